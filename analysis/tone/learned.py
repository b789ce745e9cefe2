"""The learned backend: a linear model over words, their n-grams, and what the rules found.

Fitted by `analysis.training` and shipped as plain arrays (analysis/packs/learned.npz). It is
applied only to sentences near the relation. A word adds the same to every sentence's score, so
what it adds is remembered, and its part in a score can be shown.
"""

from __future__ import annotations

import hashlib
import itertools
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from analysis import packs
from analysis.models import TONE_CLASSES, Evidence
from analysis.tone.backend import ArticleTone, SentenceTone, cue_evidence
from analysis.tone.features import Features, features
from analysis.tone.ngrams import WHOLE, pair_bucket, word_grams
from analysis.tone.reading import FAR_IS_NONE, Read
from analysis.tone.rollup import article_tone
from analysis.tone.steps import CLASS_OF_STEP, by_class, chances_of, class_mean, mean
from analysis.wording import why_learned

WEIGHTS = Path(packs.__file__).with_name("learned.npz")

TITLE_TAG = "t:"

SHORT = 4
"""Words below which a sentence is scaled as if it had as many, or one word would decide it."""

STRONG = 0.25
"""Log-odds from which a word is named as evidence; chosen by reading, not fitted."""

MOST_SPANS = 3
"""Learned spans named in a sentence at most."""

Row = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Weights:
    """The fitted arrays: ``words`` and ``title`` hold a row of log-odds for each bucket, ``rules``
    for each feature of the rules; a row has one for each step and one for none, which
    `analysis.tone.steps.chances_of` makes probabilities of."""

    words: NDArray[np.float16]
    title: NDArray[np.float16]
    rules: Mapping[str, Row]
    bias: Row
    version: str


@cache
def weights() -> Weights:
    """The weights that ship."""
    return load(WEIGHTS)


def load(path: Path) -> Weights:
    """Weights from a file of plain arrays; nothing in it is unpickled."""
    with np.load(path, allow_pickle=False) as arrays:
        rows = map(tuple, arrays["rules"].astype(float).tolist())
        return Weights(
            words=arrays["words"],
            title=arrays["title"],
            rules=dict(zip(arrays["names"].tolist(), rows, strict=True)),
            bias=tuple(arrays["bias"].astype(float).tolist()),
            version=hashlib.blake2b(path.read_bytes(), digest_size=4).hexdigest(),
        )


