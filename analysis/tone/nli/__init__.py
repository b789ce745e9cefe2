"""The optional backend nli: tone by a multilingual entailment model, for those who have weights.

`backend` asks and scores, `place` finds the model and says what is missing, and `entailment`,
which alone loads PyTorch and transformers, runs it.
"""

from analysis.tone.nli.backend import Nli
from analysis.tone.nli.place import MODEL_VARIABLE, problem

__all__ = ["MODEL_VARIABLE", "Nli", "problem"]
