"""A discovered topic as the draft of a watched one."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from itertools import count

from analysis import packs
from analysis.discovery.results import BETWEEN, NAME_WORDS, Topic, Word
from analysis.drafts import TopicDraft

TERM_WORDS = 6
"""Words of a topic that become terms: those that follow are more and more of other topics too."""

FORMS = 6
"""Spellings of a word that become terms, the commonest; the packs have no stemmer."""

_LONGEST_KEY = 40
"""Characters of a key made of English words."""


def draft_of(topic: Topic) -> TopicDraft:
    """The topic with its words as terms, in the languages it has words in; its key says what it
    is where they are English, and is no other topic's."""
    return TopicDraft(
        key=_key(topic),
        names={code: _name(words) for code, words in topic.words.items()},
        terms={code: _terms(words) for code, words in topic.words.items()},
    )


def _name(words: tuple[Word, ...]) -> str:
    return BETWEEN.join(word.text for word in words[:NAME_WORDS])


def _terms(words: tuple[Word, ...]) -> tuple[str, ...]:
    forms = (form for word in words[:TERM_WORDS] for form in word.forms[:FORMS])
    return tuple(dict.fromkeys(forms))


def _key(topic: Topic) -> str:
    plain = _plain(_name(topic.words.get("en", ())))
    key = plain or f"topic_{_hash(topic)}"
    numbered = (f"{key}_{number}" if number > 1 else key for number in count(1))
    return next(each for each in numbered if each not in packs.topic_keys())


def _plain(name: str) -> str:
    """A name as a key: a to z, digits and underscores, a letter first; "" where none is left."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", letters)
    return "_".join(words).lstrip("0123456789_")[:_LONGEST_KEY].strip("_")


def _hash(topic: Topic) -> str:
    named = repr([(code, _name(words)) for code, words in topic.words.items()])
    return hashlib.blake2b(named.encode(), digest_size=3).hexdigest()
