"""Answers kept: a page that is drawn again with the same filters asks nothing twice."""

from __future__ import annotations

import copy
import inspect
from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import wraps
from threading import Lock
from typing import Any, Concatenate, ParamSpec, TypeVar

import pandas as pd

from analysis.queries.sql import Connection

ANSWERS = 400
"""Answers kept in all, those asked for longest ago dropped first. A page asks some ten questions,
and an answer to one has at most a few thousand rows, on average 20 kB: 8 MB."""

MOST_ROWS = 10_000
"""Rows of a table that is kept; longer ones are lists of articles to be saved in a file."""

Given = ParamSpec("Given")
Answer = TypeVar("Answer")
Query = Callable[Concatenate[Connection, Given], Answer]


class Answers:
    """So many answers at most, by what was asked; for any number of threads."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._answers: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = Lock()

    def get(self, asked: Hashable) -> Any:
        """The answer to what was asked, None where there is none."""
        with self._lock:
            if asked in self._answers:
                self._answers.move_to_end(asked)
            return self._answers.get(asked)

    def put(self, asked: Hashable, answer: Any) -> None:
        """Keep an answer, which nobody changes from then on."""
        with self._lock:
            self._answers[asked] = answer
            while len(self._answers) > self._most:
                self._answers.popitem(last=False)

    def clear(self) -> None:
        """Keep none any more."""
        with self._lock:
            self._answers.clear()


answers = Answers(ANSWERS)


def kept(query: Query[Given, Answer]) -> Query[Given, Answer]:
    """The query, whose answers are kept for the connection they came of, its cursors included.

    A connection shows a store as it was when it was opened, and what is added or scored later
    takes another one: an answer never grows old. Each caller gets a table of its own. Arguments
    have to be hashable, but for lists; a function among them is told of the work, and is no part
    of what is asked. What raises an error is asked again.
    """
    signature = inspect.signature(query)

    @wraps(query)
    def ask(con: Connection, /, *args: Given.args, **options: Given.kwargs) -> Answer:
        bound = signature.bind(con, *args, **options)
        bound.apply_defaults()
        values = list(bound.arguments.values())[1:]
        given = tuple(_hashable(value) for value in values if not callable(value))
        asked = (query.__module__, query.__qualname__, _name(con), given)
        known: Answer | None = answers.get(asked)
        if known is None:
            known = query(con, *args, **options)
            if not isinstance(known, pd.DataFrame) or len(known) <= MOST_ROWS:
                answers.put(asked, known)
        return _own(known)

    return ask


def _name(con: Connection) -> str:
    """What tells a connection and its cursors from all others."""
    [(name,)] = con.cursor().execute("SELECT name FROM origin").fetchall()
    return str(name)


def _hashable(value: Any) -> Hashable:
    return tuple(value) if isinstance(value, list) else value


def _own(answer: Answer) -> Answer:
    return copy.copy(answer) if isinstance(answer, pd.DataFrame) else answer
