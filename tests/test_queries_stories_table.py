"""The stories behind numbers, as a list."""

from __future__ import annotations

from analysis import queries
from analysis.filters import Filters
from tests.made_articles import connection_of


def test_those_printed_most_come_first_then_the_newest():
    con = connection_of(
        {"title": "old", "published": "2018-01-01", "tone": 0.25},
        {"title": "copied", "published": "2018-01-03", "story": "s", "outlet": "B"},
        {"title": "first", "published": "2018-01-02", "story": "s", "outlet": "A", "tone": -0.5},
        {"title": "new", "published": "2018-01-04", "url": "https://a.example/"},
    )
    table = queries.stories_table(con, Filters(), limit=10)
    assert list(table["title"]) == ["first", "new", "old"]
    assert list(table["placements"]) == [2, 1, 1]
    assert (table["outlet"][0], table["tone"][0]) == ("A", -0.5)
    assert table["url"][1] == "https://a.example/"
    assert list(queries.stories_table(con, Filters(), limit=1)["title"]) == ["first"]


def test_a_story_is_told_by_the_earliest_article_that_matches():
    con = connection_of(
        {"title": "first", "published": "2018-01-02", "story": "s", "outlet": "A"},
        {"title": "copied", "published": "2018-01-03", "story": "s", "outlet": "B"},
    )
    table = queries.stories_table(con, Filters(outlets=("B",)), limit=10)
    assert list(table["title"]) == ["copied"]
    assert list(table["placements"]) == [2]


def test_where_nothing_matches_the_table_is_empty():
    con = connection_of({"title": "one"})
    assert queries.stories_table(con, Filters(outlets=("Z",)), limit=10).empty
