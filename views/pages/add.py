"""Add articles: files, pasted text, links and feeds, each item with a line on what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analysis.locale import Words, load
from views import background, data, page, url_state
from views.adding import feeds, files, links, pasted, progress
from views.adding.job import Adding, Item

WAYS = {"files": files.show, "text": pasted.show, "links": links.show}


def main(words: Words) -> None:
    """The page from the top down: what is being added, then the ways to add more."""
    page.title(words, "add")
    folder = data.folder()
    st.caption(words("add.where", folder=page.literal(str(folder.absolute()))))
    with st.container(key="add_progress"):  # keeps its place, and so the tab that is open
        progress.show(folder, words)
    busy = background.busy(folder, Adding)
    *tabs, watched = _tabs(words)
    for tab, way in zip(tabs, WAYS, strict=True):
        with tab:
            WAYS[way](words, partial(_begin, folder), busy=busy)
    with watched:
        feeds.show(folder, words)


def _tabs(words: Words) -> Sequence[DeltaGenerator]:
    """A tab for each way; the open one is kept in the URL."""
    named = {words[f"add.{way}_tab"]: way for way in url_state.OPTIONS["way"]}
    opened = url_state.option("way")
    if "add_way" not in st.session_state or named.get(st.session_state["add_way"]) != opened:
        st.session_state["add_way"] = words[f"add.{opened}_tab"]
    return st.tabs(
        list(named),
        key="add_way",
        on_change=lambda: url_state.put_option("way", named[st.session_state["add_way"]]),
    )


def _begin(folder: Path, items: list[Item]) -> None:
    background.begin(folder, Adding(folder, items))


main(load(url_state.language()))
