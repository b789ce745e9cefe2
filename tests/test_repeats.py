"""A story counts once in the interval of every mean, whatever the means are of."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest
from scipy import stats

from analysis import queries
from analysis.filters import Filters
from analysis.queries.sql import Connection
from tests.made_articles import connection_of

TONES = [0.5, 0.3, -0.2, 0.1, -0.6]


def _rows(ran: Iterable[int]) -> list[dict[str, object]]:
    """Stories that each ran so many times, in three languages, all on one topic and day."""
    return [
        {
            "published": "2017-01-05",
            "outlet": "A",
            "language": ("ar", "en", "ru")[copy % 3],
            "story": f"s{story}",
            "tone": tone,
            "topics": {"syria": 0.9},
        }
        for story, (tone, times) in enumerate(zip(TONES, ran, strict=True))
        for copy in range(times)
    ]


def _ends(frame: Any) -> tuple[float, float]:
    return float(frame["low"].iloc[0]), float(frame["high"].iloc[0])


def _of_all(con: Connection, filters: Filters) -> tuple[float | None, float | None]:
    whole = queries.overview(con, filters)
    return whole.low, whole.high


def _of_topic(con: Connection, filters: Filters) -> tuple[float, float]:
    frame = queries.topic_share(con, filters)
    return _ends(frame[frame["topic"] == "syria"])


ASKED: dict[str, Callable[[Connection, Filters], tuple[float | None, float | None]]] = {
    "all": _of_all,
    "period": lambda con, filters: _ends(queries.over_time(con, filters, "month")),
    "outlet": lambda con, filters: _ends(queries.tone_by(con, filters, "outlet")),
    "topic": _of_topic,
}
EVERY_WAY = pytest.mark.parametrize("ends", ASKED.values(), ids=ASKED)


@EVERY_WAY
def test_stories_that_all_ran_alike_have_the_interval_of_the_stories(ends: Any) -> None:
    known = stats.ttest_1samp(TONES, 0).confidence_interval(0.95)
    for times in (1, 4):
        con = connection_of(*_rows([times] * 5))
        assert ends(con, Filters()) == pytest.approx((known.low, known.high), abs=1e-6)


@EVERY_WAY
def test_copies_make_an_interval_no_surer(ends: Any) -> None:
    low, high = ends(connection_of(*_rows([1, 1, 1, 1, 30])), Filters())
    assert high - low > 1  # fifteen times fewer than the 34 articles would make of it


@EVERY_WAY
def test_of_one_story_there_is_no_interval(ends: Any) -> None:
    low, _ = ends(connection_of(*_rows([9, 0, 0, 0, 0])), Filters())
    assert low is None or low != low


@EVERY_WAY
def test_each_story_counted_once_has_students_interval(ends: Any) -> None:
    known = stats.ttest_1samp(TONES, 0).confidence_interval(0.95)
    once = ends(connection_of(*_rows([1, 2, 3, 4, 5])), Filters(count="stories"))
    assert once == pytest.approx((known.low, known.high), abs=1e-6)


def test_only_the_copies_that_match_count() -> None:
    con = connection_of(*_rows([3] * 5))
    one_language = queries.overview(con, Filters(languages=("ar",)))
    once = queries.overview(con, Filters(count="stories"))
    assert (one_language.low, one_language.high) == pytest.approx((once.low, once.high))


def test_groups_keep_their_copies_apart() -> None:
    con = connection_of(*_rows([3, 3, 3, 3, 1]))
    frame = queries.tone_by(con, Filters(), "language").set_index("group")
    for language, tones in {"en": TONES[:4], "ar": TONES}.items():
        known = stats.ttest_1samp(tones, 0).confidence_interval(0.95)
        found = frame.loc[language, ["low", "high"]]
        assert tuple(found) == pytest.approx((max(known.low, -1), min(known.high, 1)), abs=1e-6)
