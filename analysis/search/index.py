"""An index of words in one SQLite file (FTS5), of which articles they stand in.

The file holds no text, only terms with their places, and can be made again from the articles at
any time. Any number of processes read and add at once: each batch is one transaction.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from analysis.filters.search import All, Term, Wanted
from analysis.search.inflections import are_forms, beginning
from analysis.search.terms import forms, terms
from analysis.text import WORD

Text = tuple[str, str | None, str]
"""The id, title and text of an article."""

WordsOfPhrase = Sequence[tuple[Sequence[str], bool]]
"""For each word of a phrase the terms that it is found by, and whether a term may go on after."""

PATIENCE = 60.0
"""Seconds to wait for another process that is adding a batch, which takes about one."""

_CACHE_KB = 64_000
"""Memory of an index that is added to: a batch fits in, so that readers wait only while it is
committed."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS files (name TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS ids (row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE);
CREATE VIRTUAL TABLE IF NOT EXISTS words
    USING fts5(title, text, content = '', columnsize = 0, tokenize = 'ascii');
"""
_VOCABULARY = "CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, words, row)"
_LAST = "\U0010ffff"
"""Sorts behind every letter a term may go on with."""
# The tokenizer only splits at blanks: to it every letter beyond ASCII is one of a word.


class Index:
    """The index in the file ``path``, made where there is none; ``":memory:"`` for a passing one.

    Raises sqlite3.Error where it cannot be read or written.
    """

    def __init__(self, path: Path | str) -> None:
        self._db = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
        try:
            self._db.execute(f"PRAGMA cache_size = -{_CACHE_KB}")
            there = self._db.execute("SELECT count(*) FROM sqlite_master WHERE name = 'words'")
            if not there.fetchone()[0]:
                self._db.executescript(f"BEGIN IMMEDIATE; {_SCHEMA} COMMIT;")
            self._db.execute(_VOCABULARY)
        except sqlite3.Error:
            self._db.close()
            raise

    def close(self) -> None:
        """Closes the file."""
        self._db.close()

    def files(self) -> set[str]:
        """The names of the files whose articles are all in it."""
        return {name for (name,) in self._db.execute("SELECT name FROM files")}

    def finish(self, file: str) -> None:
        """Notes that the articles of a file are all in it."""
        self._db.execute("INSERT OR IGNORE INTO files VALUES (?)", [file])

    def lacks(self, ids: Sequence[str]) -> set[str]:
        """Those of ``ids`` that are not in it."""
        sql = "SELECT id FROM ids WHERE id IN (SELECT value FROM json_each(?))"
        return set(ids) - {id_ for (id_,) in self._db.execute(sql, [json.dumps(list(ids))])}

    def add(self, articles: Iterable[Text]) -> None:
        """Adds the articles that are not in it yet, all of them or, interrupted, none."""
        given = {id_: (title, text) for id_, title, text in articles}
        with self._writing():
            new = self.lacks(list(given))
            for id_ in (id_ for id_ in given if id_ in new):
                title, text = given[id_]
                row = self._db.execute("INSERT INTO ids (id) VALUES (?)", [id_]).lastrowid
                self._db.execute(
                    "INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)",
                    [row, " ".join(terms(title or "")), " ".join(terms(text))],
                )

    def find(self, wanted: Wanted) -> list[str]:
        """The ids of the articles that a search finds."""
        sql = "SELECT id FROM words JOIN ids ON row = words.rowid WHERE words MATCH ?"
        return [id_ for (id_,) in self._db.execute(sql, [expression(wanted, self._inflected)])]

    def having(self, phrase: WordsOfPhrase) -> list[str]:
        """The ids of the articles that hold a form of each word of a phrase, in any order."""
        every = " AND ".join(
            _any_of(f'"{form}"' + " *" * begins for form in found_by) for found_by, begins in phrase
        )
        sql = "SELECT id FROM words JOIN ids ON row = words.rowid WHERE words MATCH ?"
        return [id_ for (id_,) in self._db.execute(sql, [every])]

    def _inflected(self, term: str) -> list[str]:
        """The other forms of a term that stand in the texts."""
        begins = beginning(term)
        if begins is None:
            return []
        sql = "SELECT term FROM vocabulary WHERE term >= ? AND term < ?"
        there = self._db.execute(sql, [begins, begins + _LAST])
        return [other for (other,) in there if other != term and are_forms(term, other)]

    @contextmanager
    def _writing(self) -> Iterator[None]:
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._db.execute("COMMIT")
        finally:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")


def expression(wanted: Wanted, inflected: Callable[[str], Sequence[str]]) -> str:
    """What is wanted as FTS5 writes it; ``inflected`` gives the other forms of a term."""
    if isinstance(wanted, Term):
        return _any_of(_term(wanted, inflected))
    parts = [expression(part, inflected) for part in wanted.parts]
    if isinstance(wanted, All):
        found = "(" + " AND ".join(parts) + ")"
        left_out = [expression(part, inflected) for part in wanted.without]
        return f"({found} NOT {_any_of(left_out)})" if left_out else found
    return _any_of(parts)


def _term(term: Term, inflected: Callable[[str], Sequence[str]]) -> Iterator[str]:
    """Each form of the term; in a phrase, clitics stand before its first word."""
    first, rest = phrase(term)
    for form in first:
        words = " ".join([form, *rest])
        yield f'"{words}"' + " *" * term.begins
    if inflects(term):
        yield from (f'"{form}"' for form in inflected(first[0]))


def inflects(term: Term) -> bool:
    """Whether a term is found in other forms too: one word, and neither in quotes nor cut off."""
    return not (term.exact or term.begins) and len(WORD.findall(term.text)) == 1


def phrase(term: Term) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The forms of a term's first word, and its other words as they are compared."""
    first, *rest = WORD.findall(term.text)
    return forms(first, begins=term.begins and not rest), tuple(terms(" ".join(rest)))


def _any_of(parts: Iterable[str]) -> str:
    return "(" + " OR ".join(parts) + ")"
