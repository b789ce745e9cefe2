"""Dots beside each other: what stands where, what is hollow, and what a click gives."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from analysis import charts
from analysis.charts import THEMES
from analysis.charts.beside import sides_of
from analysis.locale import load
from tests.chart_frames import CAPTION, HOSTILE, NAN, TOPIC_NAMES, WORDS

FRAME = pd.DataFrame(
    [
        {"row": "syria", "group": "A", "value": 0.5, "low": 0.4, "high": 0.6, "n": 100},
        {"row": "syria", "group": "B", "value": 0.2, "low": 0.0, "high": 0.7, "n": 4},
        {"row": "sanctions", "group": "A", "value": 0.1, "low": 0.05, "high": 0.2, "n": 100},
        {"row": "sanctions", "group": "B", "value": NAN, "low": NAN, "high": NAN, "n": 0},
    ]
)
ROWS = {"syria": "Syria", "sanctions": "Sanctions"}
GROUPS = {"A": HOSTILE, "B": "Второй"}


def draw(frame=FRAME, **options):
    given: dict[str, Any] = {"rows": ROWS, "groups": GROUPS, "caption": CAPTION, "words": WORDS}
    return charts.beside(frame, **given | options)


def test_each_value_has_a_dot_and_a_missing_one_has_none():
    points = [tuple(point) for trace in draw().data for point in trace.customdata]
    assert sorted(points) == [("sanctions", "A"), ("syria", "A"), ("syria", "B")]


def test_dots_of_few_articles_are_hollow_and_told():
    hollow = [trace for trace in draw().data if trace.marker.symbol.endswith("-open")]
    assert [list(point) for trace in hollow for point in trace.customdata] == [["syria", "B"]]
    assert "few articles" in hollow[0].hovertext[0]


def test_whiskers_end_where_the_interval_does():
    trace = draw().data[0]
    x, high, low = map(np.array, (trace.x, trace.error_x.array, trace.error_x.arrayminus))
    assert list(x + high) == pytest.approx([0.6, 0.2])
    assert list(x - low) == pytest.approx([0.4, 0.05])


def test_rows_stand_in_order_and_groups_below_each_other_within_them():
    at = {tuple(p): y for t in draw().data for p, y in zip(t.customdata, t.y, strict=True)}
    assert -0.5 < at["syria", "A"] < at["syria", "B"] < 0.5 < at["sanctions", "A"] < 1.5


def test_groups_are_told_by_marker_and_colour_and_listed_once():
    figure = draw()
    listed = [trace for trace in figure.data if trace.showlegend]
    assert len({trace.marker.symbol for trace in listed}) == len(listed) == 2
    assert len({trace.marker.color for trace in listed}) == 2
    assert "<b>" not in listed[0].name


def test_one_group_needs_no_legend():
    one = draw(groups={"A": ""})
    assert not one.layout.showlegend
    assert not any(trace.showlegend for trace in one.data)


def test_linked_dots_have_a_line_that_says_nothing_and_cannot_be_clicked():
    line = draw(linked=True).data[0]
    assert line.mode == "lines" and line.hoverinfo == "skip" and line.customdata is None
    assert list(line.x)[:3] == [0.5, 0.2, None]


def test_tones_stand_on_the_tone_scale():
    figure = draw(measure="tone")
    low, high = figure.layout.xaxis.range
    assert low == -high
    assert "mean tone +0.50" in figure.data[0].hovertext[0]


def test_shares_count_from_zero_in_percent():
    axis = draw().layout.xaxis
    assert axis.tickvals[0] == 0 and axis.ticktext[1].endswith("%")
    assert axis.range[0] < 0 < max(axis.tickvals) <= axis.range[1]
    assert "50" in draw().data[0].hovertext[0]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("measure", ["tone", "share"])
def test_is_drawn_in_each_look_also_where_nothing_is_known(theme, measure):
    for frame in (FRAME, FRAME.assign(value=NAN, low=NAN, high=NAN, n=0), FRAME.iloc[:0]):
        figure = draw(frame, theme=theme, measure=measure)
        assert any(note.name == "foot" for note in figure.layout.annotations)


def test_two_sides_of_a_contrast_become_two_groups():
    table = {"row": ["tone "], "difference": [0.3]}
    for side, value in (("a", 0.2), ("b", -0.1)):
        ends = {f"{side}_low": [value - 0.1], f"{side}_high": [value + 0.1]}
        table |= {side: [value], f"n_{side}": [30], **ends}
    figure = draw(
        sides_of(pd.DataFrame(table)),
        rows={"tone ": "Tone index"},
        groups={"a": "A", "b": "B"},
        measure="tone",
    )
    points = {tuple(p): x for t in figure.data for p, x in zip(t.customdata, t.x, strict=True)}
    assert points == {("tone ", "a"): 0.2, ("tone ", "b"): -0.1}


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_label_at_either_end_of_the_axis_has_its_room(language: str):
    words = {**load(language), **TOPIC_NAMES}
    layout = draw(words=words).layout
    assert min(layout.margin.l, layout.margin.r) - layout.meta["edge"] >= 12
