"""Answers kept for a connection: the same as those asked anew, and never old."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from analysis import queries
from analysis.filters import Filters
from analysis.queries.kept import Answers, answers
from analysis.queries.sql import Connection
from analysis.store import open_store
from tests.made_articles import connection_of, day, made_analysis, made_article

ROWS: list[dict[str, object]] = [
    {
        "published": f"2017-0{1 + number % 6}-1{number % 9}",
        "outlet": "ABC"[number % 3],
        "language": ("ar", "en", "ru")[number % 3],
        "tone": (number % 7 - 3) / 4 if number % 5 else None,
        "topics": {"syria": 0.9} if number % 2 else {"sanctions": 0.7},
        "voices": {"us": 0.25, "ru": -0.5},
        "story": f"s{number // 2}",
        "title": f"Truce {number} in Syria",
    }
    for number in range(60)
]
FIRST, LAST = Filters(until=day("2017-03-31")), Filters(since=day("2017-04-01"))
NOW = Filters(since=day("2017-04-01"), until=day("2017-06-30"))

ASKED: dict[str, Callable[[Connection], object]] = {
    "overview": lambda con: queries.overview(con, NOW),
    "choices": queries.choices,
    "scorers": lambda con: queries.scorers(con, NOW),
    "left_out": lambda con: queries.left_out(con, NOW),
    "headline": lambda con: queries.headline(con, NOW, NOW.previous() or NOW),
    "over_time": lambda con: queries.over_time(con, NOW),
    "topics_over_time": lambda con: queries.topics_over_time(con, NOW, "month"),
    "shifts": lambda con: queries.shifts(con, Filters()),
    "tone_by": lambda con: queries.tone_by(con, NOW, "language", limit=2),
    "tone_by_voice": lambda con: queries.tone_by_voice(con, NOW),
    "topic_tone": lambda con: queries.topic_tone(con, NOW),
    "tone_distribution": lambda con: queries.tone_distribution(con, NOW),
    "topic_share": lambda con: queries.topic_share(con, NOW),
    "cooccurrence": lambda con: queries.cooccurrence(con, NOW),
    "volume_beside": lambda con: queries.volume_beside(con, NOW, "outlet", ["A", "B"]),
    "topics_beside": lambda con: queries.topics_beside(con, NOW, "outlet", ["A", "B"]),
    "voices_beside": lambda con: queries.voices_beside(con, NOW, "outlet", ["A", "B"]),
    "set_apart": lambda con: queries.set_apart(con, NOW, "outlet", ["A", "B"]),
    "agenda": lambda con: queries.agenda(con, NOW, "outlet", ["A", "B"]),
    "contrast": lambda con: queries.contrast(con, FIRST, LAST),
    "shared": lambda con: queries.shared(con, FIRST, LAST),
    "tone_courses": lambda con: queries.tone_courses(con, NOW, "month"),
    "extremes": lambda con: queries.extremes(con, NOW),
    "count": lambda con: queries.count(con, NOW),
    "articles_table": lambda con: queries.articles_table(con, NOW, order="title", grouped=True),
}


@pytest.fixture(scope="module")
def con() -> Connection:
    return connection_of(*ROWS)


def same(one: object, other: object) -> None:
    if isinstance(one, pd.DataFrame) and isinstance(other, pd.DataFrame):
        pd.testing.assert_frame_equal(one, other)
        assert one.attrs == other.attrs
    else:
        assert one == other


@pytest.mark.parametrize("name", ASKED)
def test_a_kept_answer_is_the_one_asked_anew(con: Connection, name: str) -> None:
    answers.clear()
    first = ASKED[name](con)
    kept = ASKED[name](con.cursor())
    answers.clear()
    same(kept, ASKED[name](con))
    same(kept, first)


def test_the_usual_queries_are_kept() -> None:
    assert all(hasattr(getattr(queries, name), "__wrapped__") for name in ASKED)


@pytest.mark.parametrize("name", ASKED)
def test_what_is_kept_is_not_asked_again(name: str) -> None:
    gone = connection_of(*ROWS)
    ASKED[name](gone)
    gone.execute("DROP TABLE analyses")
    ASKED[name](gone)


def test_other_filters_and_other_options_are_other_questions(con: Connection) -> None:
    assert queries.count(con, FIRST) != queries.count(con, Filters())
    assert len(queries.tone_by(con, Filters())) > len(queries.tone_by(con, Filters(), limit=1))
    newest = queries.articles_table(con, Filters())["id"]
    assert list(newest) != list(queries.articles_table(con, Filters(), order="oldest")["id"])


def test_a_table_is_the_callers_own(con: Connection) -> None:
    mine = queries.over_time(con, Filters())
    mine["n"] = 0
    mine.insert(0, "more", 1)
    mine.attrs["grain"] = "none"
    again = queries.over_time(con, Filters())
    assert again["n"].sum() == len(ROWS) and "more" not in again
    assert again.attrs["grain"] != "none"


def test_a_connection_knows_no_answers_of_another(con: Connection) -> None:
    assert queries.count(con, Filters()) == len(ROWS)
    assert queries.count(connection_of(*ROWS[:7]), Filters()) == 7


def test_what_was_added_or_scored_anew_shows_in_the_next_connection(tmp_path: Path) -> None:
    store = open_store(tmp_path / "store", create=True)
    for number in range(2):
        article = made_article(number)
        store.append_articles([article])
        store.append_analyses([(article, made_analysis(article, tone=0.5))])
        summary = queries.overview(store.connect(), Filters())
        assert (summary.n, summary.tone_index) == (number + 1, 0.5)


def test_the_answers_asked_for_longest_ago_are_dropped_first() -> None:
    few = Answers(2)
    few.put("a", 1)
    few.put("b", 2)
    assert few.get("a") == 1
    few.put("c", 3)
    assert (few.get("a"), few.get("b"), few.get("c")) == (1, None, 3)


def test_a_long_list_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("analysis.queries.kept.MOST_ROWS", 5)
    con = connection_of(*ROWS)
    assert len(queries.articles_table(con, Filters(), limit=None)) == len(ROWS)
    con.execute("DELETE FROM analyses WHERE outlet = 'A'")
    assert len(queries.articles_table(con, Filters(), limit=None)) < len(ROWS)
