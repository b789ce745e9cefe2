"""Native forms of the charts with a row or column for each group. Each function takes what the
chart of its name in `analysis.charts` takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from analysis.charts.beside import group_colour
from analysis.charts.contrast import pale
from analysis.charts.dots import FEW
from analysis.charts.looks import topic_colours
from analysis.charts.tone_axis import sign_of
from analysis.charts.wording import number, signed
from analysis.export.native.measures import (
    PRINT,
    count_axis,
    counted,
    named,
    places,
    share_axis,
    tone_colours,
    tone_scale,
    with_interval,
)
from analysis.export.native.model import COUNT, RATE, SHARE, Axis, Native, Plot, Series, numbers
from analysis.locale import Words
from analysis.models import TONE_CLASSES

_SCORED = ("negative", "neutral", "positive")
_KINDS = {"outlet": "outlet", "language": "languages", "topic": "topic", "voice": "voice"}
"""Where the words have the names of each kind of group."""


def topic_share(frame: pd.DataFrame, *, words: Words, **_: Any) -> Native:
    """Bars, largest first: the share of articles that discuss each topic."""
    rows = frame.sort_values("share", ascending=False, kind="stable")
    colours = topic_colours(frame["topic"], PRINT)
    bars = Series(
        name=words["column.share"],
        values=numbers(rows["share"]),
        colour=PRINT.volume,
        points={place: colours[topic] for place, topic in enumerate(rows["topic"])},
    )
    return Native([_shares(rows, [bars], words)])


def discovered(frame: pd.DataFrame, *, words: Words, **_: Any) -> Native:
    """Bars of the share of articles in each topic; the map's places are left out."""
    bars = Series(name=words["column.share"], values=numbers(frame["share"]), colour=PRINT.volume)
    return Native([_shares(frame, [bars], words)])


def topic_tone(frame: pd.DataFrame, *, words: Words, **_: Any) -> Native:
    """Bars split into the tones of the scored articles; beside them the share without a tone."""
    counts = frame.pivot_table(
        index="topic", columns="tone_class", values="n", aggfunc="sum", fill_value=0, sort=False
    ).reindex(columns=list(TONE_CLASSES), fill_value=0)
    scored, whole = counts[list(_SCORED)].sum(axis=1), counts.sum(axis=1)
    parts = [_tone_part(tone, counts[tone] / scored.where(scored > 0), words) for tone in _SCORED]
    none = _tone_part("none", counts["none"] / whole.where(whole > 0), words)
    topics = pd.DataFrame({"topic": counts.index})
    of_scored, of_all = (share_axis(whole=True) for _ in range(2))
    return Native(
        [
            replace(
                _shares(topics, parts, words, axis=of_scored),
                title=words["chart.of_scored"],
                stacked=True,
            ),
            replace(_shares(topics, [none], words, axis=of_all), title=words["chart.no_tone"]),
        ],
        across=2,
    )


def tone_distribution(frame: pd.DataFrame, *, words: Words, **_: Any) -> Native:
    """A column for each bin of tone, coloured by its sign."""
    ends = zip(frame["low"], frame["high"], strict=True)
    middles = (frame["low"] + frame["high"]) / 2
    bins = Series(
        name=words["chart.articles"],
        values=numbers(frame["n"]),
        colour=PRINT.tone["neutral"],
        points={at: PRINT.tone[sign_of(middle)] for at, middle in enumerate(middles)},
    )
    return Native(
        [
            Plot(
                kind="column",
                heading=words["column.tone"],
                categories=tuple(_bin(low, high, words) for low, high in ends),
                series=(bins,),
                axis=count_axis(words["chart.articles"]),
                form=COUNT,
                below=words["chart.tone_index"],
            )
        ]
    )


