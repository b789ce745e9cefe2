"""The words that mark groups of stories against each other: chosen, counted and spelled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis import vocabulary as texts
from analysis.telling import Told, silent

STORIES = 1_500
"""Stories read at most: 2,000,000 letters and 2 s; of more, as many of each group."""

LETTERS = 3_000
"""Letters read of a story; most have fewer, and the news stands at the beginning."""

FEWEST_STORIES = 5
"""Stories of a group whose words are shown; those of a smaller one count among the others."""

FORMS = 8
"""Spellings of a word that its articles are looked up by, the commonest."""

SAME = 0.8
"""A word is left to the pair of words it stands in where so much of its stories hold the pair."""

COLUMNS = ["group", "word", "n", "total", "share", "elsewhere", "keyness", "search"]

READ = f"concat_ws(chr(10), title, left(text, {LETTERS})) AS text, coalesce(outlet, '') AS outlet"
"""What is read of an article, as SQL over ``articles``."""


def marked(stories: pd.DataFrame, language: str, *, most: int, told: Told = silent) -> pd.DataFrame:
    """The words and pairs of words that mark the groups of some stories, up to ``most`` a group:
    ``group word n total share elsewhere keyness search``, groups in order, most marking first.

    ``stories`` has ``group``, ``text`` and ``outlet`` ("" for none), whose name is left out of its
    own texts. ``n`` of the group's ``total`` stories hold the word, ``share`` of them, and
    ``elsewhere`` of those of the other groups; ``keyness`` is G² (`analysis.vocabulary.marking`).
    ``word`` is the commonest spelling and ``search`` finds all. A group without such words has
    one row, with ``word`` missing; one of fewer than `FEWEST_STORIES` has none.
    """
    names = [str(name) for name in stories["outlet"]]
    read = texts.read(list(stories["text"]), language, names=names, told=told)
    groups = sorted(stories["group"].unique())
    terms, counts, totals = _counted(read.terms, [groups.index(g) for g in stories["group"]])
    keyness, marks = texts.marking(counts, totals)
    chosen = {
        place: _best(terms, counts[:, place], keyness[:, place], marks[:, place], most)
        for place in range(len(groups))
        if totals[place] >= FEWEST_STORIES
    }
    written = read.written(terms[at] for rows in chosen.values() for at in rows)
    rows: list[dict[str, Any]] = []
    for place, ats in chosen.items():
        base = {"group": groups[place], "total": totals[place]}
        others = totals.sum() - totals[place]
        rows += [
            base | _row(written[terms[at]], counts[at], place, others, keyness[at, place])
            for at in ats
        ] or [base | {"word": None, "n": 0, "search": ""}]
    return _frame(rows)


def _counted(
    stories: Sequence[frozenset[str]], places: Sequence[int]
) -> tuple[list[str], npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """The terms that enough stories hold, how many of each group do, and how many it has."""
    groups = max(places, default=-1) + 1
    held = [Counter[str]() for _ in range(groups)]
    for place, terms in zip(places, stories, strict=True):
        held[place].update(terms)
    enough = {term for counts in held for term, n in counts.items() if n >= texts.FEWEST}
    known = sorted(enough)
    counts = np.array([[each[term] for each in held] for term in known], dtype=np.int64)
    totals = np.bincount(np.asarray(places, dtype=np.int64), minlength=groups)
    return known, counts.reshape(len(known), groups), totals.astype(np.int64)


def _best(
    terms: Sequence[str],
    counts: npt.NDArray[np.int64],
    keyness: npt.NDArray[np.float64],
    marks: npt.NDArray[np.bool_],
    most: int,
) -> list[int]:
    """The places of the words shown for a group: the most marking, a pair of words in place of
    one that mostly stands in it, and none that holds a word already said."""
    ranked = sorted(np.flatnonzero(marks).tolist(), key=lambda at: (-keyness[at], terms[at]))
    pairs = [at for at in ranked if " " in terms[at]]
    chosen: list[int] = []
    said: set[str] = set()
    for at in ranked:
        if said & set(terms[at].split()):
            continue
        held = (
            pair
            for pair in pairs
            if terms[at] in (words := terms[pair].split())
            and counts[pair] >= SAME * counts[at]
            and not said & set(words)
        )
        best = next(held, at)
        chosen.append(best)
        said |= set(terms[best].split())
        if len(chosen) == most:
            break
    return chosen


def _row(
    forms: Sequence[str], counts: npt.NDArray[np.int64], place: int, others: int, keyness: float
) -> dict[str, Any]:
    return {
        "word": forms[0],
        "n": counts[place],
        "elsewhere": (counts.sum() - counts[place]) / others if others else np.nan,
        "keyness": keyness,
        "search": " OR ".join(f'"{form}"' for form in forms[:FORMS]),
    }


def _frame(rows: list[dict[str, Any]]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=[c for c in COLUMNS if c != "share"])
    frame = frame.astype({"n": "int64", "total": "int64", "elsewhere": float, "keyness": float})
    frame["share"] = frame["n"] / frame["total"]
    return frame[COLUMNS]
