"""Filters as SQL conditions on the view ``analyses``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from analysis import packs
from analysis.filters.values import split_values, tone_range
from analysis.filters.wording import problem
from analysis.models import NEUTRAL_BAND, PRESENT

if TYPE_CHECKING:
    from analysis.filters import Filters

NO_OUTLET = "(none)"
"""The outlet value that stands for articles without an outlet, a group of its own."""

TONE_CLASS_SQL = (
    "CASE WHEN tone IS NULL THEN 'none' "
    f"WHEN abs(tone) <= {NEUTRAL_BAND}::FLOAT THEN 'neutral' "
    "WHEN tone > 0 THEN 'positive' ELSE 'negative' END"
)
"""`analysis.models.tone_class` in SQL; the band is a FLOAT because the stored tone is one."""

_TOPIC_KEY = re.compile(r"[a-z][a-z0-9_]{0,59}")

Condition = tuple[str, list[Any]]


def topic_column(key: str) -> str:
    """The name of a topic's column in ``analyses``; only for keys that are safe in SQL."""
    if not _TOPIC_KEY.fullmatch(key):
        raise problem("not_a_topic", value=key, choices=", ".join(packs.topic_keys()))
    return f"topic_{key}"


def where(filters: Filters, *, found: str | None, later: str | None) -> Condition:
    """What `Filters.where` says."""
    parts = list(_each(filters, found))
    if later:
        parts.append((f"article_id NOT IN (SELECT id FROM {later})", []))
    elif filters.count != "placements":
        copies, values = later_copies(filters, found=found)
        parts.append((f"article_id NOT IN ({copies})", values))
    condition = " AND ".join(f"({sql})" for sql, _ in parts) or "TRUE"
    return condition, [value for _, values in parts for value in values]


def later_copies(filters: Filters, *, found: str | None) -> Condition:
    """What `Filters.later_copies` says."""
    each = list(_each(filters, found)) if filters.count == "stories" else []
    among = " AND ".join(["TRUE", *(f"({sql})" for sql, _ in each)])
    query = (
        f"SELECT article_id AS id FROM analyses WHERE placements > 1 AND {among} "
        "QUALIFY row_number() OVER "
        "(PARTITION BY told ORDER BY published NULLS LAST, article_id) > 1"
    )
    return query, [value for _, values in each for value in values]


def _each(filters: Filters, found: str | None) -> Iterable[Condition]:
    """What is asked of an article by itself."""
    yield from _dates(filters)
    yield from _topics(filters)
    yield from _outlets(filters)
    yield from _any_of("language", filters.languages)
    yield from _tone(filters)
    yield from _search(filters, found)
    if filters.count == "original":
        yield "wire IS NULL", []


def _dates(filters: Filters) -> Iterable[Condition]:
    or_undated = " OR published IS NULL" if filters.undated else ""
    if filters.since:
        yield f"published >= ?{or_undated}", [filters.since]
    if filters.until:
        yield f"published <= ?{or_undated}", [filters.until]


def _topics(filters: Filters) -> Iterable[Condition]:
    if filters.topics:
        tests = [f"{topic_column(key)} >= ?" for key in filters.topics]
        yield (" AND " if filters.match == "all" else " OR ").join(tests), [PRESENT] * len(tests)


def _outlets(filters: Filters) -> Iterable[Condition]:
    named = tuple(outlet for outlet in filters.outlets if outlet != NO_OUTLET)
    tests = list(_any_of("outlet", named))
    if NO_OUTLET in filters.outlets:
        tests.append(("outlet IS NULL OR outlet = ?", [NO_OUTLET]))
    if tests:
        yield " OR ".join(sql for sql, _ in tests), [v for _, values in tests for v in values]


def _tone(filters: Filters) -> Iterable[Condition]:
    if filters.tone is None:
        return
    if ".." in filters.tone:
        low, high = tone_range(filters.tone)
        yield "tone BETWEEN CAST(? AS FLOAT) AND CAST(? AS FLOAT)", [low, high]
    else:
        yield from _any_of(TONE_CLASS_SQL, split_values(filters.tone))


def _search(filters: Filters, found: str | None) -> Iterable[Condition]:
    if not filters.search:
        return
    if not found:
        raise ValueError("what a search finds is looked up first: analysis.queries.matches")
    yield f"article_id IN (SELECT id FROM {found})", []


def _any_of(column: str, values: Sequence[str]) -> Iterable[Condition]:
    if values:
        yield f"{column} IN ({', '.join('?' * len(values))})", list(values)
