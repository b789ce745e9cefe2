"""Which pack entries occur where in a sentence.

Entries are compiled once a language into a trie over word numbers. Each distinct word is looked
up once (folded, clitics tried) and remembered; a sentence is then one pass over its words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import NamedTuple

from analysis.models import Sentence
from analysis.packs import Letters, Pack, load
from analysis.packs.watched import Watched, own_pack, pack_with
from analysis.text import CLAUSE_BREAK, WORD, Folder

GAP = 4
"""Words that a gap ``..`` in an entry may span at most."""

_GAP_MARK = ".."

LONGEST_WORD = 80
"""Characters of the longest word that is looked up; longer ones are no words."""

SHOUTED = 4
"""Letters from which a name listed as written is known in capitals too (WASHINGTON, but not US)."""


class Match(NamedTuple):
    """An entry found: ``kind`` (such as ``tone.agreement``), the ``cue`` as the pack writes
    it, and the numbers of its ``first`` and ``last`` word in the sentence."""

    kind: str
    cue: str
    first: int
    last: int


@dataclass(slots=True)
class _Node:
    """A place in the trie: what may follow next, what may follow a gap, what ends here."""

    next: dict[int, _Node] = field(default_factory=dict)
    gap: dict[int, _Node] = field(default_factory=dict)
    ends: list[tuple[str, str]] = field(default_factory=list)


class Words:
    """Numbers for the words of pack entries, and the look-up from words of a text to them."""

    def __init__(self, letters: Letters) -> None:
        self._letters = letters
        self._fold = Folder(letters)
        self._proclitics = tuple(map(self._fold, letters.proclitics))
        self._enclitics = tuple(map(self._fold, letters.enclitics))
        self._contractions = {
            self._fold(fused): self._fold(article)
            for fused, article in letters.contractions.items()
        }
        self._exact: dict[str, int] = {}
        self._prefix: dict[str, int] = {}
        self._suffixed: dict[str, int] = {}
        self._cased: dict[str, int] = {}
        self._shouted: dict[str, int] = {}
        self._count = 0

    def number(self, word: str, *, cased: bool) -> int:
        """The number of an entry's word (``*`` any ending, ``+`` suffix pronouns allowed)."""
        if cased:
            number = self._numbered(self._cased, word.rstrip("+"))
            if len(word) >= SHOUTED and not word.isupper():
                self._shouted[word.upper()] = number
            return number
        table = {"*": self._prefix, "+": self._suffixed}.get(word[-1], self._exact)
        return self._numbered(table, self._fold(word.rstrip("*+")))

    def _numbered(self, table: dict[str, int], word: str) -> int:
        if word not in table:
            table[word] = self._count
            self._count += 1
        return table[word]

    def look_up(self, word: str) -> tuple[int, ...]:
        """The numbers that a word of a text answers to; empty for nearly every word."""
        if len(word) > LONGEST_WORD:
            return ()
        found = {table[word] for table in (self._cased, self._shouted) if word in table}
        for form in self._forms(self._fold(word)):
            found |= self._numbers(form)
        return tuple(sorted(found))

    def _numbers(self, form: str) -> set[int]:
        found = {self._exact[form]} if form in self._exact else set()
        found |= {
            self._prefix[p] for n in range(1, len(form) + 1) if (p := form[:n]) in self._prefix
        }
        if self._suffixed:
            found |= {
                self._suffixed[s] for s in self._without_enclitic(form) if s in self._suffixed
            }
        return found

    def _forms(self, word: str) -> list[str]:
        shortest = self._letters.minimum_stem
        stripped = [
            word[len(p) :]
            for p in self._proclitics
            if word.startswith(p) and len(word) - len(p) >= shortest
        ]
        opened = [
            article + word[len(p) :]
            for p, article in self._contractions.items()
            if word.startswith(p) and len(word) - len(p) >= shortest
        ]
        return [word, *stripped, *opened]

    def _without_enclitic(self, form: str) -> list[str]:
        return [form, *(form[: -len(e)] for e in self._enclitics if form.endswith(e))]


