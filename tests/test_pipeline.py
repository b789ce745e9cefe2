"""The pipeline: one result an article, in order, whatever comes in."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import Analysis, AnalysisError, Article, analyse, analyse_sentence, packs

GOOD = Article(
    title="Putin and Trump agree on Syria truce", text="Moscow and Washington reached an agreement."
)
BAD = Article(
    title="US expels Russian diplomats",
    text="Washington expelled Russian diplomats and imposed new sanctions on Moscow.",
)
OTHER = Article(
    title="Une récolte", text="La récolte de cette année était bonne, disent les paysans."
)


def test_one_result_an_article_in_order_duplicates_included() -> None:
    articles = [GOOD, BAD, GOOD, OTHER]
    assert [found.article_id for found in analyse(articles)] == [article.id for article in articles]


def test_it_is_a_stream() -> None:
    endless = itertools.repeat(GOOD)
    assert len(list(itertools.islice(analyse(endless), 3))) == 3


def test_two_processes_give_the_same_as_one() -> None:
    articles = [GOOD, BAD, OTHER] * 50
    assert list(analyse(articles, workers=2)) == list(analyse(articles))


def test_agreement_is_positive_and_expulsion_negative() -> None:
    good, bad = analyse([GOOD, BAD])
    assert good.tone is not None and good.tone > 0.5
    assert bad.tone is not None and bad.tone < -0.5
    assert good.confidence and 0 < good.confidence <= 1


def test_another_language_is_said_and_not_guessed() -> None:
    (found,) = analyse([OTHER])
    assert found.tone is None and found.language == "fr" and not any(found.topics.values())
    assert found.note and "'fr'" not in found.note and "fr" in found.note


@pytest.mark.parametrize("text", ["", "   \n", "12345"])
def test_nothing_to_score_is_none_with_a_reason(text: str) -> None:
    (found,) = analyse([Article(text=text)])
    assert found.tone is None and found.note and found.confidence is None


def test_an_unknown_backend_lists_those_there_are() -> None:
    with pytest.raises(AnalysisError, match="unknown backend 'magic'; there are learned, rules"):
        analyse([GOOD], backend="magic")
    with pytest.raises(AnalysisError, match="workers must be 1 or more"):
        analyse([GOOD], workers=0)


def test_a_sentence_is_read_with_its_title_as_context_only() -> None:
    alone = analyse_sentence("Both sides agreed to cooperate.", language="en")
    told = analyse_sentence(
        "Both sides agreed to cooperate.", language="en", title="Russia and the United States meet"
    )
    assert alone.tone is None and alone.note
    assert told.tone is not None and told.tone > 0
    assert {item.sentence for item in told.evidence} == {1}


def places_hold(article: Article, found: Analysis) -> Iterator[bool]:
    for item in found.evidence:
        source = article.text if item.sentence else article.title or ""
        yield source[item.start : item.end] == item.text


PIECES = st.sampled_from(
    [
        "Путин и Трамп договорились о сотрудничестве",
        "اتَّفَقَ ترامب وبوتين على تعـــاون في سوريا",
        "The U.S. and Russia did not agree on sanctions",
        "\r\n",
        "🙂👩‍👩‍👧",
        "\u202e",
        "e\u0301",
        ". ",
    ]
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.one_of(PIECES, st.text(max_size=20)), max_size=8).map("".join),
    st.one_of(st.none(), PIECES),
    st.sampled_from(packs.languages()),
)
def test_every_span_is_exact_for_arbitrary_unicode(
    text: str, title: str | None, language: str
) -> None:
    article = Article(title=title, text=text, language=language)
    (found,) = analyse([article])
    assert all(places_hold(article, found))
    assert all(0 <= value <= 1 for value in found.topics.values())
    assert found.tone is None or -1 <= found.tone <= 1
