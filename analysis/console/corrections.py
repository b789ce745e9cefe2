"""Corrections as lines for reading, and for machines."""

from __future__ import annotations

import json
from typing import Any

from analysis.console.evidence import tone_text
from analysis.correcting import name_of
from analysis.corrections import Correction


def correction_line(made: Correction) -> str:
    """When, of which article, what, beside what the machine said, and who said it why."""
    said = "undone" if made.undoes else _said(made)
    reason = f": {made.reason}" if made.reason else ""
    when = f"{made.made:%Y-%m-%d %H:%M} UTC"
    return f"{when}  {made.article_id}  {name_of(made)} {said}  {made.who}{reason}"


def correction_record(made: Correction, *, stands: bool) -> str:
    """All of it as one JSON object, with whether it is in force."""
    values: dict[str, Any] = {name: getattr(made, name) for name in Correction.__slots__}
    return json.dumps(
        {**values, "made": made.made.isoformat(), "stands": stands}, ensure_ascii=False
    )


def _said(made: Correction) -> str:
    verb = "confirmed" if made.confirms else "corrected"
    return f"{_value(made)} ({verb}; {made.backend} {_machine(made)})"


def _value(made: Correction) -> str:
    if made.kind == "topic":
        return "yes" if made.value else "no"
    return tone_text(made.value)


def _machine(made: Correction) -> str:
    if made.kind == "topic":
        return "not scored" if made.machine is None else f"{made.machine:.2f}"
    return tone_text(made.machine)
