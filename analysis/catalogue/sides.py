"""Which outlets or languages are set side by side."""

from __future__ import annotations

from dataclasses import dataclass

from analysis import queries
from analysis.catalogue.making import any_of, nothing
from analysis.catalogue.view import View
from analysis.charts.wording import name
from analysis.filters import NO_OUTLET, Filters
from analysis.queries import Side

FEWEST, MOST = 2, 6
"""How many are compared: more than six markers in a row cannot be told apart."""

USUAL = 4
"""How many are set side by side where none are chosen: those with most articles."""

KINDS = {"outlet": "outlet", "language": "languages"}
"""Where the words have the names of each kind."""


@dataclass(frozen=True, slots=True)
class Sides:
    """What is compared, by key with its names; the ``view`` of that alone, and filters on the
    ``whole`` that shares of voice are of."""

    view: View
    by: Side
    named: dict[str, str]
    whole: Filters

    @property
    def groups(self) -> list[str]:
        """The keys of what is compared."""
        return list(self.named)

    @property
    def each(self) -> dict[str, Filters]:
        """The filters on each alone."""
        return {each: queries.side_of(self.view.filters, self.by, each) for each in self.named}


def side_of(view: View) -> Side:
    """Whether outlets or languages are compared."""
    return "language" if view.options.side == "language" else "outlet"


def options_of(view: View) -> tuple[str, ...]:
    """What could be set side by side."""
    choices = queries.choices(view.con)
    return choices.outlets if side_of(view) == "outlet" else choices.languages


def chosen(view: View) -> list[str]:
    """What the options ask for, of what there is; the usual where that is nothing."""
    there = options_of(view)
    return [each for each in view.options.among if each in there][:MOST] or _usual(view)


def sides_of(view: View) -> Sides:
    """The outlets or languages that are compared. Raises NothingToShow where they are too few, or
    no article of theirs matches."""
    any_of(view)
    by, groups = side_of(view), chosen(view)
    if len(groups) < FEWEST:
        raise nothing(f"outlets.too_few_{by}")
    narrowed = view.on(queries.side_of(view.filters, by, *groups))
    any_of(narrowed)
    named = {group: name(KINDS[by], group, view.words) for group in groups}
    return Sides(narrowed, by, named, queries.side_of(view.filters, by))


def _usual(view: View) -> list[str]:
    """What the filters choose where that can be compared, else those with most articles."""
    by, filters = side_of(view), view.filters
    named = filters.outlets if by == "outlet" else filters.languages
    if FEWEST <= len(named) <= MOST:
        return list(named)
    found = queries.tone_by(view.con, queries.side_of(filters, by), by, limit=USUAL + 1)
    return [str(group) for group in found["group"] if group != NO_OUTLET][:USUAL]
