"""Shifts in sentences: what each is and what moved it, for reports and the dashboard alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from analysis.charts import letter
from analysis.charts.wording import isolated
from analysis.filters import NO_OUTLET
from analysis.locale import Words
from analysis.queries import NO_TOPIC, Part, Spike, Told, ToneShift
from analysis.report.model import Sentence
from analysis.report.saying import Figure, Numbers, say, values

Shift = ToneShift | Spike

WORTH_NAMING = 0.1
"""Part of a spike's articles from which an outlet or topic is named as one of its main ones."""

TITLE = 80
"""Letters of a story's title where it stands in a line."""

_STRONG = "**"
"""What the words have around the beginning of a shift, which is Markdown."""


def plain(words: Words) -> Words:
    """The words without the Markdown in those of shifts."""
    of_shifts = (key for key in words if key.startswith("shifts."))
    return words.also({key: words[key].replace(_STRONG, "") for key in of_shifts})


def sentences(
    shift: Shift, place: int, words: Words, *, literal: Callable[[str], str] = str
) -> list[Sentence]:
    """What a shift is and what moved it; ``place`` counts those of a list from 0 and gives its
    letter, ``literal`` escapes what names might hold."""
    telling = _Telling(words, letter(place), literal)
    return list(telling.tone(shift) if isinstance(shift, ToneShift) else telling.spike(shift))


def stories(shift: Shift, place: int, words: Words) -> list[Sentence]:
    """The stories that moved it or that most of its articles tell, by the numbers they have there;
    none where there are none."""
    if not shift.stories:
        return []
    numbers = Numbers(words, f"shift.{letter(place)}")
    said = [
        _story(story, numbers, at, literal=isolated)
        for at, story in enumerate(shift.stories, start=1)
    ]
    moved = isinstance(shift, ToneShift)
    key = "report.stories_moved" if moved else "report.stories_most"
    text = words(key, parts=words["words.comma"].join(each.text for each in said))
    figures = {key: value for each in said for key, value in each.figures.items()}
    return [Sentence(text=text, figures=figures)]


def story_line(story: Told, words: Words, *, literal: Callable[[str], str] = str) -> str:
    """A story by its title, with how many articles it has and their tone."""
    return _story(story, Numbers(words, "story"), 0, literal=literal).text


def _story(
    story: Told, numbers: Numbers, at: int, *, literal: Callable[[str], str] = str
) -> Sentence:
    words = numbers.words
    title = story.title or words["articles.untitled"]
    short = title if len(title) <= TITLE else title[: TITLE - 1].rstrip() + "…"
    of_story = Numbers(words, f"{numbers.about}.story_{at}")
    figures = [of_story.count("n", story.n)]
    if story.tone is not None:
        figures.append(of_story.tone("tone", story.tone))
    key = "shifts.story_no_tone" if story.tone is None else "shifts.story"
    return say(words, key, *figures, names={"title": literal(short)})


@dataclass(frozen=True, slots=True)
class _Telling:
    """How one shift is told: in which words, by which letter, its names made ``literal``."""

    words: Words
    letter: str
    literal: Callable[[str], str]

    @property
    def numbers(self) -> Numbers:
        return Numbers(self.words, f"shift.{self.letter}")

    def tone(self, shift: ToneShift) -> Iterator[Sentence]:
        change, tone = shift.difference, self.numbers.tone
        yield say(
            self.words,
            "shifts.tone_up" if change.change > 0 else "shifts.tone_down",
            *(tone(name, getattr(change, name)) for name in ("change", "before", "after")),
            tone("low", change.change if change.low is None else change.low),
            tone("high", change.change if change.high is None else change.high),
            names={
                "letter": self.letter,
                "day": self.words.date(shift.day),
                "since": self.words.date(shift.since),
            },
        )
        parts = (tone("within", shift.within), tone("composition", shift.composition))
        yield say(self.words, "shifts.within", *parts)
        yield from self._moved("outlet", shift.outlets)
        yield from self._moved("topic", shift.topics)

    def spike(self, shift: Spike) -> Iterator[Sentence]:
        yield say(
            self.words,
            "shifts.spike" if shift.day == shift.until else "shifts.spike_days",
            self.numbers.count("n", shift.n),
            self.numbers.count("expected", round(shift.expected)),
            names={
                "letter": self.letter,
                "day": self.words.date(shift.day),
                "until": self.words.date(shift.until),
            },
        )
        yield from self._most("outlet", shift, shift.outlets)
        yield from self._most("topic", shift, shift.topics)

    def _moved(self, kind: str, parts: Sequence[Part]) -> Iterator[Sentence]:
        named = [(part.key, self.numbers.tone(f"{kind}.{part.key}", part.total)) for part in parts]
        yield from self._listed(f"shifts.{kind}s_moved", kind, named, "{}")

    def _most(
        self, kind: str, shift: Spike, counts: Sequence[tuple[str, int]]
    ) -> Iterator[Sentence]:
        main = [(name, n) for name, n in counts if n >= WORTH_NAMING * shift.n]
        named = [(name, self.numbers.count(f"{kind}.{name}", n)) for name, n in main]
        yield from self._listed(f"shifts.{kind}s_most", kind, named, "({})")

    def _listed(
        self, key: str, kind: str, named: Sequence[tuple[str, Figure]], form: str
    ) -> Iterator[Sentence]:
        """Names with a figure each, in one sentence; none where there are none."""
        if not named:
            return
        parts = (
            self.words("shifts.part", name=self._name(kind, name), value=form.format(figure.text))
            for name, figure in named
        )
        text = self.words(key, parts=self.words["words.comma"].join(parts))
        yield Sentence(text=text, figures=values([figure for _, figure in named]))

    def _name(self, kind: str, key: str) -> str:
        if kind == "outlet":
            return self.words["words.no_outlet"] if key == NO_OUTLET else self.literal(key)
        known = self.words.get(f"topic.{key}", key)
        return self.literal(self.words["shifts.no_topic"] if key == NO_TOPIC else known)
