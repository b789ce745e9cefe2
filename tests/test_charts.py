"""Charts: what is drawn, what is written, and that nothing depends on streamlit."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import math
import re
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest
import streamlit  # noqa: F401  (it replaces plotly's default template: our figures must not care)

from analysis import charts
from analysis.charts import THEMES, Caption, caption_of, without_caption
from analysis.charts.looks import palette, topic_colours
from analysis.charts.mirrored import AT_BEGINNING
from analysis.charts.periods import GRAINS, grain_of, periods, time_axis
from analysis.charts.tone_axis import tone_axis
from analysis.charts.wording import lines, percent, period_name, shortened, signed
from tests.chart_frames import (
    BY_OUTLET,
    CAPTION,
    FRAMES,
    HOSTILE,
    NAN,
    OVER_TIME,
    WORDS,
    draw,
    named,
)

PLACEHOLDER = re.compile(r"#0000(0[1-9]|[1-9]\d)", re.IGNORECASE)
"""Streamlit's template marks colours to be replaced by its frontend as #000001, #000002 …"""


class TestEveryChart:
    @pytest.mark.parametrize("theme", THEMES)
    @pytest.mark.parametrize("chart", FRAMES)
    def test_has_its_own_template_and_no_placeholder_colour(self, chart, theme):
        figure = draw(chart, theme=theme)
        assert figure.layout.template.layout.font.color == palette(theme).ink
        assert not PLACEHOLDER.search(figure.to_json())

    @pytest.mark.parametrize("chart", FRAMES)
    @pytest.mark.parametrize("shape", [lambda figure: figure, without_caption])
    def test_is_a_figure_as_plotly_has_them(self, chart, shape):
        """They are put together unchecked, for speed."""
        figure = shape(draw(chart))
        checked = go.Figure(figure.to_plotly_json())
        assert len(checked.data) == len(figure.data)

    @pytest.mark.parametrize("chart", FRAMES)
    def test_says_title_filters_sample_note_source_and_date(self, chart):
        figure = draw(chart, theme="print")
        assert named(figure, "title").text == "Volume and tone over time"
        assert named(figure, "subtitle").text == CAPTION.subtitle
        foot = named(figure, "foot").text
        for part in ("n = ", "1,204", "articles", "Band: 95 % interval", "12 May 2017"):
            assert part in foot

    @pytest.mark.parametrize("chart", FRAMES)
    def test_print_has_a_fixed_size_on_white_and_screens_are_transparent(self, chart):
        printed, shown = draw(chart, theme="print"), draw(chart, theme="dark")
        assert printed.layout.width == 1200
        assert printed.layout.template.layout.paper_bgcolor == "#FFFFFF"
        assert shown.layout.width is None
        assert shown.layout.template.layout.paper_bgcolor == "rgba(0,0,0,0)"

    @pytest.mark.parametrize("chart", ["volume_and_tone", "topics_over_time", "tone_distribution"])
    def test_print_of_a_stretchable_chart_is_eight_by_five(self, chart):
        assert draw(chart, theme="print").layout.height == 750

    @pytest.mark.parametrize("chart", FRAMES)
    def test_points_carry_their_key_and_zoom_survives_a_rerun(self, chart):
        figure = draw(chart)
        assert any(trace.customdata is not None for trace in figure.data)
        assert figure.layout.template.layout.uirevision == "kept"

    @pytest.mark.parametrize("chart", sorted(set(FRAMES) - {"tone_distribution"}))
    def test_is_drawn_where_no_value_could_be_computed(self, chart):
        frame = FRAMES[chart]
        missing = dict.fromkeys({"tone", "low", "high", "share"} & set(frame.columns), NAN)
        figure = getattr(charts, chart)(
            frame.assign(**missing), caption=CAPTION, words=WORDS, theme="print"
        )
        assert named(figure, "foot").text

    def test_an_unknown_theme_lists_the_themes(self):
        unknown: Any = "sepia"
        with pytest.raises(ValueError, match="light, dark, print"):
            draw("topic_share", theme=unknown)

    def test_a_narrow_picture_breaks_its_lines_and_grows_downward(self):
        wide, narrow = draw("topic_share", width=1100), draw("topic_share", width=380)
        assert "<br>" in named(narrow, "subtitle").text
        assert narrow.layout.height > wide.layout.height


