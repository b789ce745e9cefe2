"""What office programs draw of each chart: the categories and values of its table, no others."""

from __future__ import annotations

import datetime as dt
import inspect
from collections.abc import Sequence
from functools import partial

import pandas as pd
import pytest

from analysis import charts
from analysis.charts.dots import FEW
from analysis.export.native import FORMS, Grid, Plot, native
from analysis.export.native.measures import PRINT
from analysis.export.native.styles import gap
from tests.chart_frames import BY_OUTLET, NAN, OVER_TIME, TOPIC_SHARE
from tests.office_charts import OPTIONS, SIDES_OVER_TIME, chart, words_of

DRAWING = {
    function
    for function in vars(charts).values()
    if inspect.isfunction(function) and "caption" in inspect.signature(function).parameters
}
"""Every function of `analysis.charts` that draws."""


def plots(name: str, language: str = "en", **changes) -> list[Plot]:
    return [part for part in native(chart(name, language, **changes)).parts if type(part) is Plot]


def same(values: Sequence[float | None], column) -> bool:
    """Whether the values are a column's, None where that has none."""
    wanted = [None if pd.isna(value) else pytest.approx(value) for value in column]
    return list(values) == wanted


def test_every_chart_that_is_drawn_has_a_native_form():
    assert set(FORMS) == DRAWING


def test_every_native_form_is_tried_here():
    assert {getattr(charts, function) for function, *_ in OPTIONS.values()} == DRAWING


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("name", OPTIONS)
def test_every_plot_has_a_value_or_a_gap_for_each_category(name, language):
    parts = native(chart(name, language)).parts
    assert parts
    for part in parts:
        if isinstance(part, Grid):
            assert [len(row) for row in part.values] == [len(part.columns)] * len(part.rows)
            continue
        assert part.categories and part.series
        for series in part.series:
            assert len(series.values) == len(part.categories)
            assert len(series.above) == len(series.below) in (0, len(part.categories))
            assert series.name and series.colour.startswith("#")


class TestOverTime:
    def test_volume_and_tone_are_those_of_the_table_and_gaps_stay_gaps(self):
        volume, tone = plots("volume_and_tone")
        assert (volume.kind, tone.kind) == ("column", "line")
        assert same(volume.series[0].values, OVER_TIME["n"])
        assert same(tone.series[0].values, OVER_TIME["tone"])
        assert tone.series[0].values[1] is None

    def test_intervals_are_ways_from_the_mean_to_their_ends(self):
        line = plots("volume_and_tone")[1].series[0]
        assert same(line.above, OVER_TIME["high"] - OVER_TIME["tone"])
        assert same(line.below, OVER_TIME["tone"] - OVER_TIME["low"])

    @pytest.mark.parametrize(
        ("language", "first", "last", "note"),
        [
            ("en", "Jan 2017", "May 2017*", "* period not complete"),
            ("ar", "يناير 2017", "مايو 2017*", "* فترة غير مكتملة"),
        ],
    )
    def test_periods_are_named_in_the_words_language_and_unfinished_ones_marked(
        self, language, first, last, note
    ):
        made = native(chart("volume_and_tone", language))
        assert isinstance(made.parts[0], Plot)
        names = made.parts[0].categories
        assert (names[0], names[-1]) == (first, last)
        assert made.notes == [note, words_of(language)["native.whiskers"]]

    @pytest.mark.parametrize(
        ("starts", "named"),
        [
            (["2017-01-02", "2017-01-09"], "2 Jan 2017"),
            (["2017-01-02", "2017-01-03"], "2 Jan 2017"),
            (["2016-04-01", "2016-07-01"], "Q2 2016"),
            (["2015-01-01", "2016-01-01"], "2015"),
        ],
    )
    def test_every_grain_has_its_names(self, starts, named):
        frame = OVER_TIME.head(2).assign(period=pd.to_datetime(starts))
        assert plots("volume_and_tone", frame=frame)[0].categories[0] == named

    def test_the_scale_of_tone_lies_about_zero(self):
        axis = plots("volume_and_tone")[1].axis
        assert axis.signed and (axis.low, axis.high) == (-0.5, 0.5)

    def test_topics_have_a_line_each_in_their_own_colour(self):
        (plot,) = plots("topics_over_time")
        assert [series.name for series in plot.series] == ["Sanctions", "Syria"]
        assert same(plot.series[0].values, [4, 0, 8])
        assert plot.series[1].colour == PRINT.topics["syria"]

    def test_shares_of_a_period_without_articles_are_gaps(self):
        (plot,) = plots("topics_share_over_time")
        assert same(plot.series[0].values, [0.1, NAN, 0.2])
        assert plot.form.endswith("%")

    def test_a_side_without_a_period_has_a_gap_there(self):
        (plot,) = plots("volume_beside")
        theirs = SIDES_OVER_TIME[SIDES_OVER_TIME["group"] == "rt"]["share"].tolist()
        assert same(plot.series[1].values, [*theirs[:2], NAN, *theirs[2:]])
        assert plot.categories[-1].endswith("*")

    def test_each_topic_has_a_plot_of_its_course_on_one_scale(self):
        courses = plots("tone_courses")
        assert [plot.title.split(" (")[0].strip("\u2068\u2069") for plot in courses] == [
            "Syria",
            "Sanctions",
            "my_topic",
        ]
        assert len({plot.axis for plot in courses}) == 1
        assert courses[0].series[0].values[2] is None

    def test_the_tone_of_all_stands_in_every_course(self):
        whole = OVER_TIME[["period", "tone"]]
        draw = chart("tone_courses").draw
        courses = plots("tone_courses", draw=partial(draw, whole=whole))
        for plot in courses:
            assert same(plot.series[1].values, whole["tone"])
            assert not plot.listed and "Grey and dashed: all articles" in plot.notes

    def test_that_events_are_not_marked_is_said_where_there_are_any(self):
        event = charts.Mark(day=dt.date(2017, 3, 4), text="A summit")
        draw = partial(chart("volume_and_tone").draw, marks=(event,))
        said = "Events are marked in the pictures only"
        assert native(chart("volume_and_tone", draw=draw)).notes[-1] == said
        assert said not in native(chart("volume_and_tone")).notes


