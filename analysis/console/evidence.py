"""An article's scores and the phrases behind them as lines for reading."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from analysis.models import Article, Evidence, Sentence

TEXT_WIDTH = 96
"""Columns that texts wrap to; quotes of a few lines stay readable in any terminal."""


def tone_text(tone: float | None) -> str:
    """``+0.25``, or ``none`` where the article says nothing of the relation."""
    return "none" if tone is None else f"{tone:+.2f}"


def sentence_lines(article: Article, place: Sentence, found: Sequence[Evidence]) -> Iterator[str]:
    """A sentence, wrapped, and below it each phrase found in it."""
    text = article.text if place.index else article.title or ""
    words = " ".join(text[place.start : place.end].split())
    head = f"[{place.index or 'title'}] "
    yield textwrap.fill(words, TEXT_WIDTH, initial_indent=head, subsequent_indent="    ")
    for item in found:
        effect = "" if item.effect is None else f" {item.effect:+.2f}"
        said = f" [{item.holder}]" if item.holder else ""
        yield f"    {item.kind}{effect} «{item.text}»{': ' * bool(item.why)}{item.why}{said}"
