"""Which backend's scores are shown: chosen in the sidebar, kept in the URL; and scoring by more."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import streamlit as st

from analysis.locale import Words
from analysis.tone import available, backend_named
from views import background, data, page, url_state
from views.desk import Desk
from views.frame.scoring import Scoring

KEY = "scored_by"


def show(desk: Desk, *, sample: bool) -> None:
    """Draw the choice among the backends that scored the articles here, with their counts; on
    a store also what else could score them. The sample is scored as it is chosen."""
    words = desk.words
    head = words("scored_by.head", backend=desk.backend)
    with st.expander(head, icon=":material/tune:", key="scored_by_box"):
        st.session_state[KEY] = desk.backend
        names = tuple(desk.backends)
        st.radio(
            words["scored_by.label"],
            names,
            key=KEY,
            format_func=lambda name: _counted(name, desk),
            captions=[_told(name, words) for name in names],
            on_change=_put,
            args=(names[0],),
        )
        if not sample:
            _more(desk, data.folder())
        for name, problem in available().items():
            if problem and name not in desk.backends:
                st.caption(words("scored_by.cannot", reason=page.literal(problem)))


def _told(backend: str, words: Words) -> str:
    """What a backend is, in one line; nothing of one this locale does not know."""
    return words.get(f"scored_by.is_{backend}", "")


def _counted(name: str, desk: Desk) -> str:
    n = desk.words.number(desk.backends[name])
    return desk.words("scored_by.choice", backend=name, n=n)


def _put(usual: str) -> None:
    chosen = st.session_state[KEY]
    url_state.put(**{url_state.BACKEND: None if chosen == usual else chosen})


def _more(desk: Desk, folder: Path) -> None:
    """What is being scored, or else a button for each scoring there could be."""
    if rescoring(desk.words, folder, key="score"):
        return
    job = background.last(folder, Scoring)
    if job:
        job.check()
    if job and job.error:
        st.error(page.literal(job.error))
    for label, backend in _offers(desk):
        st.button(
            desk.words(f"scored_by.{label}", backend=backend),
            key=f"score_{backend}",
            help=_told(backend, desk.words) or None,
            on_click=begin,
            args=(folder, backend),
            width="stretch",
        )


def rescoring(words: Words, folder: Path, *, key: str) -> bool:
    """Draw how far a scoring of the store is, with a button to stop it; whether there is one.
    ``key`` tells this place from others on the page."""
    job = background.last(folder, Scoring)
    if job is None or not job.running:
        return False
    st.fragment(_under_way, run_every=background.REFRESH)(job, words, key)
    return True


def _offers(desk: Desk) -> Iterator[tuple[str, str]]:
    """Each backend that could score the store, with what its button says."""
    able = [name for name, problem in available().items() if not problem]
    if desk.backend in able and is_old(desk):
        yield "again", desk.backend
    yield from (("more", name) for name in able if name not in desk.backends)


def is_old(desk: Desk) -> bool:
    """Whether some of the articles shown were scored by other packs, topics or weights than
    there are."""
    now = desk.watched.stamped(_version(desk.backend))
    return any(each.version != now for each in desk.scorers)


@st.cache_data(show_spinner=False)
def _version(backend: str) -> str:
    """What its scores depend on, asked once: a model's is read off its files."""
    return backend_named(backend).version()


def begin(folder: Path, backend: str) -> None:
    """Score the store by a backend, again where its scores are old, while pages are looked at."""
    background.begin(folder, Scoring(folder, backend))


def _under_way(job: Scoring, words: Words, key: str) -> None:
    if not job.running:
        st.rerun()  # the whole page: there is one more to choose now
    told = "under_way" if job.total else "begins"
    counts = {"done": words.number(job.done), "total": words.number(job.total)}
    st.progress(
        job.done / job.total if job.total else 0.0,
        words(f"scored_by.{told}", backend=job.backend, **counts),
    )
    st.button(
        words["add.stopping" if job.stopped else "add.stop"],
        key=f"{key}_stop",
        help=words["scored_by.stop_help"],
        on_click=job.stop,
        disabled=job.stopped,
    )
