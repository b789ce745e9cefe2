"""A report as files are made of it."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from analysis.accuracy import Headline
from analysis.export import Chart
from analysis.locale import Words
from analysis.queries import Scorer


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of a report, with every number it says: its ``figures`` by key
    (``overview.tone``), unrounded."""

    text: str
    figures: Mapping[str, float] = field(default_factory=dict)


Paragraph = tuple[Sentence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of a report under a heading: its text, then its chart, None where it has none.
    ``key`` is the chart's name, or ``summary``."""

    key: str
    heading: str
    paragraphs: tuple[Paragraph, ...] = ()
    chart: Chart | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A story by its earliest article that matches, ``title`` being the beginning of the text where
    it has none. ``tone`` is that article's, None where it has none; ``placements`` counts the
    articles of the story in the store, whatever the filters. What is not known is None."""

    title: str
    outlet: str | None
    published: dt.date | None
    tone: float | None
    placements: int
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """What a report was made of: the filters as URL ``params``, the days of the first and last
    article (None where none has a date), how many articles and stories, the ``store``'s version
    and the ``packs``' installed, what scored the articles, and the ``path`` that opens the same
    view in the dashboard."""

    params: Mapping[str, str]
    first: dt.date | None
    last: dt.date | None
    n: int
    stories: int
    store: str
    packs: str
    scorers: tuple[Scorer, ...]
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A report in the language of its ``words``.

    ``sentence`` says the filters and ``made`` is the day it is dated with. ``stories`` are the
    first of ``provenance.stories``. ``left_out`` are charts that would be empty, by name, with why;
    ``accuracy`` are the headline figures of each backend that scored articles here, none for one
    that was not measured.
    """

    title: str
    words: Words
    sentence: str
    made: dt.date
    sections: tuple[Section, ...]
    left_out: Mapping[str, str]
    stories: tuple[Story, ...]
    accuracy: Mapping[str, tuple[Headline, ...]]
    provenance: Provenance

    @property
    def figures(self) -> dict[str, float]:
        """Every number of the text by its key, in the order of the text."""
        return {
            key: value
            for section in self.sections
            for paragraph in section.paragraphs
            for sentence in paragraph
            for key, value in sentence.figures.items()
        }

    @property
    def hash(self) -> str:
        """A SHA-256 in hex digits over the provenance, the numbers of the text and those of the
        charts: equal in every language and format, and for another title or day."""
        tables = {
            section.key: section.chart.rows.to_csv(index=False)
            for section in self.sections
            if section.chart
        }
        known = [asdict(self.provenance), self.figures, tables]
        written = json.dumps(known, ensure_ascii=False, sort_keys=True, default=str)
        return hashlib.sha256(written.encode("utf-8")).hexdigest()
