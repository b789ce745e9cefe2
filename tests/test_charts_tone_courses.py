"""A panel for each topic: what is shared, what is marked, what can be clicked."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from analysis.charts import THEMES
from analysis.charts.looks import look, palette
from analysis.charts.marks import Mark
from analysis.charts.panels import axis_number, panels
from analysis.locale import load
from tests.chart_frames import OVER_TIME, TONE_COURSES, draw

TOPICS = list(TONE_COURSES["topic"].drop_duplicates())
ARABIC = {**load("ar"), **{f"topic.{key}": key for key in TOPICS}}


def scatters(figure):
    return [trace for trace in figure.data if trace.type == "scatter"]


def lines(figure):
    """The courses of tone, one a panel, by topic."""
    found = [t for t in scatters(figure) if t.mode == "lines+markers"]
    return {trace.customdata[0][1]: trace for trace in found}


def grounds(figure):
    return [trace for trace in figure.data if trace.type == "bar"]


def heads(figure):
    return [note.text for note in figure.layout.annotations if "scored" in note.text]


def test_each_topic_has_a_panel_with_its_name_and_number_of_scored_articles():
    figure = draw("tone_courses")
    assert list(lines(figure)) == TOPICS
    first = heads(figure)[0]
    assert "Syria" in first and "102 scored" in first
    assert len({trace.xaxis for trace in lines(figure).values()}) == len(TOPICS)


def test_all_panels_share_their_scales():
    layout = draw("tone_courses").layout
    for number in ("2", "3"):
        assert layout[f"xaxis{number}"].matches == "x"
        assert layout[f"yaxis{number}"].matches == "y"


def test_the_scale_holds_what_is_sure_and_not_the_widest_guess():
    low, high = draw("tone_courses").layout.yaxis.range
    assert low < -0.6, "every mean is inside"
    assert high < 0.9, "an interval of three articles does not flatten all other panels"


def test_a_point_of_few_articles_is_small_and_pale_and_says_so():
    line = lines(draw("tone_courses"))["sanctions"]
    other = lines(draw("tone_courses"))["my_topic"]
    assert max(line.marker.size) < min(other.marker.size)
    assert not {*line.marker.color} & {*palette("light").tone.values()}
    assert {*other.marker.color} <= {*palette("light").tone.values()}
    assert "few articles" in line.hovertext[0] and "few articles" not in other.hovertext[0]


def test_a_period_not_complete_is_hollow_and_in_the_legend():
    figure = draw("tone_courses", until=dt.date(2017, 5, 12))
    symbols = lines(figure)["syria"].marker.symbol
    assert [symbol.endswith("-open") for symbol in symbols] == [False] * 4 + [True]
    assert "period not complete" in [trace.name for trace in figure.data]
    whole = draw("tone_courses", until=dt.date(2017, 5, 31))
    assert "period not complete" not in [trace.name for trace in whole.data]


def test_a_period_without_tone_breaks_the_line_and_is_no_zero():
    line = lines(draw("tone_courses"))["syria"]
    assert pd.isna(line.y[2]) and line.connectgaps is False


def test_a_point_opens_its_period_and_topic_and_a_panel_its_topic():
    figure = draw("tone_courses")
    assert list(lines(figure)["syria"].customdata[1]) == ["2017-02-01", "syria"]
    assert [list(ground.customdata[0]) for ground in grounds(figure)] == [[t] for t in TOPICS]


def test_the_tone_of_all_articles_is_behind_every_panel_where_it_is_given():
    figure = draw("tone_courses", whole=OVER_TIME)
    behind = [t for t in scatters(figure) if t.mode == "lines" and t.line.dash and t.xaxis]
    assert {trace.xaxis for trace in behind} == {"x", "x2", "x3"}
    assert "All articles" in [trace.name for trace in figure.data]
    assert "All articles" not in [trace.name for trace in draw("tone_courses").data]


@pytest.mark.parametrize("theme", THEMES)
def test_panels_stand_free_of_each_other(theme):
    layout = draw("tone_courses", theme=theme).layout
    boxes = [
        (*layout[f"xaxis{axis_number(i)}"].domain, *layout[f"yaxis{axis_number(i)}"].domain)
        for i in range(len(TOPICS))
    ]
    for i, (left, right, low, high) in enumerate(boxes):
        assert 0 <= left < right <= 1 and 0 <= low < high < 1
        for l2, r2, b2, t2 in boxes[:i]:
            assert left >= r2 or right <= l2 or low >= t2 or high <= b2


def test_in_arabic_panels_begin_at_the_right():
    layout = draw("tone_courses", words=ARABIC).layout
    assert layout.xaxis.domain[0] > layout.xaxis2.domain[1]
    assert layout.yaxis.side == "right" and layout.yaxis.showticklabels


@pytest.mark.parametrize(("count", "columns"), [(1, 1), (2, 2), (4, 2), (5, 2), (20, 2)])
def test_on_a_screen_at_most_two_stand_in_a_row(count, columns):
    assert panels(["Syria"] * count, look("light"), height=100).columns == columns


@pytest.mark.parametrize(("width", "columns"), [(390, 1), (1600, 4), (800, 2)])
def test_a_picture_has_as_many_columns_as_its_width_holds(width, columns):
    assert panels(["Syria"] * 20, look("light", width), height=100).columns == columns


def test_dates_are_written_under_the_lowest_panel_of_each_column():
    layout = draw("tone_courses").layout
    shown = [layout[f"xaxis{axis_number(place)}"].showticklabels for place in range(3)]
    assert shown == [False, True, True]


def test_a_long_name_takes_two_lines_and_all_panels_the_room_for_them():
    short, long = (panels([name, "Syria"], look("light"), height=100) for name in ("A", "A" * 30))
    assert (short.name_lines, long.name_lines) == (1, 2) and long.pixels > short.pixels


def test_numbered_events_are_lines_from_foot_to_head_of_every_panel():
    day = TONE_COURSES["period"].iloc[0].date()
    marks = [Mark(day=day, text="A summit", label="1"), Mark(day=day, text="A visit")]
    drawn, bare = (draw("tone_courses", marks=each).layout.shapes for each in (marks, []))
    lines_of_events = [shape for shape in drawn if shape.line.dash == "dot"]
    assert len(drawn) - len(bare) == len(lines_of_events) == len(TOPICS)
    numbers = [axis_number(place) for place in range(len(TOPICS))]
    assert {(s.xref, s.yref) for s in lines_of_events} == {
        (f"x{number}", f"y{number} domain") for number in numbers
    }
