"""What a report says: the numbers that queries give, and nothing where there is too little."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest

from analysis import accuracy, queries
from analysis.catalogue import view_of
from analysis.errors import ExportError, NothingToShow
from analysis.filters import Filters
from analysis.locale import languages, load
from analysis.queries import ToneShift
from analysis.readable import points
from analysis.report import USUAL, Report, Wanted, report_of
from analysis.report.notes import accuracy_text, provenance_rows
from analysis.store import open_store
from tests.made_articles import made_analysis, made_article
from tests.planted import STORY, TURN
from tests.report.conftest import Of

LATE = Filters(since=dt.date(2018, 3, 2), until=dt.date(2018, 4, 30))
"""The days after the planted turn, as many as those before it."""


def text(report: Report, key: str = "") -> str:
    """The text of a report, or of one of its sections."""
    return "\n".join(
        sentence.text
        for section in report.sections
        if key in ("", section.key)
        for paragraph in section.paragraphs
        for sentence in paragraph
    )


@pytest.mark.parametrize("language", languages())
def test_the_articles_in_figures_are_those_of_the_queries(of_planted: Of, language: str):
    view = of_planted(language=language)
    found, words, report = view.summary, view.words, report_of(view)
    assert report.figures["overview.n"] == found.n == 270
    assert report.figures["overview.tone_index"] == found.tone_index
    assert report.figures["overview.stories"] == report.provenance.stories == 241
    said = text(report, "summary")
    for value in (found.tone_index, found.low, found.high):
        assert words.signed(value) in said
    assert words.percent(found.scored_share) in said
    assert words.date(found.first) in said


@pytest.mark.parametrize("language", languages())
def test_what_changed_is_what_the_headline_tests(of_planted: Of, language: str):
    view = of_planted(LATE, language)
    periods = queries.periods_compared(LATE, queries.choices(view.con))
    assert periods is not None
    found, words, report = queries.headline(view.con, *periods), view.words, report_of(view)
    said = text(report, "summary")
    for name in ("before", "after", "change", "low", "high"):
        assert report.figures[f"change.tone.{name}"] == getattr(found.tone, name)
        assert words.signed(getattr(found.tone, name)) in said
    assert words["noise.beyond"] in said
    assert points(found.scored_share.change, words) in said
    assert words.change(int(found.volume.change)) in said


@pytest.mark.parametrize("language", languages())
def test_a_shift_is_told_with_what_moved_it(of_planted: Of, language: str):
    view = of_planted(language=language)
    words, report = view.words, report_of(view)
    _, turn = queries.shifts(view.con, view.filters)
    said = text(report, "volume_and_tone")
    assert isinstance(turn, ToneShift)
    assert words.date(TURN) in said
    assert words.signed(turn.difference.low) in said
    assert report.figures["shift.B.change"] == turn.difference.change
    assert report.figures["shift.B.outlet.A"] == turn.outlets[0].total
    assert report.figures["shift.A.story_1.n"] == 30
    assert STORY in said and words["topic.syria"] in said
    assert "**" not in said


def test_every_number_of_the_text_but_dates_is_a_figure(of_planted: Of):
    report = report_of(of_planted())
    bare = [
        sentence.text
        for section in report.sections
        for paragraph in section.paragraphs
        for sentence in paragraph
        if any(letter.isdigit() for letter in sentence.text) and not sentence.figures
    ]
    assert bare == [
        "All are dated, 1 January 2018 to 30 April 2018.",
        "The days from 1 April 2018 to 30 April 2018 are compared with as many just before, "
        "2 March 2018 to 31 March 2018.",
    ]


def test_topics_and_the_ends_of_tone_are_named(of_planted: Of):
    report = report_of(of_planted())
    assert report.figures["topic_share.syria"] == pytest.approx(120 / 270)
    assert report.figures["tone_by_outlet.A.tone"] < report.figures["tone_by_outlet.B.tone"]
    assert "tone_by_outlet.C.tone" not in report.figures  # none of its articles has a tone
    said = text(report, "tone_by_outlet")
    assert said.index("A") < said.index("B")


@pytest.mark.parametrize("language", languages())
def test_of_few_articles_no_tone_is_told(of, language: str):
    view = of({"tone": 0.5, "published": "2018-05-01", "outlet": "A"}, {}, language=language)
    words, report = view.words, report_of(view)
    said = text(report)
    assert words["report.tone_few"] in said
    assert words["report.not_compared"] in said
    assert words("report.ends_few", few=words.number(10)) in text(report, "tone_by_outlet")
    assert words.signed(0.5) not in said
    assert words["report.tone_none"] in text(report_of(of({}, {}, language=language)))


@pytest.mark.parametrize("language", languages())
def test_articles_scored_in_several_ways_are_said_to_be_so(
    tmp_path: Path, of_planted: Of, language: str
):
    store, words = open_store(tmp_path / "store", create=True), load(language)
    kept = store.append_articles([made_article(number) for number in range(6)])
    scored = [made_analysis(each, tone=0.1 * place) for place, each in enumerate(kept)]
    new = [replace(each, version="newer") for each in scored[3:]]
    store.append_analyses(list(zip(kept, scored[:3] + new, strict=True)))
    view = view_of(store.connect(), Filters(), words, today=dt.date(2018, 6, 1))
    report = report_of(view)
    assert words("report.mixed", ways="2") in text(report, "summary")
    assert words("report.measured_other", backend="rules") in accuracy_text(report)
    alike = report_of(of_planted(language=language))
    assert words("report.mixed", ways="2") not in text(alike)


def test_undated_articles_that_only_dates_leave_out_are_counted(of):
    view = of(*({"tone": 0.1, "published": "2018-05-01"} for _ in range(3)), {"tone": 0.2})
    report = report_of(view.on(Filters(since=dt.date(2018, 5, 1))))
    assert report.figures["overview.undated_left_out"] == 1
    assert "only the dates leave out: 1." in text(report, "summary")
    assert "undated_left_out" not in " ".join(report_of(view).figures)


def test_a_period_of_few_stories_is_not_judged(of):
    rows = [{"tone": 0.1 * n, "published": f"2018-0{4 + n % 2}-1{n}"} for n in range(8)]
    view = of(*rows, *({"published": f"2018-03-{n:02}"} for n in range(1, 32)))
    report = report_of(view)
    assert view.words["report.tone_unknown"] in text(report)
    assert not [key for key in report.figures if key.startswith("change.tone")]


def test_nothing_dated_is_said_to_be_so_and_its_charts_are_left_out(of):
    report = report_of(of(*({"tone": 0.1 * n, "topics": {"syria": 0.9}} for n in range(4))))
    assert "None of them has a date." in text(report)
    assert [section.key for section in report.sections] == [
        *("summary", "topic_share", "tone_by_outlet", "tone_distribution"),
    ]
    assert list(report.left_out) == ["volume_and_tone", "tone_courses"]


def test_charts_come_in_the_order_asked_for_and_once(of_planted: Of):
    wanted = Wanted(charts=("weekdays", "topic_share", "weekdays"))
    report = report_of(of_planted(), wanted)
    assert [section.key for section in report.sections] == ["summary", "weekdays", "topic_share"]
    usual = report_of(of_planted())
    assert [section.key for section in usual.sections] == ["summary", *USUAL]


def test_an_unknown_chart_lists_the_choices(of_planted: Of):
    with pytest.raises(ExportError, match=r"did you mean topic_share\?"):
        report_of(of_planted(), Wanted(charts=("topic_shar",)))


def test_no_article_gives_no_report(of_planted: Of):
    with pytest.raises(NothingToShow):
        report_of(of_planted(Filters(search="nowheretobefound")))


def test_stories_come_with_those_printed_most_first(of_planted: Of):
    first, second = report_of(of_planted()).stories[:2]
    assert (first.title, first.placements, first.tone) == (STORY, 30, None)
    assert second.placements == 1 and second.outlet == "B"


def test_a_story_without_a_title_goes_by_its_opening(of):
    (story,) = report_of(of({"tone": 0.5, "url": "https://a.example/1"})).stories
    assert story.title.startswith("Washington and Moscow held round 0")
    assert (story.url, story.published, story.outlet) == ("https://a.example/1", None, None)


def test_its_address_opens_the_same_view(of_planted: Of):
    filters = replace(LATE, topics=("syria", "sanctions"), outlets=("A", "B"))
    path = report_of(of_planted(filters)).provenance.path
    assert Filters.from_params(dict(parse_qsl(urlsplit(path).query))) == filters
    assert report_of(of_planted()).provenance.path == "/"


def test_the_hash_is_of_the_numbers_and_not_of_the_words(of_planted: Of):
    report = report_of(of_planted(), Wanted(store="1"))
    assert len(report.hash) == 64
    for language in languages():
        other = report_of(of_planted(language=language), Wanted(store="1", title="Other"))
        assert replace(other, made=dt.date(2020, 1, 1)).hash == report.hash
    assert report_of(of_planted(), Wanted(store="2")).hash != report.hash
    assert report_of(of_planted(LATE), Wanted(store="1")).hash != report.hash


def test_provenance_names_all_that_made_it(of_planted: Of):
    report = report_of(of_planted(LATE), Wanted(store="commit-7"))
    said = dict(provenance_rows(report))
    assert said["Filters"] == "since=2018-03-02 & until=2018-04-30"
    assert said["Version of the store"] == "commit-7"
    assert said["Scored by"] == "rules made"
    assert report.hash in said.values()


def test_accuracy_is_that_of_what_scored_the_articles(of_planted: Of):
    report = report_of(of_planted())
    assert report.accuracy == {"rules": accuracy.headline("rules")}
    unmeasured = replace(report, accuracy={"other": ()})
    assert accuracy_text(unmeasured) == [
        "Nothing was measured of what scored articles here: other."
    ]
