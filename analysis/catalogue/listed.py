"""All charts there are, in the order of the dashboard's pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches

from analysis.catalogue import compare, corrections, discover, outlets, overview, tone, topics
from analysis.catalogue.entry import Entry
from analysis.catalogue.view import View
from analysis.errors import ExportError
from analysis.export import Chart

CATALOGUE: Mapping[str, Entry] = {
    entry.name: entry
    for page in (overview, topics, tone, outlets, compare, discover, corrections)
    for entry in page.ENTRIES
}
"""The charts by name."""


def entry_named(name: str, *, also: Sequence[str] = ()) -> Entry:
    """The entry of a chart. Raises ExportError naming the nearest and all there are, and what
    ``also`` could have been meant."""
    if found := CATALOGUE.get(name):
        return found
    there = (*also, *CATALOGUE)
    near = get_close_matches(name, there, n=1)
    meant = f" (did you mean {near[0]}?)" if near else ""
    raise ExportError(f"there is no chart {name!r}{meant}; choose one of {', '.join(there)}")


def build(name: str, view: View) -> Chart:
    """The chart of that name as the view has it.

    Raises ExportError for a name that there is none of, NothingToShow where the chart would be
    empty, with why, and FilterError for an option that the articles do not allow.
    """
    entry = entry_named(name)
    return replace(entry.build(view), again=lambda words: build(name, view.translated(words)))