class TestCaption:
    def test_is_read_back_from_the_figure(self):
        caption = caption_of(draw("topic_share"))
        assert caption["title"] == CAPTION.title
        assert caption["n"] == 1204
        assert caption["date"] == "2017-05-12"
        assert caption["alternative"].startswith("Volume and tone over time. Articles on Syria")

    def test_without_note_source_or_date_is_one_line(self):
        caption = Caption(title="T", n=1, n_label="article")
        assert len(caption.foot(WORDS)) == 1

    def test_untrusted_text_is_no_markup(self):
        caption = dataclasses.replace(CAPTION, title="<a href='x'>&amp;</a>")
        figure = draw("topic_share", caption=caption)
        assert named(figure, "title").text == "&lt;a href='x'&gt;&amp;amp;&lt;/a&gt;"

    def test_arabic_lines_are_isolated_right_to_left_and_latin_ones_left_alone(self):
        arabic = lines("العلاقات (Reuters) في الصحافة.", 14)
        assert len(arabic) > 1
        assert all(line.startswith("\u2067") and line.endswith("\u2069") for line in arabic)
        assert lines("Reuters وكالة", 40) == ["\u2066Reuters وكالة\u2069"]
        assert lines("Reuters", 40) == ["Reuters"]

    def test_in_a_right_to_left_interface_stands_at_the_right(self):
        figure = draw("topic_share", words=WORDS | {"locale.direction": "rtl"})
        assert {named(figure, name).xanchor for name in ("title", "subtitle", "foot")} == {"right"}


class TestVolumeAndTone:
    def trace(self, name, **options):
        figure = draw("volume_and_tone", **options)
        return next(trace for trace in figure.data if trace.name == WORDS[name])

    def test_bars_count_articles_with_a_bar_place_for_every_period(self):
        bars = self.trace("chart.articles")
        assert list(bars.y) == [40, 0, 30, 3, 12]
        assert [key for (key,) in bars.customdata][:2] == ["2017-01-01", "2017-02-01"]

    def test_the_line_has_markers_and_breaks_where_nothing_is_scored(self):
        line = self.trace("chart.tone_index")
        assert line.mode == "lines+markers"
        assert line.connectgaps is False
        assert [math.isnan(value) for value in line.y] == [False, True, False, True, False]

    def test_a_sign_is_told_by_shape_as_well(self):
        symbols = self.trace("chart.tone_index").marker.symbol
        assert (symbols[0], symbols[2]) == ("triangle-down", "circle")

    def test_a_period_without_articles_is_marked(self):
        marks = self.trace("chart.no_articles")
        assert [moment[:7] for moment in marks.x] == ["2017-02"]
        assert "no article" in marks.hovertext[0]

    def test_the_unfinished_last_period_is_hatched_and_hollow(self):
        assert list(self.trace("chart.articles").marker.pattern.shape) == ["", "", "", "", "/"]
        assert self.trace("chart.tone_index").marker.symbol[-1] == "triangle-up-open"

    def test_nothing_is_marked_when_the_data_reach_the_periods_end(self):
        bars = self.trace("chart.articles", until=dt.date(2017, 5, 31))
        assert not any(bars.marker.pattern.shape)

    def test_a_lone_point_shows_its_interval_as_a_whisker(self):
        whisker = self.trace("chart.tone_index").error_y
        assert whisker.array[0] == pytest.approx(0.1)
        assert whisker.array[1] == 0

    def test_neighbouring_points_share_a_band(self):
        frame = OVER_TIME.assign(low=[-0.4, -0.3, NAN, -0.2, -0.1], high=[0.4, 0.3, NAN, 0.2, 0.1])
        figure = charts.volume_and_tone(frame, caption=CAPTION, words=WORDS)
        band = next(trace for trace in figure.data if trace.name == WORDS["chart.interval_name"])
        assert list(band.y) == [0.4, 0.3, -0.3, -0.4, None, 0.2, 0.1, -0.1, -0.2]

    def test_hover_speaks_in_words(self):
        assert self.trace("chart.articles").hovertext[0] == (
            "January 2017<br>Articles: 40, of which 20 say something of the<br>relation"
            "<br>mean tone −0.30<br>95\u00a0% interval −0.40 to −0.20"
        )

    def test_the_neutral_band_and_zero_are_drawn(self):
        shapes = draw("volume_and_tone").layout.shapes
        assert {(shape.y0, shape.y1) for shape in shapes} == {(-0.1, 0.1), (0, 0)}


