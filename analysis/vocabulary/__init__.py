"""The words of many texts: read as one word however written, and what marks some against others."""

from analysis.vocabulary.keyness import FEWEST, LEVEL, marking
from analysis.vocabulary.words import Known, Read, known, languages, read, version, words_of

__all__ = [
    "FEWEST",
    "LEVEL",
    "Known",
    "Read",
    "known",
    "languages",
    "marking",
    "read",
    "version",
    "words_of",
]
