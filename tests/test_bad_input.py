"""Input that is no clean article: each kind has a defined answer, whatever backend scores.

What the engine does not yet do is marked as a known failure, strictly: once it does, the mark
must go.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from analysis import Analysis, Article, analyse, analyse_sentence, packs, tone
from analysis.errors import AnalysisError
from analysis.models import PRESENT, tone_class

ROOT = Path(__file__).resolve().parent.parent

EXPELLED = {
    "en": "Washington expelled Russian diplomats and imposed new sanctions on Russia.",
    "ar": "طردت واشنطن دبلوماسيين روسا وفرضت عقوبات جديدة على روسيا.",
    "ru": "Вашингтон выслал российских дипломатов и ввел новые санкции против России.",
}
KNOWN = ", ".join(packs.languages())


@pytest.fixture(params=tone.backends())
def backend(request: pytest.FixtureRequest) -> str:
    """Each backend that can run here."""
    try:
        tone.backend_named(request.param)
    except AnalysisError as problem:
        pytest.skip(str(problem))
    return str(request.param)


def scored(backend: str | None = None, **fields: str | None) -> Analysis:
    (found,) = analyse([Article(**fields)], backend=backend)  # type: ignore[arg-type]
    assert set(found.topics) == set(packs.topic_keys())
    assert (found.tone is None) == (found.note is not None)
    return found


def engine_fault(*values: object, reason: str) -> object:
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=reason))


# -- nothing, or next to nothing


@pytest.mark.parametrize("text", ["", " ", "\n\t \r\n", "\u200f\u00a0"])
def test_empty_text_is_none_and_says_so(backend: str, text: str) -> None:
    found = scored(backend, text=text)
    assert (found.tone, found.confidence, found.language) == (None, None, "und")
    assert not any(found.topics.values()) and not found.evidence
    assert found.note is not None


@pytest.mark.parametrize("text", ["", "  "])
def test_a_title_without_text_is_scored(backend: str, text: str) -> None:
    found = scored(backend, text=text, title=EXPELLED["en"])
    assert tone_class(found.tone) == "negative"
    assert {item.sentence for item in found.evidence} == {0}


@pytest.mark.parametrize(
    ("word", "language"),
    [("Russia", "en"), ("روسيا", "ar"), ("Россия", "ru"), ("sanctions", "en"), ("Salmon", "en")],
)
def test_one_word_has_no_tone(backend: str, word: str, language: str) -> None:
    assert scored(backend, text=word, language=language).tone is None


@pytest.mark.parametrize("text", ["x", "12345 678", "!!! ... ???", "🇺🇸🇷🇺", "\x00\ufffd"])
def test_what_has_no_language_is_said_to_have_none(backend: str, text: str) -> None:
    found = scored(backend, text=text)
    assert (found.tone, found.language) == (None, "und")
    assert found.note and KNOWN in found.note


@pytest.mark.parametrize(
    "word",
    [
        "Россия",
        "عقوبات",
        "Russia",
        "روسيا",
        "санкции",
    ],
)
def test_the_language_of_one_word_is_one_with_a_pack_or_not_told(word: str) -> None:
    assert scored(text=word).language in {"und", *packs.languages()}


# -- languages


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Washington a expulsé des diplomates russes et imposé de nouvelles sanctions.", "fr"),
        ("Washington hat russische Diplomaten ausgewiesen und Sanktionen verhängt.", "de"),
        ("Вашингтон вислав російських дипломатів і запровадив нові санкції проти Росії.", "uk"),
        ("واشنگتن دیپلمات‌های روس را اخراج کرد و تحریم‌های جدیدی علیه روسیه وضع کرد.", "fa"),
        ("华盛顿驱逐俄罗斯外交官并对俄罗斯实施新的制裁。", "zh"),
    ],
)
def test_another_language_is_named_and_never_guessed(
    backend: str, text: str, language: str
) -> None:
    found = scored(backend, text=text)
    assert (found.language, found.tone, found.confidence) == (language, None, None)
    assert found.note and language in found.note and KNOWN in found.note
    assert not any(found.topics.values()) and not found.evidence


def test_a_language_that_is_stated_but_unknown_is_none_with_the_choices(backend: str) -> None:
    for found in (
        scored(backend, text=EXPELLED["en"], language="xx"),
        analyse_sentence(EXPELLED["en"], language="xx", backend=backend),
    ):
        assert (found.language, found.tone) == ("xx", None)
        assert found.note and "xx" in found.note and KNOWN in found.note


def test_an_unknown_backend_is_refused_before_any_work() -> None:
    for call in (
        lambda: analyse([], backend="oracle"),
        lambda: analyse_sentence("x", backend="oracle"),
    ):
        with pytest.raises(AnalysisError, match="oracle") as refused:
            call()
        assert all(name in str(refused.value) for name in tone.backends())


def test_text_that_is_no_text_is_refused() -> None:
    with pytest.raises(AnalysisError, match="must be text, not int"):
        Article(text=5)  # type: ignore[arg-type]


def test_a_bad_article_does_not_end_the_batch(backend: str) -> None:
    texts = [EXPELLED["en"], "", "Washington a expulsé des diplomates russes.", EXPELLED["ar"]]
    found = list(analyse((Article(text=text) for text in texts), backend=backend))
    assert [each.tone is None for each in found] == [False, True, True, False]


# -- letters


@pytest.mark.parametrize("language", EXPELLED)
def test_words_of_another_script_in_between_change_nothing(backend: str, language: str) -> None:
    mixed = EXPELLED[language] + " (Лавров, Kerry, كيري)"
    found = scored(backend, text=mixed, language=language)
    assert tone_class(found.tone) == "negative"
    assert found.topics["sanctions"] >= PRESENT


_DIALECT = "py3langid takes mixed or short Arabic for a dialect (arz, ary), which has no pack"


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        (EXPELLED["en"] + " " + EXPELLED["en"] + " قال كيري.", {"en"}),
        (EXPELLED["ru"] + " The end.", {"ru"}),
        ("واشنطن Washington فرضت عقوبات على روسيا Russia", {"ar"}),
        engine_fault(" ".join(EXPELLED.values()), set(packs.languages()), reason=_DIALECT),
    ],
)
def test_mixed_text_is_scored_in_the_language_that_prevails(text: str, languages: set[str]) -> None:
    assert scored(text=text).language in languages


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (EXPELLED["en"].upper(), "en"),
        ("THE UNITED STATES EXPELLED RUSSIAN DIPLOMATS AND IMPOSED NEW SANCTIONS.", "en"),
        ("US IMPOSES NEW SANCTIONS ON RUSSIA", "en"),
        (EXPELLED["ru"].upper(), "ru"),
    ],
)
def test_all_capitals_read_like_other_text(text: str, language: str) -> None:
    found = scored(text=text)
    assert found.language == language
    assert tone_class(found.tone) == "negative"


# -- noise


@pytest.mark.parametrize(
    "text",
    [
        "~ | Washington expelled Russian diplomats , and imposed new sanctions on Russia . ■ ^^ 12",
        "Washington   expelled \t Russian diplomats  and imposed   new  sanctions on  Russia .",
        "طــردت واشنـــطن دبلوماسيين روســا وفرضت عقوبـات جديدة على روسيــا.",
        "\x00\ufffd Washington expelled Russian diplomats, imposed sanctions on Russia. \ufffd",
        "\ud800 Washington expelled Russian diplomats and imposed new sanctions on Russia.",
    ],
)
def test_stray_signs_and_spaces_of_a_scan_change_nothing(backend: str, text: str) -> None:
    assert tone_class(scored(backend, text=text).tone) == "negative"


@pytest.mark.parametrize(
    "text",
    [
        "Wash1ngton expe11ed Russ1an dip1omats and imp0sed new sanct1ons on Russ1a.",
        "Washing-\nton ex-\npelled Russ-\nian diplomats from Rus-\nsia.",
    ],
)
def test_names_that_a_scan_broke_are_not_made_up(backend: str, text: str) -> None:
    assert scored(backend, text=text).tone is None


@pytest.mark.parametrize(
    "text",
    [
        "<p>Washington&nbsp;expelled <b>Russian</b> diplomats and imposed new sanctions.</p>",
        "<p id='x'>طردت <b>واشنطن</b> دبلوماسيين روسا&nbsp;وفرضت عقوبات جديدة على روسيا.</p>",
        "<p>Вашингтон выслал <i>российских</i> дипломатов и&nbsp;ввел новые санкции.<br/></p>",
    ],
)
def test_html_left_in_is_read_over(backend: str, text: str) -> None:
    found = scored(backend, text=text)
    assert tone_class(found.tone) == "negative"
    assert all(text[item.start : item.end] == item.text for item in found.evidence)


@pytest.mark.parametrize(
    "markup",
    [
        "<a href='https://example.org/syria/isis'>The harvest</a>",
        "<script>var topic = 'syria';</script>The harvest",
        "<img alt='' class='north-korea'>The harvest",
    ],
)
def test_what_stands_in_a_tag_is_no_evidence(markup: str) -> None:
    found = scored(text=f"{markup} was good that year, the farmers said.", language="en")
    assert not any(found.topics.values())


# -- 5 MB

SIZE = 5_000_000

CPU_SECONDS = 60
"""About ten times what it takes on one core of an ordinary machine."""

MEGABYTES = 600
"""Growth of memory: a hundred times the text, most of it places of sentences and words."""

PROGRAM = """
import json, sys, time
from analysis import Article, analyse
spec = json.load(sys.stdin)
list(analyse([Article(text="Moscow and Washington agreed.", language="en")]))
try:
    import resource
    memory = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
