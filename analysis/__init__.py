"""Topics of press articles and their tone toward US–Russia relations, with the evidence.

from analysis import Article, analyse
for result in analyse([Article(title="…", text="…")]):
    result.tone, result.topics["syria"], result.evidence
"""

from analysis.errors import AnalysisError
from analysis.models import Analysis, Article, Evidence, Sentence
from analysis.pipeline import analyse, analyse_sentence

__all__ = [
    "Analysis",
    "AnalysisError",
    "Article",
    "Evidence",
    "Sentence",
    "analyse",
    "analyse_sentence",
]
