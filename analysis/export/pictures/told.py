"""What a picture says of itself to those who do not see it, and to programs that show it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A picture's ``title``, its ``description`` in sentences, and the ``language`` of both, as
    two letters."""

    title: str
    description: str
    language: str
