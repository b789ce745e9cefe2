"""What a chart can be written as, and that each is made of the same chart."""

from __future__ import annotations

import csv
import io
from functools import partial
from pathlib import Path

import pytest

from analysis import charts
from analysis.errors import ExportError
from analysis.export import FORMATS, Appearance, Chart, format_named, format_of
from analysis.locale import Words, languages, load
from tests.chart_frames import CAPTION, FRAMES, TOPIC_NAMES

LINES = ["sanctions"]


def chart(language: str = "en") -> Chart:
    whole = FRAMES["topics_over_time"]
    return Chart(
        name="topics_over_time",
        caption=CAPTION,
        frame=whole[whole["topic"].isin(LINES)],
        numbers=whole,
        draw=partial(charts.topics_over_time, measure="share"),
        words=load(language).also(TOPIC_NAMES),
    )


@pytest.mark.parametrize("language", languages())
def test_a_page_is_in_the_language_of_its_words(language: str):
    page = FORMATS["html"].write(chart(language), Appearance()).decode()
    words = load(language)
    assert f'<html lang="{language}" dir="{words.direction}">' in page
    assert CAPTION.title in page


def test_a_table_has_all_numbers_also_those_that_are_not_drawn():
    rows = FORMATS["csv"].write(chart(), Appearance()).decode("utf-8-sig")
    topics = {row["Topic"] for row in csv.DictReader(io.StringIO(rows, newline=""))}
    assert {"Sanctions", "Syria"} <= topics
    assert [trace.name for trace in chart().figure().data if trace.name] == ["Sanctions"]


def test_columns_may_be_named_as_those_of_another_chart():
    frame = FRAMES["tone_by"].drop(columns="share", errors="ignore")
    words = Words("en", load().also(TOPIC_NAMES))
    here = Chart(
        name="outlets_tone",
        kind="tone_by_outlet",
        caption=CAPTION,
        frame=frame,
        draw=partial(charts.tone_by, by="outlet"),
        words=words,
    )
    assert here.table.columns[0] == "Outlet"


@pytest.mark.parametrize("name", ["csv", ".csv", "CSV"])
def test_a_format_is_found_by_its_ending(name: str):
    assert format_named(name) is FORMATS["csv"]
    assert format_of(Path(f"out/tone.{name.removeprefix('.')}")) is FORMATS["csv"]


@pytest.mark.parametrize("name", ["chart", "chart.", "chart.gif", ".html", "a.b/chart"])
def test_a_name_of_no_format_is_answered_with_those_there_are(name: str):
    with pytest.raises(ExportError) as raised:
        format_of(Path(name))
    assert all(ending in str(raised.value) for ending in FORMATS)
    assert "\n" not in str(raised.value)
