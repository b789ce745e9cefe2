"""Filters: the same object is the query, the sentence, the URL and the file name."""

from __future__ import annotations

import datetime as dt

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import packs, queries
from analysis.errors import FilterError
from analysis.filters import COUNTS, NO_OUTLET, TONE_CLASS_SQL, Filters
from analysis.filters.values import date_value, days_ago, is_relative
from analysis.locale import load
from analysis.models import Article, tone_class
from analysis.queries import matches
from analysis.store import sample_connection
from tests.made_articles import connection_of, day, made_analysis

names = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip)
tones = st.sampled_from(
    ["negative", "neutral,none", "positive,negative", "-0.5..0.25", "..0", None]
)
days = st.dates()
searches = st.sampled_from(
    ["a", "safe zones", '"safe zones" OR -(b c) d', "الهدنة -سوريا", "санкци*"]
)


@st.composite
def filters(draw: st.DrawFn) -> Filters:
    first, last = sorted([draw(days), draw(days)])
    return Filters(
        since=draw(st.sampled_from([first, None])),
        until=draw(st.sampled_from([last, None])),
        topics=tuple(draw(st.lists(st.sampled_from(packs.topic_keys()), max_size=3))),
        match=draw(st.sampled_from(["any", "all"])),
        outlets=tuple(draw(st.lists(names | st.just(NO_OUTLET), max_size=3))),
        languages=tuple(draw(st.lists(st.sampled_from(["ar", "en", "ru"]), max_size=2))),
        tone=draw(tones),
        search=draw(st.none() | searches),
        undated=draw(st.booleans()),
        count=draw(st.sampled_from(COUNTS)),
    )


@given(filters())
def test_url_parameters_read_back_as_the_same_filters(given_filters: Filters) -> None:
    assert Filters.from_params(given_filters.to_params()) == given_filters


@given(filters())
def test_every_filter_is_a_query_a_sentence_and_a_file_name(given_filters: Filters) -> None:
    condition, values = given_filters.where(found="finds")
    assert condition.count("?") == len(values)
    assert given_filters.sentence().startswith(("All articles", "Articles"))
    assert 0 < len(given_filters.slug()) <= 60
    assert not set(given_filters.slug()) & set('/\\:*?"<>| .')


def test_values_may_be_repeated_or_comma_separated() -> None:
    repeated = Filters.from_params({"outlet": ["A", "B,C"], "topic": ["syria", "sanctions"]})
    joined = Filters.from_params({"outlet": "A,B,C", "topic": "syria,sanctions"})
    assert repeated == joined
    assert joined.outlets == ("A", "B", "C")


def test_an_outlet_with_a_comma_is_quoted() -> None:
    assert Filters.from_params({"outlet": '"News, Inc.",AFP'}).outlets == ("News, Inc.", "AFP")


@pytest.mark.parametrize(
    ("filters", "sentence"),
    [
        (Filters(), "All articles"),
        (Filters(undated=True), "All articles"),
        (
            Filters(
                since=day("2017-01-01"),
                until=day("2017-05-31"),
                topics=("syria",),
                outlets=("Reuters", "AFP"),
            ),
            "Articles on Syria, 1 January 2017 – 31 May 2017, outlets Reuters or AFP",
        ),
        (
            Filters(topics=("syria", "sanctions"), match="all", languages=("ar",)),
            "Articles on Syria and sanctions, in Arabic",
        ),
        (Filters(outlets=(NO_OUTLET,)), "Articles, outlet none named"),
        (Filters(tone="negative,none"), "Articles, tone negative or not expressed"),
        (Filters(tone="-0.5..0.2"), "Articles, tone from −0.5 to +0.2"),
        (Filters(search="safe zones"), "Articles, containing “safe” and “zones”"),
        (Filters(search='"safe zones" OR sanction*'), "containing “safe zones” or “sanction…”"),
        (
            Filters(search="Путин (Обама OR Трамп) -Сирия NOT Иран"),
            "containing “Путин” and (“Обама” or “Трамп”) but not “Сирия” or “Иран”",
        ),
        (Filters(search="الهدنة AND «الولايات المتحدة»"), "“الهدنة” and “الولايات المتحدة”"),
        (Filters(since=day("2017-03-05"), undated=True), "from 5 March 2017, undated ones too"),
        (Filters(outlets=tuple("ABCDEF")), "Articles, outlets A, B, C or +3"),
    ],
)
def test_sentence(filters: Filters, sentence: str) -> None:
    assert filters.sentence().lower().endswith(sentence.lower())


