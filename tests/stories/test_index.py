"""Which articles become one story, in whatever portions and order they come."""

import random

import pytest

from analysis import Article
from analysis.stories import Merge, StoryIndex, signature
from analysis.stories.index import CHUNK
from tests.stories.texts import LETTERS, text, words


def signed(**texts: str) -> list[tuple[str, bytes]]:
    """The named texts as `StoryIndex.place` takes them."""
    return [(name, signature(Article(text=content))) for name, content in texts.items()]


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
    stories, merges = StoryIndex().place(
        signed(
            first=" ".join(original),
            copy=edited(original, seed=2, language=language),
            unrelated=text(seed=3, language=language),
        )
    )
    assert stories == ["first", "first", "unrelated"]
    assert merges == []


def test_a_story_is_found_again_in_a_later_portion() -> None:
    index, body = StoryIndex(), text(seed=4)
    index.place(signed(first=body))
    assert index.place(signed(again=body))[0] == ["first"]


def test_portions_make_no_difference() -> None:
    texts = {f"a{n}": text(80, seed=n % 40) for n in range(CHUNK + 50)}
    whole = StoryIndex().place(signed(**texts))[0]
    index, parts = StoryIndex(), []
    for item in signed(**texts):
        parts += index.place([item])[0]
    assert parts == whole
    assert len(set(whole)) == 40


def test_an_article_that_links_two_stories_makes_them_one() -> None:
    index = StoryIndex()
    one, other = words(120, seed=5), words(120, seed=6)
    assert index.place(signed(one=" ".join(one), other=" ".join(other)))[0] == ["one", "other"]
    stories, merges = index.place(signed(both=" ".join(one + other)))
    assert stories == ["one"]
    assert merges == [Merge("other", "one")]
    assert index.stories() == ["one", "one", "one"]


def test_a_link_within_a_portion_is_no_merge() -> None:
    one, other = words(120, seed=5), words(120, seed=6)
    texts = {"one": " ".join(one), "other": " ".join(other), "both": " ".join(one + other)}
    stories, merges = StoryIndex().place(signed(**texts))
    assert stories == ["one"] * 3
    assert merges == []


def test_what_was_loaded_goes_on_as_it_was() -> None:
    texts = {f"a{n}": text(80, seed=n % 9) for n in range(30)}
    items = signed(**texts)
    stories = StoryIndex().place(items)[0]
    index = StoryIndex()
    index.load([signature for _, signature in items], stories)
    assert index.stories() == stories
    again, merges = index.place([(f"b{n}", signature) for n, (_, signature) in enumerate(items)])
    assert again == stories
    assert merges == []


def test_a_brief_inside_a_long_report_stays_apart() -> None:
    long = words(600, seed=7)
    stories, _ = StoryIndex().place(signed(long=" ".join(long), brief=" ".join(long[:60])))
    assert stories == ["long", "brief"]


def test_texts_without_words_are_stories_of_their_own() -> None:
    assert StoryIndex().place(signed(a="", b="…", c=""))[0] == ["a", "b", "c"]


def test_thousands_of_copies_of_one_text_cost_no_more_than_others() -> None:
    index, body = StoryIndex(), words(100, seed=8)
    for start in range(0, 2000, 1000):
        items = {f"{start + n}": " ".join([*body, *words(2, seed=start + n)]) for n in range(1000)}
        index.place(signed(**items))
    assert set(index.stories()) == {"0"}
    assert sum(map(len, index._segments)) < 64 * 40  # nearly all are like one that is indexed
