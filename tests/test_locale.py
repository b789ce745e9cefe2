"""The interface's strings: every key that is used is there, in every language."""

import datetime as dt
import re
import struct
from pathlib import Path
from string import Formatter

import pytest

from analysis import problems
from analysis.charts.wording import period_name
from analysis.locale import DEFAULT_LANGUAGE, Words, languages, load

ROOT = Path(__file__).resolve().parents[1]
CODE = (ROOT / "analysis", ROOT / "views")
SOURCES = [ROOT / "dashboard.py", *sorted(path for each in CODE for path in each.rglob("*.py"))]
USED = re.compile(r"""words(?:\[|\(\s*)(f?)["']([a-z_]+\.[^"']+)["']""")


SAID_OF_PROBLEMS = ("dates", "events", "filters")
"""Packages of the library with English words of their own, which a locale file may replace."""


def english() -> dict[str, str]:
    return {key: said for each in SAID_OF_PROBLEMS for key, said in problems.english(each).items()}


def used_keys() -> dict[str, str]:
    """Each key the code names, as a pattern where a part of it is filled in, with its file."""
    found: dict[str, str] = {}
    for path in SOURCES:
        for filled, key in USED.findall(path.read_text("utf-8")):
            pattern = re.sub(r"\\\{.*?(\\\}|$)", ".+", re.escape(key)) if filled else re.escape(key)
            found[pattern] = path.name
    return found


def places(string: str) -> list[str]:
    return [name for _, name, _, _ in Formatter().parse(string) if name]


@pytest.mark.parametrize(("pattern", "file"), sorted(used_keys().items()))
def test_each_key_that_is_used_is_there(pattern: str, file: str):
    assert any(re.fullmatch(pattern, key) for key in standard()), f"{file} uses {pattern}"


def standard() -> dict[str, str]:
    """The keys of every language with the English strings, those of the filter sentence too."""
    own = {key: said for key, said in load(DEFAULT_LANGUAGE).items() if not key.startswith("rtl.")}
    return {**english(), **own}


@pytest.mark.parametrize("language", languages())
def test_each_language_has_the_same_keys_and_places(language: str):
    words = {**english(), **load(language)} if language == DEFAULT_LANGUAGE else load(language)
    assert {key for key in words if not key.startswith("rtl.")} == set(standard())
    for key, said in standard().items():
        assert sorted(places(words[key])) == sorted(places(said)), key
    assert load(language).direction in ("ltr", "rtl")


@pytest.mark.parametrize("language", languages())
def test_what_isolates_a_direction_ends_again(language: str):
    for key, said in load(language).items():
        depth = 0
        for letter in said:
            depth += (letter in "\u2066\u2067\u2068") - (letter == "\u2069")
            assert depth in (0, 1), key
        assert not depth, key


@pytest.mark.parametrize("language", languages())
def test_links_commands_and_marks_of_markdown_are_the_same(language: str):
    words = load(language)
    for key, said in standard().items():
        assert re.findall("`[^`]+`", words.get(key, said)) == re.findall("`[^`]+`", said), key
        assert words.get(key, said).count("**") == said.count("**"), key


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


def test_numbers_and_dates_are_said_as_arabic_readers_write_them():
    words = load("ar")
    assert words.date(dt.date(2017, 1, 29)) == "29 يناير 2017"
    assert words.date(None) == "بلا تاريخ"
    assert words.moment(dt.datetime(2017, 1, 29, 14, 5)) == "29 يناير 2017، 14:05 بتوقيت غرينتش"
    assert words.number(11026) == "11,026"
    assert words.change(-1200) == "\u2066−1,200\u2069", "its sign stays before it"
    assert words.signed(0.456) == "\u2066+0.46\u2069"
    assert words.percent(0.571) == "\u206657%\u2069", "its sign stays behind it"
    assert words.percent(None) == "–"
    assert words.language_name("ru") == "الروسية"


def test_numbers_and_dates_are_said_as_russian_readers_write_them():
    words = load("ru")
    assert words.date(dt.date(2017, 5, 9)) == "9\u00a0мая 2017", "months of dates are genitive"
    assert words.moment(dt.datetime(2017, 1, 29, 14, 5)) == "29\u00a0января 2017, 14:05 UTC"
    assert period_name(dt.date(2017, 5, 1), "month", words) == "Май 2017", "alone they are not"
    assert words.number(11026) == "11\u00a0026"
    assert words.change(-1200) == "−1\u00a0200"
    assert words.signed(0.456) == "+0,46"
    assert words.percent(0.571) == "57\u00a0%"
    assert words["weekdays.first"] == "1" and words["weekdays.1"] == "Понедельник"


@pytest.mark.parametrize("n", [1, 2, 5, 21, 1234])
def test_a_count_in_russian_is_right_for_every_number(n: int):
    """Russian has three plurals; behind a colon the genitive is right whatever the number."""
    words = load("ru")
    said = words["chart.sample"].format(n=words.number(n), label=words["app.n_articles"])
    assert said == f"Статей: {words.number(n)}"


def test_no_count_in_russian_stands_before_what_it_counts():
    counted = re.compile(r"\{(?!share|part)\w+\}[ *]+(стат|сюжет|предложени|дня|дней|часо)")
    assert [key for key, said in load("ru").items() if counted.search(said)] == []


def test_words_can_be_added_to():
    words = Words("en", {"a.b": "c"}).also({"topic.syria": "Syria"})
    assert dict(words) == {"a.b": "c", "topic.syria": "Syria"}


def test_a_score_is_written_alike_however_it_was_stored():
    stored = struct.unpack("f", struct.pack("f", 0.865))[0]
    assert stored != 0.865
    assert load().signed(stored) == load().signed(0.865)
