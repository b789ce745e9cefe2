"""Whether what a view asks for is there: on a command line a name that is none is a mistake."""

from __future__ import annotations

from analysis import queries, vocabulary
from analysis.catalogue.entry import Entry
from analysis.catalogue.options import Options
from analysis.catalogue.sets import check_other
from analysis.catalogue.sides import options_of
from analysis.catalogue.view import View
from analysis.errors import ExportError
from analysis.filters.values import one_of


def check(view: View) -> None:
    """Raises FilterError for an outlet, language, topic or period of the filters or options that
    there is none of, with the nearest."""
    queries.check(view.con, view.filters)
    options = view.options
    for each in options.among:
        one_of("among", each, options_of(view))
    if options.vocabulary:
        one_of("vocabulary", options.vocabulary, list(view.topics))
    if options.vocabulary_language:
        one_of("vocabulary-language", options.vocabulary_language, vocabulary.languages())
    if options.other:
        check_other(view)


def check_takes(entry: Entry, options: Options) -> None:
    """Raises ExportError for an option that a chart does not take, naming those it does."""
    for name in Options.__dataclass_fields__:
        if getattr(options, name) != getattr(Options(), name) and name not in entry.takes:
            takes = ", ".join(map(spelled, entry.takes)) or "none"
            raise ExportError(
                f"{entry.name} has no {spelled(name)}; leave it out (its own options: {takes})"
            )


def spelled(name: str) -> str:
    """An option as the command line spells it."""
    return f"--{name.replace('_', '-')}"
