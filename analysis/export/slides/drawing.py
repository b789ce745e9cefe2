"""PowerPoint's own charts of native plots."""

from __future__ import annotations

from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.util import Emu, Pt

from analysis.export.native import Plot, Series
from analysis.export.native.measures import PRINT
from analysis.export.native.styles import MOST_TICKS, WRITTEN_FROM, gap
from analysis.export.office import is_backwards, readable
from analysis.export.slides import marks
from analysis.export.slides.embedded import workbook
from analysis.export.slides.places import Place
from analysis.export.slides.text import rgb, spoken
from analysis.locale import Words

_KINDS = {
    ("column", False): XL_CHART_TYPE.COLUMN_CLUSTERED,
    ("bar", False): XL_CHART_TYPE.BAR_CLUSTERED,
    ("bar", True): XL_CHART_TYPE.BAR_STACKED,
    ("line", False): XL_CHART_TYPE.LINE_MARKERS,
}
_TEXT, _SMALL_TEXT = 12, 10
"""Points of text in a chart that has a slide to itself, and in one of several."""
_MARKER, _SMALL_MARKER = 7, 5
_LINE = Pt(2)


def add(slide: Any, plot: Plot, place: Place, words: Words, *, small: bool) -> Any:
    """The shape of a plot on a slide, its values in an embedded workbook; ``small`` where others
    stand beside it."""
    data = CategoryChartData(number_format=plot.form)
    data.categories = [readable(each) for each in plot.categories]
    for series in plot.series:
        data.add_series(readable(series.name), series.values)
    kind = _KINDS[plot.kind, plot.stacked]
    frame = slide.shapes.add_chart(kind, *map(Emu, place.emu), data)
    chart = frame.chart
    book, blocks = workbook(plot, words)
    chart.part.chart_workbook.update_from_xlsx_blob(book)
    size = _SMALL_TEXT if small else _TEXT
    chart.font.size = Pt(size)
    chart.font.color.rgb = rgb(PRINT.ink)
    _title(chart, plot, size)
    _legend(chart, plot)
    for at, (drawn, series) in enumerate(zip(chart.plots[0].series, plot.series, strict=True)):
        _look(drawn, plot, series, small=small)
        if series.above:
            marks.add_interval(drawn, plot, series, blocks.interval(at))
        if plot.labelled:
            _labels(drawn, plot, series, size)
    if plot.kind != "line":
        chart.plots[0].gap_width = gap(plot)
        chart.plots[0].overlap = 100 if plot.stacked else 0
    _categories(chart.category_axis, plot, backwards=is_backwards(words))
    _values(chart.value_axis, plot, size, backwards=is_backwards(words))
    spoken(chart._chartSpace, words)
    return frame


def _title(chart: Any, plot: Plot, size: int) -> None:
    chart.has_title = bool(plot.title)
    if plot.title:
        _write(chart.chart_title, plot.title, size + 1, bold=True)


def _write(holder: Any, text: str, size: int, *, bold: bool = False) -> None:
    """Write the title of a chart or an axis."""
    paragraph = holder.text_frame.paragraphs[0]
    run = paragraph.add_run()
    run.text = readable(text)
    run.font.size, run.font.bold = Pt(size), bold
    run.font.color.rgb = rgb(PRINT.ink)


def _legend(chart: Any, plot: Plot) -> None:
    chart.has_legend = plot.listed
    if plot.listed:
        chart.legend.position = XL_LEGEND_POSITION.BOTTOM
        chart.legend.include_in_layout = False


def _look(drawn: Any, plot: Plot, series: Series, *, small: bool) -> None:
    """The colours of a series, and of single bars that have their own."""
    if plot.kind == "line":
        drawn.smooth = False
        marks.mark(drawn, series, size=_SMALL_MARKER if small else _MARKER, width=_LINE)
        return
    drawn.invert_if_negative = False
    drawn.format.fill.solid()
    drawn.format.fill.fore_color.rgb = rgb(series.colour)
    for at in sorted({*series.points, *series.hollow}):
        marks.paint(drawn, series, at)


def _labels(drawn: Any, plot: Plot, series: Series, size: int) -> None:
    """The values at their bars; in parts of a bar those that have the room."""
    labels = drawn.data_labels
    labels.show_value = True
    labels.number_format = plot.axis.form if plot.stacked else plot.form
    labels.number_format_is_linked = False
    labels.font.size = Pt(size - 1)
    labels.font.color.rgb = rgb(PRINT.background if plot.stacked else PRINT.ink)
    position = XL_LABEL_POSITION.CENTER if plot.stacked else XL_LABEL_POSITION.OUTSIDE_END
    labels.position = position
    least = WRITTEN_FROM if plot.stacked else 0
    hidden = [at for at, value in enumerate(series.values) if value is None or value < least]
    marks.hide_labels(labels, hidden)


def _categories(axis: Any, plot: Plot, *, backwards: bool) -> None:
    """The axis of categories."""
    lying = plot.kind == "bar"
    axis.reverse_order = lying
    axis.has_major_gridlines = False
    axis.major_tick_mark = XL_TICK_MARK.NONE
    axis.format.line.color.rgb = rgb(PRINT.axis)
    if plot.axis.signed:
        at_right = lying and backwards
        position = XL_TICK_LABEL_POSITION.HIGH if at_right else XL_TICK_LABEL_POSITION.LOW
        axis.tick_label_position = position
    if not lying:
        marks.name_every(axis, -(-len(plot.categories) // MOST_TICKS))
    if plot.below:
        axis.has_title = True
        _write(axis.axis_title, plot.below, _SMALL_TEXT)


def _values(axis: Any, plot: Plot, size: int, *, backwards: bool) -> None:
    """The axis of values, below lying bars and else where reading begins."""
    given = plot.axis
    if plot.kind == "bar" or backwards:
        marks.stand_at_last(axis)
    axis.visible = not plot.labelled
    axis.has_major_gridlines = not plot.labelled
    axis.reverse_order = plot.kind == "bar" and backwards and not given.signed
    axis.minimum_scale, axis.maximum_scale, axis.major_unit = given.low, given.high, given.step
    if plot.labelled:
        return
    axis.major_gridlines.format.line.color.rgb = rgb(PRINT.grid)
    axis.major_tick_mark = XL_TICK_MARK.NONE
    axis.format.line.fill.background()
    axis.tick_labels.number_format = given.form
    axis.tick_labels.number_format_is_linked = False
    axis.tick_labels.font.size = Pt(size - 1)
    axis.tick_labels.font.color.rgb = rgb(PRINT.muted)
    axis.has_title = bool(given.title)
    if given.title:
        _write(axis.axis_title, given.title, size - 2)
