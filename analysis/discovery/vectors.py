"""Texts as vectors of length 1: by the terms they share, or by a sentence-transformers model."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.preprocessing import normalize

from analysis.errors import AnalysisError

Vectors = npt.NDArray[np.float64]

DIMENSIONS = 80
"""Of the vectors: on the corpus 80 gave more coherent topics than 30 (docs/DISCOVERY.md)."""

STORIES_A_DIMENSION = 4
"""Fewer stories have fewer dimensions: with about as many as stories each would be its own."""

ROUNDS = 7
"""Power iterations of the decomposition: the last dimensions change no more than by rounding."""

DIGITS = 4
"""Decimals kept: beyond them, which processor and how many threads computed begins to show."""

LIBRARY = "sentence_transformers"


class EmbeddingError(AnalysisError):
    """A model of texts that cannot be used."""


@dataclass(frozen=True, slots=True)
class Embedding:
    """A model that knows several languages: ``vectors`` gives a row for each text, and ``name``
    tells it from others, its version included."""

    name: str
    vectors: Callable[[Sequence[str]], npt.NDArray[Any]]


def by_terms(documents: Sequence[str]) -> Vectors:
    """TF-IDF of documents (terms with blanks between), reduced by a truncated SVD; zeros for one
    without a term."""
    if not any(documents):
        return np.zeros((len(documents), 1))
    weights = TfidfVectorizer(analyzer=str.split, sublinear_tf=True).fit_transform(documents)
    most = min(len(documents) // STORIES_A_DIMENSION, weights.shape[1] - 1)
    reduction = TruncatedSVD(max(1, min(DIMENSIONS, most)), n_iter=ROUNDS, random_state=0)
    return rounded(reduction.fit_transform(weights))


def rounded(vectors: npt.NDArray[Any]) -> Vectors:
    """The vectors at length 1 (0 stays 0) and to `DIGITS`."""
    scaled: Vectors = normalize(np.asarray(vectors, dtype=np.float64))
    return np.round(scaled, DIGITS)


def sentence_transformer(model: str) -> Embedding:
    """A sentence-transformers model, in a folder or by its name.

    Raises EmbeddingError where the library is not installed or the model does not load.
    """
    if find_spec(LIBRARY) is None:
        raise EmbeddingError(
            f"--model {model}: sentence-transformers is not installed; "
            "pip install sentence-transformers, or leave --model out"
        )
    from sentence_transformers import SentenceTransformer

    try:
        loaded = SentenceTransformer(model, device="cpu")
    except (OSError, ValueError) as error:
        why = next(iter(str(error).splitlines()), type(error).__name__)
        raise EmbeddingError(
            f"--model {model}: cannot be loaded ({why}); name a folder that holds a model"
        ) from None
    name = f"{Path(model).name}-{version('sentence-transformers')}"
    return Embedding(name, lambda texts: loaded.encode(list(texts), show_progress_bar=False))
