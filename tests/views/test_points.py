"""Rows of a chart's table stand for the same articles as its points."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from tests.chart_frames import FRAMES, draw
from views.charts.points import points


def keys(figure) -> set[tuple[Any, ...]]:
    """What a click on any mark of the figure tells, pairs of a heat map's rows too."""
    found: set[tuple[Any, ...]] = set()
    for trace in figure.data:
        given = trace.customdata if trace.customdata is not None else []
        for point in given:
            flat = [point] if isinstance(point[0], str | float | int) else list(point)
            found |= {tuple(each) for each in flat}
    return found


@pytest.mark.parametrize("chart", sorted(FRAMES.keys() - {"weekdays"}))
def test_every_row_is_a_point_of_its_chart(chart):
    rows = {tuple(row) for row in points(FRAMES[chart])}
    assert rows
    assert rows <= keys(draw(chart))


def test_no_filter_can_express_a_day_of_the_week():
    assert points(FRAMES["weekdays"]) == []


def test_dates_are_written_as_charts_write_them():
    frame = pd.DataFrame({"period": [pd.Timestamp("2017-03-01")], "topic": ["syria"], "n": [1]})
    assert points(frame) == [["2017-03-01", "syria"]]


def test_bins_are_named_by_their_edges_and_a_table_that_names_nothing_has_no_points():
    bins = pd.DataFrame({"low": [0.1], "high": [0.2], "n": [3], "none": [1]})
    assert points(bins) == [[0.1, 0.2]]
    assert points(pd.DataFrame({"what": ["Tone"], "low": [0.1], "high": [0.2]})) == []
