"""Corrections go into a table and come out the same."""

from __future__ import annotations

from analysis.corrections import corrections_from, corrections_table, undone
from tests.corrections.made import made_correction


def test_what_goes_into_a_table_comes_out():
    made = made_correction(value=-0.7, reason="لا ذكر للعلاقات")
    sentence = made_correction(kind="sentence", key="3", value=None, quote="Moscow agreed.")
    all_of_them = [made, sentence, undone(made, who="Omar")]
    assert corrections_from(corrections_table(all_of_them)) == all_of_them


def test_a_letter_that_no_table_holds_is_replaced():
    (kept,) = corrections_from(corrections_table([made_correction(reason="half \ud800 letter")]))
    assert kept.reason == "half ? letter"