def tone_by(frame: pd.DataFrame, *, words: Words, by: str = "outlet", **_: Any) -> Native:
    """A bar from zero to the mean tone of each group, with its interval."""
    names = named(_KINDS[by], frame["group"], words)
    counts = [words["chart.n_scored"].format(n=number(n, words)) for n in frame["scored"]]
    bars = with_interval(
        frame,
        called=words["column.tone"],
        colour=PRINT.tone["neutral"],
        points=tone_colours(frame),
        hollow=places(frame["scored"] < FEW),
    )
    scale = tone_scale(frame, words["chart.tone_index"])
    return Native(
        [
            Plot(
                kind="bar",
                heading=words["column.group"],
                categories=tuple(counted(*each, words) for each in zip(names, counts, strict=True)),
                series=(bars,),
                axis=scale,
                form=scale.form,
            )
        ]
    )


def weekdays(frame: pd.DataFrame, *, words: Words, **_: Any) -> Native:
    """Columns of the articles on each day of the week above its mean tone with the interval."""
    days = tuple(words[f"weekdays.{day}"] for day in frame["weekday"])
    volume = Series(
        name=words["column.per_day"], values=numbers(frame["per_day"]), colour=PRINT.volume
    )
    tones = with_interval(
        frame,
        called=words["column.tone"],
        colour=PRINT.tone["neutral"],
        points=tone_colours(frame),
        hollow=places(frame["scored"] < FEW),
    )
    plots = (
        (volume, Axis(title=words["weekdays.per_day"], form=RATE)),
        (tones, tone_scale(frame, words["chart.tone_index"])),
    )
    return Native(
        [
            Plot(
                kind="column",
                heading=words["column.weekday"],
                categories=days,
                series=(series,),
                axis=axis,
                form=axis.form,
            )
            for series, axis in plots
        ]
    )


def beside(
    frame: pd.DataFrame,
    *,
    rows: Mapping[str, str],
    groups: Mapping[str, str],
    words: Words,
    notes: Mapping[str, str] | None = None,
    measure: str = "share",
    **_: Any,
) -> Native:
    """In each row a bar for each group, of its share or its tone, with the interval."""
    shown = frame[frame["row"].isin(list(rows)) & frame["group"].isin(list(groups))]
    measured = shown.rename(columns={"value": "tone"})
    axis = (
        tone_scale(measured, words["chart.tone_index"], counts="n")
        if measure == "tone"
        else share_axis()
    )
    said = notes or {}
    series = [
        _side(shown[shown["group"] == key], list(rows), called or words[f"column.{measure}"], place)
        for place, (key, called) in enumerate(groups.items())
    ]
    return Native(
        [
            Plot(
                kind="bar",
                heading=words["column.group"],
                categories=tuple(
                    counted(each, said[key], words) if said.get(key) else each
                    for key, each in rows.items()
                ),
                series=tuple(series),
                axis=axis,
                form=axis.form if measure == "tone" else SHARE,
            )
        ]
    )


def _side(own: pd.DataFrame, rows: list[str], called: str, place: int) -> Series:
    """One group's values in the order of the rows, pale where of few articles."""
    aligned = own.set_index("row").reindex(rows)
    colour = group_colour(place, PRINT)
    faint = pale(colour, PRINT.background)
    few = places(aligned["n"] < FEW)
    return with_interval(
        aligned,
        called=called,
        colour=colour,
        value="value",
        points=dict.fromkeys(few, faint),
        hollow=few,
    )


def _shares(
    rows: pd.DataFrame, series: list[Series], words: Words, *, axis: Axis | None = None
) -> Plot:
    """Bars of shares with a row for each topic, each share written beside its bar."""
    return Plot(
        kind="bar",
        heading=words["column.topic"],
        categories=named("topic", rows["topic"], words),
        series=tuple(series),
        axis=axis or share_axis(words["column.share"]),
        form=SHARE,
        labelled=True,
    )


def _tone_part(tone: str, shares: pd.Series[Any], words: Words) -> Series:
    return Series(name=words[f"tone.{tone}"], values=numbers(shares), colour=PRINT.tone[tone])


def _bin(low: float, high: float, words: Words) -> str:
    return f"{signed(low, words)} … {signed(high, words)}"
