"""Files out of .gz and .zip, with limits on what they may unpack to."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Iterator
from functools import partial
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from analysis.sources.files import MEGABYTE, File
from analysis.sources.problems import OnProblem, Problem, UnreadableError

LARGEST_RATIO = 200
"""Times its packed size that something may unpack to. Deflate reaches 1,032 on zeros; articles
come to 3 or 4, a JSONL of one repeated article to about 160 (measured)."""

RATIO_FREE = 50 * MEGABYTE
"""Bytes unpacked before the ratio counts: so much does no harm."""

MOST_MEMBERS = 100_000
"""Files in one archive."""

_LIMITS = "unpack it yourself if you trust it"


def unpacked(file: File) -> File:
    """The file in a ``.gz``, unpacked while it is read."""
    if file.packed:
        raise nested()
    name = file.name[: -len(".gz")] if file.ending == ".gz" else file.name
    size = _size(file)
    return File(file.shown, name, lambda: _gunzipped(file, size), file.path, packed=True)


def members(file: File, on_problem: OnProblem) -> Iterator[File]:
    """The files in a ``.zip``, in its order; what is refused goes to ``on_problem``.

    Nothing is ever written under a member's name. Raises UnreadableError for the whole.
    """
    if file.packed:
        raise nested()
    try:
        with file.open() as opened, zipfile.ZipFile(opened) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
            _check(infos, _size(file))
            if not infos:
                raise UnreadableError("the archive is empty", "get a whole copy")
            for info in filter(_is_wanted, infos):
                yield from _member(file, archive, info, on_problem)
    except zipfile.BadZipFile as error:
        raise _broken(error) from None


def nested() -> UnreadableError:
    """What is said of an archive within another, which is not opened."""
    return UnreadableError("an archive within an archive", "unpack the outer one first")


def _member(
    file: File, archive: zipfile.ZipFile, info: zipfile.ZipInfo, on_problem: OnProblem
) -> Iterator[File]:
    shown = f"{file.shown}!{info.filename}"
    refused = _refused(info)
    if refused:
        on_problem(Problem(shown, *refused))
        return
    yield File(shown, _path(info).name, partial(_extracted, archive, info), packed=True)


def _refused(info: zipfile.ZipInfo) -> tuple[str, str] | None:
    path = _path(info)
    if path.is_absolute() or ".." in path.parts or ":" in info.filename.split("/")[0]:
        return "a name that leads out of the archive", "pack it anew with plain names"
    if info.flag_bits & 1:
        return "needs a password", "unpack it with the password first"
    return None


def _is_wanted(info: zipfile.ZipInfo) -> bool:
    """Not what systems add by themselves: hidden files, a Mac's resource forks."""
    parts = _path(info).parts
    return not any(p == "__MACOSX" or (p.startswith(".") and p != "..") for p in parts)


def _path(info: zipfile.ZipInfo) -> PurePosixPath:
    """A member's place; some programs of Windows write its separators."""
    return PurePosixPath(info.filename.replace("\\", "/"))


def _check(infos: list[zipfile.ZipInfo], packed: int) -> None:
    if len(infos) > MOST_MEMBERS:
        raise UnreadableError(f"{len(infos)} files, more than {MOST_MEMBERS}", _LIMITS)
    total = sum(info.file_size for info in infos)
    if total > max(RATIO_FREE, packed * LARGEST_RATIO):
        raise _bomb(packed, total)


def _bomb(packed: int, unpacked: int) -> UnreadableError:
    return UnreadableError(
        f"unpacks from {packed} to over {unpacked // MEGABYTE} MB, as archives made to do harm do",
        _LIMITS,
    )


def _broken(error: Exception) -> UnreadableError:
    return UnreadableError(f"breaks off or is damaged ({error})", "get a whole copy")


def _size(file: File) -> int:
    with file.open() as opened:
        return opened.seek(0, io.SEEK_END)


def _gunzipped(file: File, size: int) -> BinaryIO:
    outer = file.open()
    return _bounded(cast(BinaryIO, gzip.GzipFile(fileobj=outer)), size, outer)


def _extracted(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> BinaryIO:
    try:
        return _bounded(cast(BinaryIO, archive.open(info)), info.compress_size)
    except (zipfile.BadZipFile, NotImplementedError) as error:
        raise _broken(error) from None


def _bounded(stream: BinaryIO, packed: int, *also_close: BinaryIO) -> BinaryIO:
    return io.BufferedReader(_Bounded(stream, packed, also_close))


class _Bounded(io.RawIOBase):
    """A stream that is unpacked while it is read, stopped where it grows past all measure."""

    def __init__(self, stream: BinaryIO, packed: int, also_close: tuple[BinaryIO, ...]) -> None:
        self._stream = stream
        self._packed = packed
        self._most = max(RATIO_FREE, packed * LARGEST_RATIO)
        self._read = 0
        self._also_close = also_close

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(cast(bytearray, buffer)).cast("B")
        try:
            content = self._stream.read(len(view))
        except zipfile.BadZipFile as error:
            raise _broken(error) from None
        self._read += len(content)
        if self._read > self._most:
            raise _bomb(self._packed, self._read)
        view[: len(content)] = content
        return len(content)

    def close(self) -> None:
        for stream in (self._stream, *self._also_close):
            stream.close()
        super().close()
