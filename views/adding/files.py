"""Adding files: many dragged in at once, tables shown before they are read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import streamlit as st

from analysis import sources
from analysis.locale import Words
from analysis.models import Article
from analysis.sources import Upload, kinds, read_articles
from views.adding import table_columns
from views.adding.job import Item, Line

ROUND = "files_round"
"""How often files were sent; a new number gives an empty box for the next ones."""

PACKED = ".gz"


def show(words: Words, add: Callable[[list[Item]], None], *, busy: bool) -> None:
    """Draw the box for files and the columns of the tables among them; ``add`` takes them."""
    given = st.file_uploader(
        words["add.files"],
        accept_multiple_files=True,
        key=f"files_{st.session_state.get(ROUND, 0)}",
        help=words("add.kinds", kinds=", ".join(each for each in kinds() if PACKED not in each)),
    )
    if not given:
        return
    chosen = table_columns.choose({each.file_id: _upload(each) for each in given}, words)
    items = [item(_upload(each), table_columns.mapping_of(each.file_id, chosen)) for each in given]
    st.button(
        words("add.files_add", n=words.number(len(items))),
        type="primary",
        key="files_add",
        disabled=busy or not all(table.has_text for table in chosen),
        on_click=_send,
        args=(items, add),
    )


def item(upload: Upload, mapping: Mapping[str, str]) -> Item:
    """A file to read, its columns as ``mapping`` has them where that says anything."""

    def read(line: Line) -> Iterator[Article]:
        def note(found: sources.Item) -> None:
            own = found.source == line.name or not found.note
            line.note(found.note if own else f"{found.source}: {found.note}")

        return read_articles([upload], on_problem=line.problem, on_item=note, mapping=mapping)

    return Item(upload.name, read)


def _upload(given: Any) -> Upload:
    return Upload(given.name, given)


def _send(items: list[Item], add: Callable[[list[Item]], None]) -> None:
    add(items)
    st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1
