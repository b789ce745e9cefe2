"""One part of the articles looked through, step by step."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.discovery.grouping import OUTLIER, Groups, group
from analysis.discovery.naming import Named, named
from analysis.discovery.places import places
from analysis.discovery.quotes import STORIES, Text, quotes
from analysis.discovery.results import Part, Topic
from analysis.discovery.terms import Terms, read
from analysis.discovery.vectors import Embedding, Vectors, by_terms, rounded

STEPS = ("terms", "vectors", "groups", "names")
"""What is done, in this order."""

SHARE_DIGITS = 6

_KINDS = {"leader": "str", "topic": "str", "strength": "float64", "part": "str"}

NO_LABELS = pd.DataFrame(columns=list(_KINDS)).astype(_KINDS)
"""Those of a part that was not looked through."""

Begin = Callable[[str], object]
"""Is told of each step before it begins."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found in a part: its topics, and ``leader topic strength part`` of its stories
    (no rows where it was not looked through, or nothing stands out)."""

    part: Part
    topics: tuple[Topic, ...]
    labels: pd.DataFrame


def look(
    part: Part,
    placed: pd.DataFrame,
    texts: Sequence[Text],
    embedding: Embedding | None,
    begin: Begin,
) -> Looked:
    """The topics of a part: ``placed`` are its articles, and ``texts`` its stories, by id."""
    begin(STEPS[0])
    terms, documents = _terms(part, texts)
    begin(STEPS[1])
    vectors = _vectors(documents, texts, embedding)
    begin(STEPS[2])
    groups = group(documents, vectors)
    begin(STEPS[3])
    if groups is None:
        return Looked(replace(part, state="nothing"), (), NO_LABELS)
    labels = _labels(part, texts, groups)
    copies = np.array(placed.groupby("leader").size()[labels["leader"]], dtype=np.int64)
    about = _About(part, texts, groups, copies)
    outliers = int(copies[groups.labels == OUTLIER].sum())
    return Looked(replace(part, outliers=outliers), about.topics(terms), labels)


def _terms(part: Part, texts: Sequence[Text]) -> tuple[dict[str, Terms], list[str]]:
    """The terms by language, and those of each text with its language before each."""
    documents = [""] * len(texts)
    found = {}
    for language in part.languages:
        at = [place for place, text in enumerate(texts) if text.language == language]
        found[language] = read([texts[place].whole for place in at], language)
        for place, document in zip(at, found[language].documents, strict=True):
            documents[place] = document
    return found, documents


def _vectors(
    documents: Sequence[str], texts: Sequence[Text], embedding: Embedding | None
) -> Vectors:
    if embedding is None:
        return by_terms(documents)
    return rounded(embedding.vectors([text.whole for text in texts]))


def _labels(part: Part, texts: Sequence[Text], groups: Groups) -> pd.DataFrame:
    keys = [None if each == OUTLIER else _key(part, each) for each in groups.labels.tolist()]
    return pd.DataFrame(
        {
            "leader": [text.article_id for text in texts],
            "topic": pd.Series(keys, dtype="str"),
            "strength": groups.strength,
            "part": part.key,
        }
    )


def _key(part: Part, number: int) -> str:
    return f"{part.key}_{number + 1}"


@dataclass(frozen=True, slots=True)
class _About:
    """What topics are made of: a part's texts in their groups, each with its ``copies``."""

    part: Part
    texts: Sequence[Text]
    groups: Groups
    copies: npt.NDArray[np.int64]

    def topics(self, terms: Mapping[str, Terms]) -> tuple[Topic, ...]:
        on_map = places(self.groups.centres)
        each = enumerate(named(self.groups, terms))
        return tuple(self._topic(number, said, on_map[number], terms) for number, said in each)

    def _topic(self, number: int, said: Named, place: Vectors, terms: Mapping[str, Terms]) -> Topic:
        inside = np.flatnonzero(self.groups.labels == number)
        n = int(self.copies[inside].sum())
        return Topic(
            key=_key(self.part, number),
            language=self._language(inside, said),
            words=said.words,
            n=n,
            stories=len(inside),
            share=round(n / self.part.n, SHARE_DIGITS),
            x=float(place[0]),
            y=float(place[1]),
            quotes=quotes(self._typical(inside), said.weights, terms),
        )

    def _language(self, inside: npt.NDArray[np.intp], said: Named) -> str:
        """The language of most of its articles, of those it has words in."""
        counts = dict.fromkeys(said.words, 0)
        for at in inside.tolist():
            counts[self.texts[at].language] += int(self.copies[at])
        return max(counts, key=lambda code: (counts[code], code))

    def _typical(self, inside: npt.NDArray[np.intp]) -> list[Text]:
        order = np.argsort(-self.groups.strength[inside], kind="stable")
        return [self.texts[at] for at in inside[order[:STORIES]].tolist()]
