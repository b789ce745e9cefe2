"""What a report says of a chart: plain sentences made of the numbers that it is drawn from."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd

from analysis import queries
from analysis.catalogue import View
from analysis.charts.dots import FEW
from analysis.charts.wording import isolated, name
from analysis.export import Chart
from analysis.readable import GROUPS
from analysis.report.model import Paragraph, Sentence
from analysis.report.saying import Numbers, say, values
from analysis.report.shifts import plain, sentences, stories

SHIFTS_TOLD = 6
"""Shifts that are told, the newest: more would be a list. The chart marks all by letters."""

TOPICS_NAMED = 3
"""Topics that a sentence names, the most covered."""

ENDS = 2
"""Groups that a lowest and a highest tone need."""


def texts(view: View, chart: Chart) -> tuple[Paragraph, ...]:
    """What is said of a chart; nothing of one that there are no sentences for."""
    write = _TEXTS.get(chart.name)
    return write(view, chart) if write else ()


def _shifts(view: View, _: Chart) -> tuple[Paragraph, ...]:
    words = plain(view.words)
    found = queries.shifts(view.con, view.filters)
    if not found:
        return ((say(words, "shifts.none"),),)
    return tuple(
        (*sentences(shift, place, words, literal=isolated), *stories(shift, place, words))
        for place, shift in enumerate(found[:SHIFTS_TOLD])
    )


def _topics(view: View, chart: Chart) -> tuple[Paragraph, ...]:
    words, numbers = view.words, Numbers(view.words, "topic_share")
    covered = chart.rows[chart.rows["n"] > 0].head(TOPICS_NAMED)
    named = [
        (view.topics[row["topic"]], numbers.share(f"{row['topic']}", row["share"]))
        for row in covered.to_dict("records")
    ]
    if not named:
        return ((say(words, "report.topics_none"),),)
    parts = (
        words("shifts.part", name=isolated(topic), value=figure.text) for topic, figure in named
    )
    text = words("report.topics", parts=words["words.comma"].join(parts))
    return ((Sentence(text=text, figures=values([figure for _, figure in named])),),)


def _ends(view: View, chart: Chart) -> tuple[Paragraph, ...]:
    """The groups with the lowest and the highest tone, of those with enough articles for one."""
    words, limit = view.words, Numbers(view.words, chart.name).count("few", FEW)
    enough = chart.rows[(chart.rows["scored"] >= FEW) & chart.rows["low"].notna()]
    if len(enough) < ENDS:
        return ((say(words, "report.ends_few", limit),),)
    ordered = enough.sort_values(["tone", "group"])
    ends = {
        "lowest": _end(view, chart, ordered.iloc[0]),
        "highest": _end(view, chart, ordered.iloc[-1]),
    }
    said = say(words, "report.ends", limit, names={name: end.text for name, end in ends.items()})
    figures = {key: value for end in ends.values() for key, value in end.figures.items()}
    return ((Sentence(text=said.text, figures={**figures, **said.figures}),),)


def _end(view: View, chart: Chart, row: pd.Series) -> Sentence:
    words, key = view.words, str(row["group"])
    numbers = Numbers(words, f"{chart.name}.{key}")
    return say(
        words,
        "report.end",
        *(numbers.tone(each, float(row[each])) for each in ("tone", "low", "high")),
        numbers.count("scored", int(row["scored"])),
        names={"name": isolated(name(GROUPS[chart.name], key, words))},
    )


_TEXTS: Mapping[str, Callable[[View, Chart], tuple[Paragraph, ...]]] = {
    "volume_and_tone": _shifts,
    "topic_share": _topics,
    "tone_by_outlet": _ends,
    "tone_by_topic": _ends,
    "tone_by_language": _ends,
}
"""What writes the text of a chart, by its name."""
