"""What a reader has asked for in a chart's menu, and the answer."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, cast

from analysis.charts import THEMES, Theme, caption_of
from analysis.errors import AnalysisError
from analysis.export import FORMATS, Appearance, Chart, config
from analysis.export.bundle import zipped
from analysis.export.pictures import COLUMN, SCALES, SIZES, USUAL_SCALE, Size, fitted
from analysis.locale import DEFAULT_LANGUAGE, Words, languages
from analysis.problems import said

if TYPE_CHECKING:
    from analysis.export.pictures.browser import Form

DRAWN_BY_READER = ("png", "svg")
"""The formats that the reader's own browser draws, without any program on the server."""
_SET = "charts"
"""How the file with all charts of a page begins."""
What = Literal["chart", "all"]
Answer = dict[str, Any]
"""What the menu in the browser saves: a figure that it draws itself, or a file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A format, how it is to look, in what language, and of ``what``: one chart or all of the
    page. ``number`` tells it from what was asked before."""

    number: int
    what: What
    ending: str
    size: Size
    theme: Theme
    scale: int
    language: str

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> Asked:
        """What the browser has told, each part replaced by the usual where it means nothing."""
        theme, scale, language = (told.get(name) for name in ("theme", "scale", "labels"))
        ending = str(told.get("ending"))
        return cls(
            number=int(told.get("number") or 0),
            what="all" if told.get("what") == "all" else "chart",
            ending=ending if ending in FORMATS else DRAWN_BY_READER[0],
            size=SIZES.get(str(told.get("size")), COLUMN),
            theme=next((each for each in THEMES if each == theme), "print"),
            scale=next((each for each in SCALES if str(each) == str(scale)), USUAL_SCALE),
            language=language if language in languages() else DEFAULT_LANGUAGE,
        )

    @property
    def appearance(self) -> Appearance:
        """How the files are to look."""
        return Appearance(theme=self.theme, size=self.size, scale=self.scale)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """A chart whose menu it is, the ``stem`` of its files' names, all charts of the page by the
    stems of theirs, and the words that charts are told in, by the language."""

    chart: Chart
    stem: str
    page: Mapping[str, Chart]
    words_in: Callable[[str], Words]


def answer(asked: Asked, offered: Offered) -> Answer:
    """What the browser is told: a figure to draw, a file, or why there is none."""
    try:
        return {"number": asked.number, **_made(asked, offered)}
    except AnalysisError as error:
        return {"number": asked.number, "problem": said(error, offered.chart.words)}


def _made(asked: Asked, offered: Offered) -> Answer:
    words = offered.words_in(asked.language)
    if asked.what == "all":
        return _all(asked, {stem: told(each, words) for stem, each in offered.page.items()})
    chart, name = told(offered.chart, words), f"{offered.stem}.{asked.ending}"
    if asked.ending in DRAWN_BY_READER:
        return _figure(asked, chart, name)
    form = FORMATS[asked.ending]
    return _file(name, form.mime, form.write(chart, asked.appearance))


def told(chart: Chart, words: Words) -> Chart:
    """The chart in other words; as it is where it is told in their language already."""
    same = chart.words.language == words.language
    return chart if same or chart.again is None else chart.again(words)


def _all(asked: Asked, charts: Mapping[str, Chart]) -> Answer:
    from analysis.export.pictures.drawing import drawn

    form = cast("Form", asked.ending)
    files = zip(charts, drawn([*charts.values()], form, asked.appearance), strict=True)
    data = zipped({f"{stem}.{form}": file for stem, file in files})
    return _file(f"{_SET}_{form}.zip", "application/zip", data)


def _file(name: str, mime: str, data: bytes) -> Answer:
    return {"name": name, "mime": mime, "data": base64.b64encode(data).decode("ascii")}


def _figure(asked: Asked, chart: Chart, name: str) -> Answer:
    part = fitted(chart.figure, asked.size, theme=asked.theme)
    caption, layout = caption_of(part.figure), part.figure.layout
    enlarged = asked.scale if asked.ending == "png" else 1
    return {
        "name": name,
        "format": asked.ending,
        "figure": part.figure.to_json(),
        "config": config(chart.words),
        "width": layout.width,
        "height": layout.height,
        "scale": part.scale * enlarged,
        "perMetre": asked.size.per_metre(enlarged),
        "title": caption["title"],
        "description": caption["alternative"],
        "language": chart.words.language,
    }
