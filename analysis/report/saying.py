"""How numbers come into sentences: written in the words' language, and each with its key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analysis.locale import Words
from analysis.readable import points
from analysis.report.model import Sentence
from analysis.trends.differences import Difference


@dataclass(frozen=True, slots=True)
class Figure:
    """A number by its key, and as the text says it."""

    key: str
    value: float
    text: str


@dataclass(frozen=True, slots=True)
class Numbers:
    """Writes figures in the language of ``words``; those of one thing share the ``about`` that
    their keys begin with."""

    words: Words
    about: str

    def count(self, name: str, value: int) -> Figure:
        """A number of articles, stories or outlets."""
        return Figure(self._key(name), value, self.words.number(value))

    def share(self, name: str, value: float) -> Figure:
        """A share 0…1."""
        return Figure(self._key(name), value, self.words.percent(value))

    def tone(self, name: str, value: float) -> Figure:
        """A tone or a difference of tones."""
        return Figure(self._key(name), value, self.words.signed(value))

    def change(self, name: str, value: float) -> Figure:
        """A difference of counts, with its sign."""
        return Figure(self._key(name), value, self.words.change(round(value)))

    def points(self, name: str, value: float) -> Figure:
        """A difference of shares, in percentage points."""
        return Figure(self._key(name), value, points(value, self.words))

    def _key(self, name: str) -> str:
        return f"{self.about}.{name}"


def say(
    words: Words, key: str, *figures: Figure, names: Mapping[str, str] | None = None
) -> Sentence:
    """The sentence of a key, each figure in the place that its own key ends in; ``names`` fill the
    places of what is no number."""
    places = {figure.key.rpartition(".")[2]: figure.text for figure in figures}
    return Sentence(text=words(key, **places, **(names or {})), figures=values(figures))


def values(figures: Sequence[Figure]) -> dict[str, float]:
    """The numbers of figures by their keys."""
    return {figure.key: float(figure.value) for figure in figures}


def noise(words: Words, difference: Difference) -> str:
    """Whether a difference is more than chance explains, in words."""
    beyond = difference.beyond_noise
    if beyond is None:
        return words["noise.unknown"]
    return words["noise.beyond" if beyond else "noise.within"]