except ImportError:
    memory = lambda: 0
text = spec["unit"] * (spec["size"] // len(spec["unit"]))
before, started = memory(), time.process_time()
(found,) = analyse([Article(text=text, language="en")])
print(json.dumps({"tone": found.tone, "seconds": time.process_time() - started,
    "megabytes": (memory() - before) / 1024, "sentences": len(found.sentences)}))
"""

PLAIN = "The harvest in the valley was good that year and the farmers were glad of it"
ORDINARY = [PLAIN] * 49 + ["Washington imposed new sanctions on Russia"]
"""One sentence in fifty is about the relation, more than in most articles of such length."""


def scored_apart(unit: str, *, patience: float) -> dict[str, float]:
    """What scoring 5 MB of a repeated unit takes, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        input=json.dumps({"unit": unit, "size": SIZE}),
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=patience,
        check=True,
    )
    values: dict[str, float] = json.loads(done.stdout)
    return values


@pytest.mark.parametrize(
    ("unit", "negative", "patience"),
    [
        pytest.param(".\n".join(ORDINARY) + ".\n", True, 10 * CPU_SECONDS, id="many lines"),
        pytest.param(
            ". ".join(ORDINARY) + ". ", True, 10 * CPU_SECONDS, id="sentences in one line"
        ),
        pytest.param(PLAIN + " and ", False, 10 * CPU_SECONDS, id="one endless plain sentence"),
        pytest.param("\n", False, 10 * CPU_SECONDS, id="empty lines"),
        pytest.param(
            ' ."',
            False,
            10 * CPU_SECONDS,
            id="stops and quotation marks",
        ),
        pytest.param(
            " and ".join(ORDINARY) + " and ",
            True,
            10 * CPU_SECONDS,
            id="one endless sentence",
        ),
        pytest.param(
            "a",
            False,
            10 * CPU_SECONDS,
            id="one endless word",
        ),
        pytest.param(
            ".",
            False,
            10 * CPU_SECONDS,
            id="a row of dots",
        ),
    ],
)
def test_five_megabytes_take_bounded_time_and_memory(
    unit: str, negative: bool, patience: float
) -> None:
    took = scored_apart(unit, patience=patience)
    assert (took["tone"] is not None) == negative
    assert took["seconds"] < CPU_SECONDS
    assert took["megabytes"] < MEGABYTES