class Lexicon:
    """The compiled entries of some kinds of one pack."""

    def __init__(self, pack: Pack, kinds: Iterable[str]) -> None:
        self._words = Words(pack.letters)
        self._memo: dict[str, tuple[int, ...]] = {}
        self._root = _Node()
        for kind in kinds:
            for cue in pack.entries[kind]:
                self._add(kind, cue)

    def _add(self, kind: str, cue: str) -> None:
        cased = cue.startswith("=")
        node, after_gap = self._root, False
        for part in cue.removeprefix("=").split():
            if part == _GAP_MARK:
                after_gap = True
                continue
            for word in entry_words(part):
                branch = node.gap if after_gap else node.next
                node = branch.setdefault(self._words.number(word, cased=cased), _Node())
                after_gap = False
        node.ends.append((kind, cue))

    def numbers(self, words: Sequence[str]) -> list[tuple[int, ...]]:
        """For each word of a text the entry-word numbers it answers to."""
        memo = self._memo
        try:
            return [memo[word] for word in words]
        except KeyError:
            if len(memo) > _MEMO_LIMIT:
                memo.clear()
            for word in words:
                if word not in memo:
                    memo[word] = self._words.look_up(word)
            return [memo[word] for word in words]

    def find(self, passage: Passage) -> list[Match]:
        """All entries in a passage, in order; of two in one family where one lies in the
        other only the longer, and no topic term that one of its exclusions overlaps."""
        numbers = self.numbers(passage.words)
        found: list[Match] = []
        first_words = self._root.next
        for at, known in enumerate(numbers):
            for number in known:
                if number in first_words:
                    self._follow(first_words[number], at, at, numbers, passage, found)
        return _longest(found) if len(found) > 1 else found

    def _follow(
        self,
        node: _Node,
        first: int,
        last: int,
        numbers: list[tuple[int, ...]],
        passage: Passage,
        found: list[Match],
    ) -> None:
        found.extend(Match(kind, cue, first, last) for kind, cue in node.ends)
        for branch, reach in ((node.next, 1), (node.gap, 1 + GAP)):
            if not branch:
                continue
            for at in range(last + 1, min(last + 1 + reach, len(numbers))):
                if reach > 1 and passage.clauses[at] != passage.clauses[last]:
                    break
                for number in numbers[at]:
                    if number in branch:
                        self._follow(branch[number], first, at, numbers, passage, found)


_MEMO_LIMIT = 300_000
"""Distinct words remembered a lexicon before starting afresh, to bound memory on a long stream."""


def entry_words(part: str) -> list[str]:
    """An entry's written word as text words: a hyphen or apostrophe separates them."""
    mark = part[-1] if part[-1] in "*+" else ""
    words = WORD.findall(part)
    return [*words[:-1], words[-1] + mark] if words else []


class Passage:
    """One sentence to be searched: its words, and lazily their places and clauses.

    ``source`` is what is read, markup blanked; ``original`` the text as it stands.
    """

    __slots__ = ("_clauses", "_spans", "original", "sentence", "source", "words")

    def __init__(self, sentence: Sentence, source: str, original: str | None = None) -> None:
        self.sentence = sentence
        self.source = source
        self.original = source if original is None else original
        self.words: list[str] = WORD.findall(source, sentence.start, sentence.end)
        self._spans: list[tuple[int, int]] | None = None
        self._clauses: list[int] | None = None

    @property
    def spans(self) -> list[tuple[int, int]]:
        """(start, end) of each word, in characters of the title or text."""
        if self._spans is None:
            found = WORD.finditer(self.source, self.sentence.start, self.sentence.end)
            self._spans = [word.span() for word in found]
        return self._spans

    @property
    def clauses(self) -> list[int]:
        """For each word the number of the clause it stands in."""
        if self._clauses is None:
            clause, self._clauses, before = 0, [], self.sentence.start
            for start, end in self.spans:
                clause += CLAUSE_BREAK.search(self.source, before, start) is not None
                self._clauses.append(clause)
                before = end
        return self._clauses

    def place(self, match: Match) -> tuple[int, int, str]:
        """Start, end and original text of a match."""
        start, end = self.spans[match.first][0], self.spans[match.last][1]
        return start, end, self.original[start:end]


