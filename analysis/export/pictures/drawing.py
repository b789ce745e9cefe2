"""Pictures of charts as files, drawn by the browser that is kept."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.charts import caption_of
from analysis.export.chart import Chart
from analysis.export.formats import Appearance
from analysis.export.page import config
from analysis.export.pictures import pdf, png, svg
from analysis.export.pictures.browser import Drawing, Form, kept
from analysis.export.pictures.fitting import Fitted, fitted
from analysis.export.pictures.told import Told


def drawn(charts: Sequence[Chart], form: Form, looks: Appearance) -> list[bytes]:
    """The pictures of charts, in order, drawn several at once.

    Raises ExportError where there is no browser, or it does not draw.
    """
    parts = [fitted(chart.figure, looks.size, theme=looks.theme) for chart in charts]
    asked = [_drawing(chart, part, form, looks) for chart, part in zip(charts, parts, strict=True)]
    files = zip(kept().draw(asked), charts, parts, strict=True)
    return [_finished(file, _told(chart, part), form, looks) for file, chart, part in files]


def _drawing(chart: Chart, part: Fitted, form: Form, looks: Appearance) -> Drawing:
    enlarged = {"png": looks.scale, "svg": 1, "pdf": looks.size.paper}[form]
    figure = part.figure
    figure.layout.meta = {**figure.layout.meta, "config": config(chart.words)}
    return Drawing(figure=figure, form=form, scale=part.scale * enlarged)


def _told(chart: Chart, part: Fitted) -> Told:
    caption = caption_of(part.figure)
    return Told(
        title=caption["title"],
        description=caption["alternative"],
        language=chart.words.language,
    )


def _finished(file: bytes, told: Told, form: Form, looks: Appearance) -> bytes:
    if form == "png":
        return png.finished(file, told, per_metre=looks.size.per_metre(looks.scale))
    if form == "svg":
        return svg.finished(file, told)
    return pdf.finished(file, told)
