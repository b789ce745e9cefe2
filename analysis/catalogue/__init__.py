"""Every chart of stored articles by name: one query, one drawing and one caption each, for the
dashboard's pages, the command line and reports alike."""

from analysis.catalogue.checking import check, check_takes
from analysis.catalogue.entry import Entry
from analysis.catalogue.listed import CATALOGUE, build, entry_named
from analysis.catalogue.marks import event_marks, shift_marks
from analysis.catalogue.opening import view_of
from analysis.catalogue.options import VALUES, Options
from analysis.catalogue.view import View, named, ways

__all__ = [
    "CATALOGUE",
    "VALUES",
    "Entry",
    "Options",
    "View",
    "build",
    "check",
    "check_takes",
    "entry_named",
    "event_marks",
    "named",
    "shift_marks",
    "view_of",
    "ways",
]
