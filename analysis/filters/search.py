"""Search words as patterns that find them however they are spelled: case, marks, letter forms."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import defaultdict
from functools import cache
from importlib.resources import files

from analysis import packs


def pattern(word: str) -> str:
    """A regular expression (RE2) that finds ``word`` whatever its case, marks and letter forms.

    Which letters are one and which marks do not count is what the packs of all languages say
    together: a search runs over texts in all of them.
    """
    same, marks = _letters()
    letters = [c for c in unicodedata.normalize("NFC", word) if c not in marks] or list(word)
    forms = [_class(same.get(letter.lower(), letter)) for letter in letters]
    forms[-1] = _class(_endings().get(letters[-1], "") + same.get(letters[-1].lower(), letters[-1]))
    between = f"[{re.escape(marks)}]*" if marks else ""
    return "(?i)" + between.join(forms)


def _class(letters: str) -> str:
    if len(letters) == 1:
        return re.escape(letters)
    return f"[{re.escape(''.join(dict.fromkeys(letters)))}]"


@cache
def _letters() -> tuple[dict[str, str], str]:
    """Each letter's equals (itself among them), and the marks that are passed over."""
    tables = [packs.load(language).letters for language in packs.languages()]
    groups: defaultdict[str, str] = defaultdict(str)
    for letters in tables:
        for letter, read_as in letters.fold.items():
            groups[read_as] += letter
    same = {c: read_as + forms for read_as, forms in groups.items() for c in read_as + forms}
    return same, "".join(dict.fromkeys("".join(letters.strip for letters in tables)))


@cache
def _endings() -> dict[str, str]:
    table = tomllib.loads(files("analysis.filters").joinpath("search.toml").read_text("utf-8"))
    return {letter: group for group in table["endings"] for letter in group}
