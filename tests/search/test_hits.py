"""Where the words of a search stand in a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.search import find_among, hits


@pytest.mark.parametrize(
    ("search", "text", "found"),
    [
        ("عقوبات", "قالت إن والعُقُوبات وعقـوبات", ["والعُقُوبات", "وعقـوبات"]),
        ("«العقوبات الأمريكية»", "والعقوبات الامريكيه، العقوبات", ["والعقوبات الامريكيه"]),
        ("safe -zones", "SAFE zones", ["SAFE"]),
        ('"safe zones" OR moscow', "safe zones, safe Moscow", ["safe zones", "Moscow"]),
        ('"safe zon*"', "safe zones", ["safe zones"]),
        ("санкц*", "Новые санкции", ["санкции"]),
        ("u.s.", "the U.S. Treasury", ["U.S"]),
        ("мир", "Владимир о мире", ["мире"]),
        ("sanction", "Sanctions, sanctioned; sanctity", ["Sanctions", "sanctioned"]),
        ('"sanction"', "Sanctions and a sanction", ["sanction"]),
        ("санкции", "новых санкций", ["санкций"]),
    ],
)
def test_what_is_marked(search: str, text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in hits(search, text)] == found


words = st.sampled_from(["عقوبات", "والعقوبات", "ال", "سوريا", "a", "b", "b*", "путин", "ещё"])
forms = st.sampled_from(["zone", "zones", "zoned", "agree", "agreed", "санкция", "санкций", "мир"])


@given(st.lists(words, min_size=1, max_size=3), st.lists(words, max_size=6))
def test_what_is_found_is_marked_and_nothing_else(search: list[str], text: list[str]) -> None:
    asked, said = f'"{" ".join(search).replace("*", "")}"', " ".join(text).replace("*", "")
    assert bool(find_among([("id", None, said)], asked)) == bool(hits(asked, said))


@given(forms, st.lists(forms, max_size=4))
def test_every_form_that_is_found_is_marked(search: str, text: list[str]) -> None:
    said = " ".join(text)
    assert bool(find_among([("id", None, said)], search)) == bool(hits(search, said))
