"""Topics nobody defined, in the articles that a filter chooses.

Words of different languages have nothing in common, so that topics among all of them would be the
languages: each is looked through by itself, or all together by an embedding that knows them.
"""

from __future__ import annotations

import importlib.metadata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import pandas as pd
from threadpoolctl import threadpool_limits

from analysis import packs, vocabulary
from analysis.discovery.looking import NO_LABELS, STEPS, Looked, look
from analysis.discovery.parts import LOOKED_AT, of, parts
from analysis.discovery.quotes import Text
from analysis.discovery.results import Discovery, Part
from analysis.discovery.stories import texts
from analysis.discovery.vectors import Embedding
from analysis.queries.sql import Connection

METHOD = 1
"""Counts up when what is written here would find other topics in the same articles."""

BY_TERMS = "tfidf-svd"

LIBRARIES = ("bertopic", "hdbscan", "numpy", "scipy", "scikit-learn", "snowballstemmer")


@dataclass(frozen=True, slots=True)
class Step:
    """How far a discovery is: ``done`` of ``total`` steps, and the one that begins by its
    ``name``, ``articles`` or one of `looking.STEPS`, in a ``part`` by its key."""

    done: int
    total: int
    name: str
    part: str


Progress = Callable[[Step], object]
"""Is told of each step before it begins; what it raises ends the discovery there."""


def version() -> str:
    """What a discovery depends on beside its articles: the program's data and the libraries."""
    installed = [f"{name}-{importlib.metadata.version(name)}" for name in LIBRARIES]
    return " ".join([str(METHOD), packs.version(), vocabulary.version(), *installed])


def find(
    con: Connection,
    placed: pd.DataFrame,
    *,
    embedding: Embedding | None = None,
    progress: Progress | None = None,
) -> Discovery:
    """The topics of articles that were placed among stories (`stories.placed`).

    The same articles have the same topics in any order, on any machine with the same versions:
    everything goes by id, with fixed seeds, on one thread. Each story is read once, by its first
    article; all its articles get its topic.
    """
    found = parts(placed, together=embedding is not None)
    total = sum(part.state in LOOKED_AT for part in found) * len(STEPS)
    steps = iter(range(total))
    looked = []
    with threadpool_limits(1):
        for part in found:
            if part.state in LOOKED_AT:
                rows = of(placed, part)
                begin = partial(_begin, steps, total, part, progress)
                looked.append(look(part, rows, _texts(con, rows), embedding, begin))
            else:
                looked.append(Looked(part, (), NO_LABELS))
    return Discovery(
        topics=tuple(topic for each in looked for topic in each.topics),
        parts=tuple(each.part for each in looked),
        assignment=_assignment(placed, looked),
        embedding=embedding.name if embedding else BY_TERMS,
    )


def _begin(
    steps: Iterator[int], total: int, part: Part, progress: Progress | None, name: str
) -> None:
    done = next(steps)
    if progress:
        progress(Step(done, total, name, part.key))


def _texts(con: Connection, placed: pd.DataFrame) -> list[Text]:
    language = dict(zip(placed["article_id"], placed["language"], strict=True))
    rows = texts(con, sorted(placed["leader"].unique()))
    return [
        Text(id_, language[id_], title or None, text)
        for id_, title, text in zip(rows["id"], rows["title"].fillna(""), rows["text"], strict=True)
    ]


def _assignment(placed: pd.DataFrame, looked: Sequence[Looked]) -> pd.DataFrame:
    labels = pd.concat([NO_LABELS, *(each.labels for each in looked)], ignore_index=True)
    found = placed.merge(labels, on="leader", how="left").drop(columns="leader")
    return found.sort_values("article_id", ignore_index=True)
