"""The stories that set sides apart: which, by what chance, and which are clear."""

from __future__ import annotations

import pytest
from scipy import stats

from analysis import queries
from analysis.filters import Filters
from tests.made_articles import connection_of, day

Rows = list[dict[str, object]]
A, B, C = (Filters(outlets=(name,)) for name in "ABC")


def copies(outlet: str, story: str, count: int, **more: object) -> Rows:
    return [{"outlet": outlet, "story": story, "title": story, **more} for _ in range(count)]


def background(count: int = 40) -> Rows:
    """As many articles of A as of B, each a story by itself."""
    return [{"outlet": name} for name in "AB" for _ in range(count)]


def found(rows: Rows, sides: dict[str, Filters] | None = None, **options: int) -> Rows:
    con = connection_of(*rows)
    frame = queries.characteristic_stories(con, sides or {"A": A, "B": B}, **options)
    return frame.to_dict("records")  # type: ignore[return-value]


def test_a_story_run_again_and_again_by_one_alone_is_clear():
    rows = [
        *background(),
        *copies("A", "حصار", 9),
        *copies("B", "Talks", 3),
        *copies("A", "Talks", 3),
    ]
    (one,) = found(rows)
    assert (one["group"], one["title"], one["n"], one["n_elsewhere"]) == ("A", "حصار", 9, 0)
    assert one["clear"] and one["part"] == 1
    in_a, in_all = 40 + 9 + 3, 80 + 9 + 6
    assert one["of_all"] == pytest.approx(in_a / in_all)
    assert one["p"] == pytest.approx(stats.hypergeom.sf(8, in_all, in_a, 9))
    known = stats.binomtest(9, 9).proportion_ci(method="wilson")
    assert (one["low"], one["high"]) == pytest.approx((known.low, known.high))


def test_one_that_was_run_twice_is_told_and_within_noise():
    (one,) = found([*background(), *copies("B", "Truce", 2)])
    assert (one["group"], one["n"]) == ("B", 2) and not one["clear"]


def test_stories_of_one_article_and_such_as_all_ran_alike_are_none():
    assert found(background()) == []
    assert found([*background(), *copies("A", "Truce", 4), *copies("B", "Truce", 4)]) == []


def test_chance_alone_makes_nothing_clear():
    pairs = [copies("AB"[n // 2 % 2], f"story {n % 40}", 1)[0] for n in range(160)]
    assert not any(each["clear"] for each in found(pairs))


def test_the_least_likely_come_first_and_no_more_than_asked_for():
    rows = [*background(), *copies("A", "less", 5), *copies("A", "more", 8), *copies("A", "x", 2)]
    assert [each["title"] for each in found(rows, most=2)] == ["more", "less"]


def test_an_article_in_several_sides_tells_nothing_of_their_difference():
    rows = copies("A", "Truce", 6, topics={"syria": 0.9, "sanctions": 0.9})
    sides = {"a": Filters(topics=("syria",)), "b": Filters(topics=("sanctions",))}
    assert found(rows, sides) == []


def test_stories_found_to_be_one_later_are_one():
    rows = [*background(), *copies("A", "s1", 4), *copies("A", "s2", 4)]
    con = connection_of(*rows, merged={"s2": "s1"})
    frame = queries.characteristic_stories(con, {"A": A, "B": B})
    assert list(frame["n"]) == [8]


def test_each_opens_by_its_sides_own_earliest_article():
    rows: Rows = [
        {"outlet": "B", "story": "s", "published": "2017-01-01", "title": "of B"},
        *({**each, "title": "later"} for each in copies("A", "s", 8, published="2017-01-05")),
        {"outlet": "A", "story": "s", "published": "2017-01-03", "title": "of A"},
    ]
    (one,) = found([*background(), *rows])
    assert (one["title"], one["n"], one["n_elsewhere"]) == ("of A", 9, 1)


def test_counting_stories_once_does_not_lose_their_copies():
    rows = [*background(), *copies("A", "Truce", 6)]
    sides = {name: Filters(outlets=(name,), count="stories") for name in "AB"}
    assert [each["n"] for each in found(rows, sides)] == [6]


def test_periods_can_be_compared_and_nothing_is_no_story():
    sides = {"a": Filters(since=day("2018-01-01")), "b": Filters(until=day("2017-12-31"))}
    rows: Rows = [*copies("A", "old", 5, published="2017-05-01"), {"published": "2018-03-01"}]
    assert [(each["group"], each["title"]) for each in found(rows, sides)] == [("b", "old")]
    assert found(background(), {"A": A, "C": C}) == []
    assert found([], {"A": A, "B": B}) == []
