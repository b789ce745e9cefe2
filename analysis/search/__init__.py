"""Full-text search: which articles hold the words of a search, and where in them.

Words are compared as `analysis.search.terms` reads them, in the index as in the marks of the
reader, so what is found can be shown.
"""

from analysis.search.find import find, find_among, find_phrases, update
from analysis.search.hits import hits
from analysis.search.terms import stems

__all__ = ["find", "find_among", "find_phrases", "hits", "stems", "update"]
