"""Fits the learned weights; imported by nothing but the command.

    python -m analysis train sentences.jsonl corrections.jsonl

Two logistic regressions over hashed n-grams and rule features: one tells the steps of tone and none
apart, one only none or not. Same labels, same versions: the same bytes. How sentences make an
article's tone stands in rollup.toml and is not fitted here.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from analysis.errors import SourceError
from analysis.evaluate import read_gold
from analysis.models import Article, Sentence
from analysis.pipeline import prepare
from analysis.tone.features import Features, features
from analysis.tone.learned import SHORT, TITLE_TAG, Weights
from analysis.tone.ngrams import WHOLE, pair_bucket, word_grams
from analysis.tone.reading import Read, read
from analysis.tone.steps import DIRECT

WORD_BUCKETS, TITLE_BUCKETS = 1 << 18, 1 << 17
"""Sizes of the hashed tables: few n-grams share a bucket, and the file stays near 2 MB."""

WORD_SCALE, TITLE_SCALE, RULE_SCALE = 0.09, 0.03, 0.21
"""What the three kinds of feature weigh against each other before the penalty; among the few
tried the best by cross-validation grouped by article (docs/ACCURACY.md)."""

PENALTY = 1.0
"""Inverse of the L2 penalty, as it is by default; the scales above decide with it."""

SECOND_PENALTY = 2 * PENALTY
"""The same for none or not: a fit of two classes by one row is held back twice as much by the same
figure as one by two opposite rows."""

NONE_HANDICAP = 0.6
"""Log-odds taken from none, which classes of equal weight favour: relation or not 0.902 by
cross-validation against 0.892 without, the four classes 0.728 both times."""

ITERATIONS, TOLERANCE = 100, 3e-4
"""When the fit stops: three times the default tolerance, so sooner than it would by itself."""

NONE_STEP = 5


def train(paths: Sequence[str | Path], out: Path) -> None:
    """Fit on the labelled sentences of the files and write ``out``; articles are passed over.

    Of labels for the same sentence the last one counts: that of a later file, or further down in
    one, so that corrections win over the labels they are given with. Raises SourceError where a
    file is not one of labels or none holds sentences.
    """
    items = [item for path in paths for item in read_gold(path)]
    sentences = [item for item in items if "topics" not in item]
    if not sentences:
        raise SourceError(f"{', '.join(map(str, paths))}: no labelled sentences to learn from")
    save(out, fit(examples(last_labels(sentences))))


def last_labels(items: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The items with one label for each sentence, the last; a sentence is the same where language,
    title and text are, white space apart."""
    last = {_sentence(item): item for item in items}
    return list(last.values())


def _sentence(item: Mapping[str, Any]) -> tuple[str, ...]:
    texts = (item["language"], item.get("title") or "", item["text"])
    return tuple(" ".join(text.split()) for text in texts)


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled sentence near the relation: its features and the number of its step."""

    seen: Features
    step: int


def examples(items: Iterable[Mapping[str, Any]]) -> list[Example]:
    """The labelled sentences near the relation; the others are none without being asked."""
    return [known for item in items if (known := example(item)) is not None]


def example(item: Mapping[str, Any]) -> Example | None:
    """What a labelled sentence teaches; ``None`` where it is not near the relation."""
    *head, last = read_sentence(item)
    if not last.near:
        return None
    seen = features(last, head[0] if head else None, item["language"])
    return Example(seen, NONE_STEP if item["tone"] is None else item["tone"] + 2)


def read_sentence(item: Mapping[str, Any]) -> list[Read]:
    """A labelled sentence read after its title, as one sentence whatever stops it holds."""
    title = item["title"] or None
    head = (Sentence(0, 0, len(title)),) if title else ()
    article = Article(text=item["text"], title=title, language=item["language"])
    ready = prepare(article, places=(*head, Sentence(1, 0, len(item["text"]))))
    return read(ready.found, item["language"])


def fit(known: Sequence[Example]) -> Weights:
    """The scorer's weights: idf and scales are folded into the tables."""
    words = _hashed([[word for _, word in e.seen.words] for e in known], WORD_BUCKETS)
    titles = _hashed([e.seen.title for e in known], TITLE_BUCKETS, TITLE_TAG)
    word_idf, title_idf = _idf(words) * WORD_SCALE, _idf(titles) * TITLE_SCALE
    names = DictVectorizer(dtype=np.float64)
    rules = names.fit_transform([e.seen.rules for e in known]) * RULE_SCALE
    inputs = sparse.hstack(
        [_scaled(words, known, word_idf), _scaled(titles, known, title_idf, title=True), rules]
    ).tocsc()
    by_feature, bias = _log_odds(inputs, np.array([e.step for e in known]))
    split = WORD_BUCKETS + TITLE_BUCKETS
    rows = (by_feature[split:] * RULE_SCALE).tolist()
    return Weights(
        words=(by_feature[:WORD_BUCKETS] * word_idf[:, None]).astype(np.float16),
        title=(by_feature[WORD_BUCKETS:split] * title_idf[:, None]).astype(np.float16),
        rules=dict(zip(names.get_feature_names_out(), map(tuple, rows), strict=True)),
        bias=tuple(bias.tolist()),
        version="",
    )


