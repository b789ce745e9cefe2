"""Topics of articles without their tone, and own topics beside the shipped ones in every score."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import packs
from analysis.models import Article
from analysis.packs.watched import SHIPPED, Watched, shipped
from analysis.pipeline import analyse
from analysis.salience import Text, salience, salience_of
from tests.own_topics_made import SENTENCES, UKRAINE

OWN = Watched((UKRAINE,))
CHANGED = Watched((replace(shipped("syria"), terms={"en": ("truce",), "ar": ("هدنة",)}), UKRAINE))
WORDS = {
    "ar": "أوكرانيا وكييف سوريا هدنة موسكو واشنطن العقوبات داعش في قال.",
    "en": "Ukraine Kyiv cake Syria truce Moscow Washington sanctions ISIS in said. Russia",
    "ru": "Украины Киеве Сирия перемирие Москва Вашингтон санкции ИГИЛ в сказал.",
}


@pytest.mark.parametrize("language", packs.languages())
def test_an_own_topic_is_scored_and_shown_with_its_evidence(language: str) -> None:
    text = SENTENCES[language]
    [found] = analyse([Article(text=text, language=language)], watched=OWN)
    assert found.topics["ukraine"] >= 0.5
    [proof] = [item for item in found.evidence if item.kind == "ukraine"]
    assert text[proof.start : proof.end] == proof.text
    assert "Ukraine" in proof.why


@pytest.mark.parametrize("language", packs.languages())
@pytest.mark.parametrize("watched", [OWN, CHANGED], ids=["added", "changed"])
def test_own_topics_change_no_tone(language: str, watched: Watched) -> None:
    article = Article(text=SENTENCES[language], title=SENTENCES[language], language=language)
    for backend in ("learned", "rules"):
        [without] = analyse([article], backend=backend)
        [found] = analyse([article], backend=backend, watched=watched)
        assert (found.tone, found.confidence) == (without.tone, without.confidence)
        assert [e for e in found.evidence if e.kind == "tone"] == [
            e for e in without.evidence if e.kind == "tone"
        ]
        kept = set(packs.topic_keys()) - watched.changed
        assert {key: found.topics[key] for key in kept} == {k: without.topics[k] for k in kept}


def test_worker_processes_score_own_topics_too() -> None:
    articles = [Article(text=f"{SENTENCES['en']} {n}", language="en") for n in range(3)]
    one, two = (list(analyse(articles, workers=n, watched=OWN)) for n in (1, 2))
    assert one == two
    version = OWN.stamped(next(analyse(articles)).version)
    assert [each.version for each in two] == [version] * 3


@pytest.mark.parametrize("watched", [SHIPPED, OWN, CHANGED], ids=["shipped", "added", "changed"])
@given(data=st.data())
def test_topics_alone_come_out_as_in_a_whole_scoring(watched: Watched, data: st.DataObject) -> None:
    language = data.draw(st.sampled_from(packs.languages()))
    words = st.lists(st.sampled_from(WORDS[language].split()), min_size=1, max_size=30)
    text, title = " ".join(data.draw(words)), " ".join(data.draw(words))
    [whole] = analyse([Article(text=text, title=title, language=language)], watched=watched)
    found = salience(Text(title, text, language), frozenset(watched.keys), watched)
    assert found.topics == whole.topics
    assert list(found.evidence) == [item for item in whole.evidence if item.kind != "tone"]


def test_of_some_topics_only_these_are_found() -> None:
    found = salience(Text(None, SENTENCES["en"], "en"), frozenset({"ukraine"}), OWN)
    assert found.topics.keys() == {"ukraine"}
    assert {item.kind for item in found.evidence} == {"ukraine"}


def test_a_language_without_pack_has_no_topics() -> None:
    found = salience(Text(None, "Ukraine", "fr"), frozenset({"ukraine"}), OWN)
    assert found == ({"ukraine": 0.0}, ())


def test_processes_give_the_same_in_order() -> None:
    texts = [Text(None, SENTENCES[code], code) for code in packs.languages()]
    batches = [([text] * 3, frozenset({"ukraine", "syria"})) for text in texts]
    assert list(salience_of(batches, OWN, workers=2)) == list(salience_of(batches, OWN))