def test_sentence_takes_the_interface_words() -> None:
    words = {"filters.articles": "Статьи", "filters.languages": "язык: {languages}"}
    assert Filters(languages=("xx",)).sentence("ru", words=words) == "Статьи, язык: xx"


@pytest.mark.parametrize(
    ("filters", "sentence"),
    [
        (
            Filters(topics=("syria", "sanctions"), since=day("2017-05-09"), languages=("ar",)),
            "Статьи по теме: Сирия или Санкции, с 9\u00a0мая 2017, язык: арабский",
        ),
        (
            Filters(tone="-0.5..0.2", search="перемирие", count="stories"),
            "Статьи, тон от −0,5 до +0,2, в тексте: «перемирие», каждый сюжет один раз",
        ),
    ],
)
def test_sentence_in_russian(filters: Filters, sentence: str) -> None:
    assert filters.sentence("ru", words=load("ru")) == sentence


@pytest.mark.parametrize(
    ("params", "said"),
    [
        ({"topic": "siria"}, "did you mean syria"),
        ({"topic": "x"}, "valid: sanctions, syria"),
        ({"since": "soon"}, "since=soon: not a date"),
        ({"until": "2017-02-30"}, "until=2017-02-30: not a date"),
        ({"since": "2018", "until": "2017"}, "earlier day as since"),
        ({"tone": "postive"}, "did you mean positive"),
        ({"tone": "0.5..0.1"}, "lower to the higher"),
        ({"tone": "a..b"}, "LOW..HIGH"),
        ({"tone": "-3..0"}, "from -1 to 1"),
        ({"match": "both"}, "valid: any, all"),
        ({"language": "arabic!"}, "not a language code"),
        ({"undated": "maybe"}, "valid: 1, true"),
    ],
)
def test_a_wrong_value_is_named_with_the_valid_ones(params: dict[str, str], said: str) -> None:
    with pytest.raises(FilterError, match=said.replace("(", r"\(")):
        Filters.from_params(params)


def test_a_topic_that_is_no_key_never_reaches_the_query() -> None:
    with pytest.raises(FilterError):
        Filters(topics=("syria >= 0; DROP",))


def test_a_day_written_as_days_ago_moves_with_the_day_it_is_read() -> None:
    written = days_ago(day("2020-03-01"), as_of=day("2020-03-31"))
    assert is_relative(written)
    assert date_value("since", written, as_of=day("2020-03-31")) == day("2020-03-01")
    assert date_value("since", written, as_of=day("2020-04-02")) == day("2020-03-03")
    assert days_ago(day("2020-03-31"), as_of=day("2020-03-31")) == "last-1-days"


@pytest.mark.parametrize(
    ("written", "since", "until"),
    [
        ("2017", "2017-01-01", "2017-12-31"),
        ("2016-2", "2016-02-01", "2016-02-29"),
        ("2017-05-03", "2017-05-03", "2017-05-03"),
        ("yesterday", "2020-03-30", "2020-03-30"),
        ("last-week", "2020-03-24", "2020-03-24"),
        ("last-month", "2020-02-29", "2020-02-29"),
        ("last-year", "2019-03-31", "2019-03-31"),
        ("last-7-days", "2020-03-25", "2020-03-25"),
        ("last-1-days", "2020-03-31", "2020-03-31"),
    ],
)
def test_dates_as_people_write_them(written: str, since: str, until: str) -> None:
    as_of = day("2020-03-31")
    assert Filters.from_params({"since": written}, as_of=as_of).since == day(since)
    assert Filters.from_params({"until": written}, as_of=as_of).until == day(until)


def test_the_previous_period_is_as_long_and_ends_the_day_before() -> None:
    found = Filters(since=day("2017-02-01"), until=day("2017-02-28"), topics=("syria",)).previous()
    assert found == Filters(since=day("2017-01-04"), until=day("2017-01-31"), topics=("syria",))
    assert Filters(since=day("2017-02-01")).previous() is None
    assert Filters(since=dt.date.min, until=dt.date.max).previous() is None


ROWS: list[dict[str, object]] = [
    {"published": "2017-01-01", "outlet": "A", "tone": 0.1, "topics": {"syria": 0.5}},
    {"published": "2017-01-02", "outlet": "B", "tone": -0.1, "topics": {"sanctions": 0.49}},
    {"published": "2017-01-03", "tone": 0.11, "topics": {"syria": 0.9, "sanctions": 0.9}},
    {"outlet": "A", "language": "ru", "tone": None},
    {"language": "ar", "tone": -1.0, "topics": {"sanctions": 1.0}},
]


