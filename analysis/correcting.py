"""Corrections made for a stored article: checked against what is there, with what the machine
says now written beside them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import duckdb

from analysis import packs
from analysis.corrections import (
    TONE,
    Correction,
    CorrectionError,
    Kind,
    standing,
    tone_class_value,
    undone,
)
from analysis.filters.values import one_of
from analysis.models import PRESENT
from analysis.pipeline import analyse_sentence
from analysis.text import sentences as split
from analysis.text import without_markup

DIGITS = 4
"""Digits of a score kept beside a correction: as many as are computed."""

SENTENCE = "sentence "
"""What a sentence's number follows where one score among others is named: ``sentence 3``."""

_MACHINE = "SELECT * EXCLUDE (evidence) FROM scored WHERE article_id = ? LIMIT 1"
_STORED = """
SELECT a.title, text, s.language FROM articles a JOIN analyses s ON article_id = id
WHERE id = ? LIMIT 1"""
_STORY = """
SELECT article_id FROM analyses WHERE placements > 1 AND told =
    (SELECT told FROM analyses WHERE article_id = ? LIMIT 1)"""
_TEXTS = "SELECT id, text FROM articles WHERE id IN (SELECT unnest(?)) ORDER BY id"


class Review:
    """What ``who`` says of one article and why: each method makes one correction of it.

    ``con`` is a connection of `analysis.store`; the machine's scores are those that it shows.
    Raises CorrectionError where it has no such article, or none that is scored.
    """

    def __init__(
        self, con: duckdb.DuckDBPyConnection, article_id: str, *, who: str, reason: str = ""
    ) -> None:
        self._con = con
        self._id = article_id
        self._who, self._reason = who, reason
        self._machine = _row(con, _MACHINE, article_id)
        if not self._machine:
            raise CorrectionError(
                f"{article_id}: no such article here; "
                "`export articles` and the dashboard's addresses (article=…) have the ids"
            )

    @property
    def topics(self) -> tuple[str, ...]:
        """The keys of the topics that the article is scored for."""
        names = (name for name in self._machine if name.startswith("topic_"))
        return tuple(name.removeprefix("topic_") for name in names)

    def tone(self, value: float | None) -> Correction:
        """The article's tone is ``value``, −1…+1; ``None``: it says nothing of the relation."""
        return self._made("tone", TONE, value, machine=self._machine["tone"])

    def topic(self, key: str, *, discussed: bool) -> Correction:
        """The article discusses a topic, or does not. Raises FilterError for an unknown topic,
        with the nearest there is."""
        one_of("topic", key, self.topics)
        machine = self._machine[f"topic_{key}"]
        return self._made("topic", key, float(discussed), machine=machine)

    def sentence(self, index: int, tone_class: str) -> Correction:
        """A sentence is of a class, one of `analysis.models.TONE_CLASSES`; 0 is the title.

        Raises CorrectionError for an unknown class, or a sentence that is not there.
        """
        value = tone_class_value(tone_class)
        text, machine = self._sentence(index)
        return self._made("sentence", str(index), value, machine=machine, quote=text)

    def confirm(self, what: str) -> Correction:
        """The machine is right in one score: ``tone`` or a topic's key. Raises FilterError for
        another."""
        if what == TONE:
            return self.tone(_rounded(self._machine["tone"]))
        one_of("confirm", what, (TONE, *self.topics))
        return self.topic(what, discussed=(self._machine[f"topic_{what}"] or 0) >= PRESENT)

    def _made(
        self,
        kind: Kind,
        key: str,
        value: float | None,
        *,
        machine: float | None,
        quote: str | None = None,
    ) -> Correction:
        return Correction(
            article_id=self._id,
            kind=kind,
            key=key,
            value=value,
            machine=_rounded(machine),
            backend=self._machine["backend"],
            version=self._machine["version"],
            quote=quote,
            who=self._who,
            reason=self._reason,
        )

    def _sentence(self, index: int) -> tuple[str, float | None]:
        """The text of a sentence, and the machine's tone of it alone."""
        texts = sentences(self._con, self._id)
        if index not in texts:
            raise CorrectionError(
                f"sentence {index}: the article has none of that number; "
                f"it has {min(texts, default=0)} to {max(texts, default=0)}"
            )
        stored = _row(self._con, _STORED, self._id)
        found = analyse_sentence(
            texts[index],
            language=self._machine["language"],
            title=stored["title"] if index else None,
            backend=self._machine["backend"],
        )
        return texts[index], found.tone


def sentence_number(text: str) -> int:
    """The number of a sentence as it was written. Raises CorrectionError where it is none."""
    if not (text.isascii() and text.isdecimal()):
        raise CorrectionError(f"sentence {text}: give its number, as the reader and `explain` do")
    return int(text)


def sentences(con: duckdb.DuckDBPyConnection, article_id: str) -> dict[int, str]:
    """The sentences of a stored article by their numbers; 0 is its title, where it has one.

    They are those that scoring splits it into; none of an article in a language without a pack.
    """
    stored = _row(con, _STORED, article_id)
    if stored.get("language") not in packs.languages():
        return {}
    title, text = stored["title"], stored["text"]
    places = split(title, without_markup(text), packs.load(stored["language"]))
    return {
        each.index: (text if each.index else title or "")[each.start : each.end] for each in places
    }


def same_text(con: duckdb.DuckDBPyConnection, article_id: str) -> tuple[str, ...]:
    """The ids of the other articles of its story whose text is the same, white space apart:
    under another title, as the same text under the same title is one article."""
    story = [id_ for (id_,) in con.cursor().execute(_STORY, [article_id]).fetchall()]
    if not story:
        return ()
    rows = con.cursor().execute(_TEXTS, [story]).fetchall()
    texts = {id_: " ".join(text.split()) for id_, text in rows}
    return tuple(i for i, text in texts.items() if i != article_id and text == texts[article_id])


def undo(
    made: Iterable[Correction], article_id: str, *, what: str | None, who: str, reason: str = ""
) -> list[Correction]:
    """What takes back the correction in force of one score of an article (named as `name_of`
    does), of all of them where ``what`` is ``None``.

    Raises CorrectionError where there is none.
    """
    in_force = [each for each in standing(made).values() if each.article_id == article_id]
    meant = [each for each in in_force if what in (None, name_of(each))]
    if not meant:
        there = ", ".join(map(name_of, in_force))
        wanted = f"{what} of {article_id}" if what else article_id
        hint = f"corrected there are: {there}" if there else "see: correct --list"
        raise CorrectionError(f"{wanted}: nothing to undo; {hint}")
    return [undone(each, who=who, reason=reason) for each in meant]


def name_of(correction: Correction) -> str:
    """What a correction is of: ``tone``, a topic's key or ``sentence 3``."""
    return f"{SENTENCE}{correction.key}" if correction.kind == "sentence" else correction.key


def _row(con: duckdb.DuckDBPyConnection, sql: str, id_: str) -> dict[str, Any]:
    cursor = con.cursor().execute(sql, [id_])
    names = [str(column[0]) for column in cursor.description or ()]
    row: Sequence[Any] | None = cursor.fetchone()
    return dict(zip(names, row, strict=True)) if row else {}


def _rounded(score: float | None) -> float | None:
    return None if score is None else round(score, DIGITS)
