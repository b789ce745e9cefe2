"""The articles that search words find, looked up once a connection rather than once a chart."""

from __future__ import annotations

import hashlib
from typing import Any

import duckdb

from analysis.filters import Filters

KEPT = 32
"""Searches whose finds a connection keeps; a few for each reader of a small newsroom."""


def condition(con: duckdb.DuckDBPyConnection, filters: Filters) -> tuple[str, list[Any]]:
    """`Filters.where`, its search answered from a table of ids that is made when first asked."""
    if filters.search is None:
        return filters.where()
    name = f"found_{hashlib.blake2b(filters.search.encode(), digest_size=8).hexdigest()}"
    there = name in _kept(con) or _keep(con, name, filters.search)
    return filters.where(found=name if there else None)


def _keep(con: duckdb.DuckDBPyConnection, name: str, search: str) -> bool:
    """Whether the finds are kept now; not where another thread is just keeping the same."""
    where, values = Filters(search=search).where()
    ids = f"SELECT article_id AS id FROM analyses WHERE {where}"
    try:
        for old in _kept(con)[: 1 - KEPT]:
            con.cursor().execute(f"DROP TABLE IF EXISTS {old}")
        con.cursor().execute(f"CREATE TABLE IF NOT EXISTS {name} AS {ids}", values)
    except (duckdb.CatalogException, duckdb.TransactionException):
        return False
    return True


def _kept(con: duckdb.DuckDBPyConnection) -> list[str]:
    """The tables of finds, oldest first."""
    sql = "SELECT table_name FROM duckdb_tables() WHERE table_name LIKE 'found\\_%' ESCAPE '\\' "
    return [str(name) for (name,) in con.cursor().execute(sql + "ORDER BY table_oid").fetchall()]
