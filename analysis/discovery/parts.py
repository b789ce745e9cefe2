"""Among which articles topics are looked for together, and where there are too few to look."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from analysis import vocabulary
from analysis.discovery.results import Part, State

FEWEST = 40
"""Stories among which topics are looked for: of fewer, every reader knows each."""

LITTLE = 300
"""Stories below which a discovery says that they are little: of fewer there are not as many topics
as a page shows, a dozen stories for each (`grouping.STORIES_A_TOPIC`)."""

LOOKED_AT: tuple[State, ...] = ("found", "little")
"""States of a part that topics are looked for in."""


def parts(placed: pd.DataFrame, *, together: bool) -> tuple[Part, ...]:
    """The parts of placed articles, those with most articles first: a language each, or those
    that can be read as one where they are looked through ``together``."""
    found = sorted(_parts(placed, together=together), key=lambda part: (-part.n, part.key))
    return tuple(found)


def of(placed: pd.DataFrame, part: Part) -> pd.DataFrame:
    """The rows of the articles of a part."""
    return placed[placed["language"].isin(part.languages)]


def _parts(placed: pd.DataFrame, *, together: bool) -> Iterator[Part]:
    languages = sorted(placed["language"].unique())
    readable = [each for each in languages if each in vocabulary.languages()]
    groups = [tuple(readable)] * bool(readable) if together else [(each,) for each in readable]
    for group in [*groups, *((each,) for each in languages if each not in readable)]:
        rows = placed[placed["language"].isin(group)]
        stories = int(rows["leader"].nunique())
        state = _state(stories) if group[0] in readable else "unread"
        yield Part(languages=group, state=state, n=len(rows), stories=stories, outliers=0)


def _state(stories: int) -> State:
    if stories < FEWEST:
        return "few"
    return "little" if stories < LITTLE else "found"
