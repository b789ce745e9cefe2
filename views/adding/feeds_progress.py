"""How far the reading of the feeds is, and what became of their entries."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from analysis.locale import Words
from views import background, page
from views.adding.watching import Watching
from views.articles.reader import printable


def show(folder: Path, words: Words) -> None:
    """Draw the latest reading, by itself again and again while it goes on."""
    job = background.last(folder, Watching)
    if job is None:
        return
    st.fragment(_panel, run_every=background.REFRESH if job.running else None)(
        job, words, was_running=job.running
    )


def _panel(job: Watching, words: Words, *, was_running: bool) -> None:
    if job.running:
        st.caption(words["feeds.reading"])
        st.button(
            words["add.stopping" if job.stopped else "add.stop"],
            key="feeds_stop",
            on_click=job.stop,
            disabled=job.stopped,
        )
    elif was_running:
        st.rerun()  # the whole page: the table of feeds has changed
    else:
        job.check()
        _ended(job, words)
    lines = "".join(f'<li dir="auto">{printable(line)}</li>' for line in reversed(job.lines))
    if lines:
        st.html(f'<ul class="log" dir="{words.direction}">{lines}</ul>')


def _ended(job: Watching, words: Words) -> None:
    if job.error:
        st.error(page.literal(job.error))
    if job.tally:
        counts = {
            name: words.number(getattr(job.tally, name))
            for name in ("reads", "failed", "kept", "skipped")
        }
        st.info(words("feeds.ended", **counts))
