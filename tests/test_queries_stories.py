"""A story's placements, and the articles like one."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from analysis import queries
from analysis.filters import Filters
from tests.made_articles import connection_of, day

CON = connection_of(
    {"published": "2017-01-01", "outlet": "A", "title": "Truce agreed in Syria", "story": "s"},
    {
        "published": "2017-01-03",
        "outlet": "B",
        "title": "Truce in Syria: agreed",
        "story": "s",
        "url": "https://b.example/1",
    },
    {"outlet": "C", "title": "Agreed: a truce", "story": "s", "language": "ru"},
    {"published": "2017-01-09", "outlet": "A", "title": "Syria truce breaks", "story": "t"},
    {"published": "2017-01-10", "outlet": "B", "title": "Syria truce is over", "story": "t"},
    {"published": "2017-01-10", "title": "New sanctions on banks"},
    {"published": "2017-06-10", "title": "Truce agreed in Syria again"},
    {"published": "2017-02-01", "language": "ar", "title": "الهدنة في سورية"},
    {"published": "2017-02-02", "language": "ar", "title": "هدنة سوريا تنهار"},
    {"published": "2017-02-02", "language": "ar", "title": "الاقتصاد العالمي"},
    {"published": "2017-02-03", "language": "ru", "title": "Путин принял Обаму"},
    {"published": "2017-02-05", "language": "ru", "title": "ПУТИН ПРИНЯЛ ЕЩЕ ГОСТЯ"},
    {"published": "2017-02-05", "language": "ru"},
)
IDS = [row[0] for row in CON.execute("SELECT id FROM articles").fetchall()]


def _numbers(ids: Iterable[str]) -> list[int]:
    return [IDS.index(id_) for id_ in ids]


def test_the_other_placements_of_a_story_earliest_first() -> None:
    found = queries.other_placements(CON, IDS[2])
    assert list(found.columns) == ["id", "published", "outlet", "title", "url"]
    assert _numbers(found["id"]) == [0, 1]
    assert list(found["outlet"]) == ["A", "B"]
    assert found["url"].iloc[1] == "https://b.example/1"


@pytest.mark.parametrize("number", [5, 12])
def test_an_article_of_its_own_story_has_no_other_placements(number: int) -> None:
    assert queries.other_placements(CON, IDS[number]).empty


def test_the_list_shows_each_story_once_with_its_placements() -> None:
    grouped = queries.articles_table(CON, Filters(), grouped=True)
    assert len(grouped) == queries.count(CON, queries.once(Filters())) == 10
    of = dict(zip(_numbers(grouped["id"]), grouped["placements"], strict=True))
    assert (of[0], of[3], of[5]) == (3, 2, 1)
    every = queries.articles_table(CON, Filters())
    assert len(every) == queries.count(CON, Filters()) == len(IDS)
    assert sorted(every["placements"])[-5:] == [2, 2, 3, 3, 3]


def test_placements_are_counted_whether_they_match_or_not() -> None:
    found = queries.articles_table(CON, Filters(outlets=("B",)), grouped=True)
    assert sorted(zip(_numbers(found["id"]), found["placements"], strict=True)) == [(1, 3), (4, 2)]


def test_other_ways_to_count_stay_when_the_list_is_grouped() -> None:
    assert queries.once(Filters(count="original")) == Filters(count="original")


@pytest.mark.parametrize(
    ("number", "alike"),
    [
        (0, [3]),  # no copy of its own, one of the other story, none of half a year later
        (5, []),
        (7, [8]),
        (8, [7]),
        (10, [11]),
        (12, []),  # without a headline
    ],
)
def test_what_is_like_an_article(number: int, alike: list[int]) -> None:
    found = queries.similar(CON, IDS[number])
    assert _numbers(found["id"]) == alike
    assert list(found.columns) == ["id", "published", "outlet", "title", "likeness"]
    assert all(0.2 <= likeness <= 1 for likeness in found["likeness"])


def test_undated_articles_are_like_undated_ones() -> None:
    con = connection_of({"title": "Truce a"}, {"title": "Truce b"}, {"title": "x"}, {"title": "y"})
    ids = [row[0] for row in con.execute("SELECT id FROM articles").fetchall()]
    assert list(queries.similar(con, ids[0])["id"]) == [ids[1]]


def test_dates_are_days() -> None:
    assert queries.other_placements(CON, IDS[0])["published"].iloc[0].date() == day("2017-01-03")
