"""Corrections made up for tests."""

from __future__ import annotations

import datetime as dt

from analysis.corrections import Correction

FIRST = dt.datetime(2026, 5, 3, 9, 0, tzinfo=dt.UTC)


def made_correction(minute: int = 0, **fields: object) -> Correction:
    """A correction of a tone, made so many minutes after `FIRST`."""
    given = {
        "article_id": "a",
        "kind": "tone",
        "key": "tone",
        "value": 0.5,
        "machine": -0.5,
        "who": "Mona",
        "reason": "a truce was agreed",
        "backend": "rules",
        "version": "1",
        "made": FIRST + dt.timedelta(minutes=minute),
    }
    return Correction(**{**given, **fields})  # type: ignore[arg-type]
