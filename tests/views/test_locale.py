"""The interface's strings: every key that is used is there, in every language."""

import datetime as dt
import re
from pathlib import Path
from string import Formatter

import pytest

from views.locale import DEFAULT_LANGUAGE, Words, languages, load

ROOT = Path(__file__).resolve().parents[2]
SOURCES = [ROOT / "dashboard.py", *sorted((ROOT / "views").glob("*.py"))]
USED = re.compile(r"""words(?:\[|\(\s*)(f?)["']([a-z_]+\.[^"']+)["']""")


def used_keys() -> dict[str, str]:
    """Each key the views name, as a pattern where a part of it is filled in, with its file."""
    found: dict[str, str] = {}
    for path in SOURCES:
        for filled, key in USED.findall(path.read_text("utf-8")):
            pattern = re.sub(r"\\\{.*?\\\}", ".+", re.escape(key)) if filled else re.escape(key)
            found[pattern] = path.name
    return found


def places(string: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(string) if name}


@pytest.mark.parametrize(("pattern", "file"), sorted(used_keys().items()))
def test_each_key_that_a_view_uses_is_there(pattern: str, file: str):
    assert any(re.fullmatch(pattern, key) for key in load()), f"{file} uses {pattern}"


@pytest.mark.parametrize("language", languages())
def test_each_language_has_the_same_keys_and_places(language: str):
    words, standard = load(language), load(DEFAULT_LANGUAGE)
    needed = {key for key in standard if not key.startswith("rtl.")}
    assert needed <= set(words)
    for key in needed:
        assert places(words[key]) == places(standard[key]), key
    assert words.direction in ("ltr", "rtl")


def test_a_key_that_is_missing_is_an_error():
    with pytest.raises(KeyError):
        load()["overview.nothing_of_the_kind"]


def test_numbers_and_dates_are_said_as_people_write_them():
    words = load("en")
    assert words.date(dt.date(2017, 1, 29)) == "29 January 2017"
    assert words.date(None) == "Undated"
    assert words.number(11026) == "11,026"
    assert words.change(-1200) == "−1,200"
    assert words.signed(0.456) == "+0.46"
    assert words.signed(-0.456) == "−0.46"
    assert words.signed(-0.001) == "0.00"
    assert words.signed(None) == words.signed(float("nan")) == "–"
    assert words.percent(0.571) == "57\u00a0%"
    assert words.percent(None) == "–"
    assert words.language_name("ar") == "Arabic"
    assert words.language_name("xx") == "xx"


def test_words_can_be_added_to():
    words = Words("en", {"a.b": "c"}).also({"topic.syria": "Syria"})
    assert dict(words) == {"a.b": "c", "topic.syria": "Syria"}
