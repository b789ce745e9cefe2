"""A chart without its caption, as a page shows it."""

from __future__ import annotations

import base64
import json
from typing import Any

import numpy as np
import plotly.graph_objects as go
import pytest
from plotly.io import to_json

from analysis.charts import without_caption
from tests.chart_frames import FRAMES, draw, named


def unpacked(part: Any) -> Any:
    """The same with the arrays that plotly packs as lists."""
    if isinstance(part, dict) and "bdata" in part:
        return np.frombuffer(base64.b64decode(part["bdata"]), part["dtype"]).tolist()
    if isinstance(part, dict):
        return {name: unpacked(value) for name, value in part.items()}
    return [unpacked(value) for value in part] if isinstance(part, list) else part


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
    copied = to_json(go.Figure.to_dict(bare), validate=False)
    assert json.loads(bare.to_json()) == unpacked(json.loads(copied))


def test_what_is_changed_afterwards_is_written():
    bare = without_caption(draw("volume_and_tone"))
    bare.layout.xaxis.range = ("2017-01-10", "2017-02-10")
    written = json.loads(bare.to_json())
    assert written["layout"]["xaxis"]["range"] == ["2017-01-10", "2017-02-10"]
