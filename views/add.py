"""Add articles: files, pasted text, links and feeds, each item with a line on what came of it."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from views import add_progress, add_text, background, data, page
from views.adding import Adding, Item
from views.locale import Words, load


def main(words: Words) -> None:
    """The page from the top down: what is being added, then the ways to add more."""
    page.title(words, "add")
    folder = data.folder()
    st.caption(words("add.where", folder=page.literal(str(folder.absolute()))))
    add_progress.show(folder, words)
    busy = background.busy(folder, Adding)
    add_text.show(words, lambda items: _begin(folder, items), busy=busy)


def _begin(folder: Path, items: list[Item]) -> None:
    background.begin(folder, Adding(folder, items))


main(load())
