"""Which topic is being edited, and its fields, kept as long as the visit."""

from __future__ import annotations

from dataclasses import dataclass, replace

import streamlit as st

from analysis import packs
from analysis.own_topics.checking import free_key
from analysis.own_topics.keeping import NEW
from analysis.packs.watched import LISTS, OwnTopic, Watched

CHOICE = "own_topic_choice"
"""The widget that chooses the topic; its value is a key, `BLANK` for a new topic."""

BLANK = ""
EMPTY = OwnTopic(key=BLANK)

_EDITED, _FIELDS = "own_topic_edited", "own_topic_fields"


@dataclass(frozen=True, slots=True)
class Edited:
    """The topic being edited: its ``key``, `BLANK` for a new one, the state of its file that was
    ``began`` from, and whether a shipped topic or an own one is changed by it."""

    key: str
    began: str


def edited() -> Edited:
    """What is being edited; a new topic where nothing was chosen."""
    found: Edited = st.session_state.get(_EDITED, Edited(BLANK, NEW))
    return found


def begin(topic: OwnTopic, *, key: str, began: str) -> None:
    """Edit a topic from now on, its fields filled in."""
    st.session_state[_EDITED] = Edited(key, began)
    fill(topic)


def goes_on(began: str, *, key: str) -> None:
    """Edit on from another state of the file; the fields stay as they are."""
    st.session_state[_EDITED] = Edited(key, began)


def fill(topic: OwnTopic) -> None:
    """Put a topic into the fields."""
    fields = {name_field(code): topic.names.get(code, "") for code in packs.languages()}
    for code in packs.languages():
        for name in LISTS:
            fields[list_field(code, name)] = "\n".join(getattr(topic, name).get(code, ()))
    st.session_state[_FIELDS] = fields
    for field, text in fields.items():
        st.session_state[field] = text


def restore() -> None:
    """Put back into the fields what stood there: Streamlit forgets those that were not drawn."""
    for field, text in st.session_state.get(_FIELDS, {}).items():
        st.session_state.setdefault(field, text)


def typed(watched: Watched) -> OwnTopic:
    """The topic as the fields have it now; a new one gets a key that is free."""
    names = {code: _field(name_field(code)).strip() for code in packs.languages()}
    lists = {
        name: {code: found for code in packs.languages() if (found := _phrases(code, name))}
        for name in LISTS
    }
    topic = OwnTopic(key=BLANK, names={c: n for c, n in names.items() if n}, **lists)
    st.session_state[_FIELDS] = {field: _field(field) for field in _all_fields()}
    return replace(topic, key=edited().key or free_key(topic.names, watched))


def name_field(code: str) -> str:
    """The key of the field for the name in a language."""
    return f"own_topic_name_{code}"


def list_field(code: str, name: str) -> str:
    """The key of the field for a list of phrases in a language."""
    return f"own_topic_{name}_{code}"


def _all_fields() -> list[str]:
    codes = packs.languages()
    lists = [list_field(code, name) for code in codes for name in LISTS]
    return [*map(name_field, codes), *lists]


def _field(field: str) -> str:
    return str(st.session_state.get(field, ""))


def _phrases(code: str, name: str) -> tuple[str, ...]:
    lines = (line.strip() for line in _field(list_field(code, name)).splitlines())
    return tuple(line for line in lines if line)
