"""The measures of a discovery tell good topics from words thrown together."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from analysis.discovery import discover
from analysis.filters import Filters
from benchmarks.discovery import articles_of, quality
from tests.discovery.made_stories import articles, connection


def test_words_of_one_theme_are_coherent_and_mixed_ones_are_not():
    made = articles(each=30)
    found = discover(connection(made), Filters())
    coherence, diversity = quality(found, made, "en")
    by_rank = zip(*(topic.words["en"] for topic in found.topics), strict=False)
    mixed = [replace(found.topics[0], words={"en": tuple(words)}) for words in by_rank]
    assert coherence > 0.3 > quality(replace(found, topics=tuple(mixed)), made, "en")[0]
    assert diversity > 0.5


def test_topics_that_say_the_same_are_not_diverse():
    made = articles(each=30)
    found = discover(connection(made), Filters())
    twice = replace(found, topics=(found.topics[0], found.topics[0]))
    assert quality(twice, made, "en")[1] == pytest.approx(0.5)


def test_articles_are_real_as_long_as_there_are_enough(corpus_dir: Path):
    few, real = articles_of(corpus_dir, "en", 50)
    assert real and len({each.id for each in few}) == 50
    many, real = articles_of(corpus_dir, "en", 3_000)
    assert not real and len({each.id for each in many}) == 3_000
    assert [each.id for each in few] == [each.id for each in many[:50]]
