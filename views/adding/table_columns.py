"""Tables shown before they are read: which column holds what, guessed, and set by hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from analysis.errors import SourceError
from analysis.locale import Words
from analysis.sources import TablePreview, Upload, table_preview
from views import page

FIELDS = ("title", "text", "published", "outlet", "url", "language", "author", "credit")
"""What a column can hold, in the order asked."""

ABREAST = 4
"""Choices side by side on a wide screen."""

NAMES_SHOWN = 5
"""Files of the same columns that are named; of more the rest is counted."""

Columns = tuple[str, ...]
"""Columns that hold a field together: none, one, or several that are joined."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Tables with the same columns, by the ids of their files, and what those columns hold.

    ``mapping`` is what was set by hand: a field's column, an empty string where it has none.
    """

    files: tuple[str, ...]
    mapping: Mapping[str, str]
    has_text: bool


def choose(uploads: Mapping[str, Upload], words: Words) -> list[Chosen]:
    """Draw the tables among some files, by their ids, and what their columns hold; tables with
    the same columns are asked about once. Files that are none have nothing to be asked."""
    previews = {id_: _preview(id_, upload) for id_, upload in uploads.items()}
    tables = {id_: preview for id_, preview in previews.items() if preview}
    return [
        _choose(alike, [uploads[id_].name for id_ in alike], tables[alike[0]], words)
        for alike in _alike(tables)
    ]


def mapping_of(file: str, chosen: Iterable[Chosen]) -> Mapping[str, str]:
    """What was set by hand for a file; nothing where it is no table."""
    return next((each.mapping for each in chosen if file in each.files), {})


@st.cache_data(show_spinner=False, max_entries=200)
def _preview(file: str, _upload: Upload) -> TablePreview | None:
    """``file`` is its key in the cache. One that cannot be read is told of when it is added."""
    try:
        return table_preview(_upload)
    except SourceError:
        return None


def _alike(tables: Mapping[str, TablePreview]) -> list[tuple[str, ...]]:
    """The ids of tables with the same columns, taken together."""
    by_columns: dict[Columns, list[str]] = {}
    for id_, preview in tables.items():
        by_columns.setdefault(preview.columns, []).append(id_)
    return [tuple(ids) for ids in by_columns.values()]


def _choose(
    files: tuple[str, ...], names: Sequence[str], preview: TablePreview, words: Words
) -> Chosen:
    with st.container(border=True, key=f"table-{files[0]}"):
        st.markdown(f"**{page.literal(_named(names, words))}**")
        if preview.known_export:
            st.caption(words("add.export", program=page.literal(preview.known_export)))
        st.dataframe(
            pd.DataFrame(list(preview.rows), columns=list(preview.columns)),
            hide_index=True,
            key=f"rows-{files[0]}",
            alt=words["add.rows"],
        )
        st.caption(words["add.columns"])
        held = _fields(files[0], preview, words)
        if not held["text"]:
            st.warning(words["add.no_text"])
    set_by_hand = {
        name: "".join(columns[:1])
        for name, columns in held.items()
        if columns != preview.mapping.get(name, ())
    }
    return Chosen(files, set_by_hand, has_text=bool(held["text"]))


def _fields(file: str, preview: TablePreview, words: Words) -> dict[str, Columns]:
    rows = (FIELDS[first : first + ABREAST] for first in range(0, len(FIELDS), ABREAST))
    return {
        name: place.selectbox(
            words[f"add.field.{name}"],
            _options(preview, name),
            key=f"column-{name}-{file}",
            format_func=lambda columns: " + ".join(columns) or words["add.no_column"],
        )
        for row in rows
        for name, place in zip(row, st.columns(ABREAST), strict=True)
    }


def _options(preview: TablePreview, name: str) -> list[Columns]:
    """What was guessed first, then each column, then none."""
    guessed = preview.mapping.get(name, ())
    single = [(column,) for column in preview.columns]
    return list(dict.fromkeys((guessed, *single, ())))


def _named(names: Sequence[str], words: Words) -> str:
    shown = ", ".join(names[:NAMES_SHOWN])
    left = len(names) - NAMES_SHOWN
    return words("add.more_files", names=shown, n=words.number(left)) if left > 0 else shown
