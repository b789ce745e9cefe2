"""What flows through the library: articles in, analyses out."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass, field
from typing import Any

from analysis.errors import AnalysisError

NEUTRAL_BAND = 0.1
"""A tone within ±0.1 is called neutral (one constant, used everywhere)."""

PRESENT = 0.5
"""A topic from this salience up counts as discussed."""

TONE_CLASSES = ("negative", "neutral", "positive", "none")
"""The four classes of tone; ``none`` is a text that says nothing of the relation."""


HOLDERS = ("outlet", "us", "ru", "other")
"""Whose words something may be: the outlet's own, the American or the Russian side's, another's."""


def tone_class(tone: float | None) -> str:
    """The class of a tone: negative, neutral, positive, or none where it is ``None``."""
    if tone is None:
        return "none"
    if abs(tone) <= NEUTRAL_BAND:
        return "neutral"
    return "positive" if tone > 0 else "negative"


def as_date(value: dt.date | str | None) -> dt.date | None:
    """The calendar day of a date, datetime or ISO 8601 string; ``None`` stays ``None``.

    Raises AnalysisError where a string is not an ISO date.
    """
    if value is None or value == "":
        return None
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    try:
        return dt.datetime.fromisoformat(value.strip()).date()
    except (ValueError, AttributeError):
        raise AnalysisError(
            f"{value!r} is not a date; write it as YYYY-MM-DD or leave it out"
        ) from None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One published text. Only ``text`` is needed; what is not known stays ``None``.

    ``language`` is an ISO 639-1 code, ``None`` until it is identified; ``published`` is
    a date or an ISO string; ``source`` says where the text came from (a file, a file and
    row, a URL) and ``fetched`` when that was, for what came over the network; ``credit`` is the
    agency that the text names as its source, as written there. ``id`` is a hash of title and
    text, so the same article read twice is one article.
    """

    text: str
    title: str | None = None
    language: str | None = None
    outlet: str | None = None
    published: dt.date | None = None
    url: str | None = None
    source: str | None = None
    credit: str | None = None
    author: str | None = None
    fetched: dt.datetime | None = None
    id: str = field(init=False)

    def __post_init__(self) -> None:
        if not isinstance(self.text, str):
            raise AnalysisError(f"an article's text must be text, not {type(self.text).__name__}")
        object.__setattr__(self, "published", as_date(self.published))
        content = f"{self.title or ''}\x00{self.text}".encode("utf-8", "surrogatepass")
        object.__setattr__(self, "id", hashlib.blake2b(content, digest_size=10).hexdigest())


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence's place: ``index`` 0 is the title, and only there do ``start`` and ``end``
    count characters of the title; elsewhere they count characters of the text."""

    index: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """One phrase that made a score.

    ``kind`` is ``"tone"`` or a topic key. ``start``/``end`` count characters of the text
    (of the title where ``sentence`` is 0) and ``text`` is that span as it stands there.
    ``cue`` is the pack's phrase, ``category`` the group it is listed in (for a topic,
    the topic's key). ``effect`` is the signed weight −1…+1 after negation, reversal and
    hedging, ``None`` for topics. ``holder`` is whose words they are, one of
    `HOLDERS`, ``None`` where that was not determined. ``changes`` are the phrases that
    changed the effect, as (how, phrase) pairs, where how is ``negated``, ``reversed``,
    ``hedged`` or ``past``. ``why`` says all this in English prose; `analysis.wording.why`
    says it in the other languages.
    """

    kind: str
    sentence: int
    start: int
    end: int
    text: str
    cue: str
    category: str
    effect: float | None = None
    holder: str | None = None
    changes: tuple[tuple[str, str], ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class Analysis:
    """The scores of one article with their evidence.

    ``topics`` maps every watched topic's key to its salience, 0 (absent) … 1 (main
    subject), from 0.5 up discussed. ``tone`` is −1 (open conflict) … +1 (close
    cooperation) between the United States and Russia, ``None`` where the article says
    nothing of it, and ``note`` then says why. ``confidence`` is the probability, 0…1,
    that the tone's class (negative, neutral, positive, none) is right, ``None`` where
    nothing could be scored. ``voices`` is the tone by holder, only of those (see `HOLDERS`) that
    say anything of the relation; ``story`` and ``wire`` name
    the group of copies and the agency, ``None`` where unknown. ``backend`` and
    ``version`` say what scored it.
    """

    article_id: str
    language: str
    topics: dict[str, float]
    tone: float | None
    confidence: float | None
    note: str | None
    sentences: tuple[Sentence, ...]
    evidence: tuple[Evidence, ...]
    voices: dict[str, float] = field(default_factory=dict)
    story: str | None = None
    wire: str | None = None
    backend: str = "rules"
    version: str = ""

    def to_record(self) -> dict[str, Any]:
        """The analysis as plain JSON values, evidence included."""
        return {
            "id": self.article_id,
            "language": self.language,
            "topics": self.topics,
            "tone": self.tone,
            "confidence": self.confidence,
            "note": self.note,
            "voices": self.voices,
            "story": self.story,
            "wire": self.wire,
            "evidence": [
                {name: getattr(item, name) for name in Evidence.__slots__} for item in self.evidence
            ],
            "backend": self.backend,
            "version": self.version,
        }
