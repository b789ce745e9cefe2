"""Small tables of the queries' shapes, and every chart made from them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis import charts
from analysis.charts import Caption
from analysis.export import Chart
from analysis.locale import Words, load

NAN = float("nan")
TOPIC_NAMES = {
    "topic.sanctions": "Sanctions",
    "topic.syria": "Syria",
    "topic.north_korea": "North Korea",
    "topic.counterterrorism": "Counterterrorism",
}
WORDS = {**load(), **TOPIC_NAMES}
CAPTION = Caption(
    title="Volume and tone over time",
    subtitle="Articles on Syria, 1 January 2017 – 31 May 2017, outlets Reuters or AFP",
    n=1204,
    n_label="articles",
    note="Band: 95 % interval of the mean",
    source="Source: test articles",
    date=dt.date(2017, 5, 12),
)
HOSTILE = "<b>RT</b> & =1+1 (Арабский) وكالة"

OVER_TIME = pd.DataFrame(
    {
        "period": pd.to_datetime([f"2017-0{month}-01" for month in range(1, 6)]),
        "n": [40, 0, 30, 3, 12],
        "scored": [20, 0, 15, 0, 8],
        "tone": [-0.30, NAN, 0.05, NAN, 0.40],
        "low": [-0.40, NAN, -0.10, NAN, 0.10],
        "high": [-0.20, NAN, 0.20, NAN, 0.70],
    }
)
TOPIC_SHARE = pd.DataFrame(
    {
        "topic": ["sanctions", "syria", "north_korea", "my_topic"],
        "n": [120, 602, 0, 60],
        "share": [0.1, 0.5, 0.0, 0.05],
        "scored": [60, 301, 0, 30],
        "tone": [-0.5, 0.1, NAN, 0.2],
        "low": [-0.6, 0.0, NAN, 0.1],
        "high": [-0.4, 0.2, NAN, 0.3],
    }
)
TOPICS_OVER_TIME = pd.DataFrame(
    [
        {
            "period": period,
            "topic": topic,
            "n": n,
            "share": n / 40 if total else NAN,
            "total": total,
        }
        for topic, counts in (("sanctions", (4, 0, 8)), ("syria", (20, 0, 10)))
        for period, n, total in zip(
            pd.to_datetime(["2017-01-01", "2017-02-01", "2017-03-01"]),
            counts,
            (40, 0, 40),
            strict=True,
        )
    ]
)
TOPIC_TONE = pd.DataFrame(
    [
        {"topic": topic, "tone_class": tone, "n": n, "share": n / 100}
        for topic, counts in (("sanctions", (60, 10, 10, 20)), ("syria", (20, 20, 10, 50)))
        for tone, n in zip(("negative", "neutral", "positive", "none"), counts, strict=True)
    ]
)
COOCCURRENCE = pd.DataFrame(
    [
        {"topic_a": a, "topic_b": b, "n": n, "share": share}
        for a, b, n, share in (
            ("sanctions", "sanctions", 100, 1.0),
            ("sanctions", "syria", 25, 0.25),
            ("syria", "sanctions", 25, 0.05),
            ("syria", "syria", 500, 1.0),
        )
    ]
)
DISTRIBUTION = pd.DataFrame(
    {"low": [-1.0, -0.5, -0.1, 0.1, 0.5], "high": [-0.5, -0.1, 0.1, 0.5, 1.0], "n": [1, 2, 9, 4, 2]}
)
BY_OUTLET = pd.DataFrame(
    {
        "group": ["Reuters", "(none)", "2017", HOSTILE],
        "n": [100, 50, 9, 3],
        "scored": [80, 25, 4, 0],
        "tone": [-0.3, 0.0, 0.5, NAN],
        "low": [-0.4, -0.2, -0.1, NAN],
        "high": [-0.2, 0.2, 1.1, NAN],
    }
)

TONE_COURSES = pd.DataFrame(
    [
        {
            "period": pd.Timestamp(2017, month, 1),
            "topic": topic,
            "n": 2 * scored,
            "scored": scored,
            "tone": tone if scored else NAN,
            "low": tone - spread if scored > 1 else NAN,
            "high": tone + spread if scored > 1 else NAN,
        }
        for topic, spread, courses in (
            ("syria", 0.1, ((40, -0.3), (30, 0.0), (0, 0.0), (20, 0.3), (12, 0.35))),
            ("sanctions", 0.9, ((3, -0.6), (2, -0.5), (9, -0.4), (1, 0.2), (0, 0.0))),
            ("my_topic", 0.2, ((15, 0.1), (15, 0.2), (15, 0.1), (15, 0.0), (15, 0.1))),
        )
        for month, (scored, tone) in enumerate(courses, start=1)
    ]
)

VOCABULARY = pd.DataFrame(
    [
        (pd.Timestamp(year, 1, 1), word, n, total, n / total, elsewhere, keyness, partial, search)
        for year, word, n, total, elsewhere, keyness, partial, search in (
            (2017, "truce", 12, 40, 0.05, 21.0, False, '"truce" OR "truces"'),
            (2017, "الهدنة الإنسانية", 9, 40, 0.0, 18.0, False, '"الهدنة الإنسانية"'),
            (2018, None, 0, 6, NAN, NAN, False, ""),
            (2019, "санкции", 20, 25, 0.2, 40.0, True, '"санкции" OR "санкций"'),
        )
    ],
    columns=[
        "period",
        "word",
        "n",
        "total",
        "share",
        "elsewhere",
        "keyness",
        "partial",
        "search",
    ],
)

CONTRAST_WORDS = (
    VOCABULARY[VOCABULARY["period"] < pd.Timestamp(2019, 1, 1)]
    .assign(period=["a", "a", "b"])
    .rename(columns={"period": "group"})
    .drop(columns="partial")
)

WEEKDAYS = pd.DataFrame(
    {
        "weekday": [6, 7, 1, 2, 3, 4, 5],
        "n": [0, 12, 1_240, 90, 4, 30, 60],
        "days": [10, 10, 10, 10, 10, 9, 9],
        "per_day": [0.0, 1.2, 124.0, 9.0, 0.4, 30 / 9, 60 / 9],
        "scored": [0, 11, 800, 60, 2, 20, 30],
        "tone": [NAN, -0.31, 0.42, -0.02, 0.5, 0.11, -0.2],
        "low": [NAN, -0.5, 0.38, -0.1, -0.9, -0.02, -0.4],
        "high": [NAN, -0.12, 0.46, 0.06, 1.0, 0.24, 0.0],
    }
)
"""A week that begins on Saturday, a day of which has no article and one only a few."""
DISCOVERED = pd.DataFrame(
    {
        "topic": ["syria", "sanctions", "north_korea", "my_topic", "counterterrorism"],
        "n": [400, 100, 90, 25, 1],
        "share": [0.4, 0.1, 0.09, 0.025, 0.001],
        "x": [1.0, -0.5, -0.6, 0.0, 0.9],
        "y": [0.1, 1.0, -1.0, 0.0, 0.1],
    }
)

FRAMES: dict[str, pd.DataFrame] = {
    "discovered": DISCOVERED,
    "volume_and_tone": OVER_TIME,
    "topic_share": TOPIC_SHARE,
    "topics_over_time": TOPICS_OVER_TIME,
    "topic_tone": TOPIC_TONE,
    "cooccurrence": COOCCURRENCE,
    "tone_distribution": DISTRIBUTION,
    "tone_by": BY_OUTLET,
    "tone_courses": TONE_COURSES,
    "vocabulary": VOCABULARY,
    "weekdays": WEEKDAYS,
}


def draw(chart: str, theme: charts.Theme = "light", **options: Any) -> go.Figure:
    """A chart of the table of its name; options go to the chart's function."""
    function: Callable[..., go.Figure] = getattr(charts, chart)
    given = {"caption": CAPTION, "words": WORDS, "theme": theme}
    return function(FRAMES[chart], **given | options)


def made(name: str, words: Words | None = None) -> Chart:
    """The same as files are made of it."""
    return Chart(
        name=name,
        caption=CAPTION,
        frame=FRAMES[name],
        draw=getattr(charts, name),
        words=words or Words("en", WORDS),
        again=partial(made, name),
    )


def named(figure: go.Figure, name: str) -> Any:
    """The annotation of that name, such as the title."""
    return next(note for note in figure.layout.annotations if note.name == name)
