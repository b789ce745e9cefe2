"""What filters ask of other articles, looked up once a connection rather than once a chart:
the articles that search words find, and those that are copies of earlier ones."""

from __future__ import annotations

import hashlib
from typing import Any

import duckdb

from analysis.filters import SHARED_STORIES_SQL, Filters

KEPT = 32
"""Tables of finds that a connection keeps; a few for each reader of a small newsroom."""

_SHARED = "shared_stories"


def condition(con: duckdb.DuckDBPyConnection, filters: Filters) -> tuple[str, list[Any]]:
    """`Filters.where`, with what it looks up in tables that are made when first asked for."""
    found = _searched(con, filters)
    if filters.count == "placements":
        return filters.where(found=found)
    shared = shared_stories(con)
    copies, values = filters.later_copies(found=found, shared=shared)
    name = _name(copies, values)
    later = name if _there(con, name, copies, values) else None
    return filters.where(found=found, shared=shared, later=later)


def shared_stories(con: duckdb.DuckDBPyConnection) -> str:
    """What to select from for the rows of `SHARED_STORIES_SQL`."""
    there = _there(con, _SHARED, SHARED_STORIES_SQL, [])
    return _SHARED if there else f"({SHARED_STORIES_SQL})"


def _searched(con: duckdb.DuckDBPyConnection, filters: Filters) -> str | None:
    """The table of what the search finds; None without a search."""
    if filters.search is None:
        return None
    where, values = Filters(search=filters.search).where()
    ids = f"SELECT article_id AS id FROM analyses WHERE {where}"
    name = _name(ids, values)
    return name if _there(con, name, ids, values) else None


def _name(sql: str, values: list[Any]) -> str:
    return f"found_{hashlib.blake2b(repr((sql, values)).encode(), digest_size=8).hexdigest()}"


def _there(con: duckdb.DuckDBPyConnection, name: str, sql: str, values: list[Any]) -> bool:
    """Whether the table is there now; not where another thread is just making the same."""
    kept = _kept(con)
    if name in kept:
        return True
    try:
        for old in kept[: 1 - KEPT]:
            con.cursor().execute(f"DROP TABLE IF EXISTS {old}")
        con.cursor().execute(f"CREATE TABLE IF NOT EXISTS {name} AS {sql}", values)
    except (duckdb.CatalogException, duckdb.TransactionException):
        return False
    return True


def _kept(con: duckdb.DuckDBPyConnection) -> list[str]:
    """The tables of finds, oldest first; the shared stories last, since all others rest on them."""
    sql = (
        "SELECT table_name FROM duckdb_tables() "
        f"WHERE table_name LIKE 'found\\_%' ESCAPE '\\' OR table_name = '{_SHARED}' "
        f"ORDER BY table_name = '{_SHARED}', table_oid"
    )
    return [str(name) for (name,) in con.cursor().execute(sql).fetchall()]
