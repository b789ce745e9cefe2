"""Stories: which articles are copies of one another, each group counted once.

index = StoryIndex()
stories = index.place([(article.id, signature(article)) for article in articles])
"""

from analysis.stories.index import Merge, StoryIndex
from analysis.stories.signature import SIGNATURE_BYTES, signature

__all__ = ["SIGNATURE_BYTES", "Merge", "StoryIndex", "signature"]
