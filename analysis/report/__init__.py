"""Reports: charts, a text made of their numbers, the stories behind them, how they were made, and
what makes them again. One `Report` is what every format is written from."""

from analysis.report.formats import FORMATS, format_of
from analysis.report.making import USUAL, Wanted, report_of
from analysis.report.model import Provenance, Report, Section, Sentence, Story

__all__ = [
    "FORMATS",
    "USUAL",
    "Provenance",
    "Report",
    "Section",
    "Sentence",
    "Story",
    "Wanted",
    "format_of",
    "report_of",
]
