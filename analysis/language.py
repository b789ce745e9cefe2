"""Which language a text is in."""

from __future__ import annotations

import re
import unicodedata

from analysis import packs

SAMPLE = 2_000
"""Characters that are read to tell the language; more does not change the answer."""

SURE = 20
"""Letters below which only a language that has a pack is believed: a lone name or word is taken
for any of a dozen small languages otherwise."""

_LETTER = re.compile(r"[^\W\d_]")
_LEAST_LETTERS = 3


def identify(text: str) -> str | None:
    """The ISO 639-1 code of a text's language by py3langid; ``None`` where there are too few
    letters to tell. Mixed text is given the language that prevails, a variety that a pack
    covers (Egyptian Arabic) that pack's language."""
    sample = unicodedata.normalize("NFKC", text[:SAMPLE])
    letters = len(_LETTER.findall(sample))
    if letters < _LEAST_LETTERS:
        return None
    from py3langid.langid import classify  # loads numpy and a model: only when needed

    code = str(classify(sample)[0])
    code = packs.varieties().get(code, code)
    return code if letters >= SURE or code in packs.languages() else None
