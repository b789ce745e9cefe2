"""Which articles become one story, in whatever portions and order they come."""

import random

import pytest

from analysis import Article
from analysis.columns import Copy, copies_table
from analysis.stories import StoryIndex
from analysis.stories.index import CHUNK, REPRESENTATIVES
from tests.stories.texts import LETTERS, text, words


def articles(*texts: str) -> list[Article]:
    """An article of each text."""
    return [Article(text=content) for content in texts]


def learnt(index: StoryIndex, *texts: str) -> list[Copy]:
    """The texts placed and learnt, as an ingest does."""
    copies = index.place(articles(*texts))
    index.learn(copies_table(copies))
    return copies


def stories(copies: list[Copy]) -> list[int]:
    """For each article, the place of the one that its story began with."""
    ids = [copy.article_id for copy in copies]
    return [ids.index(copy.story) for copy in copies]


def edited(original: list[str], *, seed: int, language: str) -> str:
    """Cut to four fifths, one word in twenty replaced, a paragraph of others added."""
    rng = random.Random(seed)
    kept = original[: len(original) * 4 // 5]
    other = words(len(kept), seed=seed + 1000, language=language)
    swapped = [new if rng.random() < 0.05 else old for old, new in zip(kept, other, strict=True)]
    return " ".join([*swapped, "\n", *other[:20]])


@pytest.mark.parametrize("language", LETTERS)
def test_edited_copies_join_the_story_of_their_original(language: str) -> None:
    original = words(250, seed=1, language=language)
    copy, other = edited(original, seed=2, language=language), text(seed=3, language=language)
    copies = StoryIndex().place(articles(" ".join(original), copy, other))
    assert stories(copies) == [0, 0, 2]
    assert not any(copy.joins for copy in copies)


def test_a_story_is_found_again_in_a_later_portion() -> None:
    index, body = StoryIndex(), text(seed=4)
    (first,) = learnt(index, body)
    (again,) = index.place(articles(f"MOSCOW (Reuters) - {body}"))
    assert again.story == first.article_id
    assert (first.wire, again.wire) == (None, "reuters")


def test_placing_learns_nothing() -> None:
    index, body = StoryIndex(), text(seed=4)
    index.place(articles(body))
    assert len(index) == 0
    copies = index.place(articles(f"{body} More."))
    assert stories(copies) == [0]
    assert index.place(articles(f"{body} More.")) == copies


def test_portions_make_no_difference() -> None:
    texts = [f"{text(80, seed=n % 40)} {n}" for n in range(CHUNK + 50)]
    whole = StoryIndex().place(articles(*texts))
    index = StoryIndex()
    parts = [copy for content in texts for copy in learnt(index, content)]
    assert [copy.story for copy in parts] == [copy.story for copy in whole]
    assert len(set(stories(whole))) == 40


def test_an_article_that_links_two_stories_joins_them() -> None:
    index = StoryIndex()
    one, other = words(120, seed=5), words(120, seed=6)
    first, second = learnt(index, " ".join(one), " ".join(other))
    (both,) = learnt(index, " ".join(one + other))
    assert both.story == first.article_id
    assert both.joins == (second.story,)
    (later,) = index.place(articles(" ".join([*other, "Later."])))
    assert later.story == first.article_id


def test_a_link_within_a_portion_joins_nothing_that_is_named() -> None:
    one, other = words(120, seed=5), words(120, seed=6)
    copies = StoryIndex().place(articles(" ".join(one), " ".join(other), " ".join(one + other)))
    assert stories(copies) == [0, 0, 0]
    assert not any(copy.joins for copy in copies)


def test_what_was_learnt_goes_on_as_it_was() -> None:
    texts = [f"{text(80, seed=n % 9)} {n}" for n in range(30)]
    copies = StoryIndex().place(articles(*texts))
    index = StoryIndex()
    index.learn(copies_table(copies[::-1]))
    again = index.place(articles(*(f"{content} Again." for content in texts)))
    assert [copy.story for copy in again] == [copy.story for copy in copies]


def test_rows_without_a_signature_are_passed_over() -> None:
    index = StoryIndex()
    index.learn(copies_table([Copy("a", "a")]))
    assert len(index) == 0


def test_a_brief_inside_a_long_report_stays_apart() -> None:
    long = words(600, seed=7)
    copies = StoryIndex().place(articles(" ".join(long), " ".join(long[:60])))
    assert stories(copies) == [0, 1]


def test_texts_without_words_are_stories_of_their_own() -> None:
    assert stories(StoryIndex().place(articles("", "…", "؟"))) == [0, 1, 2]


def test_a_text_with_many_copies_is_compared_by_its_first_few() -> None:
    index, body = StoryIndex(), words(100, seed=8)
    for start in range(0, 600, 200):
        numbers = range(start, start + 200)
        learnt(index, *(" ".join([*body, *words(2, seed=number)]) for number in numbers))
    (late,) = index.place(articles(" ".join([*body, "late"])))
    assert late.story == index._stories.of(0)
    assert sum(map(len, index._segments)) == 64 * REPRESENTATIVES