class Learned:
    """Tone by the fitted model."""

    name = "learned"
    batch = 1
    divisible = True

    def __init__(self, fitted: Weights | None = None) -> None:
        self._weights = fitted or weights()
        self._words: dict[str, Row] = {}
        self._titles: dict[str, Row] = {}
        self._headings: dict[tuple[str, ...], Row] = {}

    def version(self) -> str:
        """The packs' version and that of the weights."""
        return f"{packs.version()}-{self._weights.version}"

    def sentences(
        self, articles: Sequence[Sequence[Read]], language: str
    ) -> list[list[SentenceTone]]:
        """The tone of each sentence; those not near the relation say nothing of it."""
        return [self._article(article, language) for article in articles]

    def article(self, sentences: Sequence[SentenceTone]) -> ArticleTone:
        """The tone to be expected of the article, ``None`` where it hardly says anything."""
        return article_tone(sentences) or ArticleTone(None, FAR_IS_NONE)

    def _article(self, article: Sequence[Read], language: str) -> list[SentenceTone]:
        title = article[0] if article and article[0].index == 0 else None
        return [
            self._sentence(sentence, title, language)
            if sentence.near
            else SentenceTone(sentence.index, None, confidence=FAR_IS_NONE)
            for sentence in article
        ]

    def _sentence(self, sentence: Read, title: Read | None, language: str) -> SentenceTone:
        seen = features(sentence, title, language)
        steps = chances_of(self.log_odds(seen))
        chances = by_class(steps)
        best = max(range(len(TONE_CLASSES)), key=chances.__getitem__)
        tone = class_mean(steps, best)
        named = self._evidence(sentence, seen, best, tone) if tone is not None else ()
        past = sentence.past is not None
        sure = round(chances[best], 3)
        expected = mean(steps[:-1])
        return SentenceTone(sentence.index, tone, past, named, sure, chances, expected)

    def log_odds(self, seen: Features) -> Row:
        """The log-odds of each step and of none, for `chances_of`."""
        words = [word for _, word in seen.words]
        rows = [self._word(word) for word in words]
        rows.append(_pairs(self._weights.words, words))
        scale = 1 / math.sqrt(max(len(words), SHORT))
        total = [scale * sum(column) for column in zip(*rows, strict=True)]
        known = self._weights.rules
        for name, value in seen.rules.items():
            if (row := known.get(name)) is not None:
                total = [sum_ + value * weight for sum_, weight in zip(total, row, strict=True)]
        heading = self._heading(seen.title)
        return tuple(map(sum, zip(total, heading, self._weights.bias, strict=True)))

    def _word(self, word: str) -> Row:
        if (row := self._words.get(word)) is None:
            if len(self._words) > _MEMO_LIMIT:
                self._words.clear()
            row = self._words[word] = _summed(self._weights.words, word)
        return row

    def _heading(self, title: tuple[str, ...]) -> Row:
        """What an article's title adds; the same for all its sentences.

        What is remembered may be forgotten between two lines here: a reader's article and a long
        scoring may be under way at once.
        """
        if (row := self._headings.get(title)) is None:
            self._headings.clear()
            row = self._headings[title] = self._headed(title)
        return row

    def _headed(self, title: tuple[str, ...]) -> Row:
        table = self._weights.title
        rows = [_summed(table, word, TITLE_TAG) for word in title]
        rows.append(_pairs(table, title, TITLE_TAG))
        scale = 1 / math.sqrt(max(len(title), SHORT))
        return tuple(scale * sum(column) for column in zip(*rows, strict=True))

    def _evidence(
        self, sentence: Read, seen: Features, best: int, tone: float
    ) -> tuple[Evidence, ...]:
        """The rules' cues, and the words that weigh most toward the class, where they are not
        cues already. At least one span is named: the strongest, however weak."""
        cues = cue_evidence(sentence)
        taken = {at for cue in sentence.cues for at in range(cue.match.first, cue.match.last + 1)}
        scale = 1 / math.sqrt(max(len(seen.words), SHORT))
        free = ((at, word) for at, word in seen.words if at not in taken)
        ranked = sorted(
            ((scale * _toward(self._word(word), best), at) for at, word in free), reverse=True
        )
        strong = [pair for pair in ranked[:MOST_SPANS] if pair[0] >= STRONG]
        chosen = strong or ([] if cues else ranked[:1])
        spans = (_span(sentence, at, weight, tone) for weight, at in chosen)
        return tuple(sorted((*cues, *spans), key=lambda item: item.start))


_MEMO_LIMIT = 200_000
"""Distinct words remembered before starting afresh, so that memory is bounded on a long stream."""


def _summed(table: NDArray[np.float16], word: str, tag: str = "") -> Row:
    counts = word_grams(word, buckets=len(table), tag=tag)
    rows = table[list(counts)].astype(np.float64)
    return tuple((np.fromiter(counts.values(), float) @ rows).tolist())


def _pairs(table: NDArray[np.float16], words: Sequence[str], tag: str = "") -> Row:
    """What the pairs of words side by side add; they are too many to be remembered."""
    places = [pair_bucket(*pair, buckets=len(table), tag=tag) for pair in itertools.pairwise(words)]
    return tuple((WHOLE * table[places].sum(axis=0, dtype=np.float64)).tolist())


def _toward(row: Row, best: int) -> float:
    """How far a word's row speaks for a class against the others, in log-odds."""
    own = [value for value, number in zip(row, CLASS_OF_STEP, strict=True) if number == best]
    others = [value for value, number in zip(row, CLASS_OF_STEP, strict=True) if number != best]
    return sum(own) / len(own) - sum(others) / len(others)


def _span(sentence: Read, at: int, weight: float, tone: float) -> Evidence:
    start, end = sentence.passage.spans[at]
    text = sentence.passage.original[start:end]
    effect = round(math.copysign(min(1.0, weight), tone), 2) if tone else 0.0
    return Evidence(
        "tone", sentence.index, start, end, text, text, "learned", effect, why=why_learned(effect)
    )
