"""Copies made of real articles are found: the promise, on a small sample of the corpus."""

import random
from pathlib import Path

from analysis import Article
from benchmarks import stories
from tests.stories.texts import text, words


def test_copies_of_corpus_articles_are_found(corpus_dir: Path) -> None:
    originals = stories.distinct(stories.corpus(corpus_dir))[::10]
    found = stories.measure(stories.edited(originals, random.Random(1)))
    assert found.right + found.missed > 500
    assert found.precision >= 0.98
    assert found.recall >= 0.95


def test_articles_that_share_a_run_of_words_are_not_both_kept() -> None:
    run = words(8, seed=1)
    one, other = (" ".join(words(50, seed=s) + run + words(20, seed=s + 9)) for s in (2, 3))
    kept = stories.distinct(Article(text=content) for content in (one, other, text(seed=4)))
    assert [article.text for article in kept] == [one, text(seed=4)]


def test_a_measure_tells_wrong_and_missed_pairs() -> None:
    body, other = text(seed=5), text(seed=6)
    items = [
        (Article(text=body), 0, ""),
        (Article(text=body), 0, "dateline"),
        (Article(text=body), 1, ""),
        (Article(text=other), 1, "cut_tail"),
    ]
    found = stories.measure(items)
    assert (found.right, found.wrong, found.missed) == (1, 2, 1)
    assert found.missed_after == {"cut_tail": 1}
