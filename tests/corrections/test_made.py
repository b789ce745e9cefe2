"""A correction says what, who and why, and refuses what means nothing."""

from __future__ import annotations

from typing import Any

import pytest

from analysis.corrections import CorrectionError, tone_class_value, undone
from tests.corrections.made import made_correction


def test_name_and_reason_are_one_line_each():
    made = made_correction(who="  منى\nالسيد ", reason="هدنة\tمتفق عليها")
    assert (made.who, made.reason) == ("منى السيد", "هدنة متفق عليها")


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"reason": " \n "}, "no reason"),
        ({"who": " "}, "nobody's name"),
        ({"reason": "x" * 301}, "301 letters; 300 at most"),
        ({"who": "x" * 61}, "61 letters; 60 at most"),
        ({"value": 1.5}, "out of range"),
        ({"value": float("nan")}, "out of range"),
        ({"kind": "topic", "key": "syria", "value": 0.5}, "1 for discussed, 0 for not"),
        ({"kind": "topic", "key": "syria", "value": None}, "1 for discussed, 0 for not"),
        ({"kind": "sentence", "key": "3", "value": 0.5}, "−1, 0 or \\+1, or none"),
        ({"kind": "title"}, "use one of topic, tone, sentence"),
    ],
)
def test_what_means_nothing_is_refused_in_one_line(fields: dict[str, Any], problem: str):
    with pytest.raises(CorrectionError, match=problem) as refused:
        made_correction(**fields)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("kind", "value", "machine", "confirms"),
    [
        ("tone", 0.5, 0.5, True),
        ("tone", 0.5, 0.4, False),
        ("tone", None, None, True),
        ("tone", None, 0.0, False),
        ("tone", 0.0, None, False),
        ("topic", 1.0, 0.5, True),
        ("topic", 1.0, 0.4999, False),
        ("topic", 0.0, 0.4999, True),
        ("topic", 0.0, None, True),
        ("sentence", -1.0, -0.3, True),
        ("sentence", 0.0, -0.3, False),
        ("sentence", None, None, True),
    ],
)
def test_what_agrees_with_the_machine_confirms_it_and_needs_no_reason(
    kind: str, value: float | None, machine: float | None, confirms: bool
):
    fields: dict[str, Any] = {"kind": kind, "value": value, "machine": machine}
    assert made_correction(**fields).confirms == confirms
    if confirms:
        assert made_correction(**fields, reason="").reason == ""
    else:
        with pytest.raises(CorrectionError, match="no reason"):
            made_correction(**fields, reason="")


def test_an_undo_is_a_correction_too_that_names_what_it_takes_back():
    made = made_correction(kind="topic", key="syria", value=1.0, machine=0.1)
    taken = undone(made, who="Omar")
    assert (taken.place, taken.undoes, taken.who) == (made.place, made.id, "Omar")
    assert taken.id != made.id and taken.value is None and not taken.confirms


def test_classes_of_sentences_have_values_and_others_are_refused():
    values = [tone_class_value(name) for name in ("negative", "neutral", "positive", "none")]
    assert values == [-1, 0, 1, None]
    with pytest.raises(CorrectionError, match="use one of negative, neutral, positive, none"):
        tone_class_value("bad")
