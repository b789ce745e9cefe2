"""One's own events: uploaded or written once, kept beside the store, and removed again.

Where only samples are shown there is no store to keep them in: they last as long as the visit.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

import streamlit as st

from analysis.errors import AnalysisError
from analysis.events import Event, own_event
from analysis.events.kept import MOST, Added, add_events, own_events, remove_events
from analysis.events.written import LeftOut, read_csv
from analysis.locale import Words
from analysis.problems import said
from views import data, page, told

_VISIT, _SAID, _FILES = "own_events", "own_events_said", "own_events_files"
"""Where a visit keeps its events without a store, what the last change came to, and how many
files were uploaded, each in an uploader of its own, which then is empty again."""
_DAY, _TEXT, _CHOSEN = "own_events_day", "own_events_text", "own_events_chosen"


def shown() -> tuple[Event, ...]:
    """One's own events, in order of their days; none where they cannot be read."""
    try:
        return _kept()
    except AnalysisError:
        return ()


def manage(words: Words) -> None:
    """Draw the form to add events and, where there are any, to remove them.

    Changes are made in callbacks, before the charts are drawn with their events.
    """
    st.markdown(f"**{words['events.own']}**")
    st.caption(words["events.visit" if data.store_folder() is None else "events.beside"])
    _tell()
    try:
        there = _kept()
    except AnalysisError as error:
        st.error(page.literal(said(error, words)))
        return
    _upload(words)
    _write(words)
    if there:
        _remove(words, there)


def _kept() -> tuple[Event, ...]:
    folder = data.store_folder()
    visit: tuple[Event, ...] = st.session_state.get(_VISIT, ())
    return own_events(folder) if folder else visit


def _upload(words: Words) -> None:
    key = f"{_VISIT}_file_{st.session_state.get(_FILES, 0)}"
    st.file_uploader(
        words["events.upload"],
        type=["csv", "tsv", "txt"],
        key=key,
        on_change=_add_file,
        args=(key, words),
    )


def _write(words: Words) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        today = dt.date.today()
        st.date_input(
            words["events.day"],
            value=None,
            min_value=dt.date(1900, 1, 1),
            max_value=dt.date(today.year + 1, 12, 31),
            format="YYYY-MM-DD",
            key=_DAY,
            width=160,
        )
        st.text_input(words["events.text"], key=_TEXT, width=360)
        st.button(words["events.add"], key="own_events_add", on_click=_add_written, args=(words,))


def _remove(words: Words, there: Sequence[Event]) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        names = {_named(event, words): event for event in there}
        st.multiselect(
            words("events.chosen", n=words.number(len(there))),
            list(names),
            key=_CHOSEN,
            placeholder=words["events.choose"],
            select_all=False,
            width=530,
        )
        chosen = [names[name] for name in st.session_state[_CHOSEN] if name in names]
        st.button(
            words["events.remove"],
            key="own_events_remove",
            disabled=not chosen,
            on_click=_forget,
            args=(chosen, words),
        )
        st.button(
            words["events.remove_all"],
            key="own_events_remove_all",
            on_click=_forget,
            args=(there, words),
        )


def _named(event: Event, words: Words) -> str:
    return words("events.named", day=words.date(event.day), text=event.text(""))


def _add_file(key: str, words: Words) -> None:
    if (file := st.session_state[key]) is None:
        return
    st.session_state[_FILES] = st.session_state.get(_FILES, 0) + 1
    try:
        written = read_csv(file.getvalue())
    except AnalysisError as error:
        told.keep(_SAID, [_left_out(said(error, words), words)])
    else:
        _add(written.events, words, left_out=written.left_out)


def _add_written(words: Words) -> None:
    day, text = st.session_state[_DAY], st.session_state[_TEXT].strip()
    if day is None or not text:
        told.keep(_SAID, [(False, words["events.incomplete"])])
        return
    st.session_state[_DAY], st.session_state[_TEXT] = None, ""
    _add((own_event(day, text),), words)


def _add(events: Sequence[Event], words: Words, *, left_out: Sequence[LeftOut] = ()) -> None:
    """Keep events, and have said what came of it and of the rows left out."""
    lines = [_left_out(_row(each, words), words) for each in left_out]
    try:
        added = _keep(events)
    except AnalysisError as error:
        lines.append(_left_out(said(error, words), words))
    else:
        lines = [*_came(added, words), *lines]
    told.keep(_SAID, lines)


def _row(row: LeftOut, words: Words) -> str:
    return words("events.row", line=words.number(row.line), problem=said(row.why, words))


def _left_out(problem: str, words: Words) -> tuple[bool, str]:
    return False, words("events.problem", problem=problem)


def _keep(events: Sequence[Event]) -> Added:
    if folder := data.store_folder():
        return add_events(folder, events)
    before = _kept()
    new = [event for event in dict.fromkeys(events) if event not in before]
    room = new[: max(0, MOST - len(before))]
    st.session_state[_VISIT] = tuple(sorted((*before, *room), key=lambda event: event.day))
    return Added(new=len(room), known=len(events) - len(new), left_out=len(new) - len(room))


def _came(added: Added, words: Words) -> Iterator[tuple[bool, str]]:
    new, known = words.number(added.new), words.number(added.known)
    yield True, words("events.added", new=new, known=known)
    if added.left_out:
        yield False, words("events.full", n=words.number(added.left_out), most=words.number(MOST))


def _forget(events: Sequence[Event], words: Words) -> None:
    try:
        gone = _drop(events)
    except AnalysisError as error:
        told.keep(_SAID, [(False, said(error, words))])
    else:
        told.keep(_SAID, [(True, words("events.removed", n=words.number(gone)))])


def _drop(events: Sequence[Event]) -> int:
    if folder := data.store_folder():
        return remove_events(folder, events)
    before = _kept()
    st.session_state[_VISIT] = tuple(event for event in before if event not in events)
    return len(before) - len(_kept())


def _tell() -> None:
    """Say what the last change came to."""
    lines: list[tuple[bool, str]] = told.said(_SAID) or []
    for good, line in lines:
        (st.success if good else st.warning)(page.literal(line))
