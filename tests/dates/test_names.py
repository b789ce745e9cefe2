"""The words of dates, and dates found inside a text."""

from __future__ import annotations

import pytest

from analysis.dates.names import months, plain, weekdays, written_date


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("January", 1), ("Sept", 9), ("апреля", 4), ("ноя", 11),
        ("كانون الثاني", 1), ("نيسان", 4), ("أبريل", 4), ("ابريل", 4), ("جويلية", 7),
        ("غشت", 8), ("تشرين الأوّل", 10), ("آب", 8),
    ],
)  # fmt: skip
def test_months_of_every_system(name, number):
    assert months()[plain(name)] == number


@pytest.mark.parametrize(
    ("name", "number"), [("Monday", 0), ("الأحد", 6), ("الإثنين", 0), ("среду", 2)]
)
def test_weekdays_from_monday(name, number):
    assert weekdays()[plain(name)] == number


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("MOSCOW, Jan 5 (Reuters)", "jan 5"),
        ("MOSCOW, 5 January 2017", "5 january 2017"),
        ("Москва, 5 апр", "5 апр"),
        ("موسكو ٢٥ كانون الثاني (يناير) ٢٠١٧", "25 كانون الثاني (يناير) 2017"),
        ("الرياض ۱۰ أغسطس", "10 اغسطس"),
        ("Tunis, 05/04/2017", "05/04/2017"),
    ],
)
def test_a_date_inside_a_text(text, date):
    found = written_date().search(plain(text))
    assert found and found[0] == date


@pytest.mark.parametrize("text", ["In May 300 came", "5 marches", "chapter 7", "5 مايوركا"])
def test_no_date(text):
    assert written_date().search(plain(text)) is None
