"""A vocabulary by period: what is counted, what is shown, and that a click finds the same."""

from __future__ import annotations

import sys

import pandas as pd
import pytest

from analysis import Article, queries
from analysis.errors import FilterError
from analysis.filters import Filters
from analysis.store import sample_connection
from tests.made_articles import made_analysis
from views import picks

module = sys.modules["analysis.queries.vocabulary"]  # the package names the function so

SAID = {
    "en": ("A truce was agreed near Aleppo.", "New tariffs hit the steel trade.", "truce"),
    "ar": ("اتفق الطرفان على الهدنة قرب حلب.", "أثرت الرسوم الجمركية في تجارة الصلب.", "الهدنة"),
    "ru": ("Стороны договорились о перемирии у Алеппо.", "Пошлины ударили по стали.", "перемирии"),
}


def made(*, copies=0, each=10, language="en", months=(1, 3)):
    """Stories of two months, of one thing each, and some more of the second in both."""
    first, second, _ = SAID[language]
    articles, analyses = [], []
    for month, text in zip(months, (first, second), strict=True):
        for number in range(each):
            for copy in range(1 + copies * (number == 0)):
                article = Article(
                    text=f"{text} {number}{copy}",
                    language=language,
                    published=f"2017-0{month}-{number + 1:02}",  # type: ignore[arg-type]
                )
                articles.append(article)
                analyses.append(
                    made_analysis(article, topics={"syria": 0.9}, story=f"{month}{number}")
                )
    return sample_connection(articles, analyses)


def words(frame: pd.DataFrame, month: int) -> list[str]:
    return list(frame[frame["period"] == pd.Timestamp(2017, month, 1)]["word"])


@pytest.mark.parametrize("language", SAID)
def test_each_period_is_marked_by_what_was_new_in_it(language):
    frame = queries.vocabulary(made(language=language), Filters(), language, "month")
    marking = " ".join(words(frame, 1))
    assert SAID[language][2] in marking
    assert not set(words(frame, 1)) & set(words(frame, 3))
    assert (frame["share"] == frame["n"] / frame["total"]).all() and (frame["elsewhere"] == 0).all()


@pytest.mark.parametrize("language", SAID)
def test_a_click_on_a_word_finds_as_many_stories_as_it_says(language):
    con = made(language=language, copies=2)
    frame = queries.vocabulary(con, Filters(), language, "month")
    pick = picks.vocabulary("month", language)
    for row in frame.to_dict("records"):
        filters = pick(Filters(), [row["period"].date().isoformat(), row["search"]])
        assert queries.overview(con, filters).n == row["n"] == 10


def test_copies_of_a_story_are_one():
    frame = queries.vocabulary(made(copies=30), Filters(), "en", "month")
    assert set(frame["total"]) == {10}


def test_languages_are_kept_apart():
    con = made(language="ar")
    assert [scope.language for scope in queries.vocabulary_scopes(con, Filters())] == ["ar"]
    assert len(queries.vocabulary(con, Filters(), "en")) == 0


def test_a_small_period_has_no_words_and_a_calm_one_says_so():
    small = queries.vocabulary(made(each=module.FEWEST_STORIES - 1), Filters(), "en", "month")
    assert small.empty
    alone = queries.vocabulary(made(), Filters(until=pd.Timestamp("2017-01-31").date()), "en")
    assert alone["word"].isna().all()


def test_more_stories_than_are_read_are_read_evenly(monkeypatch):
    monkeypatch.setattr(module, "STORIES", 12)
    frame = queries.vocabulary(made(), Filters(), "en", "month")
    assert frame.attrs["stories"] == 12 and set(frame["total"]) == {6}


def test_many_periods_are_put_together():
    rows = [
        Article(text=f"Talks {day}", language="en", published=f"2017-01-{day:02}")  # type: ignore[arg-type]
        for day in range(1, 29)
    ]
    con = sample_connection(rows, [made_analysis(row) for row in rows])
    assert queries.vocabulary(con, Filters(), "en", "day").attrs["grain"] == "week"


def test_a_pair_of_words_stands_for_the_words_in_it():
    frame = queries.vocabulary(made(), Filters(), "en", "month")
    said = [word for phrase in words(frame, 3) for word in phrase.split()]
    assert len(said) == len(set(said))


def test_no_dated_article_has_no_row():
    article = Article(text="Undated.", language="en")
    con = sample_connection([article], [made_analysis(article)])
    assert queries.vocabulary_scopes(con, Filters()) == ()
    assert queries.vocabulary(con, Filters(), "en").empty


@pytest.mark.parametrize(("language", "grain"), [("fr", "auto"), ("en", "decade")])
def test_what_is_unknown_is_refused(language, grain):
    with pytest.raises(FilterError):
        queries.vocabulary(made(), Filters(), language, grain)
