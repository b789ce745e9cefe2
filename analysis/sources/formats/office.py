"""What holds of all office documents that are zip archives of XML, before a library opens one."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, BinaryIO
from xml.parsers import expat

from analysis.sources.archives import LARGEST_RATIO, RATIO_FREE
from analysis.sources.files import CHUNK, MEGABYTE, File
from analysis.sources.problems import UnreadableError

_PARTS = (".xml", ".rels")


@contextmanager
def checked(file: File, *, largest: int) -> Iterator[BinaryIO]:
    """The document opened, if its parts are no larger than ``largest`` bytes when unpacked and
    none declares entities, which no office program writes and bombs are made of.

    Raises UnreadableError.
    """
    with file.seekable() as opened:
        try:
            with zipfile.ZipFile(opened) as archive:
                _check(archive, opened, largest)
        except (zipfile.BadZipFile, EOFError, NotImplementedError) as error:
            raise UnreadableError(f"damaged ({error})", "get a whole copy") from None
        opened.seek(0)
        yield opened


def _check(archive: zipfile.ZipFile, opened: BinaryIO, largest: int) -> None:
    parts = [info for info in archive.infolist() if info.filename.endswith(_PARTS)]
    total = sum(info.file_size for info in parts)
    packed = opened.seek(0, 2)
    if total > largest or total > max(RATIO_FREE, packed * LARGEST_RATIO):
        raise UnreadableError(
            f"unpacks from {packed} to over {total // MEGABYTE} MB", "split it, or save it anew"
        )
    for info in parts:
        if info.flag_bits & 1:
            raise UnreadableError("needs a password", "save it without one")
        with archive.open(info) as part:
            if _declares_entities(part):
                raise UnreadableError(
                    "declares XML entities, as documents made to do harm do", "save it anew"
                )


class _SeenError(Exception):
    """Enough of a part was seen. ``declares`` is whether it declares an entity."""

    def __init__(self, *, declares: bool) -> None:
        super().__init__()
        self.declares = declares


def _declares_entities(part: IO[bytes]) -> bool:
    """Whether an XML part declares entities before its first element; no entity is expanded."""
    parser = expat.ParserCreate()
    parser.EntityDeclHandler = _declared
    parser.StartElementHandler = _started
    try:
        while content := part.read(CHUNK):
            parser.Parse(content)
    except _SeenError as seen:
        return seen.declares
    except expat.ExpatError:  # not sound: the library that reads the part says so
        return False
    return False


def _declared(*_: object) -> None:
    raise _SeenError(declares=True)


def _started(*_: object) -> None:
    raise _SeenError(declares=False)
