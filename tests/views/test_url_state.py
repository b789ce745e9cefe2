"""What a URL says, and what happens to the parts of it that say nothing."""

import datetime as dt

import pytest

from analysis import problems
from analysis.errors import FilterError
from analysis.filters import Filters
from analysis.locale import load
from views import url_state
from views.url_state import PARTS, read

TOPICS = ("sanctions", "syria")


def test_an_empty_url_shows_everything_in_the_default_way():
    reading = read({}, topics=TOPICS)
    assert reading.filters == Filters()
    usual = {"grain": "auto", "measure": "n", "order": "newest", "explain": "auto"}
    usual |= {"side": "outlet", "versus": "period", "events": "shown", "list": "grouped"}
    usual |= {"lang": "en", "way": "files", "split": "language"}
    assert reading.options == usual
    assert reading.problems == ()


def test_filters_are_named_as_on_the_command_line():
    reading = read({"topic": "syria", "since": "2017-01-01", "grain": "month"}, topics=TOPICS)
    assert reading.filters == Filters(topics=("syria",), since=dt.date(2017, 1, 1))
    assert reading.options["grain"] == "month"


def test_a_filter_may_be_given_several_times():
    reading = read({"topic": ["syria", "sanctions"], "outlet": "A,B"}, topics=TOPICS)
    assert reading.filters == Filters(topics=("syria", "sanctions"), outlets=("A", "B"))


def test_what_filters_write_reads_back():
    filters = Filters(
        since=dt.date(2017, 1, 1),
        topics=("syria", "sanctions"),
        match="all",
        outlets=("(none)", "News, daily"),
        tone="-0.5..0.5",
        search="two words",
        undated=True,
    )
    assert read(filters.to_params(), topics=TOPICS).filters == filters


@pytest.mark.parametrize(
    ("bad", "named"),
    [
        ({"since": "soon"}, "since=soon"),
        ({"match": "some"}, "match"),
        ({"tone": "rosy"}, "rosy"),
        ({"undated": "maybe"}, "undated"),
        ({"measure": "weight"}, "measure=weight"),
        ({"order": "loudest"}, "order=loudest"),
        ({"topics": "syria"}, "did you mean topic?"),
        ({"zzz": "1"}, "zzz is not a filter"),
        ({"part": "cellar"}, "part=cellar"),
        ({"from": "0"}, "from=0"),
        ({"from": "x"}, "from=x"),
    ],
)
def test_a_bad_part_is_named_once_and_the_rest_applies(bad: dict[str, str], named: str):
    reading = read({**bad, "language": "ar"}, topics=TOPICS)
    (problem,) = reading.problems
    assert named in str(problem)
    assert reading.filters == Filters(languages=("ar",))


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ({"since": "soon"}, "since=soon: ليس تاريخًا"),
        ({"tone": "2..3"}, "tone=2..3: يمتد المجال"),
        ({"tone": "positiv"}, "هل تقصد positive؟"),
        ({"since": "2018-02-01", "until": "2018-01-01"}, "يأتي بعد until=2018-01-01"),
        ({"search": "«عقوبات"}, "search=«عقوبات: علامة اقتباس لم تُغلَق"),
        ({"search": "OR"}, "لا كلمة فيه"),
        ({"search": "عقوبات OR"}, "تحتاج OR إلى كلمات"),
        ({"order": "loudest"}, "لا معنى للقيمة order=loudest"),
        ({"from": "x"}, "اكتب رقم صف"),
        ({"zzz": "1"}, "zzz ليس مرشّحًا"),
        ({"topics": "syria"}, "هل تقصد topic؟"),
    ],
)
def test_a_bad_part_is_named_in_the_language_of_the_interface(bad: dict[str, str], said: str):
    (problem,) = read(bad, topics=TOPICS).problems
    assert said in problems.said(problem, load("ar"))
    assert problems.said(problem, load("en")) == str(problem)


def test_an_error_of_no_kind_is_said_as_it_is():
    assert problems.said(FilterError("as it is"), load("ar")) == "as it is"


@pytest.mark.parametrize(
    ("given", "gone", "filters"),
    [
        ({"topic": "syria,siria"}, [("topic", "siria")], Filters(topics=("syria",))),
        ({"topic": ["siria", "Syria"]}, [("topic", "siria")], Filters(topics=("syria",))),
        ({"outlet": "A,Z,(none)"}, [("outlet", "Z")], Filters(outlets=("A", "Z", "(none)"))),
        ({"language": "ru"}, [("language", "ru")], Filters(languages=("ru",))),
    ],
)
def test_what_is_there_no_more_is_named_and_the_rest_applies(
    given: dict[str, str | list[str]], gone: list[tuple[str, str]], filters: Filters
):
    reading = read(given, topics=TOPICS, outlets=["A"], languages=["ar"])
    assert list(reading.gone) == gone
    assert reading.filters == filters and reading.problems == ()


def test_of_dates_the_wrong_way_round_one_applies():
    reading = read({"since": "2018-01-01", "until": "2017-01-01"}, topics=TOPICS)
    assert reading.filters == Filters(since=dt.date(2018, 1, 1))
    assert len(reading.problems) == 1


@pytest.mark.parametrize("part", sorted({part for parts in PARTS.values() for part in parts}))
def test_the_part_of_any_page_is_no_problem_on_another(part: str):
    assert read({"part": part}, topics=TOPICS).problems == ()


def test_what_a_page_keeps_for_itself_is_no_problem():
    assert read({"article": "abc", "from": "101"}, topics=TOPICS).problems == ()


def test_parameters_are_set_and_taken_out():
    given = {"topic": "syria", "article": "abc"}
    assert url_state.changed(given, article=None, grain="day") == {"topic": "syria", "grain": "day"}
