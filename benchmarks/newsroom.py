"""A store of made articles, spread as those of a newsroom's archive are.

Few outlets print most of it; three stories in four run once and some run fifty times; coverage
comes in bursts; tone moves between levels, so that there are shifts to find; four articles in ten
say nothing of the relation. Texts are short: pages read none of them but the one that is open.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from analysis import packs
from analysis.columns import ARTICLES, COPIES, VOICES, analyses_schema, analyses_table
from analysis.models import Analysis, Article, Evidence
from analysis.store import Store, open_store
from analysis.store.tables import Table
from benchmarks.reading import WORDS

PART = 25_000
"""Rows in one commit; a store that was filled over years and joined has files as large."""

FIRST_DAY = dt.date(2015, 1, 1)
DAYS = 3_000
OUTLETS = 150
LANGUAGES = {"en": 0.45, "ar": 0.3, "ru": 0.25}
ONCE = 0.75
"""Share of the stories that one outlet runs alone."""

MOST_COPIES = 60
SPREAD = 4
"""Days within which the copies of a story run."""

SILENT = 0.4
"""Share of the articles that say nothing of the relation."""

LEVELS = 12
"""Levels of tone that follow each other."""

SPEAKS = {"outlet": 0.6, "us": 0.35, "ru": 0.3, "other": 0.15}
"""Share of the articles that say anything in whose words."""

KINDS_OF_ARTICLE = 500
"""Texts and lists of evidence, dealt out to the articles."""

WORDS_IN_TEXT = 60
MOST_PHRASES = 14
"""Phrases of evidence in an article at most; half as many are the mean."""

Dice = np.random.Generator
Places = npt.NDArray[np.int64]
Columns = Mapping[str, object]


def made_store(folder: Path, count: int, *, seed: int = 0) -> Store:
    """A store in ``folder`` with ``count`` articles, scored by one backend; always the same one
    for the same ``seed``."""
    store = open_store(folder, create=True)
    dice = np.random.default_rng(seed)
    schema = analyses_schema(packs.topic_keys())
    scores = Table(folder / "scores" / "rules", "article_id")
    scores.make(schema)
    told = _told(count, dice)
    for start in range(0, count, PART):
        part = slice(start, min(start + PART, count))
        rows = _rows({name: column[part] for name, column in told.items()}, dice)
        Table(folder / "articles", "id").append_rows(_filled(ARTICLES, rows))
        Table(folder / "copies", "article_id").append_rows(_filled(COPIES, rows))
        scores.append_rows(_filled(schema, rows))
    store.show("rules")
    return store


def _told(count: int, dice: Dice) -> dict[str, Places]:
    """Each article's number, its story's, its day and its outlet, in order of day."""
    sizes = np.where(dice.random(count) < ONCE, 1, 1 + dice.zipf(2.2, count).clip(1, MOST_COPIES))
    story = np.repeat(np.arange(count), sizes)[:count]
    bursts = dice.gamma(0.8, size=DAYS) * (1 + np.linspace(0, 1, DAYS))
    begun = dice.choice(DAYS, count, p=bursts / bursts.sum())
    later = np.where(np.diff(story, prepend=-1) > 0, 0, dice.integers(0, SPREAD + 1, count))
    day = np.minimum(begun[story] + later, DAYS - 1)
    popular = 1 / np.arange(1, OUTLETS + 1)
    outlet = dice.choice(OUTLETS, count, p=popular / popular.sum())
    order = np.lexsort((later, day))
    number, of_story = np.arange(count), story[order]
    first = np.full(count, count)
    np.minimum.at(first, of_story, number)
    return {"number": number, "story": first[of_story], "day": day[order], "outlet": outlet[order]}


def _rows(told: Mapping[str, Places], dice: Dice) -> Columns:
    """A part of the articles with all their columns, those of every table."""
    count = len(told["number"])
    ids = [_id(number) for number in told["number"]]
    days = [FIRST_DAY + dt.timedelta(int(day)) for day in told["day"]]
    kinds = _kinds(dice)
    dealt = pa.array(dice.integers(0, KINDS_OF_ARTICLE, count))
    names = np.random.default_rng(0).permutation(np.repeat(list(LANGUAGES), _parts_of(OUTLETS)))
    silent = dice.random(count) < SILENT
    return {
        "id": ids,
        "article_id": ids,
        "story": [_id(number) for number in told["story"]],
        "wire": [None if number % 5 else "Reuters" for number in told["story"]],
        "published": days,
        "outlet": [f"Outlet {number + 1}" for number in told["outlet"]],
        "language": [names[number] for number in told["outlet"]],
        "confidence": dice.random(count).astype(np.float32),
        "backend": ["rules"] * count,
        "version": ["made"] * count,
        **{name: kinds[name].take(dealt) for name in ("title", "text", "evidence")},
        **_tones(told["day"], silent, dice),
        **{f"topic_{key}": _salience(count, dice) for key in packs.topic_keys()},
    }


def _tones(day: Places, silent: npt.NDArray[np.bool_], dice: Dice) -> dict[str, pa.Array]:
    """The tone about the level of its time, and that of each voice about it."""
    level = np.random.default_rng(LEVELS).normal(0, 0.15, LEVELS)[day * LEVELS // DAYS]
    tone = dice.normal(level, 0.3).clip(-1, 1)
    columns = {"tone": pa.array(tone, pa.float32(), mask=silent)}
    for holder, share in SPEAKS.items():
        said = dice.normal(tone, 0.2).clip(-1, 1)
        mute = silent | (dice.random(len(day)) > share)
        columns[VOICES[holder]] = pa.array(said, pa.float32(), mask=mute)
    return columns


def _salience(count: int, dice: Dice) -> npt.NDArray[np.float64]:
    """Mostly next to nothing, in one of four from `analysis.models.PRESENT` up."""
    return np.where(dice.random(count) < 0.25, dice.uniform(0.5, 1, count), 0.0)


def _kinds(dice: Dice) -> pa.Table:
    """Title, text and evidence of some articles to be dealt out."""
    scored = [_kind(number, dice) for number in range(KINDS_OF_ARTICLE)]
    texts = pa.array([article.text for article, _ in scored])
    return analyses_table(scored).append_column("text", texts)


def _kind(number: int, dice: Dice) -> tuple[Article, Analysis]:
    words = list(WORDS.values())[number % len(WORDS)].split()
    text = " ".join(dice.choice(words, WORDS_IN_TEXT))
    article = Article(text=text, title=f"{' '.join(dice.choice(words, 7))} {number}")
    evidence = tuple(_phrase(place, words) for place in range(dice.integers(0, MOST_PHRASES)))
    return article, Analysis(article.id, "en", {}, None, None, None, (), evidence)


def _phrase(place: int, words: list[str]) -> Evidence:
    phrase = " ".join(words[place % 8 : place % 8 + 3])
    return Evidence(
        kind="tone",
        sentence=place,
        start=place * 40,
        end=place * 40 + len(phrase),
        text=phrase,
        cue=phrase,
        category="agreement",
        effect=0.5,
        holder="outlet",
        changes=(("negated", "not"),) * (place % 2),
        why="agreement +0.50, as the outlet says it",
    )


def _filled(schema: pa.Schema, rows: Columns) -> pa.Table:
    """The columns of ``schema`` out of ``rows``; those not there are null."""
    count = len(rows["article_id"])  # type: ignore[arg-type]
    columns = [_column(rows.get(field.name), field.type, count) for field in schema]
    return pa.table(columns, schema=schema)


def _column(values: object, kind: pa.DataType, count: int) -> pa.Array | pa.ChunkedArray:
    if values is None:
        return pa.nulls(count, kind)
    arrow = isinstance(values, pa.Array | pa.ChunkedArray)
    return values.cast(kind) if arrow else pa.array(values, kind)  # type: ignore[attr-defined]


def _parts_of(count: int) -> list[int]:
    """``count`` outlets by language, as the languages' shares are."""
    parts = [round(share * count) for share in LANGUAGES.values()]
    return [count - sum(parts[1:]), *parts[1:]]


def _id(number: int) -> str:
    return hashlib.blake2b(int(number).to_bytes(8, "big"), digest_size=10).hexdigest()
