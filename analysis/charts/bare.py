"""A chart without its caption, for a page that writes that itself."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go

from analysis.charts.captions import NAMES


def without_caption(figure: go.Figure) -> go.Figure:
    """A copy that shows the plot only and fills the width it is given, for a page that
    writes the caption itself (where it wraps, is read aloud and can be selected)."""
    layout, meta = figure.layout.to_plotly_json(), figure.layout.meta
    notes = layout.get("annotations", ())
    layout["annotations"] = [note for note in notes if note.get("name") not in NAMES]
    margin = layout["margin"]
    layout["margin"] = {
        "l": margin["l"] - meta["edge"],
        "r": margin["r"] - meta["edge"],
        "t": margin["t"] - meta["head"],
        "b": margin["b"] - meta["foot"],
        "pad": 0,
    }
    layout["height"] -= meta["head"] + meta["foot"]
    layout.pop("width", None)
    layout["autosize"] = True
    return _Shown(data=figure.data, layout=layout, _validate=False)


class _Shown(go.Figure):  # type: ignore[misc]
    """A figure that is only written out, by the page and by what tells whether it has changed:
    plotly would copy all points for each, 60 of the 180 ms that a chart of 400 points took."""

    def to_dict(self) -> dict[str, Any]:
        """The figure's own parts, which no caller may change."""
        return {"data": self._data, "layout": self._layout}
