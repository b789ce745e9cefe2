"""Corrections: what analysts say of an article beside what the machine says.

`made` is one of them, `standing` tells which of all that were made are in force, `rows` how they
stand in tables. `analysis.store` keeps them, `analysis.correcting` makes them for a stored article.
"""

from analysis.corrections.made import (
    KINDS,
    LONGEST_REASON,
    LONGEST_WHO,
    TONE,
    Correction,
    CorrectionError,
    Kind,
    tone_class_value,
    undone,
)
from analysis.corrections.rows import CORRECTIONS, corrections_from, corrections_table
from analysis.corrections.standing import in_order, standing, void

__all__ = [
    "CORRECTIONS",
    "KINDS",
    "LONGEST_REASON",
    "LONGEST_WHO",
    "TONE",
    "Correction",
    "CorrectionError",
    "Kind",
    "corrections_from",
    "corrections_table",
    "in_order",
    "standing",
    "tone_class_value",
    "undone",
    "void",
]
