"""The sum behind an article's tone: what each of its sentences puts in, and what that makes."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.models import TONE_CLASSES

DECIMALS = 4
"""Decimals an article's tone is rounded to; 32 bits, in which it is stored, hold about seven."""


@dataclass(frozen=True, slots=True)
class Term:
    """What one sentence puts into its article's tone.

    ``place`` is where the sentence stands: ``title``, ``lead`` or ``body``. ``tone`` is −1…+1, of
    a backend with probabilities the tone to be expected if the sentence says anything of the
    relation. Its weight is the product of ``for_place``, of ``for_past`` (1 where it is not told
    as past), and of the square of ``said``, the probability that it says anything: a clear
    sentence before many vague ones. ``shares`` are the probabilities of negative, neutral and
    positive if it does. Both are ``None`` where the backend has no probabilities.
    """

    sentence: int
    place: str
    tone: float
    for_place: float
    for_past: float
    said: float | None = None
    shares: tuple[float, float, float] | None = None

    @property
    def weight(self) -> float:
        """How much the sentence counts, 0 or more."""
        return self.for_place * self.for_past * (1.0 if self.said is None else self.said**2)

    @property
    def product(self) -> float:
        """The tone times the weight."""
        return self.tone * self.weight

    def share(self, name: str) -> float | None:
        """The probability of a class of tone (negative, neutral, positive) if the sentence says
        anything; ``None`` where the backend has none."""
        return self.shares[TONE_CLASSES.index(name)] if self.shares else None


@dataclass(frozen=True, slots=True)
class Sum:
    """An article's terms, at least one, in the order of its sentences, and what they come to."""

    terms: tuple[Term, ...]

    @property
    def weight(self) -> float:
        """The sum of the weights."""
        return sum(term.weight for term in self.terms)

    @property
    def product(self) -> float:
        """The sum of the tones times their weights."""
        return sum(term.product for term in self.terms)

    @property
    def tone(self) -> float:
        """The mean tone by weight, −1…+1; 0 where nothing weighs anything."""
        return round(self.product / (self.weight or 1.0), DECIMALS)

    @property
    def said(self) -> float | None:
        """The probability that the article says anything of the relation: that of its clearest
        sentence, so that an article with a tone always has a sentence that proves it. ``None``
        where the backend has no probabilities."""
        known = [term.said for term in self.terms if term.said is not None]
        return max(known, default=None)

    def share(self, name: str) -> float | None:
        """The probability of a class of tone (negative, neutral, positive) if the article says
        anything: the mean of its sentences' by weight. ``None`` without probabilities."""
        known = [(term.weight, term.share(name)) for term in self.terms]
        parts = [weight * share for weight, share in known if share is not None]
        return sum(parts) / (self.weight or 1.0) if parts else None