class TestTopics:
    def test_shares_are_drawn_from_the_largest_down_with_percent_and_count(self):
        (bars,) = draw("topic_share").data
        assert [key for (key,) in bars.customdata] == [
            "syria",
            "sanctions",
            "my_topic",
            "north_korea",
        ]
        assert bars.text[0] == "<b>50\u00a0%</b>  602"

    def test_a_topic_keeps_its_colour_whatever_else_is_shown(self):
        colours = palette("light")
        alone = topic_colours(["north_korea"], colours)["north_korea"]
        assert topic_colours(["x", "syria", "north_korea"], colours)["north_korea"] == alone

    def test_lines_over_time_differ_in_colour_marker_and_dash(self):
        first, second = draw("topics_over_time", measure="share").data
        assert first.line.color != second.line.color
        assert first.line.dash != second.line.dash
        assert first.marker.symbol != second.marker.symbol
        assert first.mode == "lines+markers"
        assert list(first.customdata[0]) == ["2017-01-01", "sanctions"]

    def test_equal_counts_stand_beside_each_other_where_periods_are_few(self):
        first, second = draw("topics_over_time").data
        assert all(one < other for one, other in zip(first.x, second.x, strict=True))
        assert {moment[:7] for moment in first.x} == {"2017-01", "2017-02", "2017-03"}

    def test_shares_are_written_as_everywhere_else(self):
        figure = draw("topics_over_time", measure="share")
        assert figure.layout.yaxis.ticksuffix == "\u00a0%"
        assert figure.data[0].y[0] == pytest.approx(10)

    def test_a_month_without_articles_has_no_share(self):
        first, _ = draw("topics_over_time", measure="share").data
        assert math.isnan(first.y[1])
        assert first.connectgaps is False

    def test_tone_shares_are_of_the_scored_and_none_stands_apart(self):
        *stacked, none = draw("topic_tone").data
        assert [bar.name for bar in stacked] == ["Negative", "Neutral", "Positive"]
        assert sum(bar.x[0] for bar in stacked) == pytest.approx(1)
        assert stacked[0].x[0] == pytest.approx(60 / 80)
        assert (none.xaxis, none.x[0]) == ("x2", pytest.approx(0.2))
        assert none.marker.pattern.shape == "/"

    def test_a_topic_without_scored_articles_has_an_empty_bar(self):
        frame = pd.DataFrame({"topic": ["syria"], "tone_class": ["none"], "n": [3], "share": [1.0]})
        *stacked, none = charts.topic_tone(frame, caption=CAPTION, words=WORDS).data
        assert [bar.x[0] for bar in stacked] == [0, 0, 0]
        assert none.x[0] == 1

    def test_cells_hold_their_numbers_and_the_diagonal_is_blank(self):
        cells, numbers = draw("cooccurrence").data
        assert cells.z[0][0] is None
        assert cells.z[0][1] == 0.25
        assert list(numbers.text) == ["25\u00a0%", "5.0\u00a0%"]
        assert list(cells.customdata[1][0]) == ["syria", "sanctions"]


