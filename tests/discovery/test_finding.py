"""The topics that are in the articles are found: by language, once a story, in readable words."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from analysis.discovery import Embedding, Step, discover
from analysis.discovery.stories import placed
from analysis.filters import Filters
from analysis.models import Article
from analysis.store import open_store
from tests.discovery.made_stories import COMMON, THEMES, articles, connection
from tests.outlets_store import outlets_store

LANGUAGES = ("en", "ar", "ru")


def found(made, **filters):
    return discover(connection(made), Filters(**filters))


def themes(made):
    """The language and theme that each article was made of."""
    kinds = {word: (code, theme) for code in THEMES for theme, word in first_words(code)}
    return {
        each.id: next(kinds[word] for word in each.text.casefold().split() if word in kinds)
        for each in made
    }


def first_words(language):
    """Words that no other theme has."""
    return [
        (theme, word)
        for theme, words in THEMES[language].items()
        for word in words.casefold().split()
    ]


@pytest.fixture(scope="module")
def three_languages():
    made = articles(LANGUAGES, each=40)
    return made, found(made)


def test_the_themes_are_the_topics_and_no_topic_is_a_language(three_languages):
    made, discovery = three_languages
    theme_of = themes(made)
    assert {part.languages for part in discovery.parts} == {("ar",), ("en",), ("ru",)}
    by_topic = discovery.assignment.dropna(subset="topic").groupby("topic")["article_id"]
    held = {topic: {theme_of[each] for each in ids} for topic, ids in by_topic}
    assert all(len(each) == 1 for each in held.values()), "a topic is of one theme"
    assert set().union(*held.values()) == set(theme_of.values()), "no theme is lost"


def test_every_article_is_assigned_and_at_most_a_fifth_is_outside(three_languages):
    made, discovery = three_languages
    assert list(discovery.assignment["article_id"]) == sorted(each.id for each in made)
    for part in discovery.parts:
        rows = discovery.assignment[discovery.assignment["part"] == part.key]
        assert rows["topic"].isna().sum() == part.outliers <= part.n / 5
        assert rows["strength"].between(-1, 1).all()


def test_topics_come_largest_first_with_shares_of_their_part(three_languages):
    _, discovery = three_languages
    for part in discovery.parts:
        topics = discovery.of(part)
        assert [each.n for each in topics] == sorted((each.n for each in topics), reverse=True)
        assert [each.key for each in topics] == [
            f"{part.key}_{place}" for place in range(1, len(topics) + 1)
        ]
        for topic in topics:
            assert topic.share == pytest.approx(topic.n / part.n, abs=1e-6)
            assert len(discovery.articles_of(topic.key)) == topic.n


def test_words_are_whole_and_say_the_theme(three_languages):
    _, discovery = three_languages
    for topic in discovery.topics:
        assert set(topic.words) == {topic.language}
        themes_words = {word for _, word in first_words(topic.language)}
        written = themes_words | set(COMMON[topic.language].split())
        said = [w.text.casefold().split() for w in topic.words[topic.language]]
        assert {word for words in said for word in words} <= written, "no stem"
        assert all(themes_words & set(words) for words in said[:3]), "no word of all themes"
        assert topic.name == " · ".join(w.text for w in topic.words[topic.language][:3])


def test_quotes_are_sentences_of_the_topics_articles(three_languages):
    made, discovery = three_languages
    by_id = {each.id: each for each in made}
    for topic in discovery.topics:
        inside = set(discovery.articles_of(topic.key)["article_id"])
        assert len(topic.quotes) == 3
        for quote in topic.quotes:
            assert quote.article_id in inside
            assert by_id[quote.article_id].text[quote.start : quote.end] == quote.text
            assert quote.text.endswith(".") and quote.sentence > 0


def test_copies_of_a_story_count_once_and_are_all_assigned():
    made = list(articles(each=30))
    copies = [Article(text=f"{made[0].text} {number}", language="en") for number in range(50)]
    story = {each.id: made[0].id for each in copies}
    once = discover(connection(made), Filters())
    discovery = discover(connection([*made, *copies], **story), Filters())
    [part] = discovery.parts
    assert (part.n, part.stories) == (len(made) + 50, len(made))
    of_story = discovery.assignment.set_index("article_id").loc[[*story, made[0].id], "topic"]
    assert of_story.nunique() == 1
    # The first of the copies is read for the story: they have no date, so it is by date the one
    # that was there before, and the topics are the same.
    assert [t.stories for t in discovery.topics] != [] and {
        frozenset(t.words["en"]) for t in discovery.topics
    } == {frozenset(t.words["en"]) for t in once.topics}


def test_filters_choose_what_is_looked_through():
    discovery = found(articles(LANGUAGES, each=40), languages=("ru",))
    assert [part.languages for part in discovery.parts] == [("ru",)]


@pytest.mark.parametrize(("each", "state"), [(1, "few"), (9, "few"), (10, "little"), (80, "found")])
def test_few_articles_are_said_to_be_few(each, state):
    [part] = found(articles(each=each)).parts
    assert part.state == state


def test_nothing_is_found_where_there_is_nothing():
    discovery = found(())
    assert (discovery.topics, discovery.parts, len(discovery.assignment)) == ((), (), 0)
    assert list(discovery.table().columns)[:3] == ["topic", "language", "name"]


def test_articles_that_all_say_the_same_have_no_topics():
    made = [Article(text=f"Report {n}. The same was said again.", language="en") for n in range(60)]
    [part] = found(made).parts
    assert (part.state, part.outliers) == ("nothing", 0)


def test_a_language_without_stop_words_is_left_out_and_said():
    made = [Article(text=f"Ein Satz {n} auf Deutsch.", language="de") for n in range(60)]
    discovery = found([*made, *articles(each=30)])
    assert [(part.key, part.state) for part in discovery.parts] == [
        ("en", "little"),
        ("de", "unread"),
    ]
    rows = discovery.assignment[discovery.assignment["language"] == "de"]
    assert len(rows) == 60 and rows["topic"].isna().all() and rows["part"].isna().all()


def test_progress_tells_each_step_once_and_what_it_raises_ends_it():
    steps: list[Step] = []
    discover(connection(articles(("en", "ru"), each=30)), Filters(), progress=steps.append)
    assert [step.done for step in steps] == list(range(8)) and {s.total for s in steps} == {8}
    assert [(s.name, s.part) for s in steps[:5]] == [
        ("terms", "en"),
        ("vectors", "en"),
        ("groups", "en"),
        ("names", "en"),
        ("terms", "ru"),
    ]

    class Enough(Exception):
        pass

    def stop(step: Step) -> None:
        if step.name == "groups":
            raise Enough

    with pytest.raises(Enough):
        discover(connection(articles(each=30)), Filters(), progress=stop)


def test_an_embedding_that_knows_the_languages_finds_topics_across_them():
    """Its vectors here say the theme, which is what a multilingual model is trained to do."""
    made = articles(LANGUAGES, each=40)
    theme_of = themes(made)
    kinds = list(THEMES["en"])
    by_text = {f"{a.title}\n{a.text}": kinds.index(theme_of[a.id][1]) for a in made}

    def vectors(texts):
        rng = np.random.default_rng(0)
        return np.eye(len(kinds))[[by_text[text] for text in texts]] + rng.normal(
            scale=0.05, size=(len(texts), len(kinds))
        )

    discovery = discover(connection(made), Filters(), embedding=Embedding("made-themes", vectors))
    [part] = discovery.parts
    assert part.languages == ("ar", "en", "ru") and discovery.embedding == "made-themes"
    for topic in discovery.topics:
        ids = discovery.articles_of(topic.key)["article_id"]
        assert len({theme_of[each][1] for each in ids}) == 1
        assert set(topic.words) == set(LANGUAGES)


def test_a_story_told_in_two_languages_is_read_in_each(tmp_path: Path):
    con = open_store(outlets_store(tmp_path / "store")).connect()
    told = Counter(placed(con, Filters())["leader"])
    in_two = con.execute(
        "SELECT count(*) FROM (SELECT story FROM analyses GROUP BY story "
        "HAVING count(DISTINCT language) > 1)"
    ).fetchone()
    assert in_two != (0,), "the store has such stories"
    assignment = discover(con, Filters()).assignment
    assert len(assignment) == told.total()
