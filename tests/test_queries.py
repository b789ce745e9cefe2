"""Queries against the same figures worked out by hand, and at the edges."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from analysis import packs, queries
from analysis.errors import FilterError
from analysis.filters import NO_OUTLET, Filters
from analysis.models import TONE_CLASSES
from analysis.store import sample_connection
from tests.made_articles import connection_of, day, made_analysis, made_article, made_evidence

ROWS: list[dict[str, object]] = [
    {"published": "2017-01-05", "outlet": "A", "tone": 0.5, "topics": {"syria": 0.9}},
    {"published": "2017-01-20", "outlet": "A", "tone": 0.1, "topics": {"syria": 0.6}},
    {"published": "2017-01-21", "outlet": "B", "topics": {"syria": 0.5, "sanctions": 0.8}},
    {"published": "2017-04-10", "outlet": "A", "tone": -0.9, "topics": {"sanctions": 0.7}},
    {"published": "2017-04-11", "language": "ru", "tone": -0.5},
    {"outlet": "B", "language": "ru", "tone": 0.0},
]
CON = connection_of(*ROWS)
NOTHING = Filters(outlets=("nobody",))


def _at(frame: pd.DataFrame, row: Any, column: str) -> Any:
    return frame.loc[row, column]


def test_overview() -> None:
    found = queries.overview(CON, Filters())
    assert (found.n, found.n_scored, found.undated, found.no_outlet, found.outlets) == (
        6,
        5,
        1,
        1,
        2,
    )
    assert found.scored_share == pytest.approx(5 / 6)
    assert found.tone_index == pytest.approx((0.5 + 0.1 - 0.9 - 0.5 + 0) / 5, abs=1e-6)
    assert (found.first, found.last) == (day("2017-01-05"), day("2017-04-11"))
    assert found.low and found.tone_index and found.high
    assert found.low < found.tone_index < found.high


def test_overview_of_nothing_has_no_figures() -> None:
    found = queries.overview(CON, NOTHING)
    assert found.n == found.n_scored == 0
    assert found.scored_share is found.tone_index is found.low is None
    assert found.first is None


def test_one_scored_article_has_an_index_but_no_interval() -> None:
    found = queries.overview(CON, Filters(tone="-0.9..-0.8"))
    assert found.tone_index == pytest.approx(-0.9)
    assert found.low is found.high is None


def test_every_period_is_there_also_without_articles() -> None:
    frame = queries.over_time(CON, Filters(), "month")
    assert list(frame.columns) == ["period", "n", "scored", "tone", "low", "high", "partial"]
    assert [f"{p:%Y-%m-%d}" for p in frame["period"]] == [f"2017-0{m}-01" for m in (1, 2, 3, 4)]
    assert list(frame["n"]) == [3, 0, 0, 2]
    assert list(frame["scored"]) == [2, 0, 0, 2]
    assert frame["tone"].iloc[0] == pytest.approx(0.3)
    assert frame["tone"].isna().tolist() == [False, True, True, False]


def test_the_last_period_is_partial_where_the_data_ends_in_it() -> None:
    assert list(queries.over_time(CON, Filters(), "month")["partial"]) == [
        False,
        False,
        False,
        True,
    ]
    january = queries.over_time(CON, Filters(topics=("syria",)), "month")
    assert list(january["partial"]) == [False], "the data goes on, only this topic does not"
    cut = queries.over_time(CON, Filters(since=day("2017-01-10"), until=day("2017-04-30")), "month")
    assert list(cut["partial"]) == [True, False, False, False]


@pytest.mark.parametrize("grain", ["day", "week", "month", "quarter", "year", "auto"])
def test_no_grain_loses_a_dated_article(grain: str) -> None:
    frame = queries.over_time(CON, Filters(), grain)
    assert frame["n"].sum() == 5
    longest = {"day": 1, "week": 7, "month": 31, "quarter": 92}.get(frame.attrs["grain"], 366)
    assert all(step.days <= longest for step in frame["period"].diff().dropna())
    assert grain in ("auto", frame.attrs["grain"])


def test_weeks_begin_on_monday() -> None:
    frame = queries.over_time(CON, Filters(), "week")
    assert {period.weekday() for period in frame["period"]} == {0}


def test_topic_share() -> None:
    frame = queries.topic_share(CON, Filters()).set_index("topic")
    assert frame.index[0] == "syria", "most articles first"
    assert list(frame.index[2:]) == ["counterterrorism", "north_korea"]
    assert _at(frame, "syria", "n") == 3
    assert _at(frame, "syria", "scored") == 2
    assert frame.loc["syria", "share"] == 0.5
    assert frame.loc["syria", "tone"] == pytest.approx(0.3)
    assert frame.loc["sanctions", "scored_share"] == 0.5
    assert pd.isna(_at(frame, "sanctions", "low"))


def test_topics_over_time() -> None:
    frame = queries.topics_over_time(CON, Filters(), "month")
    assert len(frame) == 4 * len(packs.topic_keys())
    syria = frame[frame["topic"] == "syria"]
    assert list(syria["n"]) == [3, 0, 0, 0]
    assert list(syria["total"]) == [3, 0, 0, 2]
    assert syria["share"].isna().tolist() == [False, True, True, False]


def test_cooccurrence() -> None:
    frame = queries.cooccurrence(CON, Filters()).set_index(["topic_a", "topic_b"])
    assert frame.loc[("syria", "sanctions"), "n"] == 1
    assert frame.loc[("syria", "sanctions"), "share"] == pytest.approx(1 / 3)
    assert frame.loc[("sanctions", "syria"), "share"] == pytest.approx(1 / 2)
    assert frame.loc[("syria", "syria"), "n"] == 3
    assert frame.loc[("syria", "sanctions"), "lift"] == pytest.approx(1 / (3 * 2 / 6))
    assert pd.isna(_at(frame, ("north_korea", "syria"), "share"))


def test_tone_by_outlet_keeps_those_without_one() -> None:
    frame = queries.tone_by(CON, Filters(), "outlet").set_index("group")
    assert frame["n"].to_dict() == {"A": 3, "B": 2, NO_OUTLET: 1}
    assert frame.loc["A", "tone"] == pytest.approx(-0.1, abs=1e-6)
    assert frame.loc["B", "scored_share"] == 0.5


def test_tone_by_language_topic_and_limit() -> None:
    assert list(queries.tone_by(CON, Filters(), "language")["group"]) == ["en", "ru"]
    assert set(queries.tone_by(CON, Filters(), "topic")["group"]) == set(packs.topic_keys())
    assert list(queries.tone_by(CON, Filters(), "outlet", limit=1)["group"]) == ["A"]


def test_topic_tone() -> None:
    frame = queries.topic_tone(CON, Filters())
    assert len(frame) == len(packs.topic_keys()) * len(TONE_CLASSES)
    syria = frame[frame["topic"] == "syria"].set_index("tone_class")
    assert syria["n"].to_dict() == {"negative": 0, "neutral": 1, "positive": 1, "none": 1}
    assert syria["share"].sum() == pytest.approx(1)


def test_tone_distribution_puts_each_tone_in_the_bin_it_begins() -> None:
    rows: list[dict[str, object]] = [{"tone": tenth / 10} for tenth in range(-10, 11)]
    con = connection_of(*rows, {"tone": None})
    frame = queries.tone_distribution(con, Filters())
    assert list(frame["n"]) == [1] * 19 + [2], "both 0.9 and 1 are in the last"
    assert (frame["low"].iloc[0], frame["high"].iloc[-1]) == (-1, 1)
    assert set(frame["none"]) == {1}


@pytest.mark.parametrize(
    "query",
    [
        queries.over_time,
        queries.topics_over_time,
        queries.tone_by,
        queries.articles_table,
    ],
)
def test_nothing_found_is_an_empty_table_with_its_columns(query) -> None:
    found, all_ = query(CON, NOTHING), query(CON, Filters())
    assert found.empty
    assert list(found.columns) == list(all_.columns)


def test_all_groups_are_there_also_when_nothing_is_found() -> None:
    assert queries.topic_share(CON, NOTHING)["n"].sum() == 0
    assert queries.topic_tone(CON, NOTHING)["n"].sum() == 0
    assert queries.cooccurrence(CON, NOTHING)["n"].sum() == 0
    assert queries.tone_distribution(CON, NOTHING)["n"].sum() == 0


def test_undated_articles_that_a_date_leaves_out_are_counted() -> None:
    assert queries.left_out(CON, Filters(since=day("2017-01-01"))) == 1
    assert queries.left_out(CON, Filters(since=day("2017-01-01"), outlets=("A",))) == 0
    assert queries.left_out(CON, Filters(since=day("2017-01-01"), undated=True)) == 0
    assert queries.left_out(CON, Filters()) == 0


def test_choices() -> None:
    found = queries.choices(CON)
    assert found.outlets == ("A", "B", NO_OUTLET)
    assert found.languages == ("en", "ru")
    assert found.topics == packs.topic_keys()
    assert (found.first, found.last) == (day("2017-01-05"), day("2017-04-11"))


def test_an_outlet_nobody_has_is_named_with_the_nearest() -> None:
    con = connection_of({"outlet": "Reuters"})
    queries.check(con, Filters(outlets=("Reuters",), languages=("en",)))
    with pytest.raises(FilterError, match="did you mean Reuters"):
        queries.check(con, Filters(outlets=("Reuter",)))
    with pytest.raises(FilterError, match="language=fr"):
        queries.check(con, Filters(languages=("fr",)))


def test_the_list_of_articles_is_ordered_and_paged() -> None:
    newest = queries.articles_table(CON, Filters())
    assert f"{newest['published'].iloc[0]:%Y-%m-%d}" == "2017-04-11"
    assert pd.isna(newest["published"].iloc[-1]), "undated last"
    pages = [queries.articles_table(CON, Filters(), limit=2, offset=n) for n in (0, 2, 4)]
    assert list(pd.concat(pages)["id"]) == list(newest["id"])
    assert queries.articles_table(CON, Filters(), order="most negative")["tone"].iloc[0] < -0.8
    assert queries.articles_table(CON, Filters(), order="syria")["topic_syria"].iloc[0] > 0.8
    with pytest.raises(FilterError, match="did you mean newest"):
        queries.articles_table(CON, Filters(), order="newst")


def test_an_article_without_title_goes_by_the_beginning_of_its_text() -> None:
    long = "Washington  and\n\tMoscow " + "spoke of the truce again " * 20
    con = connection_of({"title": "Talks"}, {"text": "A short one."}, {"text": long})
    openings = list(queries.articles_table(con, Filters(), order="title")["opening"])
    assert pd.isna(openings[0])
    short, cut = sorted(openings[1:])
    assert short == "A short one."
    assert cut.startswith("Washington and Moscow spoke of the truce")
    assert cut.endswith(" again…") or cut.endswith(" truce…")
    assert len(cut) <= queries.OPENING + 1


def test_an_opening_of_one_word_without_end_is_cut_all_the_same() -> None:
    assert queries.opening("x" * 500) == "x" * queries.OPENING + "…"
    assert queries.opening("") == ""


def test_what_scored_the_articles_is_counted() -> None:
    articles = [made_article(number) for number in range(3)]
    analyses = [
        replace(made_analysis(article), backend=backend)
        for article, backend in zip(articles, ("learned", "rules", "rules"), strict=True)
    ]
    con = sample_connection(articles, analyses)
    assert queries.scorers(con, Filters()) == (
        queries.Scorer("rules", "made", 2),
        queries.Scorer("learned", "made", 1),
    )
    assert queries.scorers(con, Filters(search="round 0")) == (
        queries.Scorer("learned", "made", 1),
    )
    assert queries.scorers(con, NOTHING) == ()


def test_one_article_comes_with_its_evidence() -> None:
    evidence = (made_evidence(), made_evidence(kind="syria", effect=None, holder=None, changes=()))
    article = made_article(title="Talks", outlet="A", published="2017-01-01", credit="AFP")
    con = sample_connection([article], [made_analysis(article, tone=0.25, evidence=evidence)])
    found, its_evidence = queries.article(con, article.id)
    assert (found.id, found.title, found.text, found.credit) == (
        article.id,
        "Talks",
        article.text,
        "AFP",
    )
    assert found.tone == 0.25
    assert its_evidence == evidence
    with pytest.raises(FilterError, match="no such article"):
        queries.article(con, "unknown")


def test_threads_search_at_once_on_cursors_of_one_connection() -> None:
    con = connection_of(*ROWS)
    wanted = [Filters(search=f"round {number % 6}") for number in range(60)]
    with ThreadPoolExecutor(8) as pool:
        counts = list(pool.map(lambda f: queries.overview(con.cursor(), f).n, wanted))
    assert counts == [1] * 60


def test_threads_count_stories_at_once_on_cursors_of_one_connection() -> None:
    rows: list[dict[str, object]] = [{"story": f"s{number % 7}"} for number in range(70)]
    con = connection_of(*rows)
    wanted = [Filters(count="stories", languages=("en",) * (n % 2)) for n in range(40)]
    with ThreadPoolExecutor(8) as pool:
        counts = list(pool.map(lambda f: queries.overview(con.cursor(), f).n, wanted))
    assert counts == [7] * 40


def test_a_connection_keeps_only_so_many_searches() -> None:
    con = connection_of(*ROWS)
    for number in range(100):
        queries.overview(con, Filters(search=f"word{number}", count="stories"))
    kept = con.execute("SELECT count(*) FROM duckdb_tables() WHERE table_name LIKE 'found%'")
    assert (kept.fetchone() or [0])[0] <= 32


def test_scores_in_a_table_have_the_digits_they_were_computed_with() -> None:
    con = connection_of({"tone": 0.3057, "topics": {"syria": 0.6667}})
    table = queries.articles_table(con, Filters())
    assert (table.loc[0, "tone"], table.loc[0, "topic_syria"]) == (0.3057, 0.6667)
