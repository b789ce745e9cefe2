"""The chart card, run without a browser."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis.export import PLOTLY_JS
from tests.chart_frames import CAPTION, FRAMES
from views.charts import plotly_copy

PAGE = Path(__file__).with_name("chart_page.py")
PATIENCE = 60
CARDS = 3


@pytest.fixture(scope="module")
def page():
    return AppTest.from_file(str(PAGE), default_timeout=PATIENCE).run()


def figures(page):
    return [json.loads(chart.proto.spec) for chart in page.get("plotly_chart")]


def test_runs_without_an_exception(page):
    assert not page.exception


def test_the_figure_keeps_its_own_template_and_has_a_text_alternative(page):
    charts = page.get("plotly_chart")
    assert len(charts) == CARDS
    for chart, figure in zip(charts, figures(page), strict=True):
        assert chart.proto.theme == ""
        assert figure["layout"]["template"]["layout"]["font"]["color"] == "#1B1F24"
        assert CAPTION.subtitle in chart.proto.alt


def test_the_caption_is_text_of_the_page_not_of_the_figure(page):
    shown = " ".join(block.proto.body for block in page.get("html"))
    assert shown.count(CAPTION.title) == CARDS
    assert shown.count(CAPTION.subtitle) == CARDS
    assert shown.count("1,204") == CARDS
    for figure in figures(page):
        assert CAPTION.title not in {note["text"] for note in figure["layout"]["annotations"]}


def test_the_numbers_are_a_table(page):
    tables = [frame.value for frame in page.dataframe]
    assert [len(table) for table in tables] == [
        len(FRAMES[chart]) for chart in ("volume_and_tone", "topic_share", "tone_by")
    ]


def test_the_elements_keep_their_identity_in_a_rerun():
    page = AppTest.from_file(str(PAGE), default_timeout=PATIENCE).run()
    before = [chart.proto.id for chart in page.get("plotly_chart")]
    page.checkbox[0].check().run()
    assert [chart.proto.id for chart in page.get("plotly_chart")] == before


def test_plotly_is_copied_once_and_whole(tmp_path, monkeypatch):
    monkeypatch.setattr(plotly_copy, "STATIC", tmp_path / "static")
    plotly_copy.served.cache_clear()
    try:
        copy = plotly_copy.served()
        assert copy.read_bytes() == PLOTLY_JS.read_bytes()
        assert [path.name for path in copy.parent.iterdir()] == [copy.name]
    finally:
        plotly_copy.served.cache_clear()
