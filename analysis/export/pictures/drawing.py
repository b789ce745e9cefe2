"""Pictures of charts as files, drawn by the browser that is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.charts import Theme, caption_of
from analysis.export.chart import Chart
from analysis.export.page import config
from analysis.export.pictures import pdf, png, svg
from analysis.export.pictures.browser import Drawing, Form, kept
from analysis.export.pictures.fitting import Fitted, fitted
from analysis.export.pictures.sizes import COLUMN, USUAL_SCALE, Size
from analysis.export.pictures.told import Told


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture that is asked for: of a chart, in a form, a size and a theme. ``scale`` is how
    many pixels a PNG has for one of its size; the other forms have none."""

    chart: Chart
    form: Form
    size: Size = COLUMN
    theme: Theme = "print"
    scale: int = USUAL_SCALE


def drawn(pictures: Sequence[Picture]) -> list[bytes]:
    """The files of pictures, in order, drawn several at once by the browser that is kept.

    Raises ExportError where there is no browser, or it does not draw.
    """
    parts = [fitted(each.chart.figure, each.size, theme=each.theme) for each in pictures]
    asked = [_drawing(each, part) for each, part in zip(pictures, parts, strict=True)]
    files = kept().draw(asked)
    return [
        _finished(file, each, part) for file, each, part in zip(files, pictures, parts, strict=True)
    ]


def _drawing(picture: Picture, part: Fitted) -> Drawing:
    enlarged = {"png": picture.scale, "svg": 1, "pdf": picture.size.paper}[picture.form]
    figure = part.figure
    figure.layout.meta = {**figure.layout.meta, "config": config(picture.chart.words)}
    return Drawing(figure=figure, form=picture.form, scale=part.scale * enlarged)


def _finished(file: bytes, picture: Picture, part: Fitted) -> bytes:
    caption = caption_of(part.figure)
    told = Told(
        title=caption["title"],
        description=caption["alternative"],
        language=picture.chart.words.language,
    )
    if picture.form == "png":
        return png.finished(file, told, per_metre=picture.size.per_metre(picture.scale))
    if picture.form == "svg":
        return svg.finished(file, told)
    return pdf.finished(file, told)
