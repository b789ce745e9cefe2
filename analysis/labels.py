"""Corrections as labels, in the formats that `train` and `evaluate` read.

Values are on the scale of labels: tones −2 … +2, twice the program's; topics 0 or 1. Corrections
say no more than that a topic is discussed, and of a sentence only its class, which is given as a
mild one (−1, 0, +1). What is in force is a label, whether it corrects the machine or confirms it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal, get_args

import duckdb

from analysis.corrections import Correction, in_order, standing
from analysis.errors import SourceError
from analysis.evaluate.gold import GOLD_TONE_STEPS

Unit = Literal["sentences", "articles"]
UNITS: tuple[Unit, ...] = get_args(Unit)

_ARTICLES = """
SELECT a.id, s.language, a.published, a.outlet, a.title, a.text
FROM articles a JOIN analyses s ON s.article_id = a.id WHERE a.id IN (SELECT unnest(?))"""

Label = dict[str, Any]


def labels(
    con: duckdb.DuckDBPyConnection, made: Iterable[Correction], unit: Unit = "sentences"
) -> list[Label]:
    """The labels that corrections make of the articles in ``con``, earliest first.

    ``sentences`` have ``id language published title text tone``: the sentence, and its article's
    title as context. ``articles`` have ``outlet`` and ``topics`` too, of which only those that were
    reviewed are there; an article whose tone nobody reviewed is no label, as it needs one.
    """
    kinds = ("sentence",) if unit == "sentences" else ("tone", "topic")
    said = [each for each in in_order(standing(made).values()) if each.kind in kinds]
    articles = _articles(con, [each.article_id for each in said])
    known = [each for each in said if each.article_id in articles]
    if unit == "sentences":
        return [_sentence(each, articles[each.article_id]) for each in known]
    return list(_article_labels(known, articles))


def to_lines(items: Iterable[Label]) -> str:
    """Labels as JSON lines; raises SourceError where there is none, as no command reads that."""
    lines = [json.dumps(item, ensure_ascii=False) for item in items]
    if not lines:
        raise SourceError(
            "no such labels yet; correct or confirm sentences with --sentence for training, "
            "and the tone of articles for evaluating"
        )
    return "".join(f"{line}\n" for line in lines)


def _articles(con: duckdb.DuckDBPyConnection, ids: list[str]) -> dict[str, Label]:
    cursor = con.cursor().execute(_ARTICLES, [ids])
    names = [str(column[0]) for column in cursor.description or ()]
    rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    return {row["id"]: {**row, "published": _day(row["published"])} for row in rows}


def _sentence(said: Correction, article: Mapping[str, Any]) -> Label:
    """A sentence with its article's title; the title itself stands without one."""
    return {
        "id": f"{said.article_id}-{said.key}",
        "language": article["language"],
        "published": article["published"],
        "title": article["title"] if said.key != "0" else None,
        "text": said.quote,
        "tone": said.value,
    }


def _article_labels(said: Iterable[Correction], articles: Mapping[str, Label]) -> Iterator[Label]:
    by_article: dict[str, dict[str, Correction]] = {}
    for each in said:
        by_article.setdefault(each.article_id, {})[each.key] = each
    for id_, own in by_article.items():
        if tone := own.pop("tone", None):
            yield {
                **articles[id_],
                "tone": None if tone.value is None else tone.value * GOLD_TONE_STEPS,
                "topics": {key: int(bool(each.value)) for key, each in own.items()},
            }


def _day(published: Any) -> str | None:
    return published.isoformat() if published else None
