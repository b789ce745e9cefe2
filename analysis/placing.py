"""Stored articles placed among copies: each in its story, with the agency it came from."""

from __future__ import annotations

import itertools

from analysis.store import BATCH, Copies, Store
from analysis.stories import StoryIndex


def place_all(store: Store) -> Copies:
    """Places what was stored before copies were told, and gives the copies to place more among."""
    copies = store.copies(StoryIndex())
    articles = store.unplaced()
    while batch := list(itertools.islice(articles, BATCH)):
        copies.place(batch, scored=True)
    return copies
