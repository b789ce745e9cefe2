"""What filters ask of other articles, looked up once a connection rather than once a chart:
the articles that search words find, and those that are copies of earlier ones."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from analysis.filters import Filters
from analysis.search import find, find_among

KEPT = 32
"""Tables of finds that a connection keeps; a few for each reader of a small newsroom."""


def condition(con: duckdb.DuckDBPyConnection, filters: Filters) -> tuple[str, list[Any]]:
    """`Filters.where`, with what it looks up in tables that are made when first asked for."""
    found = _searched(con, filters)
    if filters.count == "placements":
        return filters.where(found=found)
    copies, values = filters.later_copies(found=found)
    name = _name(copies, values)
    later = name if _there(con, name, copies, values) else None
    return filters.where(found=found, later=later)


def flags(con: duckdb.DuckDBPyConnection, sides: Sequence[Filters]) -> tuple[str, list[Any]]:
    """SQL for the columns ``in0 in1 …``, whether an article is in each of some sets, with what it
    looks up: one pass over the articles counts all of them."""
    found = [condition(con, side) for side in sides]
    columns = (f"coalesce({where}, false) AS in{at}" for at, (where, _) in enumerate(found))
    return ", ".join(columns), [value for _, given in found for value in given]


def _searched(con: duckdb.DuckDBPyConnection, filters: Filters) -> str | None:
    """The table of what the search finds; None without a search."""
    if filters.search is None:
        return None
    name = _name("search", [filters.search])
    if name in _kept(con):
        return name
    ids = pa.table({"id": pa.array(_found(con, filters.search), pa.string())})
    if not _there(con, name, "SELECT id FROM ids_given", [], ids=ids):
        name = f"{name}_{uuid.uuid4().hex}"  # another thread is just making the same
        _make(con, name, "SELECT id FROM ids_given", [], ids=ids)
    return name


def _found(con: duckdb.DuckDBPyConnection, search: str) -> list[str]:
    """The ids that a search finds in the store, or among the few articles in memory."""
    [(folder,)] = con.cursor().execute("SELECT folder FROM origin").fetchall()
    if folder:
        return find(Path(folder), search)
    texts = con.cursor().execute("SELECT id, title, text FROM articles").fetchall()
    return find_among(texts, search)


def _name(sql: str, values: list[Any]) -> str:
    return f"found_{hashlib.blake2b(repr((sql, values)).encode(), digest_size=8).hexdigest()}"


def _there(
    con: duckdb.DuckDBPyConnection,
    name: str,
    sql: str,
    values: list[Any],
    *,
    ids: pa.Table | None = None,
) -> bool:
    """Whether the table is there now; not where another thread is just making the same."""
    kept = _kept(con)
    if name in kept:
        return True
    try:
        for old in kept[: 1 - KEPT]:
            con.cursor().execute(f"DROP TABLE IF EXISTS {old}")
        _make(con, name, sql, values, ids=ids)
    except (duckdb.CatalogException, duckdb.TransactionException):
        return False
    return True


def _make(
    con: duckdb.DuckDBPyConnection,
    name: str,
    sql: str,
    values: list[Any],
    *,
    ids: pa.Table | None,
) -> None:
    """Makes a table of what ``sql`` gives, in which ``ids_given`` are ``ids``."""
    cursor = con.cursor()
    if ids is not None:
        cursor.register("ids_given", ids)
    cursor.execute(f"CREATE TABLE IF NOT EXISTS {name} AS {sql}", values)


def _kept(con: duckdb.DuckDBPyConnection) -> list[str]:
    """The tables of finds, oldest first."""
    sql = (
        "SELECT table_name FROM duckdb_tables() "
        "WHERE table_name LIKE 'found\\_%' ESCAPE '\\' ORDER BY table_oid"
    )
    return [str(name) for (name,) in con.cursor().execute(sql).fetchall()]
