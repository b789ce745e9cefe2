"""The most positive and most negative stories: what comes first, and what proves it."""

from __future__ import annotations

import pytest

from analysis import Article, analyse, queries
from analysis.filters import NO_OUTLET, Filters
from analysis.models import Analysis
from analysis.queries.extremes import certain_tone
from analysis.store import sample_connection
from tests.made_articles import connection_of, made_analysis, made_evidence

TEXTS = {
    "en": (
        "Nothing happened for a while. Washington and Moscow signed a treaty on arms control. "
        "They agreed on closer cooperation. It was sunny.",
        "signed a treaty",
    ),
    "ar": (
        "كان الطقس معتدلا. وقعت واشنطن وموسكو اتفاقا للتعاون بين البلدين. ثم انتهى اليوم.",
        "وقعت",
    ),
    "ru": (
        "Погода была хорошей. Москва и Вашингтон подписали соглашение о сотрудничестве. Всё.",
        "подписали соглашение",
    ),
}


def scored(tone: float, sentences: int, **more: object) -> dict[str, object]:
    """A row with a tone that so many sentences have evidence of."""
    effect = 0.5 if tone > 0 else -0.5
    evidence = [made_evidence(sentence=at, effect=effect) for at in range(1, sentences + 1)]
    return {"tone": tone, "evidence": evidence, **more}


def ids(stories):
    return [story.title for story in stories]


def made(*rows: dict[str, object]):
    """A connection over rows with evidence, which `connection_of` does not take."""
    articles, analyses = [], []
    for number, row in enumerate(rows):
        article = Article(
            text=f"Washington spoke in round {number}. Moscow answered it. Both left.",
            title=str(row["title"]),
            language="en",
            outlet=row.get("outlet"),  # type: ignore[arg-type]
            published=row.get("published"),  # type: ignore[arg-type]
        )
        kept = {k: row[k] for k in ("tone", "evidence", "story") if k in row}
        articles.append(article)
        analyses.append(made_analysis(article, **kept))  # type: ignore[arg-type]
    return sample_connection(articles, analyses)


def test_one_loud_sentence_does_not_come_before_many_that_agree():
    con = made(
        scored(0.9, 1, title="loud"), scored(0.7, 6, title="many"), scored(-0.5, 2, title="bad")
    )
    found = queries.extremes(con, Filters())
    assert ids(found["positive"]) == ["many", "loud"]
    assert ids(found["negative"]) == ["bad"]


def test_what_is_less_certain_is_drawn_toward_nothing():
    assert certain_tone(0.8, 0.5, 4) < certain_tone(0.8, 0.9, 4)
    assert certain_tone(-0.8, 0.9, 1) > certain_tone(-0.8, 0.9, 3)
    assert certain_tone(0.8, 0.9, 0) == 0


def test_a_story_is_listed_once_with_its_copies_outlets_and_range():
    con = made(
        scored(0.6, 3, title="copy", story="s", outlet="B", published="2017-01-03"),
        scored(0.8, 3, title="first", story="s", outlet="A", published="2017-01-02"),
        scored(0.7, 3, title="undated", story="s", outlet="B"),
        scored(0.3, 3, title="other"),
    )
    first, second = queries.extremes(con, Filters())["positive"]
    assert (first.title, first.n, first.outlets) == ("first", 3, ("B", "A"))
    assert first.tone == pytest.approx(0.7) and str(first.published) == "2017-01-02"
    assert [first.low, first.high] == pytest.approx([0.6, 0.8])
    assert (second.outlets, second.published) == ((NO_OUTLET,), None)


def test_neutral_and_untold_are_at_no_end():
    con = connection_of({"tone": 0.1}, {"tone": -0.1}, {}, {"tone": 0.0})
    assert queries.extremes(con, Filters()) == {"positive": (), "negative": ()}


def test_filters_apply_and_there_are_no_more_than_asked_for():
    con = made(*(scored(0.5, 2, title=str(n), outlet="AB"[n % 2]) for n in range(8)))
    assert len(queries.extremes(con, Filters(outlets=("A",)))["positive"]) == 4
    assert len(queries.extremes(con, Filters(), limit=3)["positive"]) == 3


def test_the_proof_is_what_a_listed_phrase_says_before_words_that_weigh_by_themselves():
    learned = made_evidence(sentence=1, effect=0.9, category="learned", start=0, end=10)
    listed = made_evidence(sentence=2, effect=0.4, category="agreement", start=31, end=37)
    con = made({"tone": 0.6, "title": "t", "evidence": [learned, listed]})
    (story,) = queries.extremes(con, Filters())["positive"]
    assert story.proof == "Moscow answered it."


@pytest.mark.parametrize("language", TEXTS)
def test_the_proof_is_the_sentence_that_says_it_with_its_phrases(language):
    text, phrase = TEXTS[language]
    article = Article(text=text, title="—", language=language)
    (story,) = queries.extremes(_analysed(article), Filters())["positive"]
    assert phrase in story.proof and story.proof in text and story.proof != text
    assert any(story.proof[start:end] for start, end in story.phrases)
    assert all(0 <= start < end <= len(story.proof) for start, end in story.phrases)


def test_a_title_proves_only_where_the_text_does_not():
    said = Article(
        title="Washington and Moscow sign a treaty on cooperation",
        text="Nothing else was known on the day.",
        language="en",
    )
    (story,) = queries.extremes(_analysed(said), Filters())["positive"]
    assert story.proof == said.title


def _analysed(article: Article):
    analyses: list[Analysis] = list(analyse([article]))
    return sample_connection([article], analyses)
