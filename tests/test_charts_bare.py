"""A chart without its caption, as a page shows it."""

from __future__ import annotations

import json

import plotly.graph_objects as go
import pytest

from analysis.charts import without_caption
from tests.chart_frames import FRAMES, draw, named


@pytest.mark.parametrize("chart", FRAMES)
def test_is_a_smaller_copy_that_keeps_the_plot(chart):
    whole = draw(chart, theme="print")
    bare = without_caption(whole)
    assert not {"title", "subtitle", "foot"} & {note.name for note in bare.layout.annotations}
    plots = [
        figure.layout.height - figure.layout.margin.t - figure.layout.margin.b
        for figure in (whole, bare)
    ]
    assert plots[0] == plots[1]
    assert bare.layout.width is None
    assert named(whole, "title")


@pytest.mark.parametrize("chart", FRAMES)
def test_is_written_as_plotly_would_write_it(chart):
    bare = without_caption(draw(chart))
    assert json.loads(bare.to_json()) == json.loads(go.Figure(bare).to_json())


def test_what_is_changed_afterwards_is_written():
    bare = without_caption(draw("volume_and_tone"))
    bare.layout.xaxis.range = ("2017-01-10", "2017-02-10")
    written = json.loads(bare.to_json())
    assert written["layout"]["xaxis"]["range"] == ["2017-01-10", "2017-02-10"]
