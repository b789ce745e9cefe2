"""What each command of the command line does; what only one of them needs loads there."""

from __future__ import annotations

import argparse
import itertools
import json
import sys
import textwrap
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.errors import SourceError
from analysis.filters import PARAMS, Filters
from analysis.filters.values import date_value, today
from analysis.ingest import Added, Progress, ingest
from analysis.models import PRESENT, Analysis, Article, Evidence, Sentence
from analysis.pipeline import analyse
from analysis.sources import Problem, read_articles
from analysis.store import open_store
from analysis.tone import backend_named

if TYPE_CHECKING:
    from analysis.evaluate import Scored

TOPICS_WIDTH = 44
TITLE_WIDTH = 70
"""Columns of ``--format table``; two topics and a usual headline in a wide terminal."""

ERROR_WIDTH = 400
"""Characters of an item's title and text before the evidence of an error."""

TEXT_WIDTH = 96
"""Columns that ``explain`` wraps to; quotes of a few lines stay readable in any terminal."""


def run(options: argparse.Namespace) -> None:
    """Runs the command that ``options`` name. Raises AnalysisError where the input is wrong."""
    commands = {
        "score": _score,
        "ingest": _ingest,
        "explain": _explain,
        "evaluate": _evaluate,
        "train": _train,
        "export": _export,
    }
    commands[options.command](options)


def _score(options: argparse.Namespace) -> None:
    show = _json_line if options.format == "jsonl" else _table_line
    with _reading(options.paths) as articles:
        if options.format == "table":
            print(_table_head())
        for article, analysis in _scored(
            articles, backend=options.backend, workers=options.workers
        ):
            print(show(article, analysis))


def _ingest(options: argparse.Namespace) -> None:
    backend_named(options.backend)  # a wrong name is told before a store is made
    with _reading(options.paths) as articles:
        store = open_store(options.store, create=True)
        with _progress_bar() as progress:
            added = ingest(
                store,
                articles,
                backend=options.backend,
                workers=options.workers,
                progress=progress,
            )
    print(_told(added, options.store))


def _explain(options: argparse.Namespace) -> None:
    with _reading([options.file]) as articles:
        for article, analysis in _scored(articles, backend=options.backend, workers=1):
            print("\n".join(_explained(article, analysis)))


def _evaluate(options: argparse.Namespace) -> None:
    from analysis import evaluate

    reports = evaluate.run(options.gold, backend=options.backend, errors=options.errors)
    if options.format == "json":
        print(json.dumps([report.to_json() for report in reports], ensure_ascii=False, indent=1))
        return
    for report in reports:
        print(report.to_table(), end="\n\n")
        for number, wrong in enumerate(report.errors, start=1):
            print("\n".join(_error(number, wrong)), end="\n\n")


def _train(options: argparse.Namespace) -> None:
    from analysis.tone.learned import WEIGHTS
    from analysis.training import train

    out = Path(options.out or WEIGHTS)
    train(options.labels, out)
    print(f"weights written to {out}")


def _export(options: argparse.Namespace) -> None:
    from analysis import queries
    from analysis.export import to_csv

    filters = _filters(options)
    con = open_store(options.store).connect()
    queries.check(con, filters)
    table = queries.articles_table(con, filters, limit=None)
    try:
        Path(options.out).write_bytes(to_csv(table))
    except OSError as error:
        raise SourceError(
            f"--out {options.out}: cannot be written ({error.strerror}); name another file"
        ) from None
    print(f"{len(table)} articles written to {options.out}")


# -- what goes in


class _Noted:
    """Names each problem on standard error, and counts them.

    The first is held back until something follows it: where it is all there was, it is
    the one line that the command ends with.
    """

    def __init__(self) -> None:
        self.count = 0
        self.any_came = False
        self._held: Problem | None = None

    def __call__(self, problem: Problem) -> None:
        self.release()
        if self.count == 0 and not self.any_came:
            self._held = problem
        else:
            _say(problem)
        self.count += 1

    def release(self) -> None:
        """Names the problem that was held back."""
        if self._held:
            _say(self._held)
            self._held = None

    def nothing_came(self, paths: Sequence[str]) -> SourceError:
        """What the command ends with where no article could be read."""
        if self._held:
            return SourceError(str(self._held))
        found = f"{self.count} items, none" if self.count else "nothing"
        return SourceError(
            f"{' '.join(map(str, paths))}: {found} that could be read as an article; "
            "give txt, csv or jsonl files with text in them"
        )


@contextmanager
def _reading(paths: Sequence[str]) -> Iterator[Iterator[Article]]:
    """The articles in ``paths``, problems named; raises SourceError if there is no article."""
    noted = _Noted()
    articles = read_articles(paths, on_problem=noted)
    first = next(articles, None)
    if first is None:
        raise noted.nothing_came(paths)
    noted.any_came = True
    noted.release()
    yield itertools.chain([first], articles)
    if noted.count:
        _say(f"{noted.count} skipped")


