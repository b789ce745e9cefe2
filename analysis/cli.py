"""The command line: its parser and exit status; `analysis.commands` holds the commands.

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
from typing import NoReturn

from analysis.commands import add_all
from analysis.errors import AnalysisError

WRONG_INPUT = 2


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and returns the exit status, 0 or 2."""
    _speak_utf8()
    try:
        options = _parser().parse_args(_joined(sys.argv[1:] if argv is None else argv))
        options.run(options)
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
    parser: argparse.ArgumentParser = _Parser(
        prog="python -m analysis",
        description="Topics of press articles and their tone toward US–Russia relations.",
        epilog="python -m analysis COMMAND --help says more of each.",
    )
    add_all(parser.add_subparsers(dest="command", metavar="COMMAND", required=True))
    return parser


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
