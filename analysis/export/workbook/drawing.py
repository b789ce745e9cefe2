"""Excel's own charts of native plots."""

from __future__ import annotations

from typing import Any

from xlsxwriter.chart import Chart as ExcelChart
from xlsxwriter.workbook import Workbook

from analysis.charts.contrast import pale
from analysis.export.native import Plot, Series
from analysis.export.native.block import Block
from analysis.export.native.measures import PRINT
from analysis.export.native.styles import MOST_TICKS, WRITTEN_FROM, dash, gap, marker
from analysis.export.office import FONT, is_backwards, readable
from analysis.locale import Words

_SMALL, _LARGE = 9, 11
"""Points of labels and of titles."""
_OUTLINE = 1.25
"""Points of a hollow bar's or marker's outline."""
_INTERVAL = {"color": pale(PRINT.ink, PRINT.background), "width": 1.25}


def drawn(book: Workbook, block: Block, words: Words, *, room: int = 0) -> ExcelChart:
    """A chart of a block of cells, to be put into a sheet; a lying one has ``room`` for so many
    bars."""
    plot, backwards = block.plot, is_backwards(words)
    kind = {"type": plot.kind} | ({"subtype": "stacked"} if plot.stacked else {})
    chart = book.add_chart(kind)
    for place in range(len(plot.series)):
        chart.add_series(_series(block, place, room))
    chart.set_title(_title(plot))
    chart.set_legend(
        {"position": "bottom", "font": _font(_SMALL)} if plot.listed else {"none": True}
    )
    across, up = _categories(plot, backwards=backwards), _values(plot, backwards=backwards)
    if plot.kind == "bar":
        across, up = up, across
    chart.set_x_axis(across)
    chart.set_y_axis(up)
    chart.set_chartarea({"border": {"none": True}, "fill": {"color": PRINT.background}})
    chart.show_blanks_as("gap")
    return chart


def _font(size: int, colour: str = PRINT.ink, **more: Any) -> dict[str, Any]:
    return {"name": FONT, "size": size, "color": colour, "bold": False, **more}


def _title(plot: Plot) -> dict[str, Any]:
    if not plot.title:
        return {"none": True}
    return {"name": readable(plot.title), "name_font": _font(_LARGE), "overlay": False}


def _series(block: Block, place: int, room: int) -> dict[str, Any]:
    plot, series = block.plot, block.plot.series[place]
    look = _line(series) if plot.kind == "line" else _bars(plot, series, room)
    return {
        "name": block.name(place),
        "categories": block.categories(),
        "values": block.values(place),
        **look,
        **(_intervals(block, place) if series.above else {}),
        **({"data_labels": _labels(plot, series)} if plot.labelled else {}),
    }


def _line(series: Series) -> dict[str, Any]:
    fill = {"color": series.colour}
    return {
        "line": {"color": series.colour, "width": 2, "dash_type": dash(series.sign).excel},
        "marker": {"type": marker(series.sign).excel, "size": 6, "fill": fill, "border": fill},
        **_points(series, {*series.points, *series.hollow}),
    }


def _bars(plot: Plot, series: Series, room: int) -> dict[str, Any]:
    return {
        "fill": {"color": series.colour},
        "gap": gap(plot, room=room) if room else gap(plot),
        "overlap": 100 if plot.stacked else 0,
        **_points(series, {*series.points, *series.hollow}),
    }


def _points(series: Series, own: set[int]) -> dict[str, Any]:
    """The looks of those bars or markers that are not as the rest of their series."""
    points = []
    for place in range(len(series.values)):
        colour = series.colour_at(place)
        inside = PRINT.background if place in series.hollow else colour
        look = {"fill": {"color": inside}, "border": {"color": colour, "width": _OUTLINE}}
        points.append(look if place in own else None)
    return {"points": points} if own else {}


def _intervals(block: Block, place: int) -> dict[str, Any]:
    plot, series = block.plot, block.plot.series[place]
    above, below = block.interval(place)
    axis = "x_error_bars" if plot.kind == "bar" else "y_error_bars"
    return {
        axis: {
            "type": "custom",
            "plus_values": above,
            "minus_values": below,
            "plus_data": list(series.above),
            "minus_data": list(series.below),
            "end_style": 0,
            "line": _INTERVAL,
        }
    }


def _labels(plot: Plot, series: Series) -> dict[str, Any]:
    """The values written at their bars; in parts of a bar those that have the room."""
    least = WRITTEN_FROM if plot.stacked else 0
    hidden = [value is None or value < least for value in series.values]
    labels = {"value": True, "num_format": plot.form, "font": _font(_SMALL)}
    if plot.stacked:
        inside = {"position": "center", "font": _font(_SMALL, PRINT.background)}
        labels |= inside | {"num_format": plot.axis.form}
    return labels | {"custom": [{"delete": True} if each else None for each in hidden]}


def _categories(plot: Plot, *, backwards: bool) -> dict[str, Any]:
    """The axis of categories; the other one stands at its end where reading begins."""
    lying = plot.kind == "bar"
    settings: dict[str, Any] = {
        "num_font": _font(_SMALL),
        "line": {"color": PRINT.axis},
        "major_tick_mark": "none",
        "major_gridlines": {"visible": False},
        "reverse": lying,
    }
    if plot.below:
        settings |= {"name": readable(plot.below), "name_font": _font(_SMALL)}
    if lying or backwards:
        settings["crossing"] = "max"
    if plot.axis.signed:
        settings["label_position"] = "high" if lying and backwards else "low"
    if not lying:
        settings["interval_unit"] = -(-len(plot.categories) // MOST_TICKS)
    return settings


def _values(plot: Plot, *, backwards: bool) -> dict[str, Any]:
    axis, lying = plot.axis, plot.kind == "bar"
    settings: dict[str, Any] = {
        "num_format": axis.form,
        "num_font": _font(_SMALL, PRINT.muted),
        "line": {"none": True},
        "major_tick_mark": "none",
        "major_gridlines": {"visible": not plot.labelled, "line": {"color": PRINT.grid}},
        "visible": not plot.labelled,
        "reverse": lying and backwards and not axis.signed,
    }
    given = {"min": axis.low, "max": axis.high, "major_unit": axis.step}
    settings |= {key: value for key, value in given.items() if value is not None}
    if axis.title and not plot.labelled:
        settings |= {"name": readable(axis.title), "name_font": _font(_SMALL)}
    return settings
