"""The hypotheses: one for each step of tone and one for none, in every language of the packs."""

from __future__ import annotations

import hashlib

import pytest

from analysis import packs
from analysis.packs.hypotheses import FILE, fingerprint, hypotheses, inferred
from analysis.tone.steps import STEPS


def test_there_is_one_for_each_step_in_order_and_last_the_one_for_none() -> None:
    assert [each.tone for each in hypotheses().values()] == [*STEPS, None]


@pytest.mark.parametrize("language", packs.languages())
def test_each_says_something_else_in_the_language_itself(language: str) -> None:
    texts = [each.texts[language] for each in hypotheses().values()]
    assert len(set(texts)) == len(texts)
    for place in ("{hypothesis}", "{effect}"):
        assert place in inferred(language)


def test_english_stands_in_for_a_language_without_any() -> None:
    assert hypotheses()["strain"].text("xx") == hypotheses()["strain"].text("en")
    assert inferred("xx") == inferred("en")


def test_no_other_backend_depends_on_them() -> None:
    beside = sorted(path for path in FILE.parent.parent.glob("*.toml"))
    content = b"".join(path.read_bytes() for path in beside)
    assert packs.version() == hashlib.blake2b(content, digest_size=4).hexdigest()
    assert fingerprint() == hashlib.blake2b(FILE.read_bytes()).digest()
