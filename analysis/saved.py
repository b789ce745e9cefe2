"""Views of the dashboard saved by name: a small file for each, in the folder of a store.

As each view is a file of its own, replaced in one step, two people who save at once lose nothing,
and a file that is damaged spoils no other.
"""

from __future__ import annotations

import hashlib
import json
import os
import unicodedata
import uuid
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from analysis.errors import StoreError
from analysis.store.layout import SAVED, read_json

LONGEST_NAME = 80
"""Letters of a name; a longer one is cut. A sidebar shows about thirty of them."""

Params = Mapping[str, str | list[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedView:
    """What a reader looked at: a ``page`` by its name, and ``params``, the parameters of its URL.

    ``name`` is as `tidy` gives it.
    """

    name: str
    page: str
    params: Params


@dataclass(frozen=True, slots=True)
class SavedViews:
    """The views of a store by name, and the files that hold none though they should."""

    views: tuple[SavedView, ...]
    broken: tuple[Path, ...]

    def named(self, name: str) -> SavedView | None:
        """The view of a name, however its letters are cased; ``None`` where there is none."""
        return next((each for each in self.views if _stem(each.name) == _stem(name)), None)


def tidy(name: str) -> str:
    """A name as it is kept: one line of printed characters, `LONGEST_NAME` at most; empty where
    nothing is left."""
    kept = "".join(" " if c.isspace() else c for c in name if c.isspace() or c.isprintable())
    return unicodedata.normalize("NFC", " ".join(kept.split()))[:LONGEST_NAME].strip()


def read(store: Path) -> SavedViews:
    """The views saved in the store in a folder, by name; none where nothing was saved."""
    views, broken = [], []
    for path in sorted((store / SAVED).glob("*.json")):
        view = _read(path)
        if view is None:
            broken.append(path)
        else:
            views.append(view)
    return SavedViews(tuple(sorted(views, key=lambda each: each.name.casefold())), tuple(broken))


def keep(store: Path, view: SavedView, *, replace: bool = False) -> bool:
    """Save a view; whether it was, as one of that name stays unless ``replace``.

    Raises StoreError where the file cannot be written.
    """
    path = _path(store, view.name)
    written = path.with_name(f"{path.name}.{uuid.uuid4().hex}")
    try:
        path.parent.mkdir(exist_ok=True)
        try:
            written.write_text(json.dumps(asdict(view), ensure_ascii=False), "utf-8")
            if replace:
                written.replace(path)
            else:
                os.link(written, path)  # refused where another was quicker
        finally:
            written.unlink(missing_ok=True)
    except FileExistsError:
        if path.is_file():
            return False
        raise _cannot(path, "something else is in its place") from None
    except OSError as error:
        raise _cannot(path, error) from None
    return True


def rename(store: Path, view: SavedView, name: str) -> bool:
    """Give a view another name; whether it was, as one that has the name already stays.

    Raises StoreError where the file cannot be written.
    """
    renamed = SavedView(name=tidy(name), page=view.page, params=view.params)
    same = _stem(renamed.name) == _stem(view.name)
    kept = keep(store, renamed, replace=same)
    if kept and not same:
        delete(store, view.name)
    return kept


def delete(store: Path, name: str) -> None:
    """Take a view away, if it is there. Raises StoreError where that cannot be done."""
    path = _path(store, name)
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise _cannot(path, error) from None


def _read(path: Path) -> SavedView | None:
    """The view in a file; ``None`` where it holds none, or one of another name."""
    found = read_json(path) or {}
    name, page, params = (found.get(key) for key in ("name", "page", "params"))
    if not (isinstance(name, str) and isinstance(page, str) and isinstance(params, dict)):
        return None
    usable = tidy(name) == name != "" and path.stem == _stem(name)
    usable = usable and all(map(_is_value, params.values()))
    return SavedView(name=name, page=page, params=params) if usable else None


def _is_value(value: object) -> bool:
    values = value if isinstance(value, list) else [value]
    return all(isinstance(each, str) for each in values)


def _path(store: Path, name: str) -> Path:
    return store / SAVED / f"{_stem(name)}.json"


def _stem(name: str) -> str:
    """A name in any script as part of a file name that every system takes."""
    return hashlib.blake2b(name.casefold().encode(), digest_size=8).hexdigest()


def _cannot(path: Path, reason: object) -> StoreError:
    return StoreError(
        f"{path}: the saved view cannot be changed ({reason}); "
        "see that the store's folder can be written and the disk has room"
    )
