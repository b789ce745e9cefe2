"""The optional backend at work, with real loading, batching and scoring, on a tiny model."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis import Article, analyse, analyse_sentence, packs
from analysis.models import Sentence, tone_class
from analysis.packs.hypotheses import hypotheses
from analysis.pipeline import prepare
from analysis.tone import available, backend_named, backends
from analysis.tone.nli import MODEL_VARIABLE
from analysis.tone.nli.backend import PREMISE, premise
from analysis.tone.reading import Read, read
from analysis.wording import why
from tests.neural.tiny_model import SENTENCES

TAUGHT = [(language, key) for language, own in SENTENCES.items() for key in own]
FAR = {
    "en": "The museum opens at nine.",
    "ar": "يفتح المتحف أبوابه في التاسعة.",
    "ru": "Музей открывается в девять.",
}


@pytest.fixture(scope="module")
def nli(taught: Path) -> str:
    return f"nli:{taught}"


def mixed_articles() -> list[Article]:
    """Articles of all languages and lengths in turn, so that batches are uneven."""
    return [
        Article(text=f"{FAR[language]} {own[key]} {FAR[language]}" * (1 + at), language=language)
        for language, own in SENTENCES.items()
        for at, key in enumerate(own)
    ]


@pytest.mark.parametrize(("language", "key"), TAUGHT)
def test_the_hypothesis_that_follows_makes_the_tone(nli: str, language: str, key: str) -> None:
    found = analyse_sentence(SENTENCES[language][key], language=language, backend=nli)
    tone = hypotheses()[key].tone
    assert tone_class(found.tone) == tone_class(tone)
    assert tone is None or found.tone == pytest.approx(tone, abs=0.25)
    assert found.confidence is not None and found.confidence > 0.5
    assert found.backend == "nli"


@pytest.mark.parametrize(("language", "key"), TAUGHT)
def test_a_tone_names_a_span_of_the_sentence_and_what_was_inferred(
    nli: str, language: str, key: str
) -> None:
    text = SENTENCES[language][key]
    found = analyse_sentence(text, language=language, backend=nli)
    proofs = [item for item in found.evidence if item.kind == "tone"]
    assert len(proofs) == (hypotheses()[key].tone is not None)
    for item in proofs:
        assert text[item.start : item.end] == item.text
        assert item.why == why(item, "en")
        assert hypotheses()[key].text(language) in why(item, language)


def test_a_sentence_in_which_the_rules_find_nothing_is_named_whole(nli: str) -> None:
    text = "The American and Russian ministers spoke by telephone."
    unnamed = text.replace("spoke by telephone", "quux")
    found = analyse_sentence(unnamed, language="en", backend=nli)
    proofs = [item for item in found.evidence if item.kind == "tone"]
    assert [item.text for item in proofs] == ([unnamed] if found.tone is not None else [])


@pytest.mark.parametrize("language", SENTENCES)
def test_an_article_takes_its_tone_from_the_sentences_that_have_one(
    nli: str, language: str
) -> None:
    text = f"{FAR[language]} {SENTENCES[language]['cooperation']} {FAR[language]}"
    (found,) = analyse([Article(text=text, language=language)], backend=nli)
    assert found.tone is not None and found.tone > 0.5
    assert {item.sentence for item in found.evidence if item.kind == "tone"} == {2}


@pytest.mark.parametrize("language", SENTENCES)
def test_an_article_far_from_the_relation_has_no_tone(nli: str, language: str) -> None:
    (found,) = analyse([Article(text=FAR[language], language=language)], backend=nli)
    assert (found.tone, found.confidence) == (None, 0.98)
    assert found.note is not None


def test_together_and_alone_articles_score_the_same_and_stay_in_order(nli: str) -> None:
    articles = mixed_articles()
    together = list(analyse(articles, backend=nli))
    alone = [found for each in articles for found in analyse([each], backend=nli)]
    assert [each.article_id for each in together] == [each.id for each in articles]
    for one, other in zip(together, alone, strict=True):
        assert one.tone == pytest.approx(other.tone, abs=1e-3)
        assert one.confidence == pytest.approx(other.confidence, abs=2e-3)


def test_twice_is_the_same_and_workers_change_nothing(nli: str) -> None:
    articles = mixed_articles()
    first = list(analyse(articles, backend=nli))
    assert first == list(analyse(articles, backend=nli))
    assert first == list(analyse(articles, backend=nli, workers=2))


@pytest.mark.parametrize("text", ["", " ", "?!", "\ud800 Russia", "Moscow " * 100_000])
def test_odd_texts_have_an_answer(nli: str, text: str) -> None:
    found = analyse_sentence(text, language="en", title="Washington and Moscow", backend=nli)
    assert found.backend == "nli"
    assert (found.tone is None) == (found.note is not None)


def readings(article: Article, *places: Sentence) -> list[Read]:
    return read(prepare(article, places=places).found, "en")


def test_a_sentence_that_names_one_side_is_read_after_its_title() -> None:
    title = "Washington and Moscow meet"
    one, two = "Russia agreed.", "Russia and the United States agreed."
    article = readings(Article(title=title, text=f"{one} {two}", language="en"))
    found = [premise(sentence, article).strip() for sentence in article]
    assert found == [title, f"{title}\n{one}", two]


def test_markup_is_not_read_and_a_text_without_end_is_cut() -> None:
    text = "<p>Russia " + "and <b>the United States</b> " * 1000
    (sentence,) = readings(Article(text=text, language="en"), Sentence(1, 0, len(text)))
    read_ = premise(sentence, [sentence])
    assert "<" not in read_ and len(read_) <= PREMISE


def test_the_version_is_that_of_packs_and_model(nli: str, copy: Path) -> None:
    version = backend_named(nli).version()
    assert version.startswith(f"{packs.version()}-taught-")
    same = backend_named(f"nli:{copy}").version()
    assert same == version.replace("-taught-", "-copy-")


def test_the_environment_names_a_model(taught: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(MODEL_VARIABLE, str(taught))
    assert available()["nli"] is None
    assert backends() == ("learned", "rules", "nli")
    assert "-taught-" in backend_named("nli").version()