class TestTone:
    def test_bins_are_coloured_by_sign(self):
        traces = {trace.name: list(trace.y) for trace in draw("tone_distribution").data}
        assert traces == {"Negative": [1, 2], "Neutral": [9], "Positive": [4, 2]}

    def test_the_axis_is_the_whole_scale(self):
        layout = draw("tone_distribution").layout
        assert layout.xaxis.range == pytest.approx((-1.02, 1.02))
        assert layout.margin.r >= 20  # half of "+1" stands beyond the plot; plotly hides it else

    def test_dots_have_intervals_and_few_articles_are_hollow(self):
        sure, few = draw("tone_by").data
        assert not any(symbol.endswith("-open") for symbol in sure.marker.symbol)
        assert all(symbol.endswith("-open") for symbol in few.marker.symbol)
        assert list(sure.error_x.array) == pytest.approx([0.1, 0.2])
        keys = [key for trace in (sure, few) for (key,) in trace.customdata]
        assert keys == list(BY_OUTLET["group"])

    def test_few_articles_are_counted_in_whole_steps(self):
        assert draw("volume_and_tone").layout.yaxis.dtick is None
        few = OVER_TIME.assign(n=[2, 0, 1, 1, 1])
        figure = charts.volume_and_tone(few, caption=CAPTION, words=WORDS)
        assert figure.layout.yaxis.dtick == 1

    def test_rows_are_named_with_their_sample_and_outlets_are_no_markup(self):
        texts = [
            note.text for note in draw("tone_by").layout.annotations if note.name == AT_BEGINNING
        ]
        assert texts[0].startswith("Reuters") and "80 scored" in texts[0]
        assert texts[1].startswith("No outlet")
        assert texts[2].startswith("2017")
        assert "&lt;b&gt;RT&lt;/b&gt; &amp;" in texts[3]
        assert HOSTILE not in json.dumps(texts)

    @pytest.mark.parametrize(
        ("largest", "half"), [(0.05, 0.25), (0.3, 0.5), (0.9, 1.0), (1.1, 1.25)]
    )
    def test_the_scale_is_symmetric_and_never_tighter_than_a_quarter(self, largest, half):
        low, high = tone_axis(pd.DataFrame({"tone": [largest, NAN]}))["range"]
        assert low == -high
        assert half < high < half * 1.1


class TestPeriods:
    @pytest.mark.parametrize("grain", GRAINS)
    def test_the_grain_is_known_from_the_periods(self, grain):
        starts = pd.date_range(
            "2016-01-01",
            periods=6,
            freq={"day": "D", "week": "W-MON", "month": "MS"}.get(
                grain, {"quarter": "QS", "year": "YS"}.get(grain)
            ),
        )
        assert grain_of([start.date() for start in starts]) == grain

    def test_a_first_period_cut_by_the_filter_is_partial_too(self):
        shown, _ = periods(
            OVER_TIME["period"], grain="month", since=dt.date(2017, 1, 9), until=None
        )
        assert [period.partial for period in shown] == [True, False, False, False, False]

    def test_a_single_period_has_air_around_it(self):
        shown, grain = periods(OVER_TIME["period"][:1], grain="month", since=None, until=None)
        low, high = time_axis(shown, grain, WORDS)["range"]
        assert (high - low).days > 150

    @pytest.mark.parametrize(
        ("grain", "text"),
        [
            ("day", "6 March 2017"),
            ("week", "Week of 6 March 2017"),
            ("month", "March 2017"),
            ("quarter", "Quarter 1 of 2017"),
            ("year", "2017"),
        ],
    )
    def test_are_named_as_people_do(self, grain, text):
        assert period_name(dt.date(2017, 3, 6), grain, WORDS) == text


class TestWording:
    @pytest.mark.parametrize(
        ("share", "text"), [(0.042, "4.2"), (0.37, "37"), (0, "0"), (1, "100"), (0.0996, "10")]
    )
    def test_percent(self, share, text):
        assert percent(share, WORDS) == f"{text}\u00a0%"

    @pytest.mark.parametrize(
        ("tone", "text"), [(-0.214, "−0.21"), (0.5, "+0.50"), (-0.001, "0.00"), (NAN, "–")]
    )
    def test_signed(self, tone, text):
        assert signed(tone, WORDS) == text

    def test_shortened(self):
        assert shortened("Agence internationale", 10) == "Agence in…"
        assert shortened("AFP", 10) == "AFP"


def test_names_in_wider_letters_get_more_room():
    latin, cyrillic = (
        draw("cooccurrence", words={**WORDS, "topic.syria": letter * 14}).layout.margin.l
        for letter in "nж"
    )
    assert latin < cyrillic


def test_numbers_of_tone_have_the_decimals_of_the_language():
    ticks = draw("tone_distribution", words={**WORDS, "chart.decimal": ","}).layout.xaxis.ticktext
    assert ticks == ("−1", "−0,5", "0", "+0,5", "+1")
