"""Add articles: files, pasted text, links and feeds, each item with a line on what came of it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import streamlit as st

from views import background, data, page, url_state
from views.adding import feeds, files, links, pasted, progress
from views.adding.job import Adding, Item
from views.locale import Words, load

WAYS = {"files": files.show, "text": pasted.show, "links": links.show}


def main(words: Words) -> None:
    """The page from the top down: what is being added, then the ways to add more."""
    page.title(words, "add")
    folder = data.folder()
    st.caption(words("add.where", folder=page.literal(str(folder.absolute()))))
    with st.container(key="add_progress"):  # keeps its place, and so the tab that is open
        progress.show(folder, words)
    busy = background.busy(folder, Adding)
    *tabs, watched = st.tabs([words[f"add.{name}_tab"] for name in (*WAYS, "feeds")])
    for tab, way in zip(tabs, WAYS, strict=True):
        with tab:
            WAYS[way](words, partial(_begin, folder), busy=busy)
    with watched:
        feeds.show(folder, words)


def _begin(folder: Path, items: list[Item]) -> None:
    background.begin(folder, Adding(folder, items))


main(load(url_state.language()))