CON = connection_of(*ROWS)


def _numbers(filters: Filters, con: duckdb.DuckDBPyConnection = CON) -> list[int]:
    condition, values = matches.condition(con, filters)
    ids = [row[0] for row in con.execute("SELECT id FROM articles").fetchall()]
    sql = f"SELECT article_id FROM analyses WHERE {condition}"
    return sorted(ids.index(row[0]) for row in con.execute(sql, values).fetchall())


@pytest.mark.parametrize(
    ("filters", "numbers"),
    [
        (Filters(), [0, 1, 2, 3, 4]),
        (Filters(since=day("2017-01-02")), [1, 2]),
        (Filters(until=day("2017-01-01"), undated=True), [0, 3, 4]),
        (Filters(topics=("syria",)), [0, 2]),
        (Filters(topics=("syria", "sanctions")), [0, 2, 4]),
        (Filters(topics=("syria", "sanctions"), match="all"), [2]),
        (Filters(outlets=("A",)), [0, 3]),
        (Filters(outlets=(NO_OUTLET,)), [2, 4]),
        (Filters(outlets=("B", NO_OUTLET)), [1, 2, 4]),
        (Filters(languages=("ar", "ru")), [3, 4]),
        (Filters(tone="neutral"), [0, 1]),
        (Filters(tone="positive"), [2]),
        (Filters(tone="negative,none"), [3, 4]),
        (Filters(tone="-0.1..0.1"), [0, 1]),
        (Filters(tone="-1..-1"), [4]),
        (Filters(search="ROUND talks 3"), [3]),
    ],
)
def test_which_articles_are_let_through(filters: Filters, numbers: list[int]) -> None:
    assert _numbers(filters) == numbers


COPIES = connection_of(
    {"published": "2017-01-01", "outlet": "A", "story": "s", "wire": "reuters"},
    {"published": "2017-01-02", "outlet": "B", "story": "s"},
    {"published": "2017-01-02", "outlet": "B"},
    {"outlet": "C", "story": "t"},
    {"published": "2017-01-03", "outlet": "B", "story": "t"},
    {"published": "2017-01-04", "outlet": "D", "wire": "tass"},
)


@pytest.mark.parametrize(
    ("filters", "numbers"),
    [
        (Filters(), [0, 1, 2, 3, 4, 5]),
        (Filters(count="stories"), [0, 2, 4, 5]),
        (Filters(count="stories", outlets=("B",)), [1, 2, 4]),
        (Filters(count="stories", since=day("2017-01-02"), undated=True), [1, 2, 4, 5]),
        (Filters(count="stories", search="talks"), [0, 2, 4, 5]),
        (Filters(count="original"), [2, 4]),
        (Filters(count="original", outlets=("B", "C")), [2, 4]),
        (Filters(count="original", outlets=("C",)), []),
    ],
)
def test_what_is_counted(filters: Filters, numbers: list[int]) -> None:
    assert _numbers(filters, COPIES) == numbers
    ids = [row[0] for row in COPIES.execute("SELECT id FROM articles").fetchall()]
    listed = queries.articles_table(COPIES, filters)["id"]
    assert sorted(map(ids.index, listed)) == numbers


@given(st.floats(-1, 1, width=32))
def test_the_query_classes_tone_as_the_library_does(tone: float) -> None:
    sql = f"SELECT {TONE_CLASS_SQL} FROM (SELECT CAST(? AS FLOAT) AS tone)"
    assert CON.execute(sql, [tone]).fetchone() == (tone_class(round(tone, 6)),)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("في سُورِيَّة أمس", "سورية"),
        ("في سورية", "سوريا"),
        ("في ســوريا", "سُوريا"),
        ("قال أوباما", "اوباما"),
        ("إلى الأمم", "الى"),
        ("Путин и Обама", "путин"),
        ("the U.S. Treasury", "u.s."),
        ("(sanctions)", "(SANCTIONS)"),
        ("100% [sic] a+b", "[sic]"),
    ],
)
def test_search_finds_words_however_they_are_spelled(text: str, word: str) -> None:
    article = Article(text=text)
    con = sample_connection([article], [made_analysis(article)])
    condition, values = matches.condition(con, Filters(search=word))
    assert con.execute(f"SELECT count(*) FROM analyses WHERE {condition}", values).fetchone() == (
        1,
    )
