"""The charts of Outlets: some outlets or languages side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import pandas as pd

from analysis import charts, queries
from analysis.catalogue import over_time
from analysis.catalogue.entry import Entry
from analysis.catalogue.making import chart, nothing
from analysis.catalogue.over_time import Course
from analysis.catalogue.sides import Sides, sides_of
from analysis.catalogue.view import View
from analysis.export import Chart
from analysis.locale import Words
from analysis.models import HOLDERS, TONE_CLASSES

ALL = {"all": ""}
"""The only group of a chart whose rows are the outlets or languages themselves."""

TAKES = ("side", "among")


def _volume(view: View) -> Chart:
    sides, words = sides_of(view), view.words
    frame = queries.volume_beside(*_asked(sides))
    drawn = frame.assign(
        row=frame["group"], group="all", value=frame["share"], low=float("nan"), high=float("nan")
    )
    counts = zip(frame["group"], frame["n"], strict=True)
    return _dots(
        sides,
        "outlets_volume",
        drawn,
        frame[["group", "n", "share", "scored", "scored_share"]],
        rows=sides.named,
        notes={str(group): words("outlets.n", n=words.number(n)) for group, n in counts},
    )


def _tone(view: View) -> Chart:
    sides, words = sides_of(view), view.words
    kind = f"tone_by_{sides.by}"
    return chart(
        sides.view,
        "outlets_tone",
        partial(charts.tone_by, by=sides.by),
        queries.volume_beside(*_asked(sides)).drop(columns="share"),
        kind=kind,
        title=words[f"tone.by_{sides.by}"],
        n=sides.view.summary.n_scored,
        note=words["tone.interval"],
    )


def _classes(view: View) -> Chart:
    """How many articles of each have a tone of each class, or none."""
    sides, words = sides_of(view), view.words
    frame = queries.classes_beside(*_asked(sides))
    return _dots(
        sides,
        "outlets_classes",
        frame.assign(row=frame["tone_class"], value=frame["share"], n=frame["total"]),
        frame,
        rows={each: words[f"tone.{each}"] for each in TONE_CLASSES},
        groups=sides.named,
    )


def _topics(view: View) -> Chart:
    sides = sides_of(view)
    frame = queries.topics_beside(*_asked(sides))
    drawn = frame.assign(row=frame["topic"], value=frame["share"], n=frame["total"])
    return _dots(sides, "outlets_topics", drawn, frame, rows=view.topics, groups=sides.named)


def _voices(view: View) -> Chart:
    sides, words = sides_of(view), view.words
    frame = queries.voices_beside(*_asked(sides))
    if not frame["scored"].any():
        raise nothing("outlets.no_voices")
    return _dots(
        sides,
        "outlets_voices",
        frame.assign(row=frame["voice"], value=frame["tone"], n=frame["scored"]),
        frame,
        rows={holder: words[f"voice.{holder}"] for holder in HOLDERS},
        groups=sides.named,
        measure="tone",
    )


def _agenda(view: View) -> Chart:
    sides, words = sides_of(view), view.words
    frame = queries.agenda(*_asked(sides))
    if not frame["shared"].any():
        raise nothing("outlets.no_shared")
    return _dots(
        sides,
        "outlets_agenda",
        frame.assign(row=frame["group"], group="all", value=frame["share"], n=frame["shared"]),
        frame,
        rows=sides.named,
        notes={str(row["group"]): _lag(words, row) for row in frame.to_dict("records")},
        n=frame.attrs["stories"],
        n_label=words["outlets.agenda_n"],
    )


def _lag(words: Words, row: Mapping[Any, Any]) -> str:
    """What stands beside a side's name: its stories in common, and how far it was behind."""
    if not row["shared"]:
        return words["outlets.none_shared"]
    days = f"{row['lag']:g}".replace(".", words["chart.decimal"])
    return words("outlets.lag", n=words.number(row["shared"]), days=days)


def _volume_over_time(view: View) -> Chart:
    sides = sides_of(view)
    return over_time.volume(sides.view, "outlets_volume_over_time", _course(sides, shares=True))


def _tone_over_time(view: View) -> Chart:
    sides = sides_of(view)
    return over_time.tone(sides.view, "outlets_tone_over_time", _course(sides))


def _course(sides: Sides, *, shares: bool = False) -> Course:
    return Course(
        filters=sides.each,
        names=sides.named,
        whole=sides.whole,
        column=sides.by,
        sentence=sides.view.sentence,
        shares=shares,
    )


def _asked(sides: Sides) -> tuple[Any, ...]:
    """What queries of sides are asked with."""
    return sides.view.con, sides.view.filters, sides.by, sides.groups


def _dots(
    sides: Sides,
    name: str,
    drawn: pd.DataFrame,
    frame: pd.DataFrame,
    *,
    n: int | None = None,
    n_label: str | None = None,
    groups: Mapping[str, str] = ALL,
    **options: Any,
) -> Chart:
    """A chart of dots; ``frame`` has its numbers, ``drawn`` them as `charts.beside` takes them
    with its other options. ``n`` counts what ``n_label`` names, where it is not the articles."""
    words = sides.view.words
    return chart(
        sides.view,
        name,
        partial(charts.beside, groups=groups, **options),
        drawn,
        numbers=frame.rename(columns={"group": sides.by}),
        title=words[f"outlets.{name}"],
        n=sides.view.summary.n if n is None else n,
        n_label=n_label,
        note=words[f"outlets.{name}_note"],
    )


def _entry(name: str, title: str, build: Callable[[View], Chart], *takes: str) -> Entry:
    return Entry(name=name, page="outlets", title=title, build=build, takes=(*TAKES, *takes))


ENTRIES = (
    _entry("outlets_volume", "outlets.outlets_volume", _volume),
    _entry(
        "outlets_volume_over_time",
        "beside.volume",
        _volume_over_time,
        *("grain", "measure", "events"),
    ),
    _entry("outlets_tone", "tone.by_outlet", _tone),
    _entry("outlets_classes", "outlets.outlets_classes", _classes),
    _entry("outlets_tone_over_time", "beside.tone", _tone_over_time, "grain", "events"),
    _entry("outlets_voices", "outlets.outlets_voices", _voices),
    _entry("outlets_topics", "outlets.outlets_topics", _topics),
    _entry("outlets_agenda", "outlets.outlets_agenda", _agenda),
)
