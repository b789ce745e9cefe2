"""An article listened to: who speaks at a place in it, and who spoke before."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from analysis.matching import Match, Passage, reporter
from analysis.models import HOLDERS
from analysis.packs import load
from analysis.voices.quotes import Span, first_after, quotations
from analysis.voices.reports import SPOKEN_BEFORE, Report, embeds, reports
from analysis.voices.scene import Scene, scene

OUTLET = HOLDERS[0]

BACK = 3
"""Sentences back over which "he added" finds who spoke."""

ABUTS = 3
"""Words between a report and the quotation it brings ("Lavrov said in Sochi: …")."""

Found = Sequence[tuple[Passage, Sequence[Match]]]
"""The passages of an article, title first where there is one, with what was scanned in each."""

Heard = tuple[Scene, list[Report]]


class Hearing:
    """Reads the sentences it is asked about, each once, and remembers who spoke last."""

    def __init__(self, found: Found, language: str) -> None:
        self._found = found
        self._lexicon = reporter(language)
        self._pack = load(language)
        self._quotes: dict[bool, list[Span]] = {}
        self._heard: dict[int, Heard] = {}
        self._index = [passage.sentence.index for passage, _ in found]
        self._first_of_text = bisect_right(self._index, 0)
        self._starts = [p.sentence.start for p, _ in found[self._first_of_text :]]
        self._spoke: str | None = None
        self._silent = 0
        self._next = 0

    def around(self, indexes: Iterable[int]) -> Iterator[int]:
        """The places in ``found`` of some sentences and of those just before, in order."""
        places = [bisect_left(self._index, index) for index in indexes]
        yield from sorted({near for at in places for near in range(max(0, at - BACK), at + 1)})

    def listen(self, at: int) -> None:
        """Take in who speaks in a sentence; to be called in order, after asking about it."""
        if at != self._next:
            self._spoke, self._silent = None, 0
        self._next = at + 1
        told_in, told = self._hear(at)
        if told:
            self._spoke, self._silent = self._resolved(told[-1].holder), 0
        elif not told_in.is_quoted(0):
            self._silent += 1
        if self._silent > BACK:
            self._spoke = None

    def holder(self, at: int, start: int) -> str | None:
        """Whose words stand at the character ``start`` of a sentence."""
        passage = self._found[at][0]
        quotes = self._quotations(passage)
        number = first_after(quotes, start)
        if number < len(quotes) and quotes[number][0] <= start:
            return self._resolved(self._of_quotation(at, quotes[number]))
        told_in, told = self._hear(at)
        word = bisect_right([begin for begin, _ in passage.spans], start) - 1
        return self._resolved(_told_at(told_in, told, word) if told else self._echoed(at))

    def _echoed(self, at: int) -> str | None:
        """Whose a sentence is in which nobody is said to speak: the outlet's, unless the next
        one points back at it («Об этом заявил …»)."""
        if at + 1 < len(self._found):
            following, told = self._hear(at + 1)
            if following.echoes and told:
                return told[0].holder
        return OUTLET

    def _resolved(self, holder: str | None) -> str | None:
        return self._spoke if holder == SPOKEN_BEFORE else holder

    def _hear(self, at: int) -> Heard:
        if at not in self._heard:
            passage, matches = self._found[at]
            told = self._lexicon.find(passage)
            now = scene(passage, matches, told, self._quotations(passage))
            self._heard[at] = now, reports(now, lead=self._pack.lead)
        return self._heard[at]

    def _quotations(self, passage: Passage) -> list[Span]:
        """Those of the title or of the text, found once."""
        in_title = passage.sentence.index == 0
        if in_title not in self._quotes:
            self._quotes[in_title] = quotations(passage.source, self._pack.quotes)
        return self._quotes[in_title]

    def _of_quotation(self, at: int, quote: Span) -> str | None:
        """Who a quotation quotes: named right before or after it, else in its sentence."""
        opens, closes = at, at
        if self._index[at] != 0:
            opens, closes = self._sentence_at(quote[0], at), self._sentence_at(quote[1] - 1, at)
        before, gap_before = self._last_before(opens, quote)
        after, gap_after = self._first_behind(closes, quote)
        if before and (gap_before <= ABUTS or not after or gap_after > ABUTS):
            return before.holder
        if after:
            return after.holder
        alone = not self._words_before(opens, quote)
        return SPOKEN_BEFORE if alone else None

    def _sentence_at(self, place: int, near: int) -> int:
        if len(self._found) == 1:
            return near
        return self._first_of_text + max(0, bisect_right(self._starts, place) - 1)

    def _words_before(self, at: int, quote: Span) -> int:
        return _word_at(self._found[at][0], quote[0])

    def _last_before(self, at: int, quote: Span) -> tuple[Report | None, int]:
        first = self._words_before(at, quote)
        told = self._hear(at)[1]
        number = bisect_left([report.first for report in told], first) - 1
        if number < 0:
            return None, 0
        return told[number], first - told[number].last - 1

    def _first_behind(self, at: int, quote: Span) -> tuple[Report | None, int]:
        after = _word_at(self._found[at][0], quote[1])
        told = self._hear(at)[1]
        number = bisect_left([report.first for report in told], after)
        if number == len(told):
            return None, 0
        return told[number], told[number].first - after


def _word_at(passage: Passage, place: int) -> int:
    """The number of the first word of a sentence that begins at ``place`` or later."""
    return bisect_left([start for start, _ in passage.spans], place)


def _told_at(told_in: Scene, told: Sequence[Report], word: int) -> str | None:
    """Whose words an unquoted word is: those before or after a report are its speaker's; the
    report itself is the outlet's, or of who reports it in the same clause."""
    number = bisect_right([report.first for report in told], word) - 1
    if number >= 0 and word <= told[number].last:
        return _outer(told_in, told, number)
    if number >= 0:
        return told[number].holder
    after = next((report for report in told if report.backward), None)
    return after.holder if after else OUTLET


def _outer(told_in: Scene, told: Sequence[Report], number: int) -> str | None:
    before = told[number - 1] if number else None
    if before and embeds(told_in, before, told[number]):
        return before.holder
    return OUTLET
