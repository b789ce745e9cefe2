"""The slide of a chart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.presentation import Presentation

from analysis.charts import caption_of
from analysis.export.chart import Chart
from analysis.export.native import Grid, Plot, native
from analysis.export.native.measures import PRINT
from analysis.export.office import is_backwards, readable
from analysis.export.slides import drawing, table
from analysis.export.slides.pages import Page, pages
from analysis.export.slides.places import BODY
from analysis.export.slides.text import fill

CHART_LAYOUT = "Chart"
"""The layout of slides with a chart."""
SUBTITLE_AT, FOOT_AT = 13, 14
"""The numbers of its placeholders."""
_TITLE, _LONG_TITLE, _SUBTITLE, _FOOT, _LONG_FOOT, _NOTES = 26, 20, 14, 11, 9, 12
"""Sizes of text in points."""
_FOOT_LETTERS, _FOOT_LINES = 170, 3
"""Letters in a line of the foot, and lines that fit, at its usual size."""
_LONG = 70
"""Letters of a title from which it is set smaller: more take two lines."""


def add_chart_slide(deck: Presentation, chart: Chart) -> list[Any]:
    """The slides that are added for a chart: one, or as many as its small plots need.

    Each has the title, the filter sentence, native charts or a table, the foot line with n, note,
    source and date, and speaker's notes with what the chart says.
    """
    form = native(chart)
    spread = pages(form)
    said = caption_of(chart.figure())["alternative"]
    layout = next(each for each in deck.slide_layouts if each.name == CHART_LAYOUT)
    added = []
    for place, page in enumerate(spread):
        slide = deck.slides.add_slide(layout)
        title = _numbered(chart, place + 1, len(spread))
        _caption(slide, chart, title, form.notes)
        _draw(slide, page, chart, said)
        _speak(slide, chart, said)
        added.append(slide)
    return added


def _numbered(chart: Chart, part: int, parts: int) -> str:
    """The title, with which part of the chart it is where there are several."""
    title = chart.caption.title
    if parts == 1:
        return title
    return chart.words["native.part"].format(title=title, part=part, parts=parts)


def _caption(slide: Any, chart: Chart, title: str, notes: Sequence[str]) -> None:
    words, caption = chart.words, chart.caption
    foot = _foot(caption.foot(words), notes)
    size = _LONG_TITLE if len(title) > _LONG else _TITLE
    fill(slide.shapes.title.text_frame, [title], words, size=size, colour=PRINT.ink, bold=True)
    placed = {shape.placeholder_format.idx: shape for shape in slide.placeholders}
    for at, lines, points in (
        (SUBTITLE_AT, [caption.subtitle] if caption.subtitle else [], _SUBTITLE),
        (FOOT_AT, foot, _LONG_FOOT if sum(map(_lines, foot)) > _FOOT_LINES else _FOOT),
    ):
        if lines:
            fill(placed[at].text_frame, lines, words, size=points, colour=PRINT.muted)
        else:
            slide.shapes._spTree.remove(placed[at]._element)


def _lines(text: str) -> int:
    """The lines that a paragraph of the foot takes."""
    return 1 + len(text) // _FOOT_LETTERS


def _foot(foot: Sequence[str], notes: Sequence[str]) -> list[str]:
    """The foot of a caption, what a native chart has to say before its first line."""
    return [" · ".join([*notes, foot[0]]), *foot[1:]]


def _draw(slide: Any, page: Page, chart: Chart, said: str) -> None:
    """The parts of a page in reading order; the first says what the chart shows to who does not
    see it, the others what they are."""
    words = chart.words
    for at, part in enumerate(page.parts):
        place = BODY.cell(at, page.across, page.down, backwards=is_backwards(words))
        if isinstance(part, Grid):
            frame = table.add(slide, part, place, words)
        else:
            frame = drawing.add(slide, part, place, words, small=len(page.parts) > 1)
        described = frame._element.nvGraphicFramePr.cNvPr
        described.set("descr", readable(_described(part) if at else said))


def _described(part: Plot | Grid) -> str:
    return part.heading if isinstance(part, Grid) else part.title or part.axis.title


def _speak(slide: Any, chart: Chart, said: str) -> None:
    """The speaker's notes: what the chart says, and where its numbers come from."""
    lines = [said, *chart.caption.foot(chart.words)[1:]]
    frame = slide.notes_slide.notes_text_frame
    fill(frame, lines, chart.words, size=_NOTES, colour=PRINT.ink)
