"""Several files in one go: into a folder, or into one archive."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from analysis.errors import ExportError
from analysis.export.writing import whole

Put = Callable[[str, bytes], None]
"""Takes a file by its name and all that is in it."""

ARCHIVE = ".zip"
"""How the name of a file ends that is to hold all the others."""


@contextmanager
def several(path: Path) -> Iterator[Put]:
    """Where files go: an archive, there whole or not at all, where ``path`` ends in `ARCHIVE`; else
    a folder, made where only it is missing, with each file whole.

    What cannot be written is told before the block. An archive of the same files has the same
    bytes. Raises ExportError.
    """
    if path.suffix.lower() == ARCHIVE:
        with whole(path) as file, ZipFile(file, "w") as archive:
            yield lambda name, data: archive.writestr(ZipInfo(name), data, ZIP_DEFLATED)
        return
    _make(path)
    try:
        yield lambda name, data: _put(path / name, data)
    except BaseException:
        with suppress(OSError):  # it has files
            path.rmdir()
        raise


def _make(folder: Path) -> None:
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise ExportError(
            f"{folder} cannot be a folder ({error.strerror}); name another, or an archive{ARCHIVE}"
        ) from None
    if not os.access(folder, os.W_OK | os.X_OK):
        raise ExportError(f"{folder}: no file can be made in it; name another folder")


def _put(path: Path, data: bytes) -> None:
    with whole(path) as file:
        file.write(data)
