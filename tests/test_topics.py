"""Topics: title, share and number of the sentences that name one make its salience, and whether
they say something of it or name it in passing."""

from __future__ import annotations

import pytest

from analysis import Article, analyse
from analysis.models import PRESENT

FILLER = {
    "ar": "كان الطقس جميلا وكان الحصاد وفيرا في ذلك العام. ",
    "en": "The weather was fine and the harvest was good that year. ",
    "ru": "Погода стояла хорошая, и урожай в том году был богатый. ",
}

SAID = [
    ("ar", "syria", "وصل مئة لاجئ من سوريا إلى المخيم."),
    ("ar", "north_korea", "أعلنت كوريا الشمالية عن تجربة جديدة."),
    ("ar", "counterterrorism", "اتفق الوزيران على التعاون ضد تنظيم داعش."),
    ("en", "syria", "The ministers discussed Syria over lunch."),
    ("en", "north_korea", "North Korea launched another rocket."),
    ("en", "counterterrorism", "Police arrested a man with ties to al-Qaeda."),
    ("ru", "syria", "Министры обсудили ситуацию в Сирии."),
    ("ru", "north_korea", "КНДР провела новые испытания."),
    ("ru", "counterterrorism", "Стороны говорили о борьбе с терроризмом."),
]
"""A language, a topic and a sentence that says something of it."""

PASSING = [
    ("ar", "syria", "استورد التاجر البامية من سوريا واليونان."),
    ("ar", "north_korea", "تضم القائمة تسع دول منها كوريا الشمالية."),
    ("ar", "counterterrorism", "كتب الناقد عن الموسيقى والرياضة والإرهاب."),
    ("en", "syria", "He once flew over Syria."),
    ("en", "north_korea", "Her column touched on China, Cuba and North Korea."),
    ("en", "counterterrorism", "Voters named jobs first, then terrorism, then schools."),
    ("ru", "syria", "Ткани везли из Сирии и Египта."),
    ("ru", "north_korea", "В списке девять стран, среди них КНДР."),
    ("ru", "counterterrorism", "Он пишет о музыке, спорте и терроризме."),
]
"""The same with a sentence that only names it."""


def salience(title: str, text: str, topic: str = "syria", language: str = "en") -> float:
    (found,) = analyse([Article(title=title, text=text, language=language)])
    return found.topics[topic]


def within(language: str, sentence: str) -> str:
    """A long text about something else that has the sentence near its end."""
    return FILLER[language] * 12 + sentence + " " + FILLER[language]


def test_absent_is_zero() -> None:
    assert salience("Harvest", FILLER["en"] * 3) == 0.0


def test_a_main_subject_is_near_one() -> None:
    assert salience("War in Syria", "Syria's army advanced in Idlib. " * 8) > 0.8


@pytest.mark.parametrize(("language", "topic", "sentence"), SAID)
def test_one_clause_about_it_in_a_long_text_is_enough(
    language: str, topic: str, sentence: str
) -> None:
    assert PRESENT <= salience("", within(language, sentence), topic, language) < 0.65


@pytest.mark.parametrize(("language", "topic", "sentence"), PASSING)
def test_one_passing_word_in_a_long_text_is_not(language: str, topic: str, sentence: str) -> None:
    assert 0 < salience("", within(language, sentence), topic, language) < PRESENT


@pytest.mark.parametrize(("language", "topic", "sentence"), PASSING)
def test_a_passing_word_is_enough_in_a_title(language: str, topic: str, sentence: str) -> None:
    assert salience(sentence, FILLER[language] * 12, topic, language) >= PRESENT


def test_sanctions_are_never_named_in_passing() -> None:
    """Their packs list no words that would show it: on the labels one naming is enough."""
    assert salience("", within("en", "She wrote on sanctions and music."), "sanctions") >= PRESENT


def test_what_is_said_far_from_the_term_is_not_said_of_it() -> None:
    far = "Troops paraded in the square of the old town while the choir sang a song from Syria."
    near = "Troops from Syria paraded in the square of the old town while the choir sang a song."
    assert salience("", within("en", far)) < PRESENT <= salience("", within("en", near))


def test_passing_words_add_up() -> None:
    once = FILLER["en"] * 12 + "He once flew over Syria. "
    assert salience("", once) < PRESENT <= salience("", once * 4)


def test_a_weak_term_alone_is_nothing_and_adds_to_a_real_one() -> None:
    weak = "The rebels met. "
    assert salience("", weak * 5) == 0.0
    real = FILLER["en"] * 9 + "Talks on Syria were held. "
    assert salience("", real + FILLER["en"]) < salience("", real + weak)


def test_more_is_never_less() -> None:
    filler, talks = FILLER["en"], "Talks on Syria were held. "
    one = salience("Harvest", filler * 6 + talks + filler)
    two = salience("Harvest", filler * 6 + talks * 2)
    titled = salience("Syria", filler * 6 + talks * 2)
    assert one < two < titled


def test_every_topic_above_zero_names_its_evidence() -> None:
    (found,) = analyse(
        [Article(title="Sanctions and Syria", text="North Korea tested a missile.", language="en")]
    )
    named = {item.kind for item in found.evidence}
    assert {key for key, value in found.topics.items() if value} <= named
