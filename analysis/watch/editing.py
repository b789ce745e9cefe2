"""``feeds.toml`` changed by a program: what people wrote in it, comments too, stays as it was."""

from __future__ import annotations

import json
import os
import re
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from analysis.errors import SourceError
from analysis.sources.web.errors import FetchError
from analysis.watch.feeds_file import entries_of, feeds_text, source_url, tomllib_of

WAIT_FOR_OTHERS = 10.0
"""Seconds that a change waits for another one; each takes milliseconds."""

_HEADER = re.compile(r"^[ \t]*\[\[[ \t]*feeds[ \t]*\]\]", re.M)
_TABLE = re.compile(r"^[ \t]*\[", re.M)
_PAUSED = re.compile(r"^[ \t]*paused[ \t]*=[ \t]*\w+", re.M)
_REMARKS = re.compile(r"(?<=\n)(?:[ \t]*(?:#[^\n]*)?(?:\n|\Z))+\Z")
"""Blank lines and comments at the end of a block: they belong to what follows."""


def add_feed(path: Path, url: str, *, name: str | None = None) -> bool:
    """Adds a feed at the end of the file, which is made where there is none; False if it is
    there already. Raises SourceError for what is no web address or search."""
    return add_feeds(path, [(url, name)]) == 1


def add_feeds(path: Path, feeds: list[tuple[str, str | None]]) -> int:
    """Adds (address, name) pairs in one change, and returns how many were not there yet."""
    wanted = {_address(url): name for url, name in feeds}
    added = 0

    def change(text: str) -> str:
        nonlocal added
        known = set(_addresses(text, path))
        new = {url: name for url, name in wanted.items() if url not in known}
        added = len(new)
        return "\n".join([text.rstrip("\n"), *map(_block, new, new.values())]).lstrip("\n")

    _change(path, change, create=True)
    return added


def pause_feed(path: Path, url: str, *, paused: bool = True) -> None:
    """Pauses a feed, or with ``paused=False`` takes it up again. Raises SourceError if it is
    not in the file."""
    line = f"paused = {'true' if paused else 'false'}"

    def change(text: str) -> str:
        start, end = _place(text, url, path)
        block = text[start:end]
        if _PAUSED.search(block):
            block = _PAUSED.sub(line, block, count=1)
        else:
            header, _, rest = block.partition("\n")
            block = f"{header}\n{line}\n{rest}"
        return text[:start] + block + text[end:]

    _change(path, change)


def remove_feed(path: Path, url: str) -> None:
    """Takes a feed out of the file; what it brought stays in the store. Raises SourceError if
    it is not in the file."""

    def change(text: str) -> str:
        start, end = _place(text, url, path)
        return text[:start] + text[end:]

    _change(path, change)


def _change(path: Path, change: Callable[[str], str], *, create: bool = False) -> None:
    """The old file or the new one is there at every moment; changes come one after another."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with _alone(path):
        old = feeds_text(path) if path.exists() or not create else ""
        tomllib_of(old, path)
        new = change(old)
        tomllib_of(new, path)
        write_atomically(path, new.encode())


def write_atomically(path: Path, content: bytes) -> None:
    """Puts ``content`` at ``path`` in one step, on disk. Raises SourceError where it cannot."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(path)
        finally:
            Path(name).unlink(missing_ok=True)
    except OSError as error:
        raise SourceError(
            f"{path}: cannot be written ({error.strerror}); choose another place"
        ) from None


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """SQLite's lock on a file beside it, which the system lifts if a process dies."""
    con = sqlite3.connect(path.with_name(f".{path.name}.lock"), timeout=WAIT_FOR_OTHERS)
    try:
        con.execute("BEGIN EXCLUSIVE")
        yield
    except sqlite3.OperationalError as error:
        raise SourceError(f"{path}: cannot be changed now ({error}); try again") from None
    finally:
        con.close()


def _place(text: str, url: str, path: Path) -> tuple[int, int]:
    """Where the block of ``url`` begins and ends."""
    wanted = _address(url)
    addresses = _addresses(text, path)
    headers = list(_HEADER.finditer(text))
    if wanted not in addresses or len(headers) != len(addresses):
        raise SourceError(f"{path}: {url} is not in it; look at its [[feeds]]")
    header = headers[addresses.index(wanted)]
    after = _TABLE.search(text, header.end())
    block = text[: after.start() if after else len(text)]
    remarks = _REMARKS.search(block, header.end())
    return header.start(), remarks.start() if remarks else len(block)


def _addresses(text: str, path: Path) -> list[str | None]:
    """The address of each entry in its one spelling, None where it has none."""
    return [_known_address(entry) for entry in entries_of(tomllib_of(text, path), path)]


def _known_address(entry: Any) -> str | None:
    try:
        return source_url(str(entry["url"]))
    except (FetchError, KeyError, TypeError):
        return None


def _address(url: str) -> str:
    try:
        return source_url(url)
    except FetchError as error:
        raise SourceError(str(error)) from None


def _block(url: str, name: str | None) -> str:
    named = f"name = {_quoted(name)}\n" if name else ""
    return f"\n[[feeds]]\nurl = {_quoted(url)}\n{named}".rstrip("\n") + "\n"


def _quoted(text: str) -> str:
    """JSON's strings are TOML's, except that TOML also escapes DEL."""
    return json.dumps(" ".join(text.split()), ensure_ascii=False).replace("\x7f", "\\u007F")
