"""Corrections: what analysts say instead of the machine, and how often the two differ."""

from __future__ import annotations

import streamlit as st

from analysis import queries
from views import data, page
from views.articles import saying
from views.corrections import disagreement, listing
from views.desk import Desk, current


def main(desk: Desk) -> None:
    """Read filters → query → say so if empty → the shares that differ → the list and its files."""
    summary = page.begin(desk, "corrections")
    saying.tell()
    if summary is None:
        return
    if data.store_folder() is None:
        st.info(desk.words["correcting.no_store"])
        return
    frame = queries.corrections(desk.con, desk.filters)
    if frame.empty:
        st.info(desk.words["corrections.none"], icon=":material/edit_note:")
        return
    disagreement.show(desk, summary)
    listing.show(desk, frame, summary)


main(current())
