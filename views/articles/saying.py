"""What is said of an article kept in the store, and the line about it that the next run shows."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from analysis.corrections import Correction, undone
from analysis.errors import AnalysisError
from analysis.locale import Words
from analysis.store import open_store
from views import data, page
from views.articles import analyst

SCORES, SENTENCE = "scores", "sentence"
"""The boxes that have something to tell: of an article's scores, and of one of its sentences."""

_SAID = "correcting_said"
"""Where a callback leaves what the next run says: in which box, whether it went well, a line."""


def keep(made: Sequence[Correction], line: str, *, box: str = SCORES) -> None:
    """Keep corrections and have a box tell so, or why that could not be."""
    try:
        open_store(data.folder()).append_corrections(made)
    except AnalysisError as error:
        say(str(error), box=box)
    else:
        say(line, box=box, good=True)


def take_back(ids: Sequence[str], words: Words) -> None:
    """Undo the corrections of some ids, in the name of the visit's analyst."""
    who, folder = analyst.name(), data.store_folder()
    if not who or folder is None:
        say(words["correcting.nameless"])
        return
    made = [each for each in open_store(folder).corrections() if each.id in ids]
    keep([undone(each, who=who) for each in made], words["correcting.undone"])


def say(line: str, *, box: str = SCORES, good: bool = False) -> None:
    """Have a box tell a line in the next run."""
    st.session_state[_SAID] = box, good, line


def has_something(box: str = SCORES) -> bool:
    """Whether a box has a line to tell."""
    return bool(st.session_state.get(_SAID, ("",))[0] == box)


def tell(box: str = SCORES) -> None:
    """Draw the line that a box has to tell, once."""
    if has_something(box):
        _, good, line = st.session_state.pop(_SAID)
        (st.success if good else st.warning)(page.literal(line))
