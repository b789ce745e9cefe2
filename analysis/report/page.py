"""A report as one HTML page, complete in itself."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Sequence
from importlib import resources
from string import Template
from urllib.parse import urlsplit

from analysis.charts import caption_of, without_caption
from analysis.charts.looks import FONTS
from analysis.export import Chart, plotly_js, plotted
from analysis.locale import Words
from analysis.report import notes
from analysis.report.model import Paragraph, Report, Section, Sentence, Story

_FOLLOWED = ("http", "https")
"""Schemes of addresses that become links; what else came with an article could run in the page."""

Part = tuple[str, str, str]
"""A part of the page: its id, its heading as text, and what stands below it as HTML."""


def to_html(report: Report) -> bytes:
    """The report as a page: its text, charts to hover and zoom, tables and notes.

    plotly.js is inside once and a content security policy forbids every request, so the file works
    offline and tells nobody that it was opened. Each sentence names the figures it says in
    ``data-figures``, as ``key=value`` with spaces between. The same report gives the same bytes.
    UTF-8.
    """
    words, parts = report.words, list(_parts(report))
    links = (f'<li><a href="#{id_}">{html.escape(head)}</a></li>' for id_, head, _ in parts)
    drawn = any(section.chart for section in report.sections)
    template = Template((resources.files("analysis.report") / "page.html").read_text("utf-8"))
    page = template.substitute(
        lang=html.escape(words.language),
        dir=html.escape(words.direction),
        title=html.escape(report.title),
        sentence=html.escape(report.sentence),
        contents=html.escape(words["report.contents"]),
        fonts=FONTS,
        links="\n".join(links),
        script=plotly_js() if drawn else "",
        sections="\n".join(map(_part, parts)),
    )
    return page.encode("utf-8")


def _part(part: Part) -> str:
    id_, heading, body = part
    return f'<section id="{id_}">\n<h2>{html.escape(heading)}</h2>\n{body}\n</section>'


def _parts(report: Report) -> Iterator[Part]:
    words = report.words
    for section in report.sections:
        yield f"part-{section.key}", section.heading, _section(section)
    yield "part-stories", words["report.stories"], _stories(report)
    lines = [*notes.method(words), *notes.left_out(report)]
    yield "part-method", words["report.method"], _lines(lines)
    yield "part-accuracy", words["report.accuracy"], _accuracy(report)
    yield "part-provenance", words["report.provenance"], _provenance(report)


def _section(section: Section) -> str:
    text = [_paragraph(paragraph) for paragraph in section.paragraphs]
    return "\n".join([*text, *([_figure(section.chart)] if section.chart else [])])


def _paragraph(paragraph: Paragraph) -> str:
    return f"<p>{' '.join(map(_sentence, paragraph))}</p>"


def _sentence(sentence: Sentence) -> str:
    figures = _figures(sentence.figures.items())
    return f'<span data-figures="{figures}">{html.escape(sentence.text)}</span>'


def _figures(figures: Iterable[tuple[str, float]]) -> str:
    """Figures in an attribute; a space in a key, which parts them, is written as in an address."""
    return html.escape(" ".join(f"{key.replace(' ', '%20')}={value!r}" for key, value in figures))


def _figure(chart: Chart) -> str:
    figure = chart.figure()
    caption = caption_of(figure)
    foot = "".join(f"<p>{html.escape(line)}</p>" for line in caption["foot"])
    plot = plotted(without_caption(figure), chart.words, name=f"chart-{chart.name}")
    subtitle, seen_as = (html.escape(caption[name]) for name in ("subtitle", "alternative"))
    return (
        f'<figure>\n<p class="sentence">{subtitle}</p>\n'
        f'<div class="plot" role="img" aria-label="{seen_as}">{plot}</div>\n'
        f"<figcaption>{foot}</figcaption>\n</figure>"
    )


def _stories(report: Report) -> str:
    words, total = report.words, report.provenance.stories
    shown = len(report.stories)
    key = "report.stories_all" if shown == total else "report.stories_some"
    told = words(key, n=words.number(shown), total=words.number(total))
    heads = [
        words[f"report.head_{name}"] for name in ("title", "outlet", "date", "tone", "placements")
    ]
    rows = [_story(each, words) for each in report.stories]
    return f"{_lines([told])}\n{_table(heads, rows, numbers=(3, 4))}"


def _story(story: Story, words: Words) -> list[str]:
    title = f"<bdi>{html.escape(story.title)}</bdi>"
    if story.url and _is_link(story.url):
        address = html.escape(story.url)
        title = f'<a href="{address}" rel="noopener noreferrer">{title}</a>'
    outlet = story.outlet or words["words.no_outlet"]
    tone = words["words.no_value"] if story.tone is None else words.signed(story.tone)
    return [
        title,
        f"<bdi>{html.escape(outlet)}</bdi>",
        html.escape(words.date(story.published)),
        html.escape(tone),
        html.escape(words.number(story.placements)),
    ]


def _is_link(address: str) -> bool:
    try:
        return urlsplit(address).scheme.lower() in _FOLLOWED
    except ValueError:
        return False


def _accuracy(report: Report) -> str:
    words = report.words
    heads = [words[f"about.{name}"] for name in ("what", "value", "interval", "items")]
    tables = [
        _table(heads, _escaped(notes.accuracy_rows(report, backend)), numbers=(1, 2, 3))
        for backend, figures in report.accuracy.items()
        if figures
    ]
    return "\n".join([_lines(notes.accuracy_text(report)), *tables])


def _provenance(report: Report) -> str:
    rows = (
        f'<tr><th scope="row">{name}</th><td><bdi>{value}</bdi></td></tr>'
        for name, value in _escaped(notes.provenance_rows(report))
    )
    return "<table>\n<tbody>\n" + "\n".join(rows) + "\n</tbody>\n</table>"


def _escaped(rows: Iterable[Sequence[str]]) -> list[list[str]]:
    return [[html.escape(cell) for cell in row] for row in rows]


def _lines(lines: Iterable[str]) -> str:
    return "\n".join(f"<p>{html.escape(line)}</p>" for line in lines)


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]], *, numbers: Sequence[int]) -> str:
    """A table of cells that are HTML already; those of the columns ``numbers`` stand at the end."""
    classes = [' class="number"' if place in numbers else "" for place in range(len(heads))]
    head = "".join(
        f'<th scope="col"{kind}>{html.escape(text)}</th>'
        for text, kind in zip(heads, classes, strict=True)
    )
    body = "\n".join(
        "<tr>"
        + "".join(f"<td{kind}>{cell}</td>" for cell, kind in zip(row, classes, strict=True))
        + "</tr>"
        for row in rows
    )
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>"
