"""Articles in: files, folders, patterns and uploads, one article at a time; a bad item is named
and passed over.

for article in read_articles(["clippings/"], on_problem=print):
    ...
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping
from csv import Error as CsvError
from typing import TYPE_CHECKING

from analysis.models import Article
from analysis.sources import archives
from analysis.sources.columns import check_fields, parse_mapping
from analysis.sources.files import File, Upload
from analysis.sources.finding import Source, find
from analysis.sources.formats import READERS
from analysis.sources.kinds import all_endings, kind_of, note_of
from analysis.sources.metadata import Metadata
from analysis.sources.preview import TablePreview, table_preview
from analysis.sources.problems import Item, OnItem, OnProblem, Problem, UnreadableError, refuse
from analysis.sources.reading import Reading
from analysis.sources.web import is_on_web

if TYPE_CHECKING:
    from analysis.sources.web.door import WebDoor
    from analysis.sources.web.fetch import Fetcher

__all__ = [
    "Item",
    "OnItem",
    "OnProblem",
    "Problem",
    "Source",
    "TablePreview",
    "Upload",
    "kinds",
    "parse_mapping",
    "read_articles",
    "table_preview",
]


def kinds() -> tuple[str, ...]:
    """The endings of files that can be read."""
    return all_endings()


def read_articles(
    sources: Iterable[Source],
    *,
    on_problem: OnProblem = refuse,
    on_item: OnItem | None = None,
    mapping: Mapping[str, str] | None = None,
    fetcher: Fetcher | None = None,
) -> Iterator[Article]:
    """The articles in ``sources``, one at a time, in bounded memory.

    A source is a path, a pattern such as ``clips/**/*.pdf``, an `Upload`, the address of a page
    or a feed (``https://…``), or a search of GDELT (``gdelt:WORDS``); ``fetcher`` reads those
    on the web, by default as `analysis.sources.web.settings` says. Folders are read
    with all below them, in order of name, archives with the files in them. ``mapping`` says
    which column of a table holds a field (``{"title": "Headline"}``). An item that cannot be
    read goes to ``on_problem`` and the rest goes on; without ``on_problem`` the first such
    raises SourceError, as a ``mapping`` of an unknown field does. ``on_item`` is called once
    for each file or address, when it has been read. ``source`` of an article is its file,
    ``file:row``, ``archive!member``, or its address, feed or search.
    """
    check_fields(mapping or {})
    door = _Door(on_problem, on_item, mapping or {}, fetcher)
    return (article for source in sources for article in door.articles_of(source))


class _Door:
    """Reads files one after another, with what stands beside them."""

    def __init__(
        self,
        on_problem: OnProblem,
        on_item: OnItem | None,
        mapping: Mapping[str, str],
        fetcher: Fetcher | None,
    ) -> None:
        self._metadata = Metadata(on_problem)
        self._on_problem = on_problem
        self._on_item = on_item
        self._mapping = mapping
        self._fetcher = fetcher
        self._web: WebDoor | None = None

    def articles_of(self, source: Source) -> Iterator[Article]:
        if isinstance(source, str) and is_on_web(source):
            return self._on_web().articles(source)
        files = find([source], self._on_problem)
        return (article for file in files for article in self.articles(file))

    def _on_web(self) -> WebDoor:
        if self._web is None:
            from analysis.sources.web.door import WebDoor  # loads trafilatura and feedparser

            self._web = WebDoor(self._on_problem, self._on_item, self._fetcher)
        return self._web

    def articles(self, file: File) -> Iterator[Article]:
        known = self._metadata.of(file.path) if file.path else {}
        reading = Reading(file, self._on_problem, known, self._mapping)
        yield from self._guarded(reading)
        if self._on_item and (reading.articles or reading.skipped):
            self._on_item(reading.item())

    def _guarded(self, reading: Reading) -> Iterator[Article]:
        """What a file gives; whatever is wrong with the whole of it becomes a problem."""
        try:
            yield from self._opened(reading)
        except UnreadableError as error:
            reading.problem(error.what, error.advice)
        except (EOFError, zlib.error) as error:
            reading.problem(f"breaks off or is damaged ({error})", "get a whole copy")
        except OSError as error:
            reason = error.strerror or str(error)
            reading.problem(f"cannot be read ({reason})", "check the file")
        except CsvError as error:
            reading.problem(f"not a sound table ({error})", "check that its quotes are closed")
        except UnicodeDecodeError as error:
            reading.problem(f"breaks off within a letter ({error.encoding})", "get a whole copy")

    def _opened(self, reading: Reading) -> Iterator[Article]:
        kind = kind_of(reading.file)
        if kind == "zip":
            yield from self._members(reading)
            return
        reading.note(note_of(reading.file, kind))
        if kind == "gzip":
            reading.file = archives.unpacked(reading.file)
            kind = kind_of(reading.file)
            if kind in ("zip", "gzip"):
                raise archives.nested()
        yield from reading.counted(READERS[kind](reading))

    def _members(self, reading: Reading) -> Iterator[Article]:
        """Each member is an item of its own; those that are refused count for the archive."""
        for member in archives.members(reading.file, reading.problem_of):
            yield from self.articles(member)
