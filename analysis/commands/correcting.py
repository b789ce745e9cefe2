"""``correct``: what analysts say instead of the scores, undone, listed, and handed on as labels."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.console.corrections import correction_line, correction_record
from analysis.console.options import Commands, add_store
from analysis.corrections import Correction, CorrectionError, in_order, standing
from analysis.errors import SourceError

if TYPE_CHECKING:
    import duckdb

    from analysis.correcting import Review

ALL = "all"
"""What ``--undo`` takes back where it names nothing."""

_YES = {"yes": True, "no": False}


def add(commands: Commands) -> None:
    """Adds ``correct``."""
    command = commands.add_parser(
        "correct",
        help="correct or confirm scores of an article, undo it, list it, export it as labels",
        description="Say what the tone or the topics of a stored article are. That is kept beside "
        "the scores with who, when and why, and read instead of them everywhere. What agrees "
        "with the machine confirms it. docs/CORRECTIONS.md says more.",
    )
    command.add_argument("article", metavar="ARTICLE_ID", nargs="?", help="the article's id")
    _add_what(command)
    command.add_argument("--reason", metavar="TEXT", default="", help="why, in one line")
    command.add_argument("--who", metavar="NAME", help="who says so (default: $USER)")
    _add_rest(command)
    add_store(command)
    command.set_defaults(run=_correct)


def _add_what(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--tone",
        metavar="TONE",
        help="the tone, -1 (open conflict) to 1 (close cooperation), or none",
    )
    command.add_argument(
        "--topic",
        metavar="KEY=yes|no",
        action="append",
        default=[],
        help="whether it discusses a topic; repeatable",
    )
    command.add_argument(
        "--sentence",
        metavar="N=CLASS",
        action="append",
        default=[],
        help="a sentence's class: negative, neutral, positive or none; for training, repeatable",
    )
    command.add_argument(
        "--confirm",
        metavar="WHAT",
        action="append",
        default=[],
        help="the machine is right in this: tone, or a topic's key; repeatable",
    )
    command.add_argument(
        "--copies", action="store_true", help="of the copies with the same text too"
    )


def _add_rest(command: argparse.ArgumentParser) -> None:
    group = command.add_argument_group("instead of correcting")
    group.add_argument(
        "--undo",
        metavar="WHAT",
        nargs="?",
        const=ALL,
        help="take back what is in force of the article: tone, a topic's key, 'sentence N', "
        "or all (default)",
    )
    group.add_argument(
        "--list",
        action="store_true",
        help="print what was said of the article, or of all; * is what is in force",
    )
    group.add_argument("--format", choices=("table", "jsonl"), default="table", help="of the list")
    group.add_argument("--export", metavar="FILE.jsonl", help="write what is in force as labels")
    group.add_argument(
        "--labels",
        choices=("sentences", "articles"),
        default="sentences",
        help="which to export: sentences (default) for train, articles for evaluate",
    )


def _correct(options: argparse.Namespace) -> None:
    from analysis.store import open_store

    store = open_store(options.store)
    if options.list:
        _list(store.corrections(), options)
        return
    if options.export:
        _export(store.connect(), store.corrections(), options)
        return
    if not options.article:
        raise CorrectionError("name the ARTICLE_ID that is corrected; see: correct --help")
    if options.undo:
        made = _undone(store.corrections(), options)
    else:
        made = list(_said(store.connect(), options))
    kept = store.append_corrections(made)
    print("\n".join(map(correction_line, kept)))


def _who(options: argparse.Namespace) -> str:
    usual = os.environ.get("USER") or os.environ.get("USERNAME") or ""
    return usual if options.who is None else str(options.who)


def _said(con: duckdb.DuckDBPyConnection, options: argparse.Namespace) -> Iterator[Correction]:
    from analysis.correcting import Review, same_text

    if not (options.tone or options.topic or options.sentence or options.confirm):
        raise CorrectionError(
            "nothing to correct; give --tone, --topic, --sentence or --confirm, or --undo"
        )
    copies = same_text(con, options.article) if options.copies else ()
    for article in (options.article, *copies):
        review = Review(con, article, who=_who(options), reason=options.reason)
        yield from _of_one(review, options)


def _of_one(review: Review, options: argparse.Namespace) -> Iterator[Correction]:
    from analysis.correcting import sentence_number

    if options.tone:
        yield review.tone(_tone(options.tone))
    for key, said in _pairs("topic", options.topic, tuple(_YES)):
        yield review.topic(key, discussed=_YES[said])
    for number, tone_class in _pairs("sentence", options.sentence, ()):
        yield review.sentence(sentence_number(number), tone_class)
    for what in options.confirm:
        yield review.confirm(what)


def _tone(text: str) -> float | None:
    if text == "none":
        return None
    try:
        return float(text.replace("−", "-"))
    except ValueError:
        raise CorrectionError(f"--tone {text}: no tone; use -1 to 1, or none") from None


def _pairs(name: str, given: Sequence[str], valid: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The two sides of each NAME=VALUE; the value one of ``valid``, where there are such."""
    for each in given:
        key, _, value = (part.strip() for part in each.partition("="))
        if not key or not value or (valid and value not in valid):
            form = "|".join(valid) or "CLASS"
            raise CorrectionError(
                f"--{name} {each}: write it as {name}={form}, such as "
                f"{'syria=yes' if name == 'topic' else '3=negative'}"
            )
        yield key, value


def _undone(made: Sequence[Correction], options: argparse.Namespace) -> list[Correction]:
    from analysis.correcting import undo

    what = None if options.undo == ALL else options.undo
    return undo(made, options.article, what=what, who=_who(options), reason=options.reason)


def _list(made: Sequence[Correction], options: argparse.Namespace) -> None:
    stands = {each.id for each in standing(made).values()}
    for each in in_order(made):
        if options.article in (None, each.article_id):
            in_force = each.id in stands
            if options.format == "jsonl":
                print(correction_record(each, stands=in_force))
            else:
                print(f"{'*' if in_force else ' '} {correction_line(each)}")


def _export(
    con: duckdb.DuckDBPyConnection, made: Sequence[Correction], options: argparse.Namespace
) -> None:
    from analysis.labels import labels, to_lines

    items = labels(con, made, options.labels)
    try:
        Path(options.export).write_text(to_lines(items), encoding="utf-8")
    except OSError as error:
        raise SourceError(
            f"--export {options.export}: cannot be written ({error.strerror}); name another file"
        ) from None
    print(f"{len(items)} {options.labels} written to {options.export}")
