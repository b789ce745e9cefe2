"""Topics: place, share and number of the sentences that name one make its salience."""

from __future__ import annotations

from analysis import Article, analyse
from analysis.models import PRESENT

FILLER = "The weather was fine and the harvest was good that year. "


def salience(title: str, text: str, topic: str = "syria") -> float:
    (found,) = analyse([Article(title=title, text=text, language="en")])
    return found.topics[topic]


def test_absent_is_zero() -> None:
    assert salience("Harvest", FILLER * 3) == 0.0


def test_a_main_subject_is_near_one() -> None:
    assert salience("War in Syria", "Syria's army advanced in Idlib. " * 8) > 0.8


def test_one_sentence_in_a_long_text_is_far_from_a_main_subject() -> None:
    """It is discussed all the same: three of four labelled articles with one naming are."""
    assert PRESENT <= salience("Harvest", FILLER * 30 + "He once flew over Syria.") < 0.6


def test_more_is_never_less() -> None:
    one = salience("Harvest", FILLER * 6 + "Talks on Syria were held. " + FILLER)
    two = salience("Harvest", FILLER * 6 + "Talks on Syria were held. " * 2)
    titled = salience("Syria", FILLER * 6 + "Talks on Syria were held. " * 2)
    assert one < two < titled


def test_every_topic_above_zero_names_its_evidence() -> None:
    (found,) = analyse(
        [Article(title="Sanctions and Syria", text="North Korea tested a missile.", language="en")]
    )
    named = {item.kind for item in found.evidence}
    assert {key for key, value in found.topics.items() if value} <= named
