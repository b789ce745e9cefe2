"""From what the user names (paths, folders, globs, uploads) to the files there are."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from analysis.sources.files import File, Upload, on_disk, uploaded
from analysis.sources.metadata import FILE_NAME, is_sidecar
from analysis.sources.problems import OnProblem, Problem

_TABLE_LOG = "_delta_log"
"""The folder that each table of a store has (deltalake)."""

Source = str | Path | Upload
"""What can be read: the path of a file or folder, a pattern such as ``clips/**/*.pdf``, or an
uploaded file."""


def find(sources: Iterable[Source], on_problem: OnProblem) -> Iterator[File]:
    """Every file that ``sources`` name, folders with all below them, in order of name."""
    for source in sources:
        if isinstance(source, Upload):
            yield uploaded(source)
        else:
            for path in _named(source, on_problem):
                yield from _below(path, on_problem)


def _named(source: str | Path, on_problem: OnProblem) -> Iterator[Path]:
    """The path itself, or all that a pattern fits; brackets in a real name are no pattern."""
    path = Path(source)
    if os.path.lexists(path) or not glob.has_magic(str(source)):
        yield path
        return
    # Path.glob takes no absolute patterns.
    found = sorted(Path(name) for name in glob.iglob(str(source), recursive=True))  # noqa: PTH207
    if not found:
        on_problem(Problem(str(source), "nothing fits this pattern", "check it"))
    yield from (
        path for path in found if path.is_file() and not (_is_hidden(path) or is_sidecar(path))
    )


def _below(path: Path, on_problem: OnProblem) -> Iterator[File]:
    if path.is_dir():
        yield from _in_folder(path, on_problem)
    elif path.is_file():
        yield on_disk(path)
    elif path.exists():
        on_problem(Problem(str(path), "neither a file nor a folder", "save it as a file first"))
    else:
        on_problem(Problem(str(path), "no such file or folder", "check the path"))


def _in_folder(folder: Path, on_problem: OnProblem) -> Iterator[File]:
    for path in sorted(_walked(folder)):
        if _is_hidden(path.relative_to(folder)):
            continue
        if path.is_symlink() and not _leads_inside(path, folder):
            advice = "name what it leads to if you want it"
            on_problem(Problem(str(path), "a link that leads out of the folder", advice))
        elif path.is_file() and not is_sidecar(path):
            yield on_disk(path)


def _walked(folder: Path) -> Iterator[Path]:
    """Files and links below a folder; linked folders and stores are not entered."""
    for top, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not _is_store(Path(top, name))]
        links = (name for name in folders if Path(top, name).is_symlink())
        yield from (Path(top, name) for name in (*names, *links))


def _is_store(folder: Path) -> bool:
    """Whether a folder is one of our stores or a table of one: its files are no sources."""
    return any(True for table in (_TABLE_LOG, f"*/{_TABLE_LOG}") for _ in folder.glob(table))


def _leads_inside(path: Path, folder: Path) -> bool:
    return path.resolve().is_relative_to(folder.resolve())


def _is_hidden(path: Path) -> bool:
    return path.name == FILE_NAME or any(
        part.startswith(".") and part not in (".", "..") for part in path.parts
    )
