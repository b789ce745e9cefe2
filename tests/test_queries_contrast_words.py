"""The words of A against B: what marks each, what is left out, and that a click finds the same."""

from __future__ import annotations

import sys
from dataclasses import replace

import pytest

from analysis import Article, queries
from analysis.errors import FilterError
from analysis.filters import Filters
from analysis.store import sample_connection
from tests.made_articles import day, made_analysis
from views import picks

module = sys.modules["analysis.queries.contrast_words"]  # the package names the function so

SAID = {
    "en": ("A truce was agreed near Aleppo.", "New tariffs hit the steel trade.", "truce"),
    "ar": ("اتفق الطرفان على الهدنة قرب حلب.", "أثرت الرسوم الجمركية في تجارة الصلب.", "الهدنة"),
    "ru": ("Стороны договорились о перемирии у Алеппо.", "Пошлины ударили по стали.", "перемирии"),
}
A, B = Filters(topics=("syria",)), Filters(topics=("sanctions",))


def made(*, language="en", each=10, both=0, copies=0, outlet=None, undated=False):
    """Stories of A, of B, and of both, each of these saying what A says."""
    first, second, _ = SAID[language]
    articles, analyses = [], []
    kinds = [("a", first)] * each + [("b", second)] * each + [("both", first)] * both
    for number, (kind, text) in enumerate(kinds):
        topics = {"syria": 0.9 * (kind != "b"), "sanctions": 0.9 * (kind != "a")}
        for copy in range(1 + copies):
            article = Article(
                text=f"{text} {number}{copy}",
                language=language,
                outlet=outlet,
                published=None if undated else day(f"2017-01-{1 + number % 28:02}"),
            )
            articles.append(article)
            analyses.append(made_analysis(article, topics=topics, story=f"{number}"))
    return sample_connection(articles, analyses)


def words(frame, group) -> str:
    return " ".join(frame[frame["group"] == group]["word"].dropna())


@pytest.mark.parametrize("language", SAID)
def test_each_is_marked_by_what_the_other_does_not_say(language):
    frame = queries.contrast_words(made(language=language), A, B, language)
    assert SAID[language][2] in words(frame, "a") and SAID[language][2] not in words(frame, "b")
    assert words(frame, "b") and list(frame["group"]) == sorted(frame["group"])
    assert (frame["share"] == 1).all() and (frame["elsewhere"] == 0).all()
    assert frame.attrs["stories"] == 20


@pytest.mark.parametrize("language", SAID)
def test_a_click_on_a_word_finds_as_many_stories_as_it_says(language):
    con = made(language=language, copies=2)
    frame = queries.contrast_words(con, A, B, language)
    pick = picks.words_of({"a": A, "b": B}, language)
    for row in frame.to_dict("records"):
        filters = pick(Filters(), [row["group"], row["search"]])
        assert queries.overview(con, filters).n == row["n"] == 10


def test_a_click_keeps_the_words_searched_for():
    searched = replace(A, search="Geneva")
    picked = picks.words_of({"a": searched, "b": B}, "en")(Filters(), ["a", '"truce"'])
    assert "Geneva" in (picked.search or "") and "truce" in (picked.search or "")
    assert picked.count == "stories" and picked.languages == ("en",)


def test_stories_in_both_are_left_out_and_counted():
    con = made(both=3)
    (scope,) = queries.contrast_scopes(con, A, B)
    assert (scope.a, scope.b, scope.both, scope.read) == (10, 10, 3, 20)
    frame = queries.contrast_words(con, A, B, "en")
    assert set(frame["total"]) == {10}


def test_undated_stories_are_read_and_copies_once():
    frame = queries.contrast_words(made(undated=True, copies=2), A, B, "en")
    assert set(frame["total"]) == {10} and "truce" in words(frame, "a")


def test_the_name_of_the_outlet_is_none_of_its_words():
    named = "truce"
    frame = queries.contrast_words(made(outlet=named), A, B, "en")
    assert named not in words(frame, "a") and "Aleppo" in words(frame, "a")


def test_of_more_stories_than_are_read_as_many_of_each_are(monkeypatch):
    monkeypatch.setattr(module, "STORIES", 12)
    frame = queries.contrast_words(made(), A, B, "en")
    assert frame.attrs["stories"] == 12 and set(frame["total"]) == {6}
    assert queries.contrast_scopes(made(), A, B)[0].read == 12


def test_a_language_of_one_set_alone_cannot_be_compared():
    con = made(language="ru")
    assert queries.contrast_scopes(con, A, replace(B, languages=("ar",))) == ()
    assert queries.contrast_words(con, A, replace(B, since=day("2018-01-01")), "en").empty


def test_sets_that_say_the_same_have_no_words_of_their_own():
    con = made(both=10)
    half = Filters(until=day("2017-01-05")), Filters(since=day("2017-01-06"))
    frame = queries.contrast_words(con, *half, "en")
    assert not frame.empty
    alike = queries.contrast_words(
        con, replace(A, until=day("2017-01-05")), replace(A, since=day("2017-01-06")), "en"
    )
    assert alike["word"].isna().all() and set(alike["group"]) == {"a", "b"}


def test_what_is_kept_is_not_asked_again_and_who_waits_is_no_part_of_it():
    heard: list[float] = []
    con = made()
    first = queries.contrast_words(con, A, B, "en", told=heard.append)
    told = len(heard)
    assert told and heard[-1] == 1
    again = queries.contrast_words(con, A, B, "en", told=lambda part: heard.append(part))
    assert len(heard) == told and again.equals(first)


def test_a_language_that_cannot_be_read_is_refused():
    with pytest.raises(FilterError):
        queries.contrast_words(made(), A, B, "fr")
