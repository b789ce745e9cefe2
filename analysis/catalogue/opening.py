"""A view without a page: for the command line and reports."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from analysis import queries
from analysis.catalogue.options import Options
from analysis.catalogue.view import View, named, ways
from analysis.discovery.stories import folder_of
from analysis.errors import AnalysisError
from analysis.events import Event, shipped
from analysis.events.kept import own_events
from analysis.filters import Filters
from analysis.locale import Words
from analysis.packs.watched import SHIPPED, Watched
from analysis.queries.sql import Connection


def view_of(
    con: Connection,
    filters: Filters,
    words: Words,
    *,
    today: dt.date,
    watched: Watched = SHIPPED,
    options: Options | None = None,
) -> View:
    """The view of a store's articles in a language, whichever that of an interface is.

    ``watched`` names the topics, and ``today`` is the day that files are dated with. Its events
    are the shipped ones and those kept beside the store, none of these where they cannot be read.
    """
    words = named(words, queries.choices(con).topics, watched)
    return View(
        con=con,
        filters=filters,
        words=words,
        source=words("app.source", ways=ways(queries.scorers(con, filters), words)),
        today=today,
        options=options or Options(),
        events=(*shipped(), *_own(con)),
    )


def _own(con: Connection) -> tuple[Event, ...]:
    folder = folder_of(con)
    try:
        return own_events(Path(folder)) if folder else ()
    except AnalysisError:
        return ()
