"""Stories in groups of one topic each, by BERTopic with every one of its models named.

BERTopic's own defaults are random (UMAP), fetch a model, or clean texts as if they were English;
none of them is used. HDBSCAN finds where stories lie dense, topics that are nearly one are merged,
and stories between topics go to the nearest until a fifth is left.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from bertopic import BERTopic
from bertopic.backend import BaseEmbedder
from bertopic.cluster import BaseCluster
from bertopic.dimensionality import BaseDimensionalityReduction
from bertopic.vectorizers import ClassTfidfTransformer
from hdbscan import HDBSCAN
from scipy import sparse
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.preprocessing import normalize

from analysis.discovery.vectors import Vectors

Labels = npt.NDArray[np.int64]

OUTLIER = -1

MOST_OUTLIERS = 0.2
"""Share of the stories that may belong to no topic."""

MOST_TOPICS = 24
"""Topics of a part: a page shows so many at once. On the corpus merging down to them made
topics no less coherent (docs/DISCOVERY.md)."""

FEWEST_TOPICS = 2

STORIES_A_TOPIC = 12
"""Stories there are for each topic at least: fewer stories have fewer topics, 8 of 100."""

SIZE = 1 / 3
"""Stories of a dense place, as this part of the square root of all: 23 of 5,000."""

USUAL, SMALLEST = 5, 3
"""Stories of a dense place at least, and where none is found with so many."""

SEARCHED = 10_000
"""Stories that dense places are searched among; of more every second, third … one, by id, which is
as good as by lot. The search takes the square of their number: 4 s for so many."""


@dataclass(frozen=True, slots=True)
class Groups:
    """``labels`` has the topic of each story, 0 for the largest, `OUTLIER` for none; ``strength``
    its cosine to the middle of its topic, or of the nearest. ``centres`` are those middles, at
    length 1; ``weights`` is the c-TF-IDF of each ``term``, a row a topic."""

    labels: Labels
    strength: Vectors
    centres: Vectors
    weights: sparse.csr_array
    terms: Sequence[str]


def group(documents: Sequence[str], vectors: Vectors) -> Groups | None:
    """The topics of documents (terms with blanks between) by their vectors; ``None`` where fewer
    than `FEWEST_TOPICS` stand out."""
    dense = _dense(documents, vectors)
    if dense.max() + 1 < FEWEST_TOPICS:
        return None
    model = _model(len(documents))
    found, _ = model.fit_transform(list(documents), vectors, y=dense)
    labels = _by_size(_with_fewer_outliers(model, documents, vectors, np.array(found)))
    # It warns that labels of one's own change the topics, which is what they are given for.
    logging.getLogger("BERTopic").setLevel(logging.ERROR)
    model.update_topics(
        list(documents),
        topics=labels.tolist(),
        vectorizer_model=model.vectorizer_model,
        ctfidf_model=model.ctfidf_model,
    )
    centres = _centres(vectors, labels)
    near = vectors @ centres.T
    own = np.where(labels == OUTLIER, near.argmax(axis=1), labels)
    weights = sparse.csr_array(model.c_tf_idf_)[1 if OUTLIER in labels else 0 :]
    return Groups(
        labels,
        np.round(near[np.arange(len(own)), own], 4),
        centres,
        weights,
        model.vectorizer_model.get_feature_names_out(),
    )


def _model(stories: int) -> BERTopic:
    """BERTopic for given vectors and groups: nothing is left to its defaults."""
    most = max(FEWEST_TOPICS, min(MOST_TOPICS, stories // STORIES_A_TOPIC))
    return BERTopic(
        embedding_model=BaseEmbedder(),
        umap_model=BaseDimensionalityReduction(),
        hdbscan_model=BaseCluster(),
        vectorizer_model=CountVectorizer(analyzer=str.split),
        ctfidf_model=ClassTfidfTransformer(reduce_frequent_words=True),
        nr_topics=most + 1,  # it counts the outliers as one
    )


def _dense(documents: Sequence[str], vectors: Vectors) -> Labels:
    """Where the stories lie dense: a number for each, `OUTLIER` outside, for those without a term
    and those not searched; looked for in smaller and smaller groups until some are found."""
    labels = np.full(len(vectors), OUTLIER, dtype=np.int64)
    said = np.flatnonzero(np.fromiter(map(bool, documents), dtype=bool) & vectors.any(axis=1))
    searched = said[:: -(-len(said) // SEARCHED) or 1]
    size = max(USUAL, round(SIZE * len(searched) ** 0.5))
    while SMALLEST <= size <= len(searched):
        labels[searched] = _clusters(vectors[searched], size)
        if labels.max() + 1 >= FEWEST_TOPICS:
            break
        size -= 1
    return labels


def _clusters(vectors: Vectors, size: int) -> Labels:
    """HDBSCAN's leaves: with one neighbour asked for, distances between stories are compared as
    they are, and equal ones, whose order would differ between machines, come of copies only."""
    model = HDBSCAN(
        min_cluster_size=size,
        min_samples=1,
        cluster_selection_method="leaf",
        algorithm="prims_kdtree",
        approx_min_span_tree=False,
        core_dist_n_jobs=1,
    )
    labels: Labels = model.fit(vectors).labels_.astype(np.int64)
    return labels


def _with_fewer_outliers(
    model: BERTopic, documents: Sequence[str], vectors: Vectors, labels: Labels
) -> Labels:
    """The labels with the outliers nearest to a topic put into it, until `MOST_OUTLIERS` are
    left."""
    outside = np.flatnonzero(labels == OUTLIER)
    spare = len(outside) - int(MOST_OUTLIERS * len(labels))
    if spare <= 0:
        return labels
    near = (vectors[outside] @ _centres(vectors, labels).T).max(axis=1)
    ranked = np.sort(near)[::-1]
    last = ranked[spare] if spare < len(ranked) else 0.0
    new = model.reduce_outliers(
        list(documents),
        labels.tolist(),
        strategy="embeddings",
        embeddings=vectors,
        threshold=float(ranked[spare - 1] + last) / 2,
    )
    return np.array(new, dtype=np.int64)


def _by_size(labels: Labels) -> Labels:
    """The same groups numbered by size; of one size, the one with the first story first."""
    numbers, first, sizes = np.unique(labels, return_index=True, return_counts=True)
    inside = numbers != OUTLIER
    order = np.lexsort((first[inside], -sizes[inside]))
    place = {int(number): at for at, number in enumerate(numbers[inside][order])}
    return np.array([place.get(int(label), OUTLIER) for label in labels], dtype=np.int64)


def _centres(vectors: Vectors, labels: Labels) -> Vectors:
    """The middle of each group at length 1."""
    means = [vectors[labels == each].mean(axis=0) for each in range(labels.max() + 1)]
    centres: Vectors = normalize(np.array(means))
    return centres
