"""Stories: which articles are copies of one another, each group counted once.

index = StoryIndex()
copies = index.place(articles)          # copies[0].story, .wire
index.learn(copies_table(copies))       # later articles are compared with these
"""

from analysis.stories.index import StoryIndex
from analysis.stories.signature import SIGNATURE_BYTES, signature

__all__ = ["SIGNATURE_BYTES", "StoryIndex", "signature"]
