"""Where topics are yet to be found: a button to look for them, and how far the looking is."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import streamlit as st

from analysis import discovery
from analysis.catalogue.discover import name_of
from analysis.discovery import Discovery, Part
from analysis.locale import Words
from views import background, data, page
from views.desk import Desk
from views.discovering.job import Discovering


def found(desk: Desk) -> Discovery | None:
    """What was found in the articles shown; ``None``, with what to do drawn, where nothing was
    looked for yet or nothing can be found."""
    folder = data.store_folder()
    there = discovery.known(desk.con, desk.filters) or _just_found(desk, folder)
    if there is None:
        _offer(desk, folder)
        return None
    notices(there.parts, desk.words)
    return there if there.topics else None


def notices(parts: Iterable[Part], words: Words) -> None:
    """Say of each part what a reader has to know: that it is little, or why it has no topics."""
    for part in parts:
        if part.state != "found":
            st.info(_notice(part, words), icon=":material/info:")


def _notice(part: Part, words: Words) -> str:
    return words(
        f"discover.part_{part.state}",
        name=page.literal(name_of(part, words)),
        n=words.number(part.stories),
        least=words.number(discovery.FEWEST),
        little=words.number(discovery.LITTLE),
    )


def _just_found(desk: Desk, folder: Path | None) -> Discovery | None:
    """What the last job found, of the same articles; a folder that cannot be written keeps
    nothing else of it."""
    job = background.last(folder, Discovering) if folder else None
    same = job and (job.filters, job.backend) == (desk.filters, desk.backend)
    return job.found if job and same else None


def _offer(desk: Desk, folder: Path | None) -> None:
    """A button to begin, or how far a job is; where there is nothing to look through, why."""
    words = desk.words
    parts = discovery.parts_of(desk.con, desk.filters)
    job = background.last(folder, Discovering) if folder else None
    if folder is None or not any(part.state in discovery.LOOKED_AT for part in parts):
        notices(parts, words)
    elif job and job.running:
        st.fragment(_under_way, run_every=background.REFRESH)(job, words)
    else:
        _begin(desk, folder, parts, job)


def _begin(desk: Desk, folder: Path, parts: Iterable[Part], job: Discovering | None) -> None:
    words = desk.words
    if job:
        job.check()
        if job.error:
            st.error(words("discover.failed", reason=page.literal(job.error)))
        elif job.stopped:
            st.info(words["discover.stopped"], icon=":material/stop_circle:")
    stories = sum(part.stories for part in parts if part.state in discovery.LOOKED_AT)
    st.markdown(words["discover.how"])
    st.button(
        words("discover.begin", n=words.number(stories)),
        key="discover_begin",
        type="primary",
        icon=":material/travel_explore:",
        on_click=lambda: background.begin(
            folder, Discovering(folder, desk.filters, desk.backend, said=desk.sentence)
        ),
    )


def _under_way(job: Discovering, words: Words) -> None:
    if not job.running:
        st.rerun()  # the whole page: it has its topics now
    step = job.step
    name = step.name if step else "articles"
    st.progress(
        step.done / step.total if step else 0.0,
        words(
            "discover.under_way",
            sentence=page.literal(job.said),
            step=words[f"discover.step_{name}"],
        ),
    )
    st.button(
        words["discover.stopping" if job.stopped else "discover.stop"],
        key="discover_stop",
        icon=":material/stop_circle:",
        on_click=job.stop,
        disabled=job.stopped,
    )
