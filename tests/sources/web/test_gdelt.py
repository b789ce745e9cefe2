"""GDELT's article search, against a stand-in on loopback that answers as its description says."""

from __future__ import annotations

import datetime as dt
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlsplit

import pytest

from analysis.sources.web.errors import FetchError
from analysis.sources.web.fetch import Fetcher
from analysis.sources.web.gdelt import MOST_ROWS, Gdelt, Link, Search, parse_search
from tests.sources.web.quick import QUICK
from tests.sources.web.site import Reply, Site, answer, site

NOW = dt.datetime(2024, 3, 10, 12, tzinfo=dt.UTC)
DAY = Search(
    "russia", dt.datetime(2024, 3, 5, tzinfo=dt.UTC), dt.datetime(2024, 3, 6, tzinfo=dt.UTC)
)
JSON = {"Content-Type": "application/json; charset=utf-8"}


@contextmanager
def stand_in(moments: list[dt.datetime], *, before: list[Reply] | None = None) -> Iterator[Site]:
    """Knows one article for each of ``moments`` and gives 250 at most; first says ``before``."""
    first = list(before or [])

    def search(handler: BaseHTTPRequestHandler) -> None:
        if first:
            answer(handler, first.pop(0))
            return
        asked = parse_qs(urlsplit(handler.path).query)
        since, until = asked["startdatetime"][0], asked["enddatetime"][0]
        rows = [
            {"url": f"https://a.example/{n}", "seendate": moment.strftime("%Y%m%dT%H%M%SZ")}
            for n, moment in enumerate(moments)
            if since <= moment.strftime("%Y%m%d%H%M%S") < until
        ]
        answer(handler, Reply(json.dumps({"articles": rows[:MOST_ROWS]}), headers=JSON))

    with site() as served:
        served.fallback = search
        yield served


def links(served: Site, search: Search = DAY, *, pause: float = 0.0) -> list[Link]:
    return list(Gdelt(Fetcher(QUICK), service=served.url("/doc"), pause=pause).links(search))


def test_a_row_keeps_language_and_country() -> None:
    row = {
        "url": "https://a.example/1",
        "title": "لقاء  الوزيرين",
        "seendate": "20240305T101500Z",
        "domain": "a.example",
        "language": "Arabic",
        "sourcecountry": "Egypt",
    }
    with stand_in([], before=[Reply(json.dumps({"articles": [row]}), headers=JSON)]) as served:
        assert links(served) == [
            Link(
                url="https://a.example/1",
                title="لقاء الوزيرين",
                seen=dt.datetime(2024, 3, 5, 10, 15, tzinfo=dt.UTC),
                domain="a.example",
                language="Arabic",
                country="Egypt",
            )
        ]
        asked = parse_qs(urlsplit(served.paths()[0]).query)
        assert asked == {
            "query": ["russia"],
            "mode": ["ArtList"],
            "format": ["json"],
            "maxrecords": ["250"],
            "sort": ["DateAsc"],
            "startdatetime": ["20240305000000"],
            "enddatetime": ["20240306000000"],
        }


def test_a_full_answer_is_halved_until_nothing_is_cut_off() -> None:
    moments = [DAY.since + dt.timedelta(minutes=n) for n in range(1_440)]
    with stand_in(moments) as served:
        found = links(served)
        assert {link.url for link in found} == {f"https://a.example/{n}" for n in range(1_440)}
        assert len(found) == 1_440
        assert len(served.visits) == 15  # 1 + 2 + 4 full ones, 8 of 180 rows


def test_halving_ends_at_the_shortest_period() -> None:
    with stand_in([DAY.since] * 400) as served:
        assert len(links(served)) == MOST_ROWS
        assert len(served.visits) < 20


def test_nothing_found_is_nothing() -> None:
    for body in ("{}", "", '{"articles": []}', "[]"):
        with stand_in([], before=[Reply(body, headers=JSON)]) as served:
            assert links(served) == []


def test_a_sentence_instead_of_rows_is_passed_on() -> None:
    said = Reply("Your query was too short or too long.\n")
    with (
        stand_in([], before=[said]) as served,
        pytest.raises(FetchError, match="GDELT answers: Your query was too short or too long"),
    ):
        links(served)


def test_too_many_calls_are_repeated_later_and_calls_keep_the_pause() -> None:
    moments = [DAY.since + dt.timedelta(minutes=n) for n in range(300)]
    with stand_in(moments, before=[Reply("slower", 429)]) as served:
        started = time.monotonic()
        assert len(links(served, pause=0.1)) == 300
        assert len(served.visits) > 3
        assert time.monotonic() - started >= 0.1 * (len(served.visits) - 1)


def test_a_search_has_a_period_or_is_of_the_last_day() -> None:
    assert parse_search("russia us", now=NOW) == Search(
        "russia us", dt.datetime(2024, 3, 9, 12, tzinfo=dt.UTC), NOW
    )
    assert parse_search("2024-03-05..2024-03-05: russia", now=NOW) == DAY
    assert parse_search("2024-03-10..2024-03-20:russia", now=NOW).until == NOW


@pytest.mark.parametrize(
    "text", ["", "2024-03-05..2024-03-06:", "2024-03-06..2024-03-05:a", "2024-02-30..2024-03-05:a"]
)
def test_a_search_that_means_nothing_is_refused(text: str) -> None:
    with pytest.raises(FetchError):
        parse_search(text, now=NOW)
