"""Discovery: topics nobody defined, by BERTopic, in the articles that a filter chooses.

found = discover(con, filters)           # kept in the store's folder, there at once the next time
found.topics[0].name, found.assignment
draft_of(found.topics[0])                # a topic to be watched, to be edited
"""

from analysis.discovery.drafting import draft_of, missing
from analysis.discovery.finding import Progress, Step
from analysis.discovery.kept import discover, known, parts_of
from analysis.discovery.listed import articles_of
from analysis.discovery.looking import STEPS
from analysis.discovery.over_time import over_time
from analysis.discovery.parts import FEWEST, LITTLE, LOOKED_AT
from analysis.discovery.results import Discovery, Part, Quote, Topic, Word, table
from analysis.discovery.vectors import Embedding, EmbeddingError, sentence_transformer

__all__ = [
    "FEWEST",
    "LITTLE",
    "LOOKED_AT",
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
    "articles_of",
    "discover",
    "draft_of",
    "known",
    "missing",
    "over_time",
    "parts_of",
    "sentence_transformer",
    "table",
]
