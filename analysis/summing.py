"""How an article's tone came from its sentences: the terms of the sum, and each sentence's text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.models import Article
from analysis.pipeline import prepare, tones
from analysis.tone import backend_named
from analysis.tone.backend import ArticleTone


@dataclass(frozen=True, slots=True)
class Summed:
    """A tone with what made it.

    ``tone`` is the article's tone as the backend's roll-up gives it, its terms in ``tone.sum``;
    ``texts`` are the article's sentences by number (0 the title), without markup; ``version`` is
    what the tone depends on, as it stands in an analysis before any stamp of own topics.
    """

    tone: ArticleTone
    texts: Mapping[int, str]
    version: str


def summed(article: Article, *, backend: str | None = None) -> Summed | None:
    """The tone of an article taken apart, scored anew by a backend (``None``: the default);
    ``None`` where it cannot be scored: no text, or no pack for its language.

    Raises AnalysisError for a backend that is unknown or cannot run here.
    """
    scorer = backend_named(backend)
    ready = prepare(article)
    if ready.problem:
        return None
    (toned,) = tones([ready], scorer)
    texts = {
        passage.sentence.index: passage.source[passage.sentence.start : passage.sentence.end]
        for passage, _ in ready.found
    }
    return Summed(scorer.article(toned), texts, scorer.version())
