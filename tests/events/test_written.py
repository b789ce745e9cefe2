"""A user's file of events: what is read from it, and what is said of the rest."""

from __future__ import annotations

import datetime as dt

import pytest

from analysis.errors import AnalysisError
from analysis.events import LONGEST, own_event
from analysis.events.written import LARGEST, read_csv, write_csv

AUGUST, SEPTEMBER = dt.date(2024, 8, 1), dt.date(2024, 9, 2)


@pytest.mark.parametrize(
    "text",
    [
        "date,text\n2024-08-01,Talks\n2024-09-02,مفاوضات\n",
        "2024-08-01;Talks\r\n\r\n2024-09-02;مفاوضات",
        "\ufeffDatum\tText\n2024-08-01\t Talks \n20240902\tمفاوضات\n",
        "1 August 2024,Talks\n٢ أيلول (سبتمبر) ٢٠٢٤,مفاوضات\n",
        "1 августа 2024,Talks\n02.09.2024,مفاوضات\n",
        "01/08/2024,Talks\n02/09/2024,مفاوضات\n",
        "event,date\nTalks,2024-08-01\nمفاوضات,2024-09-02\n",
        '2024-08-01,Talks,a note\n2024-09-02,"مفاوضات\n"\n',
    ],
)
def test_dates_are_read_as_the_press_writes_them_and_cells_in_either_order(text: str) -> None:
    found = read_csv(text.encode())
    read = [(event.day, event.text("en")) for event in found.events]
    assert read == [(AUGUST, "Talks"), (SEPTEMBER, "مفاوضات")]
    assert all(event.own and event.rank == 1 for event in found.events)
    assert found.left_out == ()


def test_one_date_that_can_only_have_its_month_first_tells_how_to_read_the_others() -> None:
    found = read_csv(b"8/1/2024,Talks\n8/13/2024,More talks\n")
    assert [event.day for event in found.events] == [AUGUST, dt.date(2024, 8, 13)]


def test_an_arabic_file_of_an_old_spreadsheet_is_read() -> None:
    text = "التاريخ;الحدث\n2024-08-01;لقاء وزيري الخارجية في جنيف بعد انقطاع طويل\n"
    (event,) = read_csv(text.encode("windows-1256")).events
    assert event.text("ar") == "لقاء وزيري الخارجية في جنيف بعد انقطاع طويل"


def test_a_bad_row_is_named_and_the_others_are_kept() -> None:
    found = read_csv(b"date,text\n2024-13-01,Talks\n2024-08-01\n2024-08-02,Summit\nsoon,Peace\n")
    assert [event.text("en") for event in found.events] == ["Summit"]
    assert tuple(map(str, found.left_out)) == (
        "line 2: '2024-13-01' is no day there is; write it as YYYY-MM-DD or leave it out",
        "line 3: no text; write it after the date",
        "line 5: 'soon' is not a date; write it as YYYY-MM-DD or leave it out",
    )


def test_a_row_without_a_date_is_named_too() -> None:
    (row,) = read_csv(b"2024-08-01,Talks\n,Summit\n").left_out
    assert str(row) == "line 2: no date; write it as YYYY-MM-DD before the text"


def test_a_bad_date_in_the_first_row_is_no_heading() -> None:
    (row,) = read_csv(b"32.8.2024,Talks\n").left_out
    assert str(row).startswith("line 1: '32.8.2024'")


def test_an_event_that_stands_there_twice_is_one() -> None:
    assert len(read_csv(b"2024-08-01,Talks\n1.8.2024,Talks\n").events) == 1


def test_an_empty_file_has_no_events() -> None:
    assert read_csv(b"").events == read_csv(b"\n \n").events == ()


@pytest.mark.parametrize("data", [b"\x89PNG\x00\x00\xff\xfe\x00", b"x" * (LARGEST + 1)])
def test_what_is_no_table_of_text_is_refused_in_one_line(data: bytes) -> None:
    with pytest.raises(AnalysisError) as told:
        read_csv(data)
    assert "\n" not in str(told.value) and "; " in str(told.value)


def test_a_long_text_is_cut() -> None:
    (event,) = read_csv(b"2024-01-01," + b"long " * 100).events
    assert LONGEST - 5 < len(event.text("en")) <= LONGEST


def test_what_is_written_is_read_again() -> None:
    events = (own_event(AUGUST, 'Talks, "frank"'), own_event(SEPTEMBER, "مفاوضات"))
    assert read_csv(write_csv(events).encode()).events == events
