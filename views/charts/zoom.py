"""The time that a reader looks at in a chart, kept when the chart is drawn with other numbers.

Streamlit makes a chart anew whenever its figure has changed. The browser tells what was looked at
(`views.charts.download`), and the next figure begins there.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

if TYPE_CHECKING:
    import plotly.graph_objects as go


@dataclass(frozen=True, slots=True)
class Drawn:
    """The figure drawn last, as a hash, and the times that it began with, if not its own."""

    figure: str
    times: tuple[str, str] | None


def keep(figure: go.Figure, *, key: str, told: Sequence[str] | None) -> None:
    """Have the figure begin with the times ``told``, as far as it has them.

    A figure that is the one drawn last is left to begin as that did: the browser then keeps its
    chart as it stands, zoom included. ``key`` names the chart in the session.
    """
    place = f"{key}-drawn"
    now = hashlib.blake2b(figure.to_json().encode()).hexdigest()
    last: Drawn | None = st.session_state.get(place)
    times = last.times if last and last.figure == now else _within(figure, told)
    st.session_state[place] = Drawn(now, times)
    if times:
        figure.layout.xaxis.range = times


def _within(figure: go.Figure, told: Sequence[str] | None) -> tuple[str, str] | None:
    """The times told where the figure's axis is one of time that has any of them and more."""
    axis = figure.layout.xaxis
    if not told or axis.type != "date" or not axis.range:
        return None
    (begin, end), (first, last) = (tuple(map(_minute, each)) for each in (told, axis.range))
    is_part = begin < last and end > first and (begin, end) != (first, last)
    return (told[0], told[1]) if is_part else None


def _minute(moment: object) -> pd.Timestamp:
    """A moment, as Plotly or Python writes it, to the minute: the browser rounds further down."""
    return pd.Timestamp(moment).floor("min")  # type: ignore[arg-type]
