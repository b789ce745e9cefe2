"""The watched feeds: how each is doing, and which there are."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from analysis.errors import AnalysisError
from analysis.locale import Words
from analysis.watch import (
    FeedStatus,
    add_feed,
    export_opml,
    import_opml,
    pause_feed,
    remove_feed,
    status,
)
from views import background, columns, page, told
from views.adding import feeds_progress
from views.adding.watching import Watching

FILE = "feeds.toml"
"""The file beside the store that lists the feeds, as `python -m analysis watch` reads it."""

TABLE, PROBLEM, ROUND = "feeds_table", "feeds_problem", "feeds_round"


def show(folder: Path, words: Words) -> None:
    """Draw the feeds watched for the store in ``folder``, and what can be done with them."""
    file = folder.absolute().parent / FILE
    for problem in told.said(PROBLEM) or ():
        st.error(page.literal(problem))
    feeds_progress.show(folder, words)
    try:
        feeds = status(file, store=folder) if file.exists() else []
    except AnalysisError as error:
        st.error(page.literal(str(error)))
        return
    if feeds:
        _listed(feeds, file, folder, words)
    else:
        st.info(words["feeds.none"])
    _new(file, words)
    _opml(file, words, any_listed=bool(feeds))


def _listed(feeds: Sequence[FeedStatus], file: Path, folder: Path, words: Words) -> None:
    chosen = st.dataframe(
        table(feeds, words),
        key=TABLE,
        hide_index=True,
        column_order=columns.order(COLUMNS, words),
        on_select="rerun",
        selection_mode="multi-row",
        column_config={name: words[f"feeds.{name}"] for name in COLUMNS}
        | {
            "errors": st.column_config.NumberColumn(words["feeds.errors"], format="percent"),
            "last_read": st.column_config.TextColumn(words["feeds.last_read"], width="medium"),
            "last_error": st.column_config.TextColumn(words["feeds.last_error"], width="medium"),
        },
        placeholder=words["words.no_value"],
        alt=words["feeds.alt"],
    )
    urls = [feeds[row].url for row in chosen["selection"]["rows"]]
    with st.container(horizontal=True):
        for name, icon, change in _CHANGES:
            st.button(
                words[f"feeds.{name}"],
                icon=icon,
                key=f"feeds_{name}",
                disabled=not urls,
                on_click=_each,
                args=(change, file, urls),
            )
        st.button(
            words["feeds.read"],
            icon=":material/sync:",
            key="feeds_read",
            disabled=background.busy(folder, Watching) or all(feed.paused for feed in feeds),
            on_click=lambda: background.begin(folder, Watching(file, folder)),
        )
    st.caption(words("feeds.schedule", file=page.literal(str(file))))


COLUMNS = ("name", "state", "last_read", "items", "errors", "last_error", "url")


def table(feeds: Sequence[FeedStatus], words: Words) -> pd.DataFrame:
    """The feeds as rows: name, state, moment of the last read, articles, share of errors among
    the latest reads, the last error, address."""
    rows = [
        (
            feed.name,
            words["feeds.is_paused" if feed.paused else "feeds.is_watched"],
            words.moment(feed.last_read) if feed.last_read else words["feeds.never"],
            feed.items,
            feed.error_rate,
            feed.last_error,
            feed.url,
        )
        for feed in feeds
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _paused(file: Path, url: str) -> None:
    pause_feed(file, url)


def _resumed(file: Path, url: str) -> None:
    pause_feed(file, url, paused=False)


_CHANGES: Sequence[tuple[str, str, Callable[[Path, str], Any]]] = (
    ("pause", ":material/pause:", _paused),
    ("resume", ":material/play_arrow:", _resumed),
    ("remove", ":material/delete:", remove_feed),
)


def _new(file: Path, words: Words) -> None:
    with st.form("feeds_new", clear_on_submit=True, border=False):
        address, name = st.columns(2)
        address.text_input(words["feeds.address"], key="feed_address", placeholder="https://…")
        name.text_input(words["feeds.called"], key="feed_name")
        st.form_submit_button(words["feeds.add"], on_click=_add, args=(file,))


def _add(file: Path) -> None:
    address, name = st.session_state["feed_address"], st.session_state["feed_name"]
    _tried(lambda: add_feed(file, address, name=name.strip() or None))


def _opml(file: Path, words: Words, *, any_listed: bool) -> None:
    with st.expander(words["feeds.opml"]):
        given = st.file_uploader(
            words["feeds.opml_in"], key=f"opml_{st.session_state.get(ROUND, 0)}"
        )
        if given:
            st.button(
                words["feeds.opml_add"],
                key="opml_add",
                on_click=_import,
                args=(file, given.getvalue()),
            )
        if any_listed:
            st.download_button(
                words["feeds.opml_out"],
                lambda: _exported(file),
                file_name="feeds.opml",
                mime="text/x-opml",
                on_click="ignore",
                key="opml_out",
            )


def _import(file: Path, content: bytes) -> None:
    st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1
    with tempfile.TemporaryDirectory() as folder:
        opml = Path(folder) / "feeds.opml"
        opml.write_bytes(content)
        _tried(lambda: import_opml(file, opml))


def _exported(file: Path) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        opml = Path(folder) / "feeds.opml"
        export_opml(file, opml)
        return opml.read_bytes()


def _each(change: Callable[[Path, str], Any], file: Path, urls: Sequence[str]) -> None:
    _tried(*(partial(change, file, url) for url in urls))


def _tried(*changes: Callable[[], Any]) -> None:
    """Do them all; what is wrong with what was asked is shown at the next runs."""
    problems = []
    for change in changes:
        try:
            change()
        except AnalysisError as error:
            problems.append(str(error))
    told.keep(PROBLEM, problems)
