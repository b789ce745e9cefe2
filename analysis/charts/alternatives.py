"""What a chart says to a reader who does not see it: its extremes, its end and what is uncertain.

Each function takes the table and the names its chart is drawn from and returns sentences in the
words' language; `Caption.alternative` puts title, filters and sample around them.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.charts.marks import Mark
from analysis.charts.periods import Period
from analysis.charts.wording import Words, name, number, percent, period_name, signed
from analysis.models import TONE_CLASSES

MOST_NAMED = 6
"""So many names are told in one sentence; a listener keeps no more, and the table has all."""

Form = Callable[[float, Words], str]
"""How a value is written: `number`, `percent` or `signed`."""


@dataclass(frozen=True, slots=True)
class Point:
    """A value and what it is the value of: a period, a group. NaN where there is none."""

    at: str
    value: float


def volume_and_tone(
    frame: pd.DataFrame,
    shown: Sequence[Period],
    grain: str,
    marks: Iterable[Mark],
    words: Words,
) -> str:
    """The span, articles and tone by their highest, lowest and last period, and the marks."""
    at = [period_name(period.start, grain, words) for period in shown]
    articles, tones = _points(at, frame["n"]), _points(at, frame["tone"])
    return _joined(
        words["chart.said.volume_and_tone"],
        _span(at, words),
        extremes(words["chart.articles"], articles, number, words, last=True),
        extremes(words["column.tone"], tones, signed, words, last=True),
        _empty(frame["n"], words),
        _unfinished(shown, words),
        _marked(marks, shown, words),
    )


def topics_over_time(
    frame: pd.DataFrame,
    shown: Sequence[Period],
    grain: str,
    measure: str,
    marks: Iterable[Mark],
    words: Words,
) -> str:
    """The span, each topic's coverage by its highest, lowest and last period, and the marks."""
    form = percent if measure == "share" else number
    return _joined(
        words[f"chart.said.topics_{measure}"],
        *_courses(frame, shown, grain, measure, form, words),
        _unfinished(shown, words),
        _marked(marks, shown, words),
    )


def sides_over_time(
    frame: pd.DataFrame,
    groups: Mapping[str, str],
    shown: Mapping[Any, Period],
    grain: str,
    measure: str,
    marks: Iterable[Mark],
    words: Words,
) -> str:
    """The span, each group's articles, share or tone by highest, lowest and last, and the marks."""
    form: Form = {"n": number, "share": percent, "tone": signed}[measure]
    at = {day: period_name(period.start, grain, words) for day, period in shown.items()}
    lines = []
    for group, named in groups.items():
        rows = frame[frame["group"] == group].sort_values("period")
        points = _points([at[day] for day in rows["period"]], rows[measure])
        lines.append(extremes(named, points, form, words, last=True))
    return _joined(
        words[f"chart.said.sides_{measure}"],
        _span(list(at.values()), words),
        *lines,
        _marked(marks, list(shown.values()), words),
    )


def tone_courses(frame: pd.DataFrame, shown: Sequence[Period], grain: str, words: Words) -> str:
    """The span, and each topic's mean tone by its highest, lowest and last period."""
    return _joined(
        words["chart.said.tone_courses"],
        *_courses(frame, shown, grain, "tone", signed, words),
        _unfinished(shown, words),
    )


def topic_share(frame: pd.DataFrame, words: Words) -> str:
    """How many topics, and the share of the most and the least covered."""
    names = [name("topic", topic, words) for topic in frame["topic"]]
    points = _points(names, frame["share"])
    told = extremes(words["column.share"], points, percent, words)
    return _joined(_said(words, "chart.said.topic_share", n=number(len(names), words)), told)


def topic_tone(counts: pd.DataFrame, words: Words) -> str:
    """For each class of tone, the topics in which its share is highest and lowest. ``counts``
    has a row for each topic and a column for each of `TONE_CLASSES`."""
    names = [name("topic", str(topic), words) for topic in counts.index]
    scored = counts[[tone for tone in TONE_CLASSES if tone != "none"]].sum(axis=1)
    lines = []
    for tone in TONE_CLASSES:
        of = counts.sum(axis=1) if tone == "none" else scored
        shares = counts[tone] / of.where(of > 0)
        lines.append(extremes(words[f"tone.{tone}"], _points(names, shares), percent, words))
    return _joined(_said(words, "chart.said.topic_tone", n=number(len(names), words)), *lines)


def cooccurrence(frame: pd.DataFrame, words: Words) -> str:
    """The pairs of topics most often discussed together, the most frequent first."""
    apart = frame[(frame["topic_a"] != frame["topic_b"]) & (frame["share"] > 0)]
    most = apart.sort_values("share", ascending=False, kind="stable").head(MOST_NAMED)
    pairs = [_pair(row, words) for row in most.to_dict("records")]
    n = frame["topic_a"].nunique()
    told = pairs or [words["chart.said.never_together"]]
    return _joined(_said(words, "chart.said.cooccurrence", n=number(n, words)), *told)


def tone_distribution(frame: pd.DataFrame, sign_of: Callable[[float], str], words: Words) -> str:
    """How many articles are of each class, and the fullest bin."""
    signs = ((frame["low"] + frame["high"]) / 2).map(sign_of)
    counts = frame["n"].groupby(signs).sum()
    classes = [
        _said(
            words,
            "chart.said.class",
            tone=words[f"tone.{tone}"],
            n=number(counts.get(tone, 0), words),
        )
        for tone in TONE_CLASSES
        if tone != "none"
    ]
    fullest = frame.nlargest(1, "n").to_dict("records")
    told = [_bin(each, words) for each in fullest]
    return _joined(words["chart.said.tone_distribution"], *classes, *told)


