"""The reading all backends start from."""

from __future__ import annotations

import pytest

from analysis import Article
from analysis.pipeline import prepare
from analysis.tone.binding import Bond
from analysis.tone.reading import Read, read


def reading(text: str, title: str | None = None, *, language: str = "en") -> list[Read]:
    return read(prepare(Article(title=title, text=text, language=language)).found, language)


def test_every_sentence_is_read_in_order_title_first() -> None:
    sentences = reading("Russia warned the US. The harvest was good.", title="Harvest")
    assert [sentence.index for sentence in sentences] == [0, 1, 2]


def test_cues_are_looked_for_only_near_the_two() -> None:
    bound, far = reading("Russia warned the US. The farmers warned the baker.")
    assert bound.how is Bond.BOTH and bound.cues
    assert far.how is Bond.NONE and not far.near and not far.cues


def test_a_title_that_names_both_brings_its_sentences_near() -> None:
    _, sentence = reading("The talks failed.", title="Russia and the US meet")
    assert sentence.near and sentence.title >= {"us", "ru"}


def test_the_past_is_kept_as_it_stands() -> None:
    (sentence,) = reading("Ties between Russia and the US worsened under Obama.")
    assert sentence.past


@pytest.mark.parametrize(
    ("text", "past"),
    [
        ("كان ترامب أمر بقصف قاعدة تحميها روسيا.", "كان"),
        ("وكانت روسيا طردت دبلوماسيين أميركيين.", "وكانت"),
        ("قال بوتين إن ترامب كان صريحا.", None),
        ("كان الجو باردا في القرية حيث التقى بوتين وترامب.", None),
    ],
)
def test_an_arabic_sentence_that_opens_with_was_and_a_name_looks_back(
    text: str, past: str | None
) -> None:
    (sentence,) = reading(text, language="ar")
    assert sentence.past == past
