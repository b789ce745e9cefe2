"""The command line: what each command is called and takes; `analysis.commands` does the work.

Every command ends with 0, or with 2 and one line on standard error that says what to do where
the input is wrong. A bad item in a batch is named there and passed over. Standard output
carries results only.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

from analysis.errors import AnalysisError

DEFAULT_STORE = "store"
WRONG_INPUT = 2
WORST_ERRORS = 20

_FILTERS = {
    "since": "first day: YYYY-MM-DD, YYYY-MM, YYYY, or last-week, last-month …",
    "until": "last day, in the same forms",
    "topic": "topic key; several comma separated or repeated",
    "match": "any (default) or all of the topics",
    "outlet": "outlet; several comma separated or repeated; (none) for articles without one",
    "language": "language code such as ar, en, ru; several as above",
    "tone": "negative, neutral, positive, none (several as above), or a range LOW..HIGH",
    "search": "words that must all occur in title or text",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and returns the exit status, 0 or 2."""
    _speak_utf8()
    try:
        options = _parser().parse_args(_joined(sys.argv[1:] if argv is None else argv))
        from analysis import commands

        commands.run(options)
        sys.stdout.flush()
    except AnalysisError as error:
        print(" ".join(str(error).split()), file=sys.stderr)
        return WRONG_INPUT
    except BrokenPipeError:  # the reader of a pipe, such as head, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, without the usage lines before it."""

    def error(self, message: str) -> NoReturn:
        self.exit(WRONG_INPUT, f"{message}; see: {self.prog} --help\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="python -m analysis",
        description="Topics of press articles and their tone toward US–Russia relations.",
        epilog="python -m analysis COMMAND --help says more of each.",
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    _score(commands)
    _ingest(commands)
    _explain(commands)
    _evaluate(commands)
    _train(commands)
    _export(commands)
    return parser


def _score(commands: Any) -> None:
    command = commands.add_parser(
        "score",
        help="score files or folders and print; no store needed",
        description="Score articles and print them; nothing is kept.",
    )
    _paths(command)
    command.add_argument(
        "--format",
        choices=("jsonl", "table"),
        default="jsonl",
        help="jsonl (default): one JSON object a line; table: for reading",
    )
    _backend(command)
    _workers(command)


def _ingest(commands: Any) -> None:
    command = commands.add_parser(
        "ingest",
        help="add files or folders, with their scores, to a store",
        description="Add articles and their scores to a store, made where there is none. "
        "The same article is added once however often it comes; an interrupted ingest is "
        "completed by running it again.",
    )
    _paths(command)
    _store(command)
    _backend(command)
    _workers(command)


def _explain(commands: Any) -> None:
    command = commands.add_parser(
        "explain",
        help="the evidence behind an article's scores, sentence by sentence",
        description="Print each article of a file sentence by sentence, with what was found.",
    )
    command.add_argument("file", metavar="FILE", help="a file of any kind that can be scored")
    _backend(command)


def _evaluate(commands: Any) -> None:
    command = commands.add_parser(
        "evaluate",
        help="accuracy against labels, by language",
        description="Compare scores with gold labels (sentences or articles), or translations "
        "side by side with each other; as JSON lines.",
    )
    command.add_argument("gold", metavar="GOLD.jsonl", nargs="+", help="files of such items")
    command.add_argument(
        "--format",
        choices=("table", "json"),
        default="table",
        help="table (default): for reading; json: for machines",
    )
    _backend(command)
    command.add_argument(
        "--errors",
        metavar="N",
        type=int,
        default=WORST_ERRORS,
        help=f"how many of the worst errors to print with their evidence ({WORST_ERRORS})",
    )


def _train(commands: Any) -> None:
    command = commands.add_parser(
        "train",
        help="refit the learned weights on labels",
        description="Fit the learned scorer on labelled sentences. The same labels give the "
        "same weights, to the byte.",
    )
    command.add_argument("labels", metavar="LABELS.jsonl", nargs="+", help="files of labels")
    command.add_argument(
        "--out", metavar="FILE.npz", help="the file to write (default: the weights that ship)"
    )


def _export(commands: Any) -> None:
    command = commands.add_parser(
        "export",
        help="write stored articles to a file, filtered",
        description="Write the articles that the filters let through to a CSV file that "
        "spreadsheets open. Filters are spelled as in the dashboard's URL.",
    )
    command.add_argument("what", metavar="WHAT", choices=("articles",), help="articles")
    command.add_argument("--out", metavar="FILE.csv", required=True, help="the file to write")
    _store(command)
    _filters(command)


def _paths(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "paths", metavar="PATH", nargs="+", help="txt, csv or jsonl, each also .gz, or a folder"
    )


def _store(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--store",
        metavar="DIR",
        default=os.environ.get("STORE") or DEFAULT_STORE,
        help="the store's folder (default: $STORE, else ./store)",
    )


def _backend(command: argparse.ArgumentParser) -> None:
    command.add_argument("--backend", metavar="NAME", help="what scores tone (default: the best)")


def _workers(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--workers",
        metavar="N",
        type=int,
        default=os.cpu_count() or 1,
        help="processes that score (default: one for each core)",
    )


def _filters(command: argparse.ArgumentParser) -> None:
    group = command.add_argument_group("filters")
    for name, text in _FILTERS.items():
        group.add_argument(f"--{name}", metavar=name.upper(), action="append", help=text)
    group.add_argument(
        "--undated", action="store_const", const="1", help="with dates: undated articles too"
    )
    group.add_argument(
        "--as-of", metavar="DATE", help="the day that last-week … count from (default: today)"
    )


def _joined(argv: Sequence[str]) -> list[str]:
    """``--tone -0.5..0.2`` as ``--tone=-0.5..0.2``: argparse would take it for an option."""
    joined: list[str] = []
    for argument in argv:
        if joined and joined[-1] == "--tone" and ".." in argument:
            joined[-1] += f"={argument}"
        else:
            joined.append(argument)
    return joined


def _speak_utf8() -> None:
    """Results are UTF-8 whatever the terminal's own encoding is, as the files are."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
