"""The most positive and the most negative stories, each with the sentence that shows it best."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from analysis import packs
from analysis.columns import evidence_from
from analysis.filters import Filters
from analysis.models import NEUTRAL_BAND, Evidence, Sentence
from analysis.queries.articles import opening
from analysis.queries.kept import kept
from analysis.queries.matches import condition
from analysis.queries.sql import OUTLET, Connection
from analysis.text import sentences, without_markup

End = Literal["positive", "negative"]
ENDS: tuple[End, ...] = ("positive", "negative")

Row = dict[str, Any]

LISTED = 10
"""Stories of each end: what is read in one go."""

READ = 60
"""Stories whose evidence is read, those of the largest tone times confidence. One beyond them
would need many times the sentences of all of these to come among the first `LISTED`."""


_LEARNED = "learned"
"""The category of evidence that is no listed phrase: words that labelled sentences taught."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extreme:
    """A story at one end of the tone scale.

    ``article_id`` is the earliest of its ``n`` scored articles that match; ``tone`` is their mean,
    ``low`` and ``high`` the least and the largest. ``outlets`` are theirs, most articles first
    (`analysis.filters.NO_OUTLET` among them). ``confidence`` is the mean probability, 0…1, that the
    class of tone is right; ``backed`` counts the sentences with evidence of tone, and ``certain``
    is the tone that it is ranked by. ``proof`` is the sentence with most evidence for this end,
    "" where none is stored, and ``phrases`` are the places of that in it.
    """

    article_id: str
    title: str | None
    opening: str
    language: str
    published: dt.date | None
    outlets: tuple[str, ...]
    n: int
    tone: float
    low: float
    high: float
    confidence: float
    backed: int
    certain: float
    proof: str
    phrases: tuple[tuple[int, int], ...]


def certain_tone(tone: float, confidence: float, backed: int) -> float:
    """A tone drawn toward 0 by how uncertain it is: times the probability that its class is
    right, and as if one further sentence, of tone 0, stood beside the ``backed`` ones."""
    return tone * confidence * backed / (backed + 1)


@kept
def extremes(
    con: Connection, filters: Filters, *, limit: int = LISTED
) -> dict[End, tuple[Extreme, ...]]:
    """The first ``limit`` stories of each end of the scale, ranked by `certain_tone`.

    Only stories whose mean tone is beyond the neutral band are among them. Evidence and texts are
    read once for both ends, which is most of the time it takes.
    """
    found = {end: _candidates(con, filters, end) for end in ENDS}
    evidence = _evidence(con, [row["id"] for rows in found.values() for row in rows])
    shown = {end: _ranked(rows, evidence)[:limit] for end, rows in found.items()}
    texts = _texts(con, [row["id"] for rows in shown.values() for row in rows])
    return {
        end: tuple(_extreme(row, evidence.get(row["id"], ()), texts, end) for row in rows)
        for end, rows in shown.items()
    }


def _ranked(rows: list[Row], evidence: Mapping[str, Sequence[Evidence]]) -> list[Row]:
    """The stories with what backs each, the most certain first."""
    backed = {id_: len({each.sentence for each in items}) for id_, items in evidence.items()}
    for row in rows:
        row["backed"] = backed.get(row["id"], 0)
        row["certain"] = certain_tone(row["tone"], row["confidence"], row["backed"])
    return sorted(rows, key=lambda row: (-abs(row["certain"]), row["id"]))


def _candidates(con: Connection, filters: Filters, end: End) -> list[Row]:
    """The `READ` stories whose tone times confidence is furthest out."""
    where, values = condition(con, filters)
    beyond = f"> {NEUTRAL_BAND}::FLOAT" if end == "positive" else f"< -{NEUTRAL_BAND}::FLOAT"
    first = "(published IS NULL, published, article_id)"
    sql = f"""
        SELECT arg_min(article_id, {first}) AS id, arg_min(language, {first}) AS language,
            min(published) AS published, list({OUTLET} ORDER BY outlet) AS outlets, count(*) AS n,
            avg(tone) AS tone, min(tone)::DOUBLE AS low, max(tone)::DOUBLE AS high,
            avg(coalesce(confidence, 0)) AS confidence
        FROM analyses WHERE ({where}) AND tone IS NOT NULL
        GROUP BY told HAVING avg(tone)::FLOAT {beyond}
        ORDER BY abs(avg(tone)) * avg(coalesce(confidence, 0)) DESC, id LIMIT {READ}"""
    cursor = con.cursor().execute(sql, values)
    names = [str(column[0]) for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _evidence(con: Connection, ids: Sequence[str]) -> dict[str, tuple[Evidence, ...]]:
    """What made the tone of each article."""
    sql = "SELECT article_id, evidence FROM scored WHERE article_id IN (SELECT unnest(?))"
    rows = con.cursor().execute(sql, [list(ids)]).fetchall() if ids else []
    return {
        id_: tuple(each for each in evidence_from(stored) if each.kind == "tone")
        for id_, stored in rows
    }


def _texts(con: Connection, ids: Sequence[str]) -> dict[str, tuple[str | None, str]]:
    sql = "SELECT id, title, text FROM articles WHERE id IN (SELECT unnest(?))"
    rows = con.cursor().execute(sql, [list(ids)]).fetchall() if ids else []
    return {id_: (title, text) for id_, title, text in rows}


def _extreme(
    row: Mapping[str, Any],
    evidence: Sequence[Evidence],
    texts: Mapping[str, tuple[str | None, str]],
    end: End,
) -> Extreme:
    title, text = texts.get(row["id"], (None, ""))
    proof, phrases = _proof(title, text, row["language"], evidence, end)
    kept = {name: row[name] for name in ("language", "published", "n", "tone", "low", "high")}
    return Extreme(
        article_id=row["id"],
        title=title,
        opening=opening(text),
        outlets=_most_first(row["outlets"]),
        confidence=row["confidence"],
        backed=row["backed"],
        certain=row["certain"],
        proof=proof,
        phrases=phrases,
        **kept,
    )


def _proof(
    title: str | None, text: str, language: str, evidence: Sequence[Evidence], end: End
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The sentence with most evidence for an end, and where in it that stands. The title, which is
    read anyway, only where no sentence of the text has any; words that weigh by themselves only
    where no listed phrase does."""
    sign = 1 if end == "positive" else -1
    telling = [each for each in evidence if (each.effect or 0) * sign > 0]
    telling = [each for each in telling if each.sentence] or telling
    telling = [each for each in telling if each.category != _LEARNED] or telling
    if not telling or language not in packs.languages():
        return "", ()
    weights: dict[int, float] = {}
    for each in telling:
        weights[each.sentence] = weights.get(each.sentence, 0) + abs(each.effect or 0)
    best = max(weights, key=lambda index: (weights[index], -index))
    place = _place(sentences(title, without_markup(text), packs.load(language)), best)
    if place is None:
        return "", ()
    source = (title or "") if best == 0 else text
    inside = sorted({(e.start, e.end) for e in telling if e.sentence == best})
    phrases = tuple((start - place.start, stop - place.start) for start, stop in inside)
    return source[place.start : place.end], phrases


def _place(places: Iterable[Sentence], index: int) -> Sentence | None:
    return next((place for place in places if place.index == index), None)


def _most_first(outlets: Sequence[str]) -> tuple[str, ...]:
    counts = {outlet: outlets.count(outlet) for outlet in outlets}
    return tuple(sorted(counts, key=lambda outlet: (-counts[outlet], outlet)))
