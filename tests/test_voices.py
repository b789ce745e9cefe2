"""Whose words the evidence is, by cases in each language and by what must always hold."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import Article, analyse, packs
from analysis.models import HOLDERS, Evidence
from analysis.pipeline import prepare
from analysis.tone.backend import SentenceTone
from analysis.voices import attributed, by_holder
from analysis.voices.quotes import quotations

CASES = tomllib.loads((Path(__file__).parent / "cases" / "voices.toml").read_text("utf-8"))
FEWEST = 12
"""Cases that a language has at least."""


def cases() -> list[Any]:
    failing = pytest.mark.xfail(reason="known failure", strict=True)
    return [
        pytest.param(
            language,
            case,
            marks=(failing,) if case.get("known_failure") else (),
            id=f"{language}-{case['shows']}",
        )
        for language, listed in CASES.items()
        for case in listed
    ]


def phrase(sentence: int, start: int, text: str, *, effect: float = 1.0) -> Evidence:
    return Evidence("tone", sentence, start, start + len(text), text, text, "agreement", effect)


def held(article: Article, language: str, at: list[tuple[int, int, str]]) -> list[str | None]:
    """The holders of phrases given as (sentence, start, text)."""
    ready = prepare(article)
    by_sentence: dict[int, list[Evidence]] = {}
    for place in at:
        by_sentence.setdefault(place[0], []).append(phrase(*place))
    toned = [
        SentenceTone(place.index, 1.0, evidence=tuple(by_sentence.get(place.index, ())))
        for place in ready.places
    ]
    said = attributed(toned, ready.found, language)
    return [item.holder for sentence in said for item in sentence.evidence]


def found_at(article: Article, words: str) -> tuple[int, int, str]:
    """The sentence and place of some words of an article."""
    if article.title and words in article.title:
        return 0, article.title.index(words), words
    start = article.text.index(words)
    sentences = (place for place in prepare(article).places if place.index)
    return next(p.index for p in sentences if p.start <= start < p.end), start, words


def test_every_language_has_its_cases() -> None:
    assert set(CASES) == set(packs.languages())
    assert all(len(listed) >= FEWEST for listed in CASES.values())


@pytest.mark.parametrize(("language", "case"), cases())
def test_holder(language: str, case: dict[str, Any]) -> None:
    article = Article(text=case["text"], title=case.get("title"), language=language)
    assert held(article, language, [found_at(article, case["phrase"])]) == [case.get("holder")]


QUOTED = (("«", "»"), ("“", "”"), ('"', '"'), ("‘", "’"), ("„", "“"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x «one two three four» y", ["«one two three four»"]),
        ('x "one two three four" y', ['"one two three four"']),
        ("x “one ‘two three’ four five” y", ["“one ‘two three’ four five”"]),
        ("x «one two «three four» five\ny", ["«one two «three four»"]),
        ("x “one two three four\ny”", ["“one two three four"]),
        ("x ‘one doesn’t two three’ y", ["‘one doesn’t two three’"]),
        ("the “reset” and «Северный поток»", []),
        ("a stray » closes nothing at all", []),
    ],
)
def test_quotations(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in quotations(text, QUOTED)] == expected


def test_the_articles_tone_by_holder() -> None:
    article = Article(
        text="Lavrov said that Moscow and Washington agreed to cooperate. "
        "The United States expelled Russian diplomats.",
        language="en",
    )
    (found,) = analyse([article])
    assert set(found.voices) == {"ru", "outlet"}
    assert found.voices["ru"] > 0 > found.voices["outlet"]


def toned(tone: float, *phrases: tuple[str | None, float], index: int = 9) -> SentenceTone:
    items = [
        Evidence("tone", index, 0, 1, "x", "x", "agreement", effect, holder)
        for holder, effect in phrases
    ]
    return SentenceTone(index, tone, evidence=tuple(items))


def test_one_speaker_has_the_sentences_tone_and_several_their_own_phrases() -> None:
    assert by_holder([toned(0.4, ("us", 0.9), ("us", 0.0))]) == {"us": 0.4}
    assert by_holder([toned(0.1, ("us", 0.9), ("us", 0.0), ("ru", -0.7))]) == {
        "us": 0.9,
        "ru": -0.7,
    }
    assert by_holder([toned(0.4, (None, 0.9))]) == {}


def test_sentences_weigh_as_in_the_articles_tone() -> None:
    weights = {"title": 3.0, "lead": 1.0, "body": 1.0, "past": 0.5, "lead_sentences": 1}
    told = [toned(1.0, ("us", 1.0), index=0), toned(-1.0, ("us", -1.0))]
    assert by_holder(told, weights=weights) == {"us": 0.5}


PIECES = st.sampled_from(
    [
        "«",
        "»",
        '"',
        "“",
        "”",
        "’",
        ": ",
        " — ",
        ". ",
        "\n",
        "Лавров заявил, что ",
        "добавил он",
        "قال كيري إن ",
        "وأضاف",
        "according to the Kremlin, ",
        "he added Trump said ",
        "Об этом заявил ",
        "U.S. and Russia agreed",
    ]
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=14).map("".join),
    st.one_of(st.none(), st.lists(PIECES, max_size=5).map("".join)),
    st.sampled_from(packs.languages()),
)
def test_any_place_of_any_text_has_a_holder(text: str, title: str | None, language: str) -> None:
    article = Article(title=title, text=text, language=language)
    ready = prepare(article)
    places = [
        (place.index, at, "x") for place in ready.places for at in (place.start, place.end - 1)
    ]
    assert set(held(article, language, places)) <= {None, *HOLDERS}


@pytest.mark.parametrize(
    "piece",
    [
        "Lavrov said «Trump added ",
        "he added Kerry, “who said that ",
        "«he said» Putin told: ",
        "Lavrov said Kerry said. He added. ",
    ],
)
def test_the_time_is_in_proportion_to_the_length(piece: str) -> None:
    def seconds(times: int) -> float:
        article = Article(text=piece * times, language="en")
        ready = prepare(article)
        last = ready.places[-1]
        places = [(p.index, p.start, "x") for p in ready.places for _ in range(1)]
        places += [(last.index, last.start + step, "x") for step in range(0, 200, 10)]
        start = time.process_time()
        held(article, "en", places)
        return time.process_time() - start

    seconds(10)
    assert seconds(3200) < 25 * seconds(400) + 0.2
