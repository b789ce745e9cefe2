"""A chart in another height, or on another ground, than it was drawn with."""

from __future__ import annotations

import plotly.graph_objects as go

from analysis.charts.looks import Theme, palette


def least_height(figure: go.Figure) -> int:
    """The pixels of height in which nothing of a chart is squeezed at the width it has."""
    return int(figure.layout.meta["least"])


def is_flexible(figure: go.Figure) -> bool:
    """Whether a chart is as good in any height; one of rows has the height of its rows."""
    return bool(figure.layout.meta["flexible"])


def of_height(figure: go.Figure, height: int) -> go.Figure:
    """A copy of a chart in exactly so many pixels of height: its plot is stretched, the caption
    and the margins stay as they are. Less than its `least_height` squeezes the plot."""
    changed = go.Figure(figure)
    margin = figure.layout.margin
    plot = height - margin.t - margin.b
    changed.layout.height = height
    changed.layout.legend.y = -figure.layout.meta["below"] / plot
    return changed


def on_ground(figure: go.Figure, theme: Theme) -> go.Figure:
    """A copy of a chart as a picture of its theme stands for itself: print on white, light on
    nothing, so that it takes the colour it is laid on, dark on the dark page's colour."""
    changed = go.Figure(figure)
    if theme == "dark":
        ground = palette(theme).background
        changed.layout.update(paper_bgcolor=ground, plot_bgcolor=ground)
    return changed