class TestGroups:
    def test_topics_stand_by_their_share_the_largest_first(self):
        (plot,) = plots("topic_share")
        rows = TOPIC_SHARE.sort_values("share", ascending=False, kind="stable")
        assert same(plot.series[0].values, rows["share"])
        assert plot.categories == ("Syria", "Sanctions", "my_topic", "North Korea")
        assert plot.series[0].points[0] == PRINT.topics["syria"]

    def test_tones_of_a_topic_add_up_to_its_scored_articles(self):
        scored, none = plots("topic_tone")
        assert scored.stacked and [s.name for s in scored.series] == [
            "Negative",
            "Neutral",
            "Positive",
        ]
        for place in range(2):
            assert sum(series.values[place] or 0 for series in scored.series) == pytest.approx(1)
        assert same(none.series[0].values, [0.2, 0.5])

    def test_a_topic_without_scored_articles_has_gaps(self):
        frame = chart("topic_tone").frame
        silent = frame.assign(n=frame["n"].where(frame["tone_class"] == "none", 0))
        scored, _ = plots("topic_tone", frame=silent)
        assert {series.values[0] for series in scored.series} == {None}

    def test_bins_are_named_by_their_ends_and_coloured_by_their_sign(self):
        (plot,) = plots("tone_distribution")
        assert plot.categories[0] == "−1.00 … −0.50"
        assert same(plot.series[0].values, [1, 2, 9, 4, 2])
        assert plot.series[0].points[0] == PRINT.tone["negative"]
        assert plot.series[0].points[2] == PRINT.tone["neutral"]

    def test_groups_keep_their_order_and_say_what_they_rest_on(self):
        (plot,) = plots("tone_by")
        assert same(plot.series[0].values, BY_OUTLET["tone"])
        assert plot.categories[0] == "\u2068Reuters\u2069 (80 scored)"
        assert plot.categories[1].startswith("\u2068No outlet\u2069")

    def test_means_of_few_articles_are_pale(self):
        (plot,) = plots("tone_by")
        assert BY_OUTLET["scored"][2] < FEW
        assert plot.series[0].points[2] not in PRINT.tone.values()

    def test_the_week_begins_where_the_table_does(self):
        for plot, column in zip(plots("weekdays"), ("per_day", "tone"), strict=True):
            assert plot.categories[0] == "Saturday"
            assert same(plot.series[0].values, chart("weekdays").frame[column])

    def test_sides_are_series_over_the_rows_with_gaps_where_nothing_is_known(self):
        (plot,) = plots("tones_beside")
        assert same(plot.series[0].values, [0.5, 0.1])
        assert same(plot.series[1].values, [-0.2, NAN])
        assert same(plot.series[0].above, [0.1, NAN])
        assert set(plot.series[1].points) == {0, 1}, "what rests on few articles is pale"
        assert plot.axis.signed

    def test_what_rests_on_few_articles_is_hollow(self):
        assert plots("tone_by")[0].series[0].hollow == {2, 3}
        assert plots("tones_beside")[0].series[1].hollow == {0, 1}
        assert plots("tone_courses")[1].series[0].hollow == {0, 1, 2, 3, 4}

    def test_periods_not_complete_are_hollow(self):
        for plot in plots("volume_and_tone"):
            assert plot.series[0].hollow == {4}
        assert all(series.hollow == {4} for series in plots("volume_beside")[0].series)

    def test_where_no_row_has_an_interval_there_is_none(self):
        frame = chart("shares_beside").frame.assign(low=NAN, high=NAN)
        assert plots("shares_beside", frame=frame)[0].series[0].above == ()


class TestWordsAndGrids:
    def test_a_period_without_words_says_so(self):
        first, second, _ = plots("vocabulary")
        assert same(first.series[0].values, [0.3, 0.225])
        assert first.categories == ("truce", "الهدنة الإنسانية")
        assert second.categories == ("no marking word",) and second.series[0].values == (None,)

    def test_sets_have_a_plot_each(self):
        assert [len(plot.categories) for plot in plots("contrast_words")] == [2, 1]

    def test_a_topic_with_itself_is_left_blank(self):
        (grid,) = native(chart("cooccurrence", "ar")).parts
        assert isinstance(grid, Grid)
        assert grid.rows == grid.columns == ("العقوبات", "سوريا")
        assert grid.values == ((None, 0.25), (0.05, None))
        assert grid.top == 0.25


def test_words_of_each_language_are_used_throughout():
    arabic = words_of("ar")
    (plot,) = plots("topics_over_time", "ar")
    assert plot.axis.title == arabic["chart.articles_per_month"]
    assert plot.heading == arabic["native.period_heading"]


def test_few_bars_have_more_air_between_them_than_many():
    few, many = plots("vocabulary")[2], plots("weekdays")[0]
    assert gap(few) > gap(many)
    assert gap(few, room=1) < gap(few, room=4) <= gap(few, room=400) == 500
