"""One correction: what an analyst says of one score, with who, when and why."""

from __future__ import annotations

import datetime as dt
import math
import uuid
from dataclasses import dataclass, field
from typing import Literal, get_args

from analysis.errors import AnalysisError
from analysis.models import PRESENT, TONE_CLASSES, tone_class

Kind = Literal["topic", "tone", "sentence"]
KINDS: tuple[Kind, ...] = get_args(Kind)

TONE = "tone"
"""The key of an article's tone, of which it has one."""

LONGEST_REASON, LONGEST_WHO = 300, 60
"""Letters of a reason and of a name: each is one line of a list."""

ID_LENGTH = 20
"""Hexadecimal digits of an id, as many as of an article's."""

SAME = 1e-6
"""Tones closer than this are one: they are stored in 32 bits."""

_CLASS_VALUES = {"negative": -1.0, "neutral": 0.0, "positive": 1.0, "none": None}


class CorrectionError(AnalysisError):
    """A correction that means nothing or cannot be made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What ``who`` said of one score of an article; append-only, so an undo is one too.

    ``kind`` says of what: a ``topic`` (``key`` its key), the ``tone`` (``key`` is `TONE`), or a
    ``sentence`` (``key`` its index, ``quote`` its text). ``value`` is what holds: for a topic 1
    discussed, 0 not; for the tone −1…+1; for a sentence −1, 0 or +1 as it is negative, neutral or
    positive; ``None`` says that no relation between the two is expressed. ``machine`` is the score
    that ``backend`` in ``version`` had given then: a topic's salience 0…1 or a tone −1…+1, ``None``
    where it found none. A value of the same class as the machine's confirms it (`confirms`);
    any other needs a ``reason``, one line. ``undoes`` is the id of the correction that this takes
    back, whose article, kind and key it has; ``value`` and ``machine`` are then ``None``.
    ``made`` is when, in UTC, ``id`` its own name. Raises CorrectionError for a value out of
    range, an empty reason, or nobody's name.
    """

    article_id: str
    kind: Kind
    key: str
    value: float | None
    who: str
    reason: str = ""
    machine: float | None = None
    backend: str = ""
    version: str = ""
    quote: str | None = None
    undoes: str | None = None
    made: dt.datetime = field(default_factory=lambda: dt.datetime.now(dt.UTC))
    id: str = field(default_factory=lambda: uuid.uuid4().hex[:ID_LENGTH])

    def __post_init__(self) -> None:
        self._set("who", _line("the analyst's name", self.who, LONGEST_WHO))
        self._set("reason", _line("the reason", self.reason, LONGEST_REASON))
        if not self.undoes:
            _check_value(self.kind, self.key, self.value)
        if not self.who:
            raise CorrectionError("nobody's name is given; say who says so")
        if not (self.reason or self.undoes or self.confirms):
            raise CorrectionError(f"{self.key}: no reason is given; say in one line why")

    def _set(self, name: str, value: object) -> None:
        object.__setattr__(self, name, value)

    @property
    def confirms(self) -> bool:
        """Whether it says what the machine said: the same tone, topic discussed or not, or class
        of a sentence."""
        if self.undoes:
            return False
        if self.kind == "tone":
            return _same_tone(self.value, self.machine)
        return self.is_class_of(self.machine)

    def is_class_of(self, score: float | None) -> bool:
        """Whether a score by a machine, ``None`` for none, is of the class that it names."""
        if self.kind == "topic":
            return bool(self.value) == (score is not None and score >= PRESENT)
        return tone_class(self.value) == tone_class(score)

    @property
    def place(self) -> tuple[str, Kind, str]:
        """What it is of; of several in force for one place the latest holds."""
        return self.article_id, self.kind, self.key


def undone(correction: Correction, *, who: str, reason: str = "") -> Correction:
    """The correction that takes another back; what was in force before that is so again."""
    return Correction(
        article_id=correction.article_id,
        kind=correction.kind,
        key=correction.key,
        value=None,
        who=who,
        reason=reason,
        undoes=correction.id,
    )


def tone_class_value(name: str) -> float | None:
    """The value of a sentence's class; the name is one of `analysis.models.TONE_CLASSES`.

    Raises CorrectionError for another.
    """
    if name not in _CLASS_VALUES:
        raise CorrectionError(f"{name}: no class of tone; use one of {', '.join(TONE_CLASSES)}")
    return _CLASS_VALUES[name]


def _same_tone(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return math.isclose(one, other, abs_tol=SAME)


def _line(what: str, text: str, longest: int) -> str:
    """The text on one line. Raises CorrectionError where it is too long."""
    line = " ".join(text.split())
    if len(line) > longest:
        raise CorrectionError(f"{what} has {len(line)} letters; {longest} at most")
    return line


def _check_value(kind: str, key: str, value: float | None) -> None:
    if kind not in KINDS:
        raise CorrectionError(f"{kind}: cannot be corrected; use one of {', '.join(KINDS)}")
    if kind == "tone" and value is not None and not -1 <= value <= 1:
        raise CorrectionError(f"tone={value:g}: out of range; use −1 to +1, or none")
    if kind == "topic" and value not in (0, 1):
        raise CorrectionError(f"topic {key}={value}: use 1 for discussed, 0 for not")
    if kind == "sentence" and value not in _CLASS_VALUES.values():
        raise CorrectionError(f"sentence {key}={value:g}: use −1, 0 or +1, or none")
