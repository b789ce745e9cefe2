"""Tone by entailment: which statement about the relation follows from a sentence?"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from analysis import packs
from analysis.models import TONE_CLASSES, Evidence
from analysis.packs.hypotheses import Hypothesis, fingerprint, hypotheses
from analysis.tone.backend import ArticleTone, SentenceTone
from analysis.tone.binding import SIDES
from analysis.tone.cues import Cue
from analysis.tone.nli.place import checked
from analysis.tone.reading import FAR_IS_NONE, Read
from analysis.tone.rollup import article_tone
from analysis.tone.steps import CLASS_OF_STEP, by_class, class_mean, mean
from analysis.wording import why_inferred

PREMISE = 5_000
"""Characters of a sentence that the model is given: more than its 512 tokens hold in the three
languages, and a text without any full stop is not cut into tokens whole."""


class Nli:
    """Tone by an entailment model; ``model`` is its folder or hub name, ``None`` for what the
    environment names. Raises AnalysisError where it cannot run."""

    name = "nli"
    batch = 16
    divisible = False

    def __init__(self, model: str | None = None) -> None:
        place = checked(model)
        from analysis.tone.nli.entailment import load

        self._entailment = load(place)

    def version(self) -> str:
        """The packs' version, the model's name and hash, and that of the hypotheses."""
        asked = hashlib.blake2b(fingerprint(), digest_size=4).hexdigest()
        return f"{packs.version()}-{self._entailment.version}-{asked}"

    def sentences(
        self, articles: Sequence[Sequence[Read]], language: str
    ) -> list[list[SentenceTone]]:
        """The tone of each sentence; those not near the relation are not sent to the model."""
        asked = list(hypotheses().values())
        premises = [premise(each, article) for article in articles for each in article if each.near]
        found = iter(self._entailment(premises, [each.text(language) for each in asked]))
        return [
            [
                _toned(sentence, next(found), asked)
                if sentence.near
                else SentenceTone(sentence.index, None, confidence=FAR_IS_NONE)
                for sentence in article
            ]
            for article in articles
        ]

    def article(self, sentences: Sequence[SentenceTone]) -> ArticleTone:
        """The tone to be expected of the article, ``None`` where it hardly says anything."""
        return article_tone(sentences) or ArticleTone(None, FAR_IS_NONE)


def premise(sentence: Read, article: Sequence[Read]) -> str:
    """What the model reads: the sentence, after its title where it does not name both sides."""
    title = article[0]
    alone = sentence.index == 0 or title.index != 0 or sentence.named >= SIDES
    texts = [_text(sentence)] if alone else [_text(title), _text(sentence)]
    return "\n".join(texts)


def _text(sentence: Read) -> str:
    """The sentence without markup, cut, and without halves of letters, which models reject."""
    place = sentence.passage.sentence
    text = sentence.passage.source[place.start : min(place.end, place.start + PREMISE)]
    return text.encode("utf-8", "replace").decode()


def _toned(sentence: Read, steps: Sequence[float], asked: Sequence[Hypothesis]) -> SentenceTone:
    chances = by_class(steps)
    best = max(range(len(TONE_CLASSES)), key=chances.__getitem__)
    tone = class_mean(steps, best)
    return SentenceTone(
        sentence.index,
        tone,
        sentence.past is not None,
        () if tone is None else (_evidence(sentence, tone, _inferred(steps, best, asked)),),
        round(chances[best], 3),
        chances,
        mean(steps[:-1]),
    )


def _inferred(steps: Sequence[float], best: int, asked: Sequence[Hypothesis]) -> Hypothesis:
    """The likeliest hypothesis of a class."""
    own = (at for at, number in enumerate(CLASS_OF_STEP) if number == best)
    return asked[max(own, key=steps.__getitem__)]


def _evidence(sentence: Read, tone: float, hypothesis: Hypothesis) -> Evidence:
    start, end = _span(sentence, tone)
    text = sentence.passage.original[start:end]
    why = why_inferred(hypothesis.key, tone)
    return Evidence("tone", sentence.index, start, end, text, hypothesis.key, "nli", tone, why=why)


def _span(sentence: Read, tone: float) -> tuple[int, int]:
    """The place of the strongest cue that says the same; without one, the whole sentence."""
    same = [cue for cue in sentence.cues if cue.effect * tone > 0 or cue.effect == tone]
    if not same:
        return sentence.passage.sentence.start, sentence.passage.sentence.end
    start, end, _ = sentence.passage.place(max(same, key=_strength).match)
    return start, end


def _strength(cue: Cue) -> float:
    return abs(cue.effect)
