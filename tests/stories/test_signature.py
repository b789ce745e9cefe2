"""Signatures: equal where texts are, close where they are close, the same everywhere."""

import hashlib
import itertools

import numpy as np
import pytest

from analysis import Article
from analysis.stories import SIGNATURE_BYTES, signature
from analysis.stories.signature import decoded
from tests.stories.texts import LETTERS, text, words


def shared(one: str, other: str) -> float:
    """The share of places in which the signatures of two texts agree."""
    _, places = decoded([signature(Article(text=one)), signature(Article(text=other))])
    return float((places[0] == places[1]).mean())


def pairs(content: str) -> set[tuple[str, str]]:
    """The word pairs of a text, counted in the plain way."""
    return set(itertools.pairwise(content.rstrip(".").split()))


@pytest.mark.parametrize("language", LETTERS)
def test_equal_texts_have_equal_signatures_whatever_the_headline(language: str) -> None:
    body = text(seed=1, language=language)
    one, other = (Article(text=body, title=title) for title in ("One", "Another headline"))
    assert signature(one) == signature(other)


@pytest.mark.parametrize("language", LETTERS)
def test_signatures_agree_in_as_many_places_as_texts_share_pairs(language: str) -> None:
    long = words(300, seed=2, language=language)
    one, other = " ".join(long[:220]), " ".join(long[80:])
    true = len(pairs(one) & pairs(other)) / len(pairs(one) | pairs(other))
    assert abs(shared(one, other) - true) < 0.15  # 3 standard errors at 128 places


def test_unrelated_texts_share_next_to_nothing() -> None:
    assert shared(text(seed=3), text(seed=4)) < 0.05


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("أكّدت موسكو أنّ المحادثات إيجابية", "اكدت موسكو ان المحادثات ايجابية"),
        ("Ещё идёт переговорный процесс", "Еще идет переговорный процесс"),
        ("TALKS GO ON in Geneva today", "Talks go on in Geneva today"),
    ],
)
def test_spelling_variants_of_a_language_count_as_one(one: str, other: str) -> None:
    filler = text(60, seed=5)
    assert shared(f"{one} {filler}", f"{other} {filler}") == 1


def test_a_short_text_is_told_by_its_headline_too() -> None:
    brief = "Details will follow."
    one, other = (Article(text=brief, title=text(12, seed=seed)) for seed in (6, 7))
    assert signature(one) != signature(other)


def test_markup_and_dateline_do_not_count() -> None:
    body = text(seed=8)
    assert shared(f"<p>{body}</p>", body) == 1
    assert shared(f"MOSCOW (Reuters) - {body}", body) > 0.97


@pytest.mark.parametrize("content", ["", "word", "\ud800", "…", "؟"])
def test_next_to_no_text_has_a_signature_still(content: str) -> None:
    assert len(signature(Article(text=content))) == SIGNATURE_BYTES


def test_a_signature_is_the_same_on_every_machine() -> None:
    digest = hashlib.sha256(signature(Article(text=text(seed=9)))).hexdigest()
    assert digest[:16] == "ba7b902b73a9ce39"


def test_decoding_gives_sizes_and_places() -> None:
    sizes, places = decoded([signature(Article(text="a b c d")), signature(Article(text=""))])
    assert sizes.tolist() == [3, 0]
    assert places.shape == (2, 128)
    assert places.dtype == np.uint16
