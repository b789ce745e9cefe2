"""A chart drawn for a size, whatever its content needs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.charts import Theme, is_flexible, least_height, of_height, on_ground
from analysis.export.pictures.sizes import Size

if TYPE_CHECKING:
    import plotly.graph_objects as go

_TRIES = 4
"""A wider canvas breaks the lines of the caption anew, and is then higher by less: settled in one
or two turns."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A ``figure`` on a canvas of its own pixels, and how many pixels of the picture at scale 1
    each of those is."""

    figure: go.Figure
    scale: float


def fitted(draw: Callable[..., go.Figure], size: Size, *, theme: Theme) -> Fitted:
    """The chart that ``draw`` makes of ``theme`` and ``width`` (pixels), for a size.

    What does not fit at the size's letters is drawn on a larger canvas of the same shape: whole,
    in smaller letters. What has room to spare is stretched.
    """
    width = size.canvas(theme)
    for _ in range(_TRIES):
        figure = draw(theme=theme, width=width)
        least = least_height(figure)
        if least * size.width <= size.most * width:
            break
        width = size.whole(least * size.width / size.most)
    height = _height(figure, size, width)
    return Fitted(on_ground(of_height(figure, height), theme), size.width / width)


def _height(figure: go.Figure, size: Size, width: int) -> int:
    wanted = round(size.height * width / size.width)
    if size.exact:
        return wanted
    return max(wanted, least_height(figure)) if is_flexible(figure) else figure.layout.height
