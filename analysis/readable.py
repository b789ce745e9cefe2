"""A chart's numbers as people read them: headings in words, names in place of keys."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.charts.wording import day, name, number, percent, signed

if TYPE_CHECKING:
    from pandas.io.formats.style import Styler

Words = Mapping[str, str]

NAMED = {
    "topic": "topic",
    "topic_a": "topic",
    "topic_b": "topic",
    "tone_class": "tone",
    "language": "languages",
    "outlet": "outlet",
    "voice": "voice",
    "weekday": "weekdays",
    "set": "set",
    "subject": "subject",
}
"""Columns that hold keys, with the part of the locale that names those."""

GROUPS = {
    "tone_by_topic": "topic",
    "tone_by_language": "languages",
    "tone_by_outlet": "outlet",
    "tone_by_voice": "voice",
}
"""What the column ``group`` of a chart holds, likewise."""

COUNTS = ("n", "scored", "total", "none", "n_a", "n_b", "n_elsewhere", "backed", "differing")
STORIES = ("stories", "undated", "alone", "shared", "first", "tied", "later", "days")
SHARES = ("share", "scored_share", "elsewhere", "part", "of_all")
SIDES = ("a", "a_low", "a_high", "b", "b_low", "b_high")
TONES = ("tone", "low", "high", "difference", "certain")
ROUNDED = ("expected", "lift", "lag", "keyness", "per_day")

OF_SHARES = (
    "outlets_topics",
    "outlets_classes",
    "outlets_agenda",
    "characteristic_stories",
    "disagreement",
)
"""Charts whose intervals are of shares."""

OF_POINTS = ("outlets_apart", "contrast_share")
"""Tables of differences of shares."""


_MACHINE = "machine_"
"""What the names of columns begin with that hold the machine's own scores of corrected ones."""

SMALLEST = 0.001
"""Chances below it are written as below it, as journals do (APA 7, section 6.36)."""

DECIMALS = 6
"""Decimals of a number in a file: scores are stored in 32 bits, what follows these is noise."""


def readable(frame: pd.DataFrame, chart: str, words: Words) -> pd.DataFrame:
    """The table with headings and names in words, its numbers to `DECIMALS` and its dates as
    they are: what a CSV holds. ``chart`` is the key of its card, as a column may mean another
    thing in each."""
    named = frame.copy()
    fractions = named.select_dtypes("float").columns
    named[fractions] = named[fractions].round(DECIMALS)
    for column, kind in {**NAMED, "group": GROUPS.get(chart, "")}.items():
        if column in named:
            named[column] = [_called(kind, key, words) for key in named[column]]
    if "corrected" in named:
        named["corrected"] = [_corrected(keys, words) for keys in named["corrected"]]
    return named.rename(columns=_headings(frame, chart, words))


def written(frame: pd.DataFrame, chart: str, words: Words) -> Styler:
    """The same table with numbers and dates written as in the charts, for the page; it still
    sorts by what they are worth."""
    headings = _headings(frame, chart, words)
    forms = {headings[c]: form for c in frame.columns if (form := _form(c, chart, words))}
    table = readable(frame, chart, words)
    return table.style.format(forms, na_rep=words["words.no_value"])  # type: ignore[arg-type]


def points(difference: float, words: Words) -> str:
    """A difference of two shares in percentage points, with its sign: "+12.5 points"."""
    if math.isnan(difference):
        return words["words.no_value"]
    written = f"{difference * 100:+.1f}".replace("-", "−").replace(".", words["chart.decimal"])
    return words["column.points"].format(value=words["locale.signed"].format(value=written))


def chance(p: float, words: Words) -> str:
    """A chance 0–1 to three decimals, smaller ones as below the smallest of these."""
    text = f"{max(p, SMALLEST):.3f}".replace(".", words["chart.decimal"])
    return f"<{text}" if p < SMALLEST else text


def _headings(frame: pd.DataFrame, chart: str, words: Words) -> dict[str, str]:
    return {column: _heading(column, chart, words) for column in frame.columns}


def _heading(column: str, chart: str, words: Words) -> str:
    """The chart's own word for a column, else the one all charts have."""
    if column.startswith(_MACHINE):
        own = _heading(column.removeprefix(_MACHINE), chart, words)
        return words["column.machine"].format(name=own)
    if topic := words.get(f"topic.{column.removeprefix('topic_')}"):
        return words["column.salience"].format(topic=topic)
    return words.get(f"column.{chart}.{column}") or words[f"column.{column}"]


def _called(kind: str, key: Any, words: Words) -> Any:
    return key if pd.isna(key) else name(kind, str(key), words)


def _corrected(keys: Any, words: Words) -> Any:
    """The names of the scores that analysts corrected: "Tone, Syria"."""
    if pd.isna(keys):
        return keys
    names = {"tone": words["column.tone"]}
    return words["words.comma"].join(
        names.get(key) or name("topic", key, words) for key in str(keys).split(", ")
    )


def _form(column: str, chart: str, words: Words) -> Callable[[Any], str] | None:
    """How a column's values are written; ``None`` where they are text already."""
    if column in (*COUNTS, *STORIES):
        return lambda value: number(value, words)
    if chart in OF_POINTS and column in ("difference", "low", "high"):
        return lambda value: points(value, words)
    if column in SIDES:
        tone = chart == "contrast_tone"
        return (lambda value: signed(value, words)) if tone else lambda value: percent(value, words)
    if column in SHARES or (chart in OF_SHARES and column in ("low", "high")):
        return lambda value: percent(value, words)
    if column in TONES:
        return lambda value: signed(value, words)
    if column in ROUNDED:
        return lambda value: f"{value:.1f}".replace(".", words["chart.decimal"])
    if column == "p":
        return lambda value: chance(value, words)
    if column == "period":
        return lambda value: day(value, words)
    if column in ("partial", "clear"):
        return lambda value: words["words.yes" if value else "words.no"]
    return None
