"""``discover``: topics nobody defined, in the stored articles that filters choose."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING

from analysis.console.lines import say
from analysis.console.options import Commands, add_filters, add_store, filters_in
from analysis.errors import AnalysisError

if TYPE_CHECKING:
    from analysis.discovery import Discovery, Part, Progress, Step, Topic

WORDS_SHOWN = 6
"""Words of a topic in a line of the table, the three of its name and as many again."""


class NothingFoundError(AnalysisError):
    """Articles in which no topics can be discovered."""


def add(commands: Commands) -> None:
    """Adds ``discover``."""
    command = commands.add_parser(
        "discover",
        help="topics nobody defined, in the stored articles that filters choose",
        description="Find topics that nobody defined, by BERTopic, in the articles of a store, "
        "each language by itself. docs/DISCOVERY.md says how, and how well.",
    )
    add_store(command)
    add_filters(command)
    command.add_argument(
        "--format",
        choices=("table", "jsonl", "csv"),
        default="table",
        help="table (default): for reading; jsonl: one JSON object a topic, its sentences and "
        "articles included; csv: one row a topic",
    )
    command.add_argument(
        "--model",
        metavar="NAME",
        help="a sentence-transformers model, by its folder or name, to find topics across "
        "languages (default: by the words that articles share)",
    )
    command.set_defaults(run=_discover)


def _discover(options: argparse.Namespace) -> None:
    from analysis import queries
    from analysis.discovery import discover, sentence_transformer
    from analysis.store import open_store

    filters = filters_in(options)
    con = open_store(options.store).connect()
    queries.check(con, filters)
    embedding = sentence_transformer(options.model) if options.model else None
    with _progress_bar() as report:
        found = discover(con, filters, embedding=embedding, progress=report)
    if not found.topics:
        raise NothingFoundError(_why_nothing(found))
    for part in found.parts:
        if line := _said(part):
            say(line)
    _print(found, options.format)


def _print(found: Discovery, form: str) -> None:
    if form == "csv":
        from analysis.export import to_csv

        print(to_csv(found.table()).decode("utf-8-sig"), end="")
        return
    lines = _json_lines(found) if form == "jsonl" else _table_lines(found)
    print("\n".join(lines))


def _json_lines(found: Discovery) -> Iterator[str]:
    for topic in found.topics:
        articles = list(found.articles_of(topic.key)["article_id"])
        line = {"name": topic.name, **asdict(topic), "articles": articles}
        yield json.dumps(line, ensure_ascii=False)


def _table_lines(found: Discovery) -> Iterator[str]:
    for part in found.parts:
        if not found.of(part):
            continue
        outside = f"{part.outliers} ({part.outliers / part.n:.0%}) in no topic"
        yield f"{part.key}: {part.n} articles, {part.stories} stories, {outside}"
        yield from map(_table_line, found.of(part))


def _table_line(topic: Topic) -> str:
    words = ", ".join(word.text for word in topic.words[topic.language][:WORDS_SHOWN])
    return f"{topic.key:>6} {topic.n:>6} {topic.share:>6.1%}  {words}"


def _why_nothing(found: Discovery) -> str:
    said = "; ".join(filter(None, map(_said, found.parts))) or "no article matches"
    return f"no topics: {said}; loosen the filters or add articles"


def _said(part: Part) -> str:
    """What is to be said of a part; "" where all is well."""
    from analysis.discovery import FEWEST, LITTLE

    return {
        "found": "",
        "little": f"{part.key}: {part.stories} stories are little (under {LITTLE}); "
        "read these topics as hints",
        "few": f"{part.key}: {part.stories} stories are too few, {FEWEST} are the least",
        "nothing": f"{part.key}: nothing stands out among {part.stories} stories",
        "unread": f"{part.key}: there is no list of stop words for this language",
    }[part.state]


@contextmanager
def _progress_bar() -> Iterator[Progress]:
    from tqdm import tqdm

    with tqdm(unit=" steps", disable=not sys.stderr.isatty(), file=sys.stderr) as bar:

        def report(step: Step) -> None:
            bar.total, bar.n = step.total, step.done
            bar.set_description(f"{step.part} {step.name}")

        yield report
