"""Saved views in the sidebar: listed, opened, saved, renamed, replaced, deleted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import Page

from analysis import saved
from analysis.errors import StoreError
from analysis.locale import Words
from analysis.saved import SavedView, SavedViews
from analysis.store import is_store
from views import page, told, url_state

NAME, CHOSEN, RENAMED = "saved_name", "saved_chosen", "saved_renamed"
"""The fields: the name to save by, the view to change, and its other name."""

TOLD = "saved_told"
"""Where a callback leaves what the next runs say: a key of the words, and a name or reason."""


@dataclass(frozen=True, slots=True)
class Here:
    """Where the reader is: the store's folder and what is saved there, the pages by name, and
    the one that is open."""

    folder: Path
    found: SavedViews
    pages: Mapping[str, Page]
    opened: str
    words: Words

    def looked_at(self, name: str) -> SavedView:
        """What is looked at, as a view of that name."""
        return SavedView(name=name, page=self.opened, params=_lasting())

    def is_open(self, view: SavedView) -> bool:
        """Whether a view is what is looked at."""
        return (view.page, view.params) == (self.opened, _lasting())


def show(folder: Path, pages: Mapping[str, Page], opened: str, words: Words) -> None:
    """Draw the views saved in the store in ``folder`` and the ways to change them; one line
    where there is no store yet to keep them beside."""
    here = Here(folder, saved.read(folder), pages, opened, words)
    n = len(here.found.views)
    head = words("saved.head_n", n=words.number(n)) if n else words["saved.head"]
    with st.expander(head, icon=":material/bookmarks:", key="saved_views"):
        if not is_store(folder):
            st.caption(words["saved.no_store"])
            return
        for view in here.found.views:
            _link(here, view)
        for path in here.found.broken:
            st.warning(words("saved.broken", path=page.literal(str(path))))
        _save(here)
        if here.found.views:
            _change(here)


def _lasting() -> url_state.Params:
    """What of the URL makes a view: all but the open article, the place in the list, and the
    language, which is the reader's own."""
    return {n: value for n, value in url_state.along().items() if n != url_state.LANGUAGE}


def _link(here: Here, view: SavedView) -> None:
    """A link to a view, in the reader's language; the one that is open has another sign."""
    target = view.page if view.page in here.pages else next(iter(here.pages))
    language = url_state.params().get(url_state.LANGUAGE)
    is_open = here.is_open(view)
    st.page_link(
        here.pages[target],
        label=page.literal(view.name),
        icon=":material/bookmark_added:" if is_open else ":material/bookmark:",
        help=here.words(
            "saved.is_open" if is_open else "saved.opens",
            name=page.literal(view.name),
            page=here.words[f"{target}.nav"],
        ),
        query_params={**view.params, **({url_state.LANGUAGE: language} if language else {})},
    )


def _save(here: Here) -> None:
    """A field for a name and a button; where the name is taken, one more to replace that view."""
    words = here.words
    with st.form("saved_form", border=False, enter_to_submit=True):
        st.text_input(words["saved.name"], key=NAME, max_chars=saved.LONGEST_NAME)
        st.form_submit_button(
            words["saved.save"], key="saved_save", on_click=_keep, args=(here,), width="stretch"
        )
    key, name = told.said(TOLD) or ("", "")
    if key:
        say = st.success if key in ("saved.kept", "saved.deleted") else st.warning
        say(words(key, name=page.literal(name)))
    if key == "saved.taken":
        label = words("saved.replace_named", name=page.literal(name))
        st.button(label, key="saved_replace", on_click=_keep, args=(here, name), width="stretch")


def _keep(here: Here, replaced: str = "") -> None:
    name = saved.tidy(replaced or st.session_state[NAME])
    if not name:
        _tell("saved.nameless")
        return
    with _telling():
        if saved.keep(here.folder, here.looked_at(name), replace=bool(replaced)):
            st.session_state[NAME] = ""
            _tell("saved.kept", name)
        else:
            _tell("saved.taken", name)


def _change(here: Here) -> None:
    """The ways to change one of the views, folded away."""
    words, names = here.words, [view.name for view in here.found.views]
    with st.popover(words["saved.change"], width="stretch", key="saved_change"):
        if st.session_state.get(CHOSEN) not in names:
            st.session_state[CHOSEN] = next(
                (view.name for view in here.found.views if here.is_open(view)), names[0]
            )
        st.selectbox(words["saved.which"], names, key=CHOSEN)
        st.text_input(words["saved.new_name"], key=RENAMED, max_chars=saved.LONGEST_NAME)
        for label, act in (("rename", _rename), ("replace", _replace), ("delete", _delete)):
            st.button(
                words[f"saved.{label}"],
                key=f"saved_do_{label}",
                on_click=act,
                args=(here,),
                width="stretch",
            )


def _rename(here: Here) -> None:
    view, name = here.found.named(st.session_state[CHOSEN]), saved.tidy(st.session_state[RENAMED])
    if view is None or not name:
        _tell("saved.nameless")
        return
    with _telling():
        if saved.rename(here.folder, view, name):
            st.session_state[CHOSEN], st.session_state[RENAMED] = name, ""
            _tell("saved.kept", name)
        else:
            _tell("saved.name_taken", name)


def _replace(here: Here) -> None:
    _keep(here, st.session_state[CHOSEN])


def _delete(here: Here) -> None:
    with _telling():
        saved.delete(here.folder, st.session_state[CHOSEN])
        _tell("saved.deleted", st.session_state[CHOSEN])


def _tell(key: str, name: str = "") -> None:
    told.keep(TOLD, (key, name))


@contextmanager
def _telling() -> Iterator[None]:
    """Within it a file that cannot be written becomes a line for the reader."""
    try:
        yield
    except StoreError as error:
        _tell("saved.failed", str(error))
