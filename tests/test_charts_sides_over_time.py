"""Sides over time: what stands where, what is hollow, and what a click gives."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from analysis import charts
from analysis.charts import THEMES, Mark, caption_of
from analysis.charts.beside import group_colour
from analysis.charts.looks import palette
from analysis.locale import load
from tests.chart_frames import CAPTION, HOSTILE, NAN, WORDS
from tests.made_articles import day

MONTHS = pd.to_datetime(["2017-01-01", "2017-02-01", "2017-03-01"])


def rows(group: str, n: list[int], tone: list[float], *, partial: bool = False) -> pd.DataFrame:
    values = pd.Series(tone)
    return pd.DataFrame(
        {
            "period": MONTHS,
            "group": group,
            "n": n,
            "share": [count / 40 for count in n],
            "scored": [count // 2 for count in n],
            "tone": values,
            "low": values - 0.1,
            "high": values + 0.1,
            "partial": [False, False, partial],
        }
    )


FRAME = pd.concat(
    [
        rows("A", [30, 0, 24], [0.3, NAN, 0.2]),
        rows("B", [4, 40, 30], [-0.9, 0.1, -0.2], partial=True),
    ]
)
GROUPS = {"A": HOSTILE, "B": "صحيفة"}
BOTH = [charts.volume_beside, charts.tone_beside]


def draw(chart: Any, frame: pd.DataFrame = FRAME, **options: Any) -> Any:
    given = {"groups": GROUPS, "caption": CAPTION, "words": WORDS, "grain": "month"}
    return chart(frame, **given | options)


def lines(figure: Any) -> list[Any]:
    return [trace for trace in figure.data if trace.mode == "lines+markers"]


@pytest.mark.parametrize("chart", BOTH)
def test_each_side_has_a_line_whose_points_give_their_period_and_side(chart: Any) -> None:
    one, other = lines(draw(chart))
    assert tuple(one.customdata[0]) == ("2017-01-01", "A")
    assert tuple(other.customdata[2]) == ("2017-03-01", "B")


@pytest.mark.parametrize("chart", BOTH)
def test_sides_have_the_colours_they_have_in_the_other_charts(chart: Any) -> None:
    found = [trace.line.color for trace in lines(draw(chart))]
    assert found == [group_colour(place, palette("light")) for place in range(2)]
    assert len({trace.marker.symbol for trace in lines(draw(chart))}) == 2


def test_volume_is_articles_or_a_share_of_all() -> None:
    count, share = (draw(charts.volume_beside, measure=measure) for measure in ("n", "share"))
    assert list(lines(count)[0].y) == [30, 0, 24]
    assert list(lines(share)[0].y) == [75, 0, 60]
    assert share.layout.yaxis.ticksuffix and not count.layout.yaxis.ticksuffix
    assert "Articles: 30 (75% of all)" in lines(count)[0].hovertext[0].replace("\u00a0", "")


def test_a_period_cut_short_is_hollow_and_said() -> None:
    other = lines(draw(charts.volume_beside))[1]
    assert other.marker.color[2] == palette("light").background != other.marker.color[1]
    assert "period not complete" in other.hovertext[2]


def test_a_mean_of_few_is_hollow_and_said() -> None:
    other = lines(draw(charts.tone_beside))[1]
    assert other.marker.color[0] == palette("light").background != other.marker.color[1]
    assert "few articles" in other.hovertext[0] and "few articles" not in other.hovertext[1]
    assert "4, of which 2" in other.hovertext[0], "a mean has its n"


def test_each_tone_has_a_plot_of_its_own_from_the_top_down_on_one_scale() -> None:
    layout = draw(charts.tone_beside).layout
    upper, lower = layout.yaxis, layout.yaxis2
    assert upper.domain[0] > lower.domain[1] and lower.domain[0] == pytest.approx(0)
    assert upper.range == lower.range
    assert layout.xaxis.anchor == "y2"


def test_intervals_of_few_do_not_set_the_scale_and_all_means_are_on_it() -> None:
    wide = FRAME.assign(low=FRAME["low"].where(FRAME["scored"] > 2, -1), high=FRAME["high"])
    low, high = draw(charts.tone_beside, wide).layout.yaxis.range
    assert low < -0.9 and high == -low
    calm = wide.assign(tone=wide["tone"].where(wide["scored"] > 2, 0.0))
    assert draw(charts.tone_beside, calm).layout.yaxis.range[1] < 0.6


def test_a_period_without_a_tone_breaks_the_line_and_its_band() -> None:
    figure = draw(charts.tone_beside)
    assert lines(figure)[0].connectgaps is False
    band = next(trace for trace in figure.data if trace.fill == "toself")
    assert None in list(band.y)


def test_each_is_told_to_a_reader_who_does_not_see_it() -> None:
    mark = Mark(day=day("2017-02-10"), text="Talks", label="1")
    volume, tone = (caption_of(draw(chart, marks=(mark,)))["alternative"] for chart in BOTH)
    assert "A line for each side" in volume and "highest 30 (January 2017), lowest 0" in volume
    assert "صحيفة: highest +0.10 (February 2017), lowest −0.90 (January 2017)" in tone
    assert "Events marked: 1." in volume and "Events marked: 1." in tone


@pytest.mark.parametrize("chart", BOTH)
def test_events_stand_on_both(chart: Any) -> None:
    mark = Mark(day=day("2017-02-10"), text="Talks", label="1", own=True)
    figure = draw(chart, marks=(mark,))
    (note,) = [note for note in figure.layout.annotations if note.name == "event"]
    assert note.text == "<b>1</b>"
    assert figure.layout.margin.t > draw(chart).layout.margin.t


@pytest.mark.parametrize("chart", BOTH)
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_is_drawn_in_each_look_and_language_also_where_nothing_is_known(
    chart: Any, theme: str, language: str
) -> None:
    unknown = FRAME.assign(n=0, scored=0, share=NAN, tone=NAN, low=NAN, high=NAN)
    for frame in (FRAME, unknown, FRAME[FRAME["group"] == "A"], FRAME.iloc[:1]):
        figure = draw(chart, frame, theme=theme, words=load(language))
        assert any(note.name == "foot" for note in figure.layout.annotations)
        assert not any("<b>RT" in (trace.name or "") for trace in figure.data)


def test_six_sides_and_many_days_stay_told_apart() -> None:
    days = pd.date_range("2017-01-01", periods=90)
    names = {f"outlet {place}": f"Outlet {place}" for place in range(6)}
    one = pd.DataFrame({"period": days, "n": 3, "share": 0.1, "scored": 2, "tone": 0.1})
    one = one.assign(low=0.0, high=0.2, partial=False)
    frame = pd.concat([one.assign(group=name) for name in names])
    for chart in BOTH:
        traces = lines(draw(chart, frame, groups=names, grain="day"))
        assert len({(trace.line.color, trace.marker.symbol) for trace in traces}) == 6
        assert traces[0].marker.size < lines(draw(chart))[0].marker.size
