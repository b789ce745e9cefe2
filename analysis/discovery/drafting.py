"""A discovered topic as the draft of one of a user's own, which is watched once it is saved."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Collection, Iterable
from itertools import count

from analysis import packs
from analysis.discovery.results import BETWEEN, NAME_WORDS, Topic, Word
from analysis.packs.watched import OwnTopic

TERM_WORDS = 6
"""Words of a topic that become terms: those that follow are more and more of other topics too."""

FORMS = 6
"""Spellings of a word that become terms, the commonest; the packs have no stemmer."""

_LONGEST_KEY = 40
"""Characters of a key made of English words; a key may have sixty."""


def draft_of(topic: Topic, *, taken: Collection[str] | None = None) -> OwnTopic:
    """The topic with its words as terms, in the languages it has words in. Its key says what it
    is where they are English, and is none of those ``taken`` (the shipped ones if not given)."""
    used = packs.topic_keys() if taken is None else taken
    return OwnTopic(
        key=next(key for key in _keys(topic) if key not in used),
        names={code: _name(words) for code, words in topic.words.items()},
        terms={code: _terms(words) for code, words in topic.words.items()},
    )


def missing(draft: OwnTopic) -> tuple[str, ...]:
    """The languages with a pack in which a draft has no term yet: there it finds nothing."""
    return tuple(code for code in packs.languages() if code not in draft.languages())


def _name(words: tuple[Word, ...]) -> str:
    return BETWEEN.join(word.text for word in words[:NAME_WORDS])


def _terms(words: tuple[Word, ...]) -> tuple[str, ...]:
    forms = (form for word in words[:TERM_WORDS] for form in word.forms[:FORMS])
    return tuple(dict.fromkeys(forms))


def _keys(topic: Topic) -> Iterable[str]:
    """Keys for a topic, the best first."""
    key = _plain(_name(topic.words.get("en", ()))) or f"topic_{_hash(topic)}"
    return (f"{key}_{number}" if number > 1 else key for number in count(1))


def _plain(name: str) -> str:
    """A name as a key: a to z, digits and underscores, a letter first; "" where none is left."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = "_".join(re.findall(r"[a-z0-9]+", letters)).lstrip("0123456789_")
    return words[:_LONGEST_KEY].strip("_")


def _hash(topic: Topic) -> str:
    named = repr([(code, _name(words)) for code, words in topic.words.items()])
    return hashlib.blake2b(named.encode(), digest_size=3).hexdigest()
