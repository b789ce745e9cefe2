"""The cycle of the week as a chart."""

from __future__ import annotations

from analysis.charts import caption_of, weekdays
from analysis.locale import load
from tests.chart_frames import CAPTION, WEEKDAYS, draw


def test_the_days_stand_in_the_order_given_with_their_short_names():
    axis = draw("weekdays").layout.xaxis
    assert list(axis.ticktext) == ["Sat", "Sun", "Mon", "Tue", "Wed", "Thu", "Fri"]
    bars = draw("weekdays").data[0]
    assert list(bars.y) == list(WEEKDAYS["per_day"])


def test_means_of_few_articles_are_hollow_and_stand_at_their_days():
    _, sure, few = draw("weekdays").data
    assert list(sure.x) == [1, 2, 3, 5, 6] and list(few.x) == [0, 4]
    assert few.marker.symbol[1] == "triangle-up-open" and sure.marker.symbol[1] == "triangle-up"
    assert list(sure.error_y.array)[1] == WEEKDAYS["high"][2] - WEEKDAYS["tone"][2]


def test_a_point_says_its_sample():
    said = draw("weekdays").data[0].hovertext
    assert "Monday" in said[2] and "1,240" in said[2] and "124.0 a day on 10 such days" in said[2]
    assert "+0.42" in said[2] and "Tone" not in said[0]


def test_in_words_between_which_days_both_lie():
    said = caption_of(draw("weekdays"))["alternative"]
    assert "Articles a day between 0.0 on Saturday and 124.0 on Monday." in said
    assert "Mean tone between −0.31 on Sunday and +0.50 on Wednesday." in said
    arabic = caption_of(weekdays(WEEKDAYS, caption=CAPTION, words=load("ar")))["alternative"]
    assert "السبت" in arabic and "الاثنين" in arabic
