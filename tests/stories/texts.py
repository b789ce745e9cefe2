"""Texts made of random words, so that two of them share nothing but what a test gives them."""

from __future__ import annotations

import random

LETTERS = {
    "ar": "ابتثجحدرسشصعغفقكلمنهوي",
    "en": "abcdefghilmnoprstuvw",
    "ru": "абвгдежзиклмнопрстуя",
}


def words(number: int, *, seed: int, language: str = "en") -> list[str]:
    """``number`` words in the letters of a language, others for each seed."""
    rng = random.Random(f"{seed}{language}")
    letters = LETTERS[language]
    return ["".join(rng.choices(letters, k=rng.randint(3, 9))) for _ in range(number)]


def text(number: int = 200, *, seed: int, language: str = "en") -> str:
    """A text of ``number`` such words."""
    return " ".join(words(number, seed=seed, language=language)) + "."
