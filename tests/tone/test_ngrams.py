"""N-grams: a word's parts, its edges among them, in a table of fixed size."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from analysis.tone.ngrams import WHOLE, pair_bucket, word_grams

BUCKETS = 1 << 12


def test_a_word_shares_most_of_its_parts_with_its_family() -> None:
    one, other = (word_grams(word, buckets=BUCKETS) for word in ("cooperate", "cooperation"))
    strange = word_grams("threat", buckets=BUCKETS)
    assert (one & other).total() > 3 * (one & strange).total()


def test_a_masked_name_is_taken_whole() -> None:
    assert sorted(word_grams("§us", buckets=BUCKETS).values()) == [1, WHOLE]


def test_a_whole_word_counts_more_than_a_part() -> None:
    counts = word_grams("deal", buckets=1 << 30)
    assert max(counts.values()) == WHOLE and list(counts.values()).count(WHOLE) == 1


def test_a_tag_keeps_titles_apart() -> None:
    assert word_grams("deal", buckets=1 << 30) != word_grams("deal", buckets=1 << 30, tag="t:")
    assert pair_bucket("a", "b", buckets=1 << 30) != pair_bucket("b", "a", buckets=1 << 30)


@given(st.text(min_size=1, max_size=40))
def test_any_word_stays_inside_the_table(word: str) -> None:
    assert all(0 <= bucket < BUCKETS for bucket in word_grams(word, buckets=BUCKETS))
