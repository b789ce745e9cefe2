"""The chart of Corrections: how often analysts and machine differ."""

from __future__ import annotations

from functools import partial

from analysis import charts, queries
from analysis.catalogue.entry import Entry
from analysis.catalogue.making import any_of, chart, nothing
from analysis.catalogue.view import View
from analysis.charts.wording import name
from analysis.export import Chart
from analysis.locale import Words
from analysis.queries import Split

SHOWN = 20
"""Groups drawn, those with most scores reviewed; more rows than this no one compares."""

KINDS = {"language": "languages", "topic": "topic", "outlet": "outlet"}
"""Where the words have the names of each kind of group."""


def split_of(view: View) -> Split:
    """What the scores reviewed are split by."""
    return next(split for split in queries.SPLITS if split == view.options.split)


def _disagreement(view: View) -> Chart:
    any_of(view)
    words, by = view.words, split_of(view)
    frame = queries.disagreement(view.con, view.filters, by)
    if frame.empty:
        raise nothing("corrections.nothing_reviewed")
    groups = list(dict.fromkeys(frame["group"]))
    draw = partial(
        charts.beside,
        rows={group: name(KINDS[by], group, words) for group in groups[:SHOWN]},
        groups={each: words[f"subject.{each}"] for each in queries.SUBJECTS},
    )
    counted = words.also({"app.n_articles": words["corrections.n_reviewed"]})
    columns = [by, "subject", "n", "differing", "share", "low", "high"]
    return chart(
        view.told(counted),
        "disagreement",
        draw,
        frame.rename(columns={"group": "row", "subject": "group", "share": "value"}),
        numbers=frame.rename(columns={"group": by})[columns],
        title=words[f"corrections.by_{by}"],
        n=int(frame["n"].sum()),
        n_label=words["corrections.n_reviewed"],
        note=_note(words, len(groups)),
    )


def _note(words: Words, total: int) -> str:
    some = words("corrections.some", n=words.number(min(SHOWN, total)), total=words.number(total))
    return words["corrections.note"] + (f". {some}" if SHOWN < total else "")


ENTRIES = (
    Entry(
        name="disagreement",
        page="corrections",
        title="corrections.by_language",
        build=_disagreement,
        takes=("split",),
    ),
)
