"""Which language a text is in."""

from __future__ import annotations

import re

SAMPLE = 2_000
"""Characters that are read to tell the language; more does not change the answer."""

_LETTER = re.compile(r"[^\W\d_]")
_LEAST_LETTERS = 3


def identify(text: str) -> str | None:
    """The ISO 639-1 code of a text's language by py3langid; ``None`` where there are too few
    letters to tell. Mixed text is given the language that prevails."""
    sample = text[:SAMPLE]
    if len(_LETTER.findall(sample)) < _LEAST_LETTERS:
        return None
    from py3langid.langid import classify  # loads numpy and a model: only when needed

    code, _ = classify(sample)
    return str(code)
