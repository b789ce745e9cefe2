"""Charts in Arabic: what stands at the right, what runs as everywhere, and that all is Arabic."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go
import pytest

from analysis.charts.captions import Caption, Frame, compose
from analysis.charts.looks import look
from analysis.charts.mirrored import AT_BEGINNING
from analysis.charts.periods import GRAINS, periods, time_axis
from analysis.locale import load
from tests.chart_frames import CAPTION, FRAMES, TOPIC_NAMES, WORDS, draw

ARABIC = {**load("ar"), **TOPIC_NAMES}
STARTS = {"day": "D", "week": "W-MON", "month": "MS", "quarter": "QS", "year": "YS"}


class TestRightToLeft:
    """What begins at the left in English begins at the right; tone and time run as everywhere."""

    @pytest.mark.parametrize("chart", FRAMES)
    def test_value_axes_and_what_is_beside_them_stand_at_the_right(self, chart):
        english, arabic = (draw(chart, words=words) for words in (WORDS, ARABIC))
        assert {axis.side for axis in arabic.select_yaxes()} == {"right"}
        assert arabic.layout.margin.l == english.layout.margin.r
        assert arabic.layout.margin.r == english.layout.margin.l

    @pytest.mark.parametrize("chart", FRAMES)
    def test_headings_and_names_begin_at_the_right(self, chart):
        notes = draw(chart, words=ARABIC).layout.annotations
        beginning = [note for note in notes if note.name == AT_BEGINNING]
        assert all(note.xanchor == note.align == "right" for note in beginning)
        assert all(note.text.startswith("\u2067") for note in beginning)

    @pytest.mark.parametrize("chart", ["volume_and_tone", "topics_over_time"])
    def test_time_runs_to_the_right(self, chart):
        low, high = draw(chart, words=ARABIC).layout.xaxis.range
        assert low < high

    def test_tone_runs_to_the_right_and_shares_from_the_names_on(self):
        low, high = draw("tone_by", words=ARABIC).layout.xaxis.range
        assert low < 0 < high
        near, far = draw("topic_share", words=ARABIC).layout.xaxis.range
        assert near > far == 0

    def test_plots_side_by_side_change_places(self):
        layout = draw("topic_tone", words=ARABIC).layout
        assert layout.xaxis.domain[0] > layout.xaxis2.domain[1]

    def test_legends_begin_at_the_right(self):
        legend = draw("topic_tone", words=ARABIC).layout.legend
        names = [trace.name for trace in draw("topic_tone", words=ARABIC).data]
        assert all(name.startswith("\u2067") and name.endswith("\u2069") for name in names)
        assert (legend.x, legend.xanchor, legend.traceorder) == (1, "right", "reversed")

    @pytest.mark.parametrize("chart", FRAMES)
    def test_nothing_is_left_in_english(self, chart):
        caption = dataclasses.replace(
            CAPTION, title="", subtitle="", n_label="", note="", source=""
        )
        names = {**ARABIC, **dict.fromkeys(TOPIC_NAMES, "")}
        drawn = draw(chart, words=names, caption=caption).to_plotly_json()
        del drawn["layout"]["template"]
        said = {key: text for key, text in WORDS.items() if len(text) > 3 and " " in text}
        parts = {part for text in said.values() for part in re.findall(r"[A-Za-z ]{8,}", text)}
        whole = str(drawn)
        several = {part for part in map(str.strip, parts) if " " in part}  # a word may be a key
        assert [part for part in several if part in whole] == []


class TestTicks:
    @pytest.mark.parametrize("grain", GRAINS)
    def test_are_those_of_the_language(self, grain):
        starts = pd.Series(pd.date_range("2018-01-01", periods=3, freq=STARTS[grain]))
        shown, _ = periods(starts, grain=grain, since=None, until=None)
        axis = time_axis(shown, grain, ARABIC)
        tick = {"day": "day_of_month", "week": "day"}.get(grain, grain)
        assert axis["tickformat"] == ARABIC[f"chart.tick.{tick}"]

    def test_of_many_periods_depend_on_the_zoom(self):
        starts = pd.Series(pd.date_range("2010-01-01", periods=99, freq="MS"))
        shown, _ = periods(starts, grain="month", since=None, until=None)
        stops = time_axis(shown, "month", ARABIC)["tickformatstops"]
        assert [stop["value"] for stop in stops] == [
            ARABIC[f"chart.tick.{name}"] for name in ("day", "month", "year")
        ]


@pytest.mark.parametrize("words", [ARABIC, WORDS])
def test_names_too_long_for_a_phone_stand_below_each_other_in_their_order(
    words: Mapping[str, str],
) -> None:
    names = tuple(f"{side}: 2018-01-01 – 2018-12-31, outlet Harbour Times" for side in "AB")
    drawn = compose(
        [go.Scatter(x=[1], y=[1], name=name) for name in names],
        {},
        caption=Caption(title="", n=1, n_label=""),
        look=look("light", None),
        words=words,
        frame=Frame(height=100, legend=names),
    )
    assert (drawn.layout.legend.orientation, drawn.layout.legend.traceorder) == ("v", "normal")
