"""The errors a user can cause; everything else is a bug and raises a plain Python error.

AnalysisError           anything below; only the edge (command line, view) prints it
├── SourceError         an article source that cannot be read
├── PackError           a language pack or topic file that does not hold together
├── FilterError         a filter value that means nothing
└── StoreError          a store that cannot be opened or written
"""


class AnalysisError(Exception):
    """A mistake the user can mend; the message says what, where and what to do."""


class SourceError(AnalysisError):
    """An article source that cannot be read."""


class PackError(AnalysisError):
    """A language pack or topic file that does not hold together."""


class FilterError(AnalysisError):
    """A filter value that means nothing; the message lists the valid ones."""


class StoreError(AnalysisError):
    """A store that cannot be opened or written."""
