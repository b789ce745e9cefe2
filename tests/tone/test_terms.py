"""The terms of a sum: what a sentence weighs, and what all come to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.tone.terms import Sum, Term

SHARES = (0.7, 0.1, 0.2)


def term(tone: float, *, past: float = 1.0, said: float | None = None) -> Term:
    return Term(1, "body", tone, 1.0, past, said, None if said is None else SHARES)


def test_a_weight_is_the_product_of_place_and_past_and_the_square_of_what_is_said() -> None:
    found = Term(0, "title", -0.5, 2.0, 0.5, 0.8)
    assert found.weight == pytest.approx(0.64)
    assert found.product == pytest.approx(-0.32)


def test_without_probabilities_place_and_past_alone_weigh() -> None:
    assert term(0.5, past=0.5).weight == 0.5
    found = Sum((term(0.5), term(-1.0, past=0.5)))
    assert (found.tone, found.said, found.share("negative")) == (0.0, None, None)


def test_the_clearest_sentence_says_how_likely_anything_is_said() -> None:
    assert Sum((term(0.5, said=0.4), term(0.5, said=0.9), term(0.5, said=0.1))).said == 0.9


def test_classes_are_shared_by_weight() -> None:
    other = Term(2, "body", 0.5, 1.0, 0.5, 1.0, (0.1, 0.1, 0.8))
    found = Sum((term(-0.5, said=1.0), other))
    assert found.share("negative") == pytest.approx((0.7 + 0.5 * 0.1) / 1.5)
    assert sum(found.share(name) or 0.0 for name in ("negative", "neutral", "positive")) == (
        pytest.approx(1.0)
    )


def test_where_nothing_weighs_anything_the_tone_is_in_the_middle() -> None:
    found = Sum((term(-1.0, said=0.0),))
    assert (found.tone, found.weight) == (0.0, 0.0)


UNIT = st.floats(0, 1)
TERMS = st.builds(term, st.floats(-1, 1), past=st.sampled_from((0.5, 1.0)), said=st.none() | UNIT)


@given(st.lists(TERMS, min_size=1, max_size=20))
def test_a_tone_lies_between_those_of_its_sentences(terms: list[Term]) -> None:
    found = Sum(tuple(terms))
    tones = [each.tone for each in terms] if found.weight else [0.0]
    assert min(tones) - 1e-4 <= found.tone <= max(tones) + 1e-4
