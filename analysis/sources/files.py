"""A file wherever it lies: on disk, uploaded, or packed in an archive."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from analysis.sources.problems import UnreadableError

CHUNK = 1 << 20
"""Bytes copied at a time."""

SPOOLED = 16 << 20
"""Bytes of an unpacked document that are kept in memory; beyond it goes to a temporary file."""

LARGEST_COPY = 1 << 30
"""Bytes that a packed document may have when unpacked: a disk should not fill unnoticed."""

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came over a form: its name, and its bytes or an open file that can seek."""

    name: str
    content: bytes | BinaryIO


@dataclass(frozen=True, slots=True)
class File:
    """Something to read. ``shown`` names it in results, such as ``clips.zip!note.txt``;
    ``name`` is its own name, whose ending says what it holds; ``path`` is None where it does
    not lie on disk by itself; ``packed`` is whether it comes out of an archive."""

    shown: str
    name: str
    open: Callable[[], BinaryIO]
    path: Path | None = None
    packed: bool = False

    @property
    def ending(self) -> str:
        """The ending of its name in small letters, such as ``.txt``; empty where it has none."""
        return Path(self.name).suffix.lower()

    def head(self, size: int) -> bytes:
        """Its first ``size`` bytes, or all where it has fewer."""
        with self.open() as file:
            return file.read(size)

    def whole(self, limit: int) -> bytes:
        """All its bytes. Raises UnreadableError where they are more than ``limit``."""
        with self.open() as file:
            content = file.read(limit + 1)
        if len(content) > limit:
            raise too_large(limit)
        return content

    def seekable(self) -> BinaryIO:
        """The file opened so that any part of it is near; what is packed is unpacked first."""
        if not self.packed:
            return self.open()
        copy = cast(BinaryIO, tempfile.SpooledTemporaryFile(max_size=SPOOLED))  # noqa: SIM115
        with self.open() as file:
            for chunk in iter(lambda: file.read(CHUNK), b""):
                copy.write(chunk)
                if copy.tell() > LARGEST_COPY:
                    copy.close()
                    raise too_large(LARGEST_COPY)
        copy.seek(0)
        return copy


def too_large(limit: int) -> UnreadableError:
    """What is said of a file of more than ``limit`` bytes."""
    return UnreadableError(
        f"larger than the {limit // MEGABYTE} MB that one such file may have", "split it"
    )


def on_disk(path: Path) -> File:
    """The file at ``path``."""
    return File(str(path), path.name, lambda: path.open("rb"), path)


def uploaded(upload: Upload) -> File:
    """The file that was sent. Its name is kept without folders, as browsers may send them."""
    name = upload.name.replace("\\", "/").rsplit("/", 1)[-1] or "upload"
    return File(name, name, lambda: _opened(upload.content))


def _opened(content: bytes | BinaryIO) -> BinaryIO:
    if isinstance(content, bytes):
        return io.BytesIO(content)
    content.seek(0)
    return io.BufferedReader(_Lent(content))


class _Lent(io.RawIOBase):
    """An open file of somebody else, which stays open when this is closed."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def readinto(self, buffer: object) -> int:
        view = memoryview(cast(bytearray, buffer)).cast("B")
        content = self._file.read(len(view))
        view[: len(content)] = content
        return len(content)
