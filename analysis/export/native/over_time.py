"""Native forms of the charts over time. Each function takes what the chart of its name in
`analysis.charts` takes; marks of events are left out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from analysis.charts import Caption
from analysis.charts.beside import group_colour
from analysis.charts.contrast import pale
from analysis.charts.dots import FEW
from analysis.charts.looks import topic_colours, topic_places
from analysis.charts.periods import periods
from analysis.charts.wording import name, number
from analysis.export.native.measures import (
    PRINT,
    count_axis,
    counted,
    marked,
    notes_of,
    over_periods,
    period_names,
    places,
    share_axis,
    short_name,
    tone_scale,
    unfinished,
    with_interval,
)
from analysis.export.native.model import SHARE, Axis, Native, Plot, Series, numbers
from analysis.locale import Words

PANELS_ACROSS = 3
"""Small plots in a row: what a slide and a landscape page hold legibly."""


def volume_and_tone(
    frame: pd.DataFrame,
    *,
    caption: Caption,
    words: Words,
    grain: str | None = None,
    since: dt.date | None = None,
    until: dt.date | None = None,
    **_: Any,
) -> Native:
    """Columns of the article count above the line of tone with its intervals."""
    until = until or caption.date
    names, unit = period_names(frame["period"], words, grain=grain, since=since, until=until)
    measure = words[f"chart.articles_per_{unit}"]
    hollow = unfinished(names)
    volume = Series(
        name=words["chart.articles"],
        values=numbers(frame["n"]),
        colour=PRINT.volume,
        hollow=hollow,
    )
    tone = with_interval(frame, called=words["column.tone"], colour=PRINT.ink, hollow=hollow)
    scale = tone_scale(frame, words["chart.tone_index"])
    return Native(
        [
            over_periods(names, [volume], count_axis(measure), words, columns=True),
            over_periods(names, [tone], scale, words),
        ]
    )


def topics_over_time(
    frame: pd.DataFrame,
    *,
    caption: Caption,
    words: Words,
    measure: str = "n",
    grain: str | None = None,
    since: dt.date | None = None,
    until: dt.date | None = None,
    **_: Any,
) -> Native:
    """A line for each topic: its articles, or their share."""
    days = frame["period"].drop_duplicates().sort_values()
    until = until or caption.date
    names, unit = period_names(days, words, grain=grain, since=since, until=until)
    colours, signs = (of(frame["topic"], PRINT) for of in (topic_colours, topic_places))
    lines = [
        Series(
            name=name("topic", topic, words),
            values=_over(rows, days, measure),
            colour=str(colours[topic]),
            sign=int(signs[topic]),
        )
        for topic, rows in _groups(frame, "topic")
    ]
    return Native([_volumes(names, lines, measure, unit, words)])


def volume_beside(
    frame: pd.DataFrame,
    *,
    groups: Mapping[str, str],
    words: Words,
    measure: str = "n",
    grain: str | None = None,
    **_: Any,
) -> Native:
    """A line for each side: its articles, or their share of all."""
    days, names, unit = _days(frame, words, grain)
    lines = [
        Series(
            name=called,
            values=_over(frame[frame["group"] == key], days, measure),
            colour=group_colour(place, PRINT),
            hollow=unfinished(names),
            sign=place,
        )
        for place, (key, called) in enumerate(groups.items())
    ]
    return Native([_volumes(names, lines, measure, unit, words)])


def tone_courses(
    frame: pd.DataFrame,
    *,
    caption: Caption,
    words: Words,
    whole: pd.DataFrame | None = None,
    grain: str | None = None,
    since: dt.date | None = None,
    until: dt.date | None = None,
    **_: Any,
) -> Native:
    """A small plot for each topic with the line of its tone, and that of all articles."""
    days = frame["period"].drop_duplicates().sort_values()
    until = until or caption.date
    names, _unit = period_names(days, words, grain=grain, since=since, until=until)
    rest = [] if whole is None else [_of_all(whole, days, words)]
    scale = tone_scale(frame)
    return Native(
        [
            _course(rows, days, names, name("topic", topic, words), scale, words, rest=rest)
            for topic, rows in _groups(frame, "topic")
        ],
        across=PANELS_ACROSS,
    )


def tone_beside(
    frame: pd.DataFrame,
    *,
    groups: Mapping[str, str],
    words: Words,
    grain: str | None = None,
    **_: Any,
) -> Native:
    """A small plot for each side with the line of its tone."""
    days, names, _unit = _days(frame, words, grain)
    scale = tone_scale(frame)
    return Native(
        [
            _course(
                frame[frame["group"] == key],
                days,
                names,
                called,
                scale,
                words,
                colour=group_colour(place, PRINT),
            )
            for place, (key, called) in enumerate(groups.items())
        ],
        across=min(2, len(groups)),
    )


def _groups(frame: pd.DataFrame, column: str) -> Iterator[tuple[str, pd.DataFrame]]:
    """The rows of each group in the order of the frame."""
    for key, rows in frame.groupby(column, sort=False):
        yield str(key), rows


def _over(rows: pd.DataFrame, days: pd.Series[Any], measure: str) -> tuple[float | None, ...]:
    """A measure for each of the days, missing where there is no row."""
    return numbers(rows.set_index("period")[measure].reindex(days))


def _days(
    frame: pd.DataFrame, words: Words, grain: str | None
) -> tuple[pd.Series[Any], tuple[str, ...], str]:
    """The first days of all periods, their names, marked where the frame calls them partial, and
    their grain."""
    days = frame["period"].drop_duplicates().sort_values()
    shown, unit = periods(days, grain=grain, since=None, until=None)
    partial = frame.groupby("period")["partial"].any()
    names = tuple(
        marked(short_name(each, unit, words), partial=bool(partial[day]))
        for day, each in zip(days, shown, strict=True)
    )
    return days, names, unit


def _volumes(
    names: tuple[str, ...], lines: list[Series], measure: str, grain: str, words: Words
) -> Plot:
    if measure == "share":
        axis = share_axis(words["chart.share_of_articles"])
        return over_periods(names, lines, axis, words, form=SHARE)
    return over_periods(names, lines, count_axis(words[f"chart.articles_per_{grain}"]), words)


def _of_all(whole: pd.DataFrame, days: pd.Series[Any], words: Words) -> Series:
    return Series(
        name=words["chart.all_articles"],
        values=_over(whole, days, "tone"),
        colour=PRINT.axis,
        sign=1,
    )


def _course(
    rows: pd.DataFrame,
    days: pd.Series[Any],
    names: tuple[str, ...],
    called: str,
    scale: Axis,
    words: Words,
    *,
    colour: str = PRINT.ink,
    rest: list[Series] | None = None,
) -> Plot:
    """The tone of one group over the days, under its name and number of scored articles."""
    scored = words["chart.n_scored"].format(n=number(rows["scored"].sum(), words))
    aligned = rows.set_index("period").reindex(days)
    few = places(aligned["scored"] < FEW)
    line = with_interval(
        aligned,
        called=words["column.tone"],
        colour=colour,
        points=dict.fromkeys(few, pale(colour, PRINT.background)),
        hollow=few | unfinished(names),
    )
    return Plot(
        kind="line",
        title=counted(called, scored, words),
        heading=words["native.period_heading"],
        categories=names,
        series=(line, *(rest or [])),
        axis=scale,
        form=scale.form,
        named=False,
        notes=(
            *notes_of(names, words, whiskers=bool(line.above)),
            *([words["native.of_all"]] if rest else []),
        ),
    )
