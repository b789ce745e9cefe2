"""Text as office programs read it, and packages whose bytes hang on nothing but their parts."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import pytest

from analysis.export.office import language, made_at, readable, rewritten
from analysis.locale import load

LRM, RLM, LRE, RLE, END = "\u200e", "\u200f", "\u202a", "\u202b", "\u202c"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("n = 5 articles", "n = 5 articles"),
        ("n = 5 \u2068articles\u2069", "n = 5 articles"),
        ("فترة \u206695%\u2069 هنا", f"فترة {RLM}{LRE}95%{END}{RLM} هنا"),
        ("of \u2068رويترز\u2069 (3)", f"of {LRM}{RLE}رويترز{END}{LRM} (3)"),
        ("\u2067RT \u2068رويترز\u2069\u2069", f"{RLE}RT رويترز{END}"),
        ("\u2068رويترز\u2069 وغيرها", "رويترز وغيرها"),
        ("of \u2068RT رويترز\u2069 (3)", f"of {LRM}RT رويترز{LRM} (3)"),
        ("5\u2069 left over", "5\u2069 left over"),
    ],
)
def test_isolates_become_embeddings_where_they_are_needed(text, plain):
    assert readable(text) == plain


def test_no_text_is_lost():
    text = "\u2067أ \u2068RT\u2069 (\u206695%\u2069) \u2068ب\u2069\u2069"
    kept = [letter for letter in readable(text) if letter.isalnum()]
    assert kept == [letter for letter in text if letter.isalnum()]


def test_languages_are_named_as_office_programs_do():
    assert language(load("ar")) == "ar-SA"
    assert language(load("en")) == "en-US"


def test_files_without_a_day_are_of_the_earliest_a_package_can_name():
    assert made_at(None) == dt.datetime(1980, 1, 1)
    assert made_at(dt.date(2017, 5, 12)) == dt.datetime(2017, 5, 12)


def test_a_package_keeps_its_parts_in_order_and_forgets_their_times():
    packages = []
    for year in (1999, 2020):
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w") as package:
            for name in ("b.xml", "a.xml"):
                package.writestr(zipfile.ZipInfo(name, (year, 1, 1, 0, 0, 0)), name)
        packages.append(rewritten(held.getvalue(), lambda name, part: part + b"!"))
    assert packages[0] == packages[1]
    with zipfile.ZipFile(io.BytesIO(packages[0])) as package:
        assert package.namelist() == ["b.xml", "a.xml"]
        assert package.read("a.xml") == b"a.xml!"