def _family(kind: str) -> str:
    group = kind.partition(".")[0]
    return kind if group in ("topic", "weak", "about", "exclude", "shift") else group


def _longest(found: list[Match]) -> list[Match]:
    """Drop matches that overlap a longer or earlier one of their family, or an exclusion."""
    excluded = [
        (m.kind.partition(".")[2], m.first, m.last) for m in found if m.kind[:8] == "exclude."
    ]
    ranked = sorted(set(found), key=lambda m: (m.first, -m.last, m.kind, m.cue))
    kept: list[Match] = []
    reach: dict[str, tuple[int, int]] = {}
    for match in ranked:
        family = _family(match.kind)
        first, last = reach.get(family, (-1, -1))
        if match.last <= last and (first, last) != (match.first, match.last):
            continue
        if family == "tone" and match.first <= last:
            continue  # one cue a place, or it would count twice
        if not _is_excluded(match, excluded):
            kept.append(match)
        if match.last > last:
            reach[family] = (match.first, match.last)
    return kept


def _is_excluded(match: Match, excluded: list[tuple[str, int, int]]) -> bool:
    group, _, key = match.kind.partition(".")
    if group in ("actor", "dyad"):
        key = "actor"
    elif group == "tone":
        key = group
    elif group not in ("topic", "weak"):
        return False
    return any(k == key and f <= match.last and match.first <= t for k, f, t in excluded)


SCANNED = ("actor.", "dyad.", "topic.", "weak.", "exclude.")
"""Kinds looked for in every sentence; the others only where it is about the two sides."""


@cache
def scanner(language: str) -> Lexicon:
    """Topics, actors and dyad expressions of a language."""
    pack = load(language)
    return Lexicon(pack, [kind for kind in pack.entries if kind.startswith(SCANNED)])


@cache
def weigher(language: str) -> Lexicon:
    """Tone cues, shifters, nouns and reporting verbs of a language."""
    pack = load(language)
    others = (*SCANNED, "about.", "voice.")
    kinds = [kind for kind in pack.entries if not kind.startswith(others)]
    return Lexicon(pack, [*kinds, "voice.reporting"])


_KEPT_LEXICONS = 24
"""Lexicons kept with own topics in them: those of eight sets of topics in three languages."""


@lru_cache(maxsize=_KEPT_LEXICONS)
def own_scanner(language: str, watched: Watched) -> Lexicon:
    """The own topics of a language; apart from `scanner`, which tone is read by too."""
    pack = own_pack(language, watched)
    return Lexicon(pack, [kind for kind in pack.entries if kind.startswith(SCANNED)])


@lru_cache(maxsize=_KEPT_LEXICONS)
def topic_scanner(language: str, watched: Watched, keys: frozenset[str]) -> Lexicon:
    """Some of the watched topics and nothing else: what `scanner` and `own_scanner` find of
    them, as topics do not meddle with each other."""
    pack = pack_with(language, watched)
    kinds = (f"{group}.{key}" for key in sorted(keys) for group in ("topic", "weak", "exclude"))
    return Lexicon(pack, [kind for kind in kinds if kind in pack.entries])


@lru_cache(maxsize=_KEPT_LEXICONS)
def topical(language: str, watched: Watched) -> Lexicon:
    """What shows, beside a topic's term, that the topic is spoken of and not named in passing."""
    pack = pack_with(language, watched)
    return Lexicon(pack, [kind for kind in pack.entries if kind.startswith("about.")])


@cache
def reporter(language: str) -> Lexicon:
    """What tells who speaks: words of saying, and who speaks for neither side."""
    pack = load(language)
    return Lexicon(pack, [kind for kind in pack.entries if kind.startswith("voice.")])
