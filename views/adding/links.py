"""Adding pages by their addresses, feeds with all they lead to, and searches of GDELT."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import streamlit as st

from analysis.locale import Words
from analysis.models import Article
from analysis.sources.web import GDELT_MARK
from analysis.sources.web.fetch import Fetcher
from analysis.sources.web.reading import read_search, read_url
from views.adding.job import Item, Line

KEY = "links"
HEIGHT = 180
"""Pixels of the box: six addresses are seen at once."""


def show(words: Words, add: Callable[[list[Item]], None], *, busy: bool) -> None:
    """Draw the box for addresses; ``add`` takes them, read by one polite reader."""
    with st.form("add_links", clear_on_submit=True, border=False):
        st.text_area(
            words["add.links"],
            key=KEY,
            height=HEIGHT,
            placeholder=words["add.links_placeholder"],
            help=words["add.links_help"],
        )
        st.form_submit_button(
            words["add.links_add"],
            type="primary",
            disabled=busy,
            on_click=_send,
            args=(add,),
        )


def _send(add: Callable[[list[Item]], None]) -> None:
    lines = (line.strip() for line in str(st.session_state[KEY]).splitlines())
    addresses = list(dict.fromkeys(filter(None, lines)))
    fetcher = Fetcher()
    if addresses:
        add([item(each, fetcher) for each in addresses])


def item(address: str, fetcher: Fetcher) -> Item:
    """What is behind an address: a page, all that a feed leads to, or what a search finds."""

    def read(line: Line) -> Iterator[Article]:
        found = (
            read_search(address.removeprefix(GDELT_MARK), fetcher=fetcher, on_problem=line.problem)
            if address.startswith(GDELT_MARK)
            else read_url(address, fetcher=fetcher, on_problem=line.problem)
        )
        for each in found:
            line.note(each.note)
            yield each.article

    return Item(address, read)
