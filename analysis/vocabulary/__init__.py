"""The words of many texts: read as one word however written, and what marks some against others."""

from analysis.vocabulary.keyness import FEWEST, LEVEL, marking
from analysis.vocabulary.words import Read, languages, read

__all__ = [
    "FEWEST",
    "LEVEL",
    "Read",
    "languages",
    "marking",
    "read",
]