def _scored(
    articles: Iterable[Article], *, backend: str | None, workers: int
) -> Iterator[tuple[Article, Analysis]]:
    """Each article with its analysis; those that workers are at are remembered meanwhile."""
    waiting: deque[Article] = deque()

    def remembered() -> Iterator[Article]:
        for article in articles:
            waiting.append(article)
            yield article

    for analysis in analyse(remembered(), backend=backend, workers=workers):
        yield waiting.popleft(), analysis


def _filters(options: argparse.Namespace) -> Filters:
    as_of = date_value("as-of", options.as_of, as_of=today()) if options.as_of else None
    return Filters.from_params({name: getattr(options, name) for name in PARAMS}, as_of=as_of)


# -- what comes out


def _say(line: object) -> None:
    """A line on standard error, above the progress bar if there is one."""
    from tqdm import tqdm

    tqdm.write(str(line), file=sys.stderr)


@contextmanager
def _progress_bar() -> Iterator[Progress]:
    """A bar on standard error where that is a terminal, else nothing."""
    from tqdm import tqdm

    with tqdm(unit=" articles", disable=not sys.stderr.isatty(), file=sys.stderr) as bar:
        yield bar.update


def _told(added: Added, store: str) -> str:
    parts = [f"{added.read} read", f"{added.new} added", f"{added.known} known already"]
    if added.resumed:
        parts.append(f"{added.resumed} scored that an interrupted ingest had left")
    return f"{store}: {', '.join(parts)}"


def _json_line(article: Article, analysis: Analysis) -> str:
    record = analysis.to_record()
    line = {
        "id": article.id,
        "title": article.title,
        "language": analysis.language,
        "published": article.published.isoformat() if article.published else None,
        "outlet": article.outlet,
        **{name: record[name] for name in ("topics", "tone", "confidence", "evidence")},
    }
    return json.dumps(line, ensure_ascii=False)


def _table_head() -> str:
    return f"{'tone':>6}  {'topics':<{TOPICS_WIDTH}}  {'published':<10}  article"


def _table_line(article: Article, analysis: Analysis) -> str:
    day = article.published.isoformat() if article.published else "undated"
    name = article.title or article.text[:TITLE_WIDTH].split("\n")[0]
    topics = ", ".join(_discussed(analysis)) or "–"
    return f"{_tone(analysis.tone):>6}  {topics:<{TOPICS_WIDTH}}  {day:<10}  {name[:TITLE_WIDTH]}"


def _discussed(analysis: Analysis) -> list[str]:
    return [key for key, salience in analysis.topics.items() if salience >= PRESENT]


def _tone(tone: float | None) -> str:
    return "none" if tone is None else f"{tone:+.2f}"


def _explained(article: Article, analysis: Analysis) -> Iterator[str]:
    topics = ", ".join(f"{key} {value:.2f}" for key, value in analysis.topics.items())
    yield f"{article.source}: tone {_tone(analysis.tone)}; {topics}"
    if analysis.note:
        yield f"  {analysis.note}"
    found: defaultdict[int, list[Evidence]] = defaultdict(list)
    for item in analysis.evidence:
        found[item.sentence].append(item)
    for sentence in analysis.sentences:
        yield from _sentence(article, sentence, found[sentence.index])


def _error(number: int, wrong: Scored) -> Iterator[str]:
    """An item of which the class is wrong: what was read, and the sentences that made it so."""
    analysis, words = wrong.found, wrong.gold.get("quote") or wrong.article.text
    yield (
        f"error {number}, {wrong.gold.get('id', analysis.article_id)} ({analysis.language}): "
        f"gold {_tone(wrong.tone)}, found {_tone(analysis.tone)}, "
        f"confidence {analysis.confidence or 0:.2f}"
    )
    yield textwrap.shorten(f"{wrong.article.title or ''} | {words}", ERROR_WIDTH, placeholder=" …")
    found = [item for item in analysis.evidence if item.kind == "tone"]
    for sentence in analysis.sentences:
        if own := [item for item in found if item.sentence == sentence.index]:
            yield from _sentence(wrong.article, sentence, own)


def _sentence(article: Article, place: Sentence, found: Sequence[Evidence]) -> Iterator[str]:
    text = article.text if place.index else article.title or ""
    words = " ".join(text[place.start : place.end].split())
    head = f"[{place.index or 'title'}] "
    yield textwrap.fill(words, TEXT_WIDTH, initial_indent=head, subsequent_indent="    ")
    for item in found:
        effect = "" if item.effect is None else f" {item.effect:+.2f}"
        said = f" [{item.holder}]" if item.holder else ""
        yield f"    {item.kind}{effect} «{item.text}»{': ' * bool(item.why)}{item.why}{said}"
