"""An entailment model at work; the only module that loads PyTorch and transformers."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError
from transformers import (
    AutoModelForSequenceClassification,
    AutoTokenizer,
    PreTrainedModel,
    PreTrainedTokenizerBase,
    pipeline,
)
from transformers.utils import logging

from analysis.errors import AnalysisError
from analysis.tone.nli.place import first_line

PAIRS = 32
"""Pairs of sentence and hypothesis in one pass; not measured for want of real weights."""

LONGEST = 512
"""Tokens of a pair at most: what the usual multilingual models take. Sentences are cut first."""

RESERVED = 2
"""Positions that a config counts and a text cannot take: RoBERTa's kind numbers from 2."""

DIGITS = 6
"""Decimals kept: beyond them, how sentences were batched begins to show."""


class Entailment:
    """A loaded model. ``version`` is its name and a hash of its weights, config and words."""

    def __init__(self, name: str, model: PreTrainedModel, tokenizer: PreTrainedTokenizerBase):
        self.version = f"{Path(name).name}-{_fingerprint(model, tokenizer)}"
        self._classify = pipeline(
            "zero-shot-classification",
            model=model,
            tokenizer=tokenizer,
            device="cuda" if torch.cuda.is_available() else "cpu",
            batch_size=PAIRS,
        )

    def __call__(
        self, premises: Sequence[str], hypotheses: Sequence[str]
    ) -> list[tuple[float, ...]]:
        """For each premise the probabilities of the hypotheses, in their order: the softmax of
        the model's scores for entailment (Yin, Hay and Roth 2019), each 0…1, together 1."""
        if not premises:
            return []
        found = self._classify(
            list(premises), candidate_labels=list(hypotheses), hypothesis_template="{}"
        )
        return [_in_order(each, hypotheses) for each in found]


@cache
def load(place: str) -> Entailment:
    """The model in a folder, or of a name on the hub, which is downloaded once.

    Raises AnalysisError where it does not load whole.
    """
    logging.set_verbosity_error()
    logging.disable_progress_bar()  # standard error is for what the user has to know
    try:
        tokenizer, model, random = _parts(place)
    except (OSError, ValueError, SafetensorError) as error:
        raise _not_whole(place, first_line(error)) from None
    if not _has_words(tokenizer):
        raise _not_whole(place, "its tokenizer knows no words")
    if random:
        raise _not_whole(place, f"its weights lack {random[0]}")
    tokenizer.model_max_length = _longest(model, tokenizer)
    return Entailment(place, model, tokenizer)


_Parts = tuple[PreTrainedTokenizerBase, PreTrainedModel, list[str]]
"""Tokenizer, model and the weights that the library made up because they are missing."""


def _parts(place: str) -> _Parts:
    """From this machine where all is here: without a network the hub is tried for long."""
    try:
        found = _read(place, here=True)
    except OSError:
        return _read(place, here=False)
    return found if _has_words(found[0]) else _read(place, here=False)


def _read(place: str, *, here: bool) -> _Parts:
    tokenizer = AutoTokenizer.from_pretrained(place, local_files_only=here)
    model, told = AutoModelForSequenceClassification.from_pretrained(
        place, dtype=torch.float32, output_loading_info=True, local_files_only=here
    )
    return tokenizer, model, sorted(told["missing_keys"])


def _has_words(tokenizer: PreTrainedTokenizerBase) -> bool:
    """Whether it has more than the marks that the library makes up where files are missing."""
    return len(tokenizer) > len(tokenizer.all_special_tokens)


def _not_whole(place: str, why: str) -> AnalysisError:
    return AnalysisError(
        f"nli:{place}: the model does not load ({why}); "
        "name one that is whole: config, weights with a trained classifier, tokenizer"
    )


def _longest(model: PreTrainedModel, tokenizer: PreTrainedTokenizerBase) -> int:
    """Tokens that model and tokenizer both take."""
    positions = getattr(model.config, "max_position_embeddings", LONGEST + RESERVED) - RESERVED
    return int(min(tokenizer.model_max_length, positions, LONGEST))


def _fingerprint(model: PreTrainedModel, tokenizer: PreTrainedTokenizerBase) -> str:
    hashed = hashlib.blake2b(digest_size=4)
    for name, weights in sorted(model.state_dict().items()):
        hashed.update(name.encode())
        hashed.update(weights.cpu().numpy().tobytes())
    for settings in (model.config.id2label, tokenizer.get_vocab()):
        hashed.update(json.dumps(settings, sort_keys=True).encode())
    return hashed.hexdigest()


def _in_order(found: dict[str, Any], hypotheses: Sequence[str]) -> tuple[float, ...]:
    scores = dict(zip(found["labels"], found["scores"], strict=True))
    return tuple(round(float(scores[hypothesis]), DIGITS) for hypothesis in hypotheses)
