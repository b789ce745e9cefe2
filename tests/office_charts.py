"""Charts of every kind, as office files are made of them, in English and in Arabic."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import partial
from typing import Any

import pandas as pd

from analysis import charts
from analysis.charts import Caption
from analysis.export import Chart
from analysis.locale import Words, load
from tests.chart_frames import CAPTION, CONTRAST_WORDS, FRAMES, HOSTILE, NAN, TOPIC_NAMES

NAMES = {
    "en": TOPIC_NAMES,
    "ar": {
        "topic.sanctions": "العقوبات",
        "topic.syria": "سوريا",
        "topic.north_korea": "كوريا الشمالية",
        "topic.counterterrorism": "مكافحة الإرهاب",
    },
}
CAPTIONS = {
    "en": CAPTION,
    "ar": Caption(
        title="النبرة عبر الزمن (Reuters ورويترز)",
        subtitle="مقالات عن سوريا، من 1 يناير 2017 إلى 31 مايو 2017، المنافذ: Reuters أو AFP",
        n=1204,
        n_label="المقالات",
        note="الشريط: فترة ثقة \u206695%\u2069 للمتوسط",
        source="المصدر: مقالات تجريبية",
        date=dt.date(2017, 5, 12),
    ),
}
SIDES = {"reuters": HOSTILE, "rt": "RT"}
SIDES_OVER_TIME = pd.DataFrame(
    [
        {
            "period": pd.Timestamp(2017, month, 1),
            "group": side,
            "n": 10 * month + place,
            "share": (10 * month + place) / 100,
            "scored": 5 * month,
            "tone": (month - 3) / 10,
            "low": (month - 4) / 10,
            "high": (month - 1) / 10,
            "partial": month == 5,
        }
        for place, side in enumerate(SIDES)
        for month in range(1, 6)
        if (side, month) != ("rt", 3)  # a group may lack periods
    ]
)
ROWS = {"syria": "Syria", "sanctions": "Sanctions"}
BESIDE = pd.DataFrame(
    [
        {"row": "syria", "group": "reuters", "value": 0.5, "low": 0.4, "high": 0.6, "n": 40},
        {"row": "syria", "group": "rt", "value": -0.2, "low": -0.5, "high": 0.1, "n": 3},
        {"row": "sanctions", "group": "reuters", "value": 0.1, "low": NAN, "high": NAN, "n": 20},
        {"row": "sanctions", "group": "rt", "value": NAN, "low": NAN, "high": NAN, "n": 0},
    ]
)
OPTIONS: dict[str, tuple[str, pd.DataFrame, dict[str, Any]]] = {
    **{name: (name, frame, {}) for name, frame in FRAMES.items()},
    "topics_share_over_time": (
        "topics_over_time",
        FRAMES["topics_over_time"],
        {"measure": "share"},
    ),
    "tone_beside": ("tone_beside", SIDES_OVER_TIME, {"groups": SIDES}),
    "volume_beside": ("volume_beside", SIDES_OVER_TIME, {"groups": SIDES, "measure": "share"}),
    "contrast_words": ("contrast_words", CONTRAST_WORDS, {"groups": {"a": "A", "b": "B"}}),
    "shares_beside": ("beside", BESIDE, {"rows": ROWS, "groups": SIDES}),
    "tones_beside": ("beside", BESIDE, {"rows": ROWS, "groups": SIDES, "measure": "tone"}),
}
"""Every chart by a name: its function, table and options."""

UNREAD = ("x", "y", "row", "value")
"""Columns that people are not shown, for which the words have no heading."""


def words_of(language: str) -> Words:
    """The words of a language, with names of topics."""
    return load(language).also(NAMES[language])


def chart(name: str, language: str = "en", **changes: Any) -> Chart:
    """A chart of `OPTIONS`; ``changes`` go to the chart."""
    function, frame, options = OPTIONS[name]
    made = Chart(
        name=name,
        caption=CAPTIONS[language],
        frame=frame,
        numbers=frame.drop(columns=[column for column in UNREAD if column in frame]),
        draw=partial(getattr(charts, function), **options),
        words=words_of(language),
    )
    return replace(made, **changes)


def charts_of(language: str) -> list[Chart]:
    """Every chart, each under its name."""
    caption = CAPTIONS[language]
    return [
        chart(name, language, caption=replace(caption, title=f"{caption.title}: {name}"))
        for name in OPTIONS
    ]
