"""Errors are said in the interface's language, in English where it has no words for them."""

from __future__ import annotations

import pytest

from analysis.dates import DateError, read_date
from analysis.errors import AnalysisError
from analysis.events import EventsError
from analysis.events.written import read_csv
from analysis.locale import load
from analysis.problems import english, problem, said

ARABIC, ENGLISH = load("ar"), load("en")

DATES = {
    "soon": "ليس تاريخًا",
    "x" * 130: "…» ليس تاريخًا",
    "2024-13-01": "يوم لا وجود له",
    "12 محرم 1446": "تاريخ هجري",
    "1066-10-14": "أقدم من",
    "2999-01-01": "في المستقبل",
}


@pytest.mark.parametrize("written", DATES)
def test_each_date_that_cannot_be_read_is_said_in_arabic_and_english(written: str):
    with pytest.raises(DateError) as told:
        read_date(written)
    assert DATES[written] in said(told.value, ARABIC)
    assert said(told.value, ENGLISH) == str(told.value)
    assert repr(written[:20])[:-1] in str(told.value)


def test_every_kind_of_date_problem_is_met_above():
    kinds = set()
    for written in DATES:
        with pytest.raises(DateError) as told:
            read_date(written)
        kinds.add(told.value.kind)
    assert kinds == set(english("dates"))


def test_rows_of_a_file_of_events_are_said_in_arabic():
    rows = read_csv("2024-08-01,محادثات\n2024-08-02,\n,قمة\n".encode()).left_out
    assert [(row.line, said(row.why, ARABIC).split("؛")[0]) for row in rows] == [
        (2, "لا نص فيه"),
        (3, "لا تاريخ فيه"),
    ]


def test_a_file_that_is_no_table_is_said_in_arabic():
    with pytest.raises(EventsError) as told:
        read_csv(b"\x89PNG\x00\x00")
    assert "ليس جدولًا نصيًا" in said(told.value, ARABIC)
    assert str(told.value) == "the file is no table of text; save it as CSV UTF-8"


def test_an_error_carries_its_kind_and_what_it_is_about():
    error = problem(DateError, "dates", "hijri", value="1446")
    assert isinstance(error, DateError)
    assert (error.kind, error.parts) == ("dates.problem_hijri", {"value": "1446"})


def test_an_error_without_a_kind_is_said_as_it_is():
    assert said(AnalysisError("as it is"), ARABIC) == "as it is"
