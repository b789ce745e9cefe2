"""Files that are there whole or not at all."""

from __future__ import annotations

import errno
import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from analysis.errors import ExportError

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}
"""What the system answers where a file cannot grow: a full disk, a quota, a limit, a broken disk.
Other errors are not of the file that is written."""

_OPEN_FILES = Path("/proc/self/fd")
"""Where Linux gives a file without a name one."""


@contextmanager
def whole(path: Path) -> Iterator[IO[bytes]]:
    """A file to write into that becomes ``path`` when the block ends, in place of what was there.

    It is begun in the folder of ``path`` before the block, so that a place that cannot be written
    is told before any work. Where the block raises or the process is killed, ``path`` is as it
    was, and on Linux nothing else is left of a process that was killed. Raises ExportError for a
    place that cannot be written, or has no room.
    """
    target = path.resolve()
    _check(path, target)
    part = target.with_name(f".{uuid.uuid4().hex}.part")
    with _told(path):
        begun = _begin(part)
    try:
        with begun as file:
            yield file
            with _told(path):
                _keep(file, part)
        with _told(path):
            part.replace(target)
    except OSError as error:
        if error.errno in _FULL:
            raise _refused(path, error) from None
        raise
    finally:
        part.unlink(missing_ok=True)


def _check(path: Path, target: Path) -> None:
    if target.is_dir():
        raise ExportError(f"{path} is a folder; name a file in it")
    if target.exists() and not target.is_file():
        raise ExportError(f"{path} is no file that could be replaced; name another")
    if not target.parent.is_dir():
        raise ExportError(f"{path}: there is no folder {path.parent}; make it or name another")


def _begin(part: Path) -> IO[bytes]:
    """A file without a name where the system knows such, which it drops with the process; else
    one called ``part``."""
    if hasattr(os, "O_TMPFILE") and _OPEN_FILES.is_dir():
        with suppress(OSError):  # some network folders know none
            return os.fdopen(os.open(part.parent, os.O_TMPFILE | os.O_RDWR, 0o666), "w+b")
    return part.open("x+b")


def _keep(file: IO[bytes], part: Path) -> None:
    """Have all of a file on the disk, under the name ``part``."""
    file.flush()
    os.fsync(file.fileno())
    if not part.exists():
        folder = os.open(_OPEN_FILES, os.O_RDONLY)
        try:
            os.link(str(file.fileno()), part, src_dir_fd=folder)
        finally:
            os.close(folder)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise _refused(path, error) from None


def _refused(path: Path, error: OSError) -> ExportError:
    return ExportError(f"{path} cannot be written ({error.strerror}); name another place")
