"""Discovery: topics nobody defined, by BERTopic, in the articles that a filter chooses.

found = discover(con, filters)           # kept in the store's folder, there at once the next time
found.topics[0].name, found.assignment
draft_of(found.topics[0])                # a topic to be watched, to be edited
"""

from analysis.discovery.drafting import draft_of, file_of, missing
from analysis.discovery.finding import Progress, Step
from analysis.discovery.kept import discover, known
from analysis.discovery.looking import STEPS
from analysis.discovery.over_time import over_time
from analysis.discovery.parts import FEWEST, LITTLE
from analysis.discovery.results import Discovery, Part, Quote, Topic, Word
from analysis.discovery.vectors import Embedding, EmbeddingError, sentence_transformer

__all__ = [
    "FEWEST",
    "LITTLE",
    "STEPS",
    "Discovery",
    "Embedding",
    "EmbeddingError",
    "Part",
    "Progress",
    "Quote",
    "Step",
    "Topic",
    "Word",
    "discover",
    "draft_of",
    "file_of",
    "known",
    "missing",
    "over_time",
    "sentence_transformer",
]
