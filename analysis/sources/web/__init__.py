"""Articles from the web: pages, feeds and searches, fetched politely and from public addresses.

This module loads nothing; what it names is loaded when an address is read.
"""

from __future__ import annotations

GDELT_MARK = "gdelt:"
"""What a source begins with that is a search of GDELT and no file."""

MARKS = ("http://", "https://", GDELT_MARK)


def is_on_web(source: object) -> bool:
    """Whether a source is a page, a feed or a search, by how it begins, and no file."""
    return isinstance(source, str) and source.strip().lower().startswith(MARKS)
