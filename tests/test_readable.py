"""A chart's numbers in words: headings, names and forms; and nothing lost in files."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from functools import partial

import pandas as pd
import pytest

from analysis import packs, queries
from analysis.export import to_csv
from analysis.filters import Filters
from analysis.readable import readable, written
from tests.chart_frames import BY_OUTLET, FRAMES, NAN, TOPIC_NAMES, WORDS
from tests.made_articles import connection_of

CON = connection_of(
    {"outlet": "A", "published": "2017-01-05", "tone": -1 / 3, "topics": {"syria": 0.9}},
    {"language": "ru", "tone": 0.5, "topics": {"sanctions": 0.6}},
)
TABLES: dict[str, Callable[..., pd.DataFrame]] = {
    "volume_and_tone": queries.over_time,
    "topic_share": queries.topic_share,
    "topics_over_time": queries.topics_over_time,
    "topic_tone": queries.topic_tone,
    "cooccurrence": queries.cooccurrence,
    "tone_distribution": queries.tone_distribution,
    "tone_by_outlet": queries.tone_by,
    "articles": queries.articles_table,
    "tone_by_voice": queries.tone_by_voice,
    "weekdays": queries.weekdays,
    "outlets_volume": partial(queries.volume_beside, by="outlet", groups=("A", "(none)")),
    "outlets_topics": partial(queries.topics_beside, by="outlet", groups=("A", "(none)")),
    "outlets_voices": partial(queries.voices_beside, by="outlet", groups=("A", "(none)")),
    "outlets_apart": partial(queries.set_apart, by="outlet", groups=("A", "(none)")),
    "outlets_agenda": partial(queries.agenda, by="outlet", groups=("A", "(none)")),
}


def cells(table: pd.DataFrame, chart: str) -> list[list[str]]:
    """What the page shows in each row."""
    styler = written(table, chart, WORDS)
    body = styler._translate(False, False)["body"]  # type: ignore[attr-defined]
    return [[c["display_value"] for c in row if c["type"] == "td"] for row in body]


@pytest.mark.parametrize("chart", TABLES)
def test_every_column_of_every_table_has_a_heading_of_its_own(chart: str):
    frame = TABLES[chart](CON, Filters())
    headings = list(readable(frame, chart, WORDS).columns)
    assert len(set(headings)) == len(frame.columns)
    assert not [heading for heading in headings if "_" in heading]


def test_a_column_may_mean_another_thing_in_each_chart():
    bins = readable(FRAMES["tone_distribution"], "tone_distribution", WORDS)
    index = readable(FRAMES["volume_and_tone"], "volume_and_tone", WORDS)
    assert list(bins.columns[:2]) == ["Tone from", "Tone to"]
    assert list(index.columns[-2:]) == ["95 % interval from", "95 % interval to"]


def test_keys_are_given_by_name():
    topics = readable(FRAMES["topic_share"], "topic_share", WORDS)["Topic"]
    assert list(topics) == ["Sanctions", "Syria", "North Korea", "my_topic"]
    outlets = readable(BY_OUTLET, "tone_by_outlet", WORDS)["Outlet"]
    assert list(outlets[:3]) == ["Reuters", "No outlet", "2017"]
    languages = queries.tone_by(CON, Filters(), "language")
    assert set(readable(languages, "tone_by_language", WORDS)["Language"]) == {"English", "Russian"}


def test_a_users_own_topic_has_its_heading_in_the_list_of_articles():
    frame = pd.DataFrame({"topic_mine": [0.5]})
    words = WORDS | {"topic.mine": "Mine"}
    assert list(readable(frame, "articles", words).columns) == ["Mine (0–1)"]
    assert len(TOPIC_NAMES) == len(packs.topic_keys())


def test_the_page_writes_numbers_as_charts_do():
    frame = pd.DataFrame(
        {
            "period": pd.to_datetime(["2017-03-01", "2017-04-01"]),
            "n": [11026, 0],
            "tone": [-0.214, NAN],
            "share": [0.042, NAN],
            "lift": [1.26, NAN],
            "partial": [False, True],
        }
    )
    assert cells(frame, "volume_and_tone") == [
        ["1 March 2017", "11,026", "−0.21", "4.2\u00a0%", "1.3", "no"],
        ["1 April 2017", "0", "–", "–", "–", "yes"],
    ]


def test_a_file_keeps_six_decimals_and_dates_in_iso():
    frame = queries.over_time(CON, Filters(), "month")
    text = to_csv(readable(frame, "volume_and_tone", WORDS)).decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    assert row["Period beginning"] == "2017-01-01"
    assert float(row["Tone"]) == pytest.approx(frame["tone"][0], abs=1e-6)


def test_a_file_shows_no_digits_that_the_store_made_up() -> None:
    stored = pd.DataFrame({"tone": [0.4404999911785126, None], "n": [1, 0]})
    assert list(readable(stored, "volume_and_tone", WORDS).iloc[0]) == [0.4405, 1]


def test_a_difference_of_shares_is_in_points_with_its_sign() -> None:
    frame = pd.DataFrame({"topic": ["syria"], "difference": [-0.125], "low": [NAN], "high": [0.0]})
    assert cells(frame, "outlets_apart") == [["Syria", "−12.5 points", "–", "+0.0 points"]]


def test_what_analysts_corrected_is_named_and_the_machines_score_headed_so():
    words = {**WORDS, "topic.syria": "Syria"}
    frame = pd.DataFrame({"corrected": ["tone, syria", None], "machine_topic_syria": [0.9, 0.1]})
    table = readable(frame, "articles", words)
    assert list(table) == ["Corrected by analysts", "Syria (0–1), by the machine"]
    assert table["Corrected by analysts"][0] == "Tone, Syria"
    assert pd.isna(table["Corrected by analysts"][1])
