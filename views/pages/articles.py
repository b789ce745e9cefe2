"""Articles: the texts behind every number, listed, and one opened with its evidence."""

from __future__ import annotations

import streamlit as st

from views import page, url_state
from views.articles import listing, panel
from views.desk import Desk, current

LIST_TO_READER = (5, 6)  # widths of the list and the open article beside it


def main(desk: Desk) -> None:
    """Read filters → query → say so if empty → the list, and the article that is open."""
    open_id = url_state.params().get("article")
    summary = page.begin(desk, "articles")
    if summary is not None and open_id:
        with st.container(key="article_beside"):
            listed, reader = st.columns(LIST_TO_READER, gap="large")
        with reader:
            panel.show(desk, str(open_id))
        with listed:
            listing.show(desk, summary, str(open_id))
    elif summary is not None:
        listing.show(desk, summary, None)
    elif open_id:
        panel.show(desk, str(open_id))


main(current())