def _log_odds(
    inputs: sparse.csc_matrix, steps: NDArray[np.int64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """By feature, and without any, the log-odds of each step and of none.

    Which step it is comes from a fit of all six; none is mixed from that and a fit of none or not.
    Where relation or not comes to 0.902, the four classes come to 0.728 so, and to 0.725 by the fit
    of all six alone (cross-validation grouped by article).
    """
    used = np.flatnonzero(np.diff(inputs.indptr))
    seen = inputs[:, used].tocsr().astype(np.float32)
    which, whether = _regression(PENALTY), _regression(SECOND_PENALTY)
    which.fit(seen, steps)
    whether.fit(seen, steps == NONE_STEP)
    none = which.classes_ == NONE_STEP
    rows, bias = which.coef_.copy(), which.intercept_.copy()
    rows[none] = DIRECT * rows[none] + (1 - DIRECT) * whether.coef_
    bias[none] = DIRECT * bias[none] + (1 - DIRECT) * whether.intercept_ - NONE_HANDICAP
    by_feature = np.zeros((inputs.shape[1], len(rows)))
    by_feature[used] = rows.T
    return by_feature, bias


def _regression(penalty: float) -> LogisticRegression:
    return LogisticRegression(
        C=penalty, class_weight="balanced", max_iter=ITERATIONS, tol=TOLERANCE
    )


def _hashed(texts: Iterable[Sequence[str]], buckets: int, tag: str = "") -> sparse.csr_matrix:
    """Counts of each text's n-grams and word pairs by bucket."""
    data: list[int] = []
    columns: list[int] = []
    starts = [0]
    for words in texts:
        counts: Counter[int] = Counter()
        for word in words:
            counts.update(word_grams(word, buckets=buckets, tag=tag))
        for pair in itertools.pairwise(words):
            counts[pair_bucket(*pair, buckets=buckets, tag=tag)] += WHOLE
        data += counts.values()
        columns += counts
        starts.append(len(columns))
    shape = (len(starts) - 1, buckets)
    return sparse.csr_matrix((np.array(data, dtype=np.float64), columns, starts), shape=shape)


def _idf(counts: sparse.csr_matrix) -> NDArray[np.float64]:
    """Inverse document frequency; 0 for what stands in one sentence only."""
    frequency = np.bincount(counts.indices, minlength=counts.shape[1])
    idf = np.log((1 + counts.shape[0]) / (1 + frequency)) + 1
    return np.where(frequency > 1, idf, 0.0)


def _scaled(
    counts: sparse.csr_matrix,
    known: Sequence[Example],
    idf: NDArray[np.float64],
    *,
    title: bool = False,
) -> sparse.csr_matrix:
    lengths = [len(e.seen.title if title else e.seen.words) for e in known]
    by_length = sparse.diags(1 / np.sqrt(np.maximum(lengths, SHORT)))
    return (by_length @ counts @ sparse.diags(idf)).tocsr()


def save(out: Path, fitted: Weights) -> None:
    """Write the weights as plain arrays, rounded so that one machine's last digit is no other's."""
    np.savez_compressed(
        out,
        words=fitted.words,
        title=fitted.title,
        names=np.array(list(fitted.rules)),
        rules=np.round(np.array(list(fitted.rules.values())), 4).astype(np.float32),
        bias=np.round(np.array(fitted.bias), 4),
    )
