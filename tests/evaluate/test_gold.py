"""Gold files: what is one, what is refused and how it is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.errors import SourceError
from analysis.evaluate.gold import gold_class, gold_tone, is_parallel, read_gold, score, unit_of
from tests.evaluate.made_gold import ABSENT, BAD, GOOD, NOTHING


@pytest.mark.parametrize(("tone", "number"), [(-2, 0), (-1, 0), (0, 1), (1, 2), (2, 2), (None, 3)])
def test_gold_class(tone: int | None, number: int) -> None:
    assert gold_class(tone) == number


def test_gold_tone_is_on_the_programs_scale() -> None:
    assert [gold_tone(tone) for tone in (-2, -1, 0, 2, None)] == [-1.0, -0.5, 0.0, 1.0, None]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("not json", "cannot be read as gold labels"),
        ("", "no gold labels in it"),
        ('{"text": "no tone"}', "line 1: every line needs the fields text, language and tone"),
        ("[1, 2]", "line 1"),
        ('{"text": "x", "language": "en", "tone": null}\n\n{"text": "x"}', "line 3"),
        ('{"text": "x", "language": "en", "tone": "negative"}', "null or -2 to 2"),
        ('{"text": "x", "language": "en", "tone": 3}', "null or -2 to 2"),
        ('{"text": 5, "language": "en", "tone": 1}', "line 1"),
        ('{"id": "1", "en": "x", "ru": "x"}\n{"id": "2", "text": "x"}', "line 2"),
    ],
)
def test_a_file_that_is_no_gold_is_refused_by_name_and_line(
    tmp_path: Path, content: str, said: str
) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(SourceError, match=r"x\.jsonl") as refused:
        read_gold(path)
    assert said in str(refused.value)


def test_items_with_topics_are_articles_and_those_with_languages_translations() -> None:
    labelled = {"text": BAD, "tone": -2, "language": "en"}
    assert unit_of([labelled]) == "sentences"
    assert unit_of([labelled, labelled | {"topics": ABSENT}]) == "articles"
    assert not is_parallel([labelled])
    assert is_parallel([{"id": "1", "en": GOOD, "ru": "Урожай"}])


def test_items_are_scored_in_order_with_or_without_title() -> None:
    items: list[dict[str, object]] = [
        {"text": BAD, "tone": -2, "language": "en"},
        {"text": NOTHING, "tone": None, "language": "en", "title": "Harvest"},
    ]
    one, other = score(items)
    assert one.right and other.right
    assert one.classes == (0, 0) and other.tone is None


def test_an_item_in_a_language_without_pack_is_scored_none_not_dropped() -> None:
    (only,) = score([{"text": "Les deux.", "tone": -2, "language": "fr"}])
    assert only.found.tone is None and "ar, en, ru" in (only.found.note or "")
