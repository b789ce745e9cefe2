"""Articles: the texts behind every number, listed, and one opened with its evidence."""

from __future__ import annotations

import streamlit as st

from views import page, url_state
from views.articles import listing, panel
from views.desk import Desk, current

SEARCHED = "articles_search"
LIST_TO_READER = (5, 6)  # widths of the list and the open article beside it


def main(desk: Desk) -> None:
    """Read filters → query → say so if empty → the list, and the article that is open."""
    open_id = url_state.params().get("article")
    summary = page.begin(desk, "articles")
    _search(desk)
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


def _search(desk: Desk) -> None:
    """A field for words to look for, on the page where one looks for articles: the sidebar's."""
    st.session_state[SEARCHED] = url_state.text("search")
    st.text_input(
        desk.words["articles.search"],
        key=SEARCHED,
        placeholder=desk.words["sidebar.search_placeholder"],
        help=desk.words["sidebar.search_help"],
        icon=":material/search:",
        on_change=_put_search,
    )


def _put_search() -> None:
    typed = " ".join(st.session_state[SEARCHED].split())
    url_state.put(search=typed, **{url_state.ARTICLE: None, url_state.FROM: None})


main(current())
