"""Whether the words that decided a reader lie where the program points."""

from __future__ import annotations

import re

from analysis.evaluate.gold import Scored

Spans = list[tuple[int, int]]


def names_quote(scored: Scored) -> bool | None:
    """Whether the gold quote overlaps a sentence with evidence of tone.

    A quote that stands more than once (title and text, say) is named where any of its places
    is. ``None`` where the quote is not in the article at all. White space is not compared.
    """
    words = re.escape(" ".join(scored.gold["quote"].split())).replace(r"\ ", r"\s+")
    places = {
        True: _places(words, scored.article.title or ""),
        False: _places(words, scored.article.text),
    }
    if not any(places.values()):
        return None
    named = {item.sentence for item in scored.found.evidence if item.kind == "tone"}
    return any(
        start < sentence.end and sentence.start < end
        for sentence in scored.found.sentences
        if sentence.index in named
        for start, end in places[sentence.index == 0]
    )


def _places(pattern: str, text: str) -> Spans:
    return [found.span() for found in re.finditer(pattern, text)]
