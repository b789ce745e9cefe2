"""Marks on charts over time: which events are numbered, and where all stand."""

from __future__ import annotations

import datetime as dt

import pytest

from analysis.charts import Mark, letter, numbered
from analysis.charts.marks import MOST_NUMBERED
from tests.chart_frames import HOSTILE, draw
from tests.made_articles import day

FIRST, LAST = day("2017-01-01"), day("2017-05-31")
EVENT = Mark(day=day("2017-04-07"), text="Strike on Shayrat", label="1")
DOT = Mark(day=day("2017-04-08"), text=HOSTILE)
SHIFT = Mark(day=day("2017-02-03"), text="Tone falls", kind="shift", label="A")
OWN = Mark(day=day("2017-03-09"), text="Our talks", label="1", own=True)
OUTSIDE = Mark(day=day("2016-12-29"), text="35 diplomats", label="2")


def events(*days: str, rank: int = 2) -> list[Mark]:
    return [Mark(day=day(each), text=each, rank=rank) for each in days]


def test_events_in_range_are_numbered_in_their_order() -> None:
    found = numbered(events("2017-05-01", "2016-12-31", "2017-01-01", "2017-06-01"), FIRST, LAST)
    assert [(each.text, each.label) for each in found] == [("2017-01-01", "1"), ("2017-05-01", "2")]


def test_main_events_are_numbered_first_and_close_ones_stay_dots() -> None:
    main = Mark(day=day("2017-03-02"), text="main", rank=1)
    found = numbered([*events("2017-03-01", "2017-05-01"), main], FIRST, LAST)
    assert [each.label for each in found] == ["", "1", "2"]


def test_at_most_twelve_are_numbered() -> None:
    days = [FIRST + dt.timedelta(30 * place) for place in range(40)]
    marks = [Mark(day=each, text="", rank=1) for each in days]
    found = numbered(marks, days[0], days[-1])
    assert len(found) == 40
    assert 8 <= sum(bool(each.label) for each in found) <= MOST_NUMBERED


def test_one_day_has_room_for_one_number() -> None:
    found = numbered(events("2017-01-01", "2017-01-01"), FIRST, FIRST)
    assert [each.label for each in found] == ["1", ""]


def test_shifts_have_letters() -> None:
    assert [letter(place) for place in (0, 25, 26)] == ["A", "Z", "A2"]


@pytest.mark.parametrize("chart", ["volume_and_tone", "topics_over_time"])
def test_marks_stand_on_their_days_with_their_texts(chart: str) -> None:
    figure = draw(chart, marks=(EVENT, DOT, OUTSIDE))
    notes = [note for note in figure.layout.annotations if note.name == "event"]
    assert [note.text for note in notes] in (["1", "•"], [])
    if chart == "volume_and_tone":
        assert notes[0].hovertext == "7 April 2017<br>Strike on Shayrat"
        assert "<b>RT" not in notes[1].hovertext
        assert notes[0].x == dt.datetime(2017, 4, 7, 12)


def test_a_shift_stands_at_the_foot_with_a_line() -> None:
    figure = draw("volume_and_tone", marks=(SHIFT,))
    (note,) = [note for note in figure.layout.annotations if note.name == "shift"]
    assert (note.text, note.y) == ("<b>A</b>", 0)
    assert [line.x0 for line in figure.layout.shapes if line.type == "line"].count(note.x) == 1


def test_ones_own_events_are_filled_where_others_are_framed_and_said_to_be_own() -> None:
    figure = draw("volume_and_tone", marks=(EVENT, OWN))
    framed, filled = (note for note in figure.layout.annotations if note.name == "event")
    assert (framed.text, filled.text) == ("1", "<b>1</b>")
    assert framed.bgcolor != filled.bgcolor
    assert filled.hovertext == "9 March 2017<br>Our talks<br>Your own event"
    dashes = [line.line.dash for line in figure.layout.shapes if line.x0 in (framed.x, filled.x)]
    assert sorted(dashes) == ["dashdot", "dot"]


def test_without_room_for_a_number_ones_own_are_diamonds() -> None:
    found = numbered([EVENT, Mark(day=day("2017-04-07"), text="ours", own=True)], FIRST, LAST)
    assert sorted(each.sign for each in found) == ["1", "◆"]


def test_dots_stand_above_the_numbers_that_would_hide_them() -> None:
    figure = draw("volume_and_tone", marks=(EVENT, DOT))
    number, dot = (note for note in figure.layout.annotations if note.name == "event")
    assert dot.yshift > number.yshift
    plain = draw("volume_and_tone", marks=(EVENT,))
    assert figure.layout.margin.t > plain.layout.margin.t


def test_events_take_room_of_their_own() -> None:
    plain, marked = draw("volume_and_tone"), draw("volume_and_tone", marks=(EVENT,))
    assert marked.layout.margin.t > plain.layout.margin.t
    assert draw("volume_and_tone", marks=(SHIFT,)).layout.margin.t == plain.layout.margin.t
