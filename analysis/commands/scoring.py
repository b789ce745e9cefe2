"""``score`` and ``explain``: articles scored and printed, nothing kept."""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator

from analysis.console.evidence import sentence_lines, tone_text
from analysis.console.options import (
    Commands,
    add_backend,
    add_paths,
    add_topics,
    add_workers,
    topics_named,
)
from analysis.console.reading import reading, reading_options
from analysis.models import PRESENT, Analysis, Article, Evidence
from analysis.pipeline import scored

TOPICS_WIDTH = 44
TITLE_WIDTH = 70
"""Columns of ``--format table``; two topics and a usual headline in a wide terminal."""


def add(commands: Commands) -> None:
    """Adds ``score`` and ``explain``."""
    _add_score(commands)
    _add_explain(commands)


def _add_score(commands: Commands) -> None:
    command = commands.add_parser(
        "score",
        help="score files or folders and print; no store needed",
        description="Score articles and print them; nothing is kept.",
    )
    add_paths(command)
    command.add_argument(
        "--format",
        choices=("jsonl", "table"),
        default="jsonl",
        help="jsonl (default): one JSON object a line; table: for reading",
    )
    add_backend(command)
    add_topics(command)
    add_workers(command)
    command.set_defaults(run=_score)


def _add_explain(commands: Commands) -> None:
    command = commands.add_parser(
        "explain",
        help="the evidence behind an article's scores, sentence by sentence",
        description="Print each article of a file sentence by sentence, with what was found.",
    )
    command.add_argument("file", metavar="FILE", help="a file of any kind that can be scored")
    add_backend(command)
    add_topics(command)
    command.set_defaults(run=_explain)


def _score(options: argparse.Namespace) -> None:
    show = _json_line if options.format == "jsonl" else _table_line
    watched = topics_named(options)
    with reading_options(options) as articles:
        if options.format == "table":
            print(_table_head())
        for article, analysis in scored(
            articles, backend=options.backend, workers=options.workers, watched=watched
        ):
            print(show(article, analysis))


def _explain(options: argparse.Namespace) -> None:
    watched = topics_named(options)
    with reading([options.file]) as articles:
        for article, analysis in scored(articles, backend=options.backend, watched=watched):
            print("\n".join(_explained(article, analysis)))


def _json_line(article: Article, analysis: Analysis) -> str:
    record = analysis.to_record()
    line = {
        "id": article.id,
        "title": article.title,
        "language": analysis.language,
        "published": article.published.isoformat() if article.published else None,
        "outlet": article.outlet,
        **{name: record[name] for name in ("topics", "tone", "confidence", "wire", "evidence")},
    }
    return json.dumps(line, ensure_ascii=False)


def _table_head() -> str:
    return f"{'tone':>6}  {'topics':<{TOPICS_WIDTH}}  {'published':<10}  article"


def _table_line(article: Article, analysis: Analysis) -> str:
    day = article.published.isoformat() if article.published else "undated"
    name = article.title or article.text[:TITLE_WIDTH].split("\n")[0]
    topics = ", ".join(_discussed(analysis)) or "–"
    return (
        f"{tone_text(analysis.tone):>6}  {topics:<{TOPICS_WIDTH}}  {day:<10}  {name[:TITLE_WIDTH]}"
    )


def _discussed(analysis: Analysis) -> list[str]:
    return [key for key, salience in analysis.topics.items() if salience >= PRESENT]


def _explained(article: Article, analysis: Analysis) -> Iterator[str]:
    topics = ", ".join(f"{key} {value:.2f}" for key, value in analysis.topics.items())
    yield f"{article.source}: tone {tone_text(analysis.tone)}; {topics}"
    if analysis.note:
        yield f"  {analysis.note}"
    found: defaultdict[int, list[Evidence]] = defaultdict(list)
    for item in analysis.evidence:
        found[item.sentence].append(item)
    for sentence in analysis.sentences:
        yield from sentence_lines(article, sentence, found[sentence.index])
