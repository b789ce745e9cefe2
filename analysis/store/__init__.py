"""What is kept: articles, which are copies of each other, and scores, and how they are opened.

docs/STORE.md says what lies on disk and what holds whoever reads and writes at once.
"""

from analysis.store.copies import Copies, Index
from analysis.store.kept import Store, open_store
from analysis.store.layout import FORMAT, SEARCH, is_store
from analysis.store.progress import Progress
from analysis.store.rescoring import Rescoring
from analysis.store.tables import BATCH, FILES_BEFORE_COMPACTION
from analysis.store.views import sample_connection

__all__ = [
    "BATCH",
    "FILES_BEFORE_COMPACTION",
    "FORMAT",
    "Copies",
    "Index",
    "Progress",
    "SEARCH",
    "Rescoring",
    "Store",
    "is_store",
    "open_store",
    "sample_connection",
]