def tone_by(frame: pd.DataFrame, names: Sequence[str], few: int, words: Words) -> str:
    """The groups of highest and lowest mean tone, whose intervals leave out 0, and how many
    are of fewer than ``few`` scored articles."""
    points = _points(names, frame["tone"])
    return _joined(
        _said(words, "chart.said.tone_by", n=number(len(names), words)),
        extremes(words["column.tone"], points, signed, words),
        _clear(frame, names, words),
        _few(int((frame["scored"] < few).sum()), words),
    )


def beside(
    placed: pd.DataFrame,
    rows: Mapping[str, str],
    groups: Mapping[str, str],
    measure: str,
    few: int,
    words: Words,
) -> str:
    """For each group the rows of its highest and lowest value, and how many dots are of fewer
    than ``few`` articles. ``placed`` has ``row``, ``group``, ``value``, ``n``."""
    form = signed if measure == "tone" else percent
    what = words["column.tone" if measure == "tone" else "column.share"]
    lines = []
    for group, called in groups.items():
        own = placed[placed["group"] == group]
        points = _points([rows[str(row)] for row in own["row"]], own["value"])
        lines.append(extremes(called or what, points, form, words))
    told = placed["value"].notna() & (placed["n"] < few)
    return _joined(
        _said(words, f"chart.said.beside_{measure}", n=number(len(rows), words)),
        *lines[:MOST_NAMED],
        _few(int(told.sum()), words),
    )


def extremes(
    what: str, points: Sequence[Point], form: Form, words: Words, *, last: bool = False
) -> str:
    """A line's highest and lowest value and where they are, with ``last`` also where it ends;
    the first of equal ones. What is the same throughout is said once."""
    there = [point for point in points if not math.isnan(point.value)]
    if not there:
        return _said(words, "chart.said.nothing", what=what)
    high = max(there, key=lambda point: point.value)
    low = min(there, key=lambda point: point.value)
    if form(high.value, words) == form(low.value, words):
        one = len(there) == 1
        key = "chart.said.one" if one else "chart.said.same"
        return _said(words, key, what=what, value=form(high.value, words), at=high.at)
    values = {
        "what": what,
        "high": form(high.value, words),
        "high_at": high.at,
        "low": form(low.value, words),
        "low_at": low.at,
    }
    if not last:
        return _said(words, "chart.said.ends", **values)
    end = there[-1]
    return _said(words, "chart.said.run", **values, last=form(end.value, words), last_at=end.at)


def _points(at: Iterable[str], values: Iterable[float]) -> list[Point]:
    return [Point(each, float(value)) for each, value in zip(at, values, strict=True)]


def _courses(
    frame: pd.DataFrame,
    shown: Sequence[Period],
    grain: str,
    column: str,
    form: Form,
    words: Words,
) -> list[str]:
    """The span, then a sentence a topic, up to `MOST_NAMED`, then how many more there are."""
    at = [period_name(period.start, grain, words) for period in shown]
    lines = []
    for topic, rows in frame.groupby("topic", sort=False):
        points = _points(at, rows.sort_values("period")[column])
        lines.append(extremes(name("topic", str(topic), words), points, form, words, last=True))
    return [_span(at, words), *lines[:MOST_NAMED], _and_more(len(lines), words)]


def _span(at: Sequence[str], words: Words) -> str:
    return _said(words, "chart.said.span", n=number(len(at), words), first=at[0], last=at[-1])


def _empty(counts: pd.Series[Any], words: Words) -> str:
    without = int((counts == 0).sum())
    return _said(words, "chart.said.empty", n=number(without, words)) if without else ""


def _unfinished(shown: Sequence[Period], words: Words) -> str:
    return words["chart.said.unfinished"] if shown[-1].partial else ""


def _marked(marks: Iterable[Mark], shown: Sequence[Period], words: Words) -> str:
    first, end = shown[0].start, shown[-1].end
    kinds = [mark.kind for mark in marks if first <= mark.day < end]
    told = [
        _said(words, f"chart.said.{kind}s", n=number(kinds.count(kind), words))
        for kind in ("event", "shift")
        if kind in kinds
    ]
    return _joined(*told)


def _and_more(told: int, words: Words) -> str:
    more = told - MOST_NAMED
    return _said(words, "chart.said.more", n=number(more, words)) if more > 0 else ""


def _pair(row: Mapping[Any, Any], words: Words) -> str:
    told = words["chart.hover.together"].format(
        a=name("topic", row["topic_a"], words),
        b=name("topic", row["topic_b"], words),
        n=number(row["n"], words),
        share=percent(row["share"], words),
    )
    return f"{told}."


def _bin(row: Mapping[Any, Any], words: Words) -> str:
    return _said(
        words,
        "chart.said.fullest",
        low=signed(row["low"], words),
        high=signed(row["high"], words),
        n=number(row["n"], words),
    )


def _clear(frame: pd.DataFrame, names: Sequence[str], words: Words) -> str:
    """The groups whose interval leaves out 0, up to `MOST_NAMED`."""
    out = (frame["low"] > 0) | (frame["high"] < 0)
    clear = [called for called, there in zip(names, out, strict=True) if there]
    if not clear:
        return words["chart.said.none_clear"]
    return _said(words, "chart.said.clear", names=words["words.comma"].join(clear[:MOST_NAMED]))


def _few(count: int, words: Words) -> str:
    return _said(words, "chart.said.few", n=number(count, words)) if count else ""


def _said(words: Words, key: str, **values: str) -> str:
    return words[key].format(**values)


def _joined(*sentences: str) -> str:
    return " ".join(each for each in sentences if each)
