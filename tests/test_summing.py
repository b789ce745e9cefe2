"""A tone taken apart: whoever adds the terms up again has the article's tone."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis import Article, analyse, packs
from analysis.errors import AnalysisError
from analysis.models import tone_class
from analysis.sources import read_articles
from analysis.summing import Summed, summed
from analysis.tone import QUICK
from analysis.tone.rollup import least_said

SEEDS = list(read_articles([Path(__file__).resolve().parent.parent / "seeds"]))

ARTICLES = {
    "ar": Article(
        title="اتفاق بين موسكو وواشنطن على هدنة",
        text="اتفقت روسيا والولايات المتحدة على هدنة جديدة في سوريا. "
        "وكانت واشنطن قد فرضت عقوبات على موسكو قبل عام. "
        "وأعلن الوزيران أن الحوار بين البلدين سيستمر. وهطلت الأمطار على الساحل.",
        language="ar",
    ),
    "en": Article(
        title="Washington imposes new sanctions on Moscow",
        text="The United States imposed new sanctions on Russia on Monday. "
        "Last year the two countries had agreed on a truce. "
        "Moscow condemned the American decision. The weather in the north was mild.",
        language="en",
    ),
    "ru": Article(
        title="Москва и Вашингтон возобновили переговоры",
        text="Россия и США возобновили переговоры о контроле над вооружениями. "
        "В прошлом году США ввели санкции против России. "
        "Стороны договорились о новой встрече. На побережье шёл дождь.",
        language="ru",
    ),
    "none": Article(text="The baker opened a second shop. It sells bread.", language="en"),
    "vague": Article(
        title="Russia harvests more wheat",
        text="Russian farmers harvested more wheat than last year. "
        "An American buyer looked at samples.",
        language="en",
    ),
}
CASES = [*ARTICLES.values(), *SEEDS]


def taken_apart(article: Article, backend: str) -> Summed:
    found = summed(article, backend=backend)
    assert found is not None
    return found


@pytest.mark.parametrize("backend", QUICK)
@pytest.mark.parametrize("article", CASES, ids=lambda article: article.title or article.source)
def test_the_terms_come_to_the_tone_and_its_confidence(article: Article, backend: str) -> None:
    (analysis,) = analyse([article], backend=backend)
    found = taken_apart(article, backend)
    assert (found.tone.tone, found.tone.confidence) == (analysis.tone, analysis.confidence)
    assert found.version == analysis.version
    tone, confidence = by_hand(found, backend)
    assert tone == (None if analysis.tone is None else pytest.approx(analysis.tone, abs=1e-4))
    assert confidence == pytest.approx(analysis.confidence, abs=1e-3)


def by_hand(found: Summed, backend: str) -> tuple[float | None, float]:
    """Tone and confidence as a reader would work them out from the terms, without our code."""
    terms = found.tone.sum.terms if found.tone.sum else ()
    known = packs.rollup()["confidence"]
    weights = [
        each.for_place * each.for_past * (1 if each.said is None else each.said * each.said)
        for each in terms
    ]
    if not terms:
        return None, known["none"] if backend == "rules" else found.tone.confidence
    pairs = list(zip(weights, terms, strict=True))
    tone = sum(weight * each.tone for weight, each in pairs) / sum(weights)
    if backend == "rules":
        return tone, known[tone_class(tone)]
    said = max(each.said or 0.0 for each in terms)
    if said < least_said():
        return None, 1 - said
    at = ("negative", "neutral", "positive").index(tone_class(tone))
    share = sum(weight * each.shares[at] for weight, each in pairs if each.shares) / sum(weights)
    return tone, said * share


@pytest.mark.parametrize("backend", QUICK)
@pytest.mark.parametrize(("language", "name"), [("ar", "positive"), ("en", "negative")])
def test_sentences_weigh_by_place_and_past(language: str, name: str, backend: str) -> None:
    found = taken_apart(ARTICLES[language], backend)
    assert tone_class(found.tone.tone) == name and found.tone.sum is not None
    terms = {each.sentence: each for each in found.tone.sum.terms}
    weights = packs.rollup()["tone"]
    assert (terms[0].place, terms[0].for_place) == ("title", weights["title"])
    assert (terms[1].place, terms[1].for_place) == ("lead", weights["lead"])
    assert (terms[2].for_past, terms[1].for_past) == (weights["past"], 1.0)
    assert 4 not in terms or (terms[4].place, terms[4].for_place) == ("body", weights["body"])


def test_each_term_has_the_text_of_its_sentence() -> None:
    found = taken_apart(ARTICLES["ru"], "rules")
    assert found.texts[0] == ARTICLES["ru"].title
    assert found.texts[3] == "Стороны договорились о новой встрече."
    assert len(found.texts) == 5


def test_markup_is_no_part_of_a_sentence() -> None:
    found = taken_apart(
        Article(text="Moscow <b>and</b> Washington agreed.", language="en"), "rules"
    )
    assert found.texts[1].split() == ["Moscow", "and", "Washington", "agreed."]


@pytest.mark.parametrize("backend", QUICK)
def test_an_article_that_is_about_something_else_has_no_sum(backend: str) -> None:
    assert taken_apart(ARTICLES["none"], backend).tone.sum is None


def test_sentences_that_say_too_little_are_still_there_to_be_seen() -> None:
    found = taken_apart(ARTICLES["vague"], "learned")
    assert found.tone.tone is None and found.tone.sum is not None
    assert (found.tone.sum.said or 0.0) < least_said()


@pytest.mark.parametrize(
    "article", [Article(text=" "), Article(text="Bonjour à tous.", language="fr")]
)
def test_what_cannot_be_scored_cannot_be_taken_apart(article: Article) -> None:
    assert summed(article) is None


def test_an_unknown_backend_is_an_error() -> None:
    with pytest.raises(AnalysisError, match="unknown backend 'guesses'"):
        summed(ARTICLES["en"], backend="guesses")
