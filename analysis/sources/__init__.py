"""Articles in: files and folders, one article at a time; a bad item is named and passed over.

for article in read_articles(["clippings/"], on_problem=print):
    ...
"""

from __future__ import annotations

import csv
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from analysis.models import Article
from analysis.sources.metadata import FILE_NAME, Metadata
from analysis.sources.problems import OnProblem, Problem, refuse
from analysis.sources.readers import READERS, Reader

__all__ = ["OnProblem", "Problem", "kinds", "read_articles"]

PACKED = ".gz"


def kinds() -> tuple[str, ...]:
    """The endings of files that can be read."""
    return (*READERS, *(ending + PACKED for ending in READERS))


def read_articles(
    paths: Iterable[str | Path], *, on_problem: OnProblem = refuse
) -> Iterator[Article]:
    """The articles in files and folders, one at a time, in bounded memory.

    Folders are read with all below them, in order of name. An item that cannot be read goes
    to ``on_problem`` and the rest goes on; without ``on_problem`` the first such raises
    SourceError. ``source`` of an article is its file, or file and row.
    """
    metadata = Metadata(on_problem)
    for path in map(Path, paths):
        for file in _files(path, on_problem):
            yield from _read(file, metadata, on_problem)


def _files(path: Path, on_problem: OnProblem) -> Iterator[Path]:
    if path.is_dir():
        inside = sorted(file for file in path.rglob("*") if file.is_file())
        yield from (file for file in inside if not _is_hidden(file.relative_to(path)))
    elif path.exists():
        yield path
    else:
        on_problem(Problem(str(path), "no such file or folder", "check the path"))


def _is_hidden(path: Path) -> bool:
    return path.name == FILE_NAME or any(part.startswith(".") for part in path.parts)


def _read(file: Path, metadata: Metadata, on_problem: OnProblem) -> Iterator[Article]:
    reader = _reader(file)
    if reader is None:
        endings = ", ".join(READERS)
        advice = f"give {endings}, or one of these packed as {PACKED}"
        on_problem(Problem(str(file), "not a kind of file that can be read", advice))
        return
    try:
        yield from reader(file, metadata.of(file), on_problem)
    except (EOFError, zlib.error) as error:
        on_problem(Problem(str(file), f"breaks off or is damaged ({error})", "get a whole copy"))
    except OSError as error:
        reason = error.strerror or str(error)
        on_problem(Problem(str(file), f"cannot be read ({reason})", "check the file"))
    except csv.Error as error:
        on_problem(Problem(str(file), f"not a sound table ({error})", "save it as CSV again"))


def _reader(file: Path) -> Reader | None:
    endings = [ending.lower() for ending in file.suffixes]
    if endings and endings[-1] == PACKED:
        endings.pop()
    return READERS.get(endings[-1]) if endings else None
