"""The types: what an article must have, what identity and classes mean."""

from __future__ import annotations

import datetime as dt

import pytest

from analysis.errors import AnalysisError
from analysis.models import Analysis, Article, Evidence, as_date, tone_class


@pytest.mark.parametrize(
    ("tone", "name"),
    [
        (None, "none"),
        (0.0, "neutral"),
        (0.1, "neutral"),
        (-0.1, "neutral"),
        (0.11, "positive"),
        (-1, "negative"),
    ],
)
def test_tone_class(tone: float | None, name: str) -> None:
    assert tone_class(tone) == name


def test_the_same_article_twice_has_one_id_and_any_change_another() -> None:
    one = Article(title="A", text="b")
    assert one.id == Article(title="A", text="b", outlet="elsewhere").id
    assert len({one.id, Article(title="A", text="c").id, Article(text="Ab").id}) == 3


def test_lone_surrogates_have_an_id_too() -> None:
    assert Article(text="\ud800").id


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("2017-01-29", dt.date(2017, 1, 29)),
        ("2017-01-29T23:15:00Z", dt.date(2017, 1, 29)),
        (dt.datetime(2017, 1, 29, 5), dt.date(2017, 1, 29)),
        (dt.date(2017, 1, 29), dt.date(2017, 1, 29)),
        ("", None),
        (None, None),
    ],
)
def test_as_date(given: dt.date | str | None, expected: dt.date | None) -> None:
    assert as_date(given) == expected


def test_a_wrong_date_says_how_to_write_one() -> None:
    with pytest.raises(AnalysisError, match="write it as YYYY-MM-DD or leave it out"):
        Article(text="x", published="29/01/2017")  # type: ignore[arg-type]


def test_a_text_that_is_no_text_is_refused() -> None:
    with pytest.raises(AnalysisError, match="must be text, not bytes"):
        Article(text=b"x")  # type: ignore[arg-type]


def test_a_record_holds_every_field_of_its_evidence() -> None:
    evidence = Evidence("tone", 1, 0, 4, "deal", "deal", "agreement", 1.0)
    found = Analysis("x", "en", {"syria": 0.0}, 1.0, 0.9, None, (), (evidence,))
    record = found.to_record()
    assert record["evidence"][0]["cue"] == "deal"
    assert {
        "id",
        "topics",
        "tone",
        "confidence",
        "note",
        "wire",
        "backend",
        "version",
    } <= record.keys()
