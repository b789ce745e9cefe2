"""An article as HTML with its evidence marked: every phrase that made a score, in place.

Article text is untrusted: all of it is escaped, and nothing of it becomes an attribute
without being escaped too. A phrase is marked in two ways, by colour and by a sign that needs
none: an underline of its own kind with a raised label (+ or − for tone, a number for topics).
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from analysis.locale import Words
from analysis.models import Evidence, tone_class
from analysis.search import hits
from views import explaining

TONE_LABELS = {"positive": "+", "neutral": "", "negative": "−"}
"""What is raised behind a tone phrase, so that its sign does not hang on colour; a phrase that
weighs next to nothing, such as a mere contact, stays quiet."""

UNDERLINES = 4
"""How many kinds of underline `style.css` tells topics apart by; more topics begin again."""

UNPRINTABLE = re.compile("[\ud800-\udfff\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
"""Lone surrogates, which no page can carry, and control characters, which none can show."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text to mark: where, how it looks, its raised label, and what hovering says."""

    start: int
    end: int
    style: str
    label: str
    note: str


def marks_of(evidence: Iterable[Evidence], telling: Words, topics: Sequence[str]) -> list[Mark]:
    """What to mark for some evidence; ``topics`` are the watched keys in the order shown, and
    ``telling`` is what their notes are told with (`explaining.load`)."""
    return [_mark_of(item, telling, topics) for item in evidence]


def hits_in(text: str, search: str | None, words: Words) -> list[Mark]:
    """What to mark for what a search found; nothing without one."""
    places = hits(search, text) if search else []
    return [Mark(start, end, "hit", "", words["reader.hit"]) for start, end in places]


def mark(text: str, marks: Iterable[Mark]) -> str:
    """The escaped text with its marks as ``<mark>`` elements.

    Overlapping marks are cut at each other's edges: a stretch that several cover is one
    element that carries all their styles and notes, so elements never nest or cross.
    """
    inside = [m for m in (_clipped(m, 0, len(text)) for m in marks) if m.start < m.end]
    edges = sorted({0, len(text), *(m.start for m in inside), *(m.end for m in inside)})
    return "".join(
        _stretch(text[start:end], end, [m for m in inside if m.start <= start and end <= m.end])
        for start, end in pairwise(edges)
    )


def paragraphs(text: str, marks: Sequence[Mark]) -> str:
    """The text as ``<p>`` elements, one a line, each with the direction of its own letters."""
    return "".join(
        f'<p dir="auto">{mark(line, _shifted(marks, start, start + len(line)))}</p>'
        for start, line in _lines(text)
        if line.strip()
    )


def printable(text: str) -> str:
    """The text escaped for HTML, character for character, what no page can carry as U+FFFD."""
    return html.escape(UNPRINTABLE.sub("\ufffd", text))


def article(
    *,
    title: str | None,
    opening: str = "",
    text: str,
    language: str | None,
    evidence: Sequence[Evidence],
    words: Words,
    telling: Words,
    topics: Sequence[str],
    search: str | None = None,
) -> str:
    """A whole article as HTML, its direction that of its language, its evidence marked and
    explained as ``telling`` does, and what a ``search`` found in it.

    ``opening`` heads an article without title, in another way than a title.
    """
    headline = marks_of((e for e in evidence if e.sentence == 0), telling, topics)
    headline += hits_in(title or "", search, words)
    body = marks_of((e for e in evidence if e.sentence != 0), telling, topics)
    body += hits_in(text, search, words)
    heading = f'<h2 dir="auto">{mark(title, headline)}</h2>' if title else _stand_in(opening)
    direction = "rtl" if language and words.get(f"rtl.{language}") else "auto"
    code = html.escape(language or "")
    return (
        f'<article class="reader" dir="{direction}" lang="{code}">'
        f"{heading}{paragraphs(text, body)}</article>"
    )


def legend(words: Words, topics: Sequence[tuple[str, str]], *, search: str | None = None) -> str:
    """What the marks mean, as HTML; ``topics`` are (key, name) in the order shown, ``search``
    is the one whose finds are marked."""
    tones = [
        _key(f"tone {name}", label, words[f"tone.{name}"]) for name, label in TONE_LABELS.items()
    ]
    named = [_key(_topic_style(i), str(i + 1), name) for i, (_, name) in enumerate(topics)]
    named += [_key("hit", "", words["reader.hit"])] if search else []
    hint = html.escape(words["reader.legend_hint"])
    return (
        f'<p class="legend" dir="{words.direction}">{" ".join(tones + named)} '
        f'<span class="hint">{hint}</span></p>'
    )


def evidence_table(
    evidence: Sequence[Evidence],
    words: Words,
    names: dict[str, str],
    language: str | None,
    telling: Words,
) -> str:
    """All evidence as an HTML table, sentence by sentence: phrase, what for, weight, and why
    in the language of ``telling``."""
    heads = "".join(
        f'<th scope="col">{html.escape(words[f"reader.{column}"])}</th>'
        for column in ("sentence", "phrase", "kind", "effect", "why")
    )
    ordered = sorted(evidence, key=lambda e: (e.sentence, e.start, e.end))
    rows = "".join(_evidence_row(e, words, names, language, telling) for e in ordered)
    return (
        f'<div class="evidence" dir="{words.direction}"><table><thead><tr>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def _stand_in(opening: str) -> str:
    return f'<h2 class="opening" dir="auto">{printable(opening)}</h2>' if opening else ""


def _mark_of(item: Evidence, telling: Words, topics: Sequence[str]) -> Mark:
    note = explaining.note(item, telling)
    if item.kind == "tone":
        name = tone_class(item.effect or 0.0)
        return Mark(item.start, item.end, f"tone {name}", TONE_LABELS[name], note)
    place = topics.index(item.kind) if item.kind in topics else len(topics)
    return Mark(item.start, item.end, _topic_style(place), str(place + 1), note)


def _topic_style(place: int) -> str:
    return f"topic line-{place % UNDERLINES + 1}"


def _stretch(text: str, end: int, marks: Sequence[Mark]) -> str:
    """One stretch that the same marks cover; the labels of those that end here follow it."""
    if not marks:
        return printable(text)
    styles = " ".join(dict.fromkeys(m.style for m in marks))
    note = printable(" · ".join(dict.fromkeys(m.note for m in marks)))
    labels = dict.fromkeys((m.style, m.label) for m in marks if m.end == end and m.label)
    raised = "".join(
        f'<sup class="{style}" data-label="{html.escape(label)}"></sup>' for style, label in labels
    )
    return f'<mark class="{styles}" tabindex="0" data-why="{note}">{printable(text)}{raised}</mark>'


def _key(style: str, label: str, name: str) -> str:
    raised = f'<sup class="{style}" data-label="{html.escape(label)}"></sup>' if label else ""
    return f'<span class="key"><mark class="{style}">{html.escape(name)}{raised}</mark></span>'


def _evidence_row(
    item: Evidence,
    words: Words,
    names: dict[str, str],
    language: str | None,
    telling: Words,
) -> str:
    place = words["reader.headline"] if item.sentence == 0 else str(item.sentence)
    kind = words["reader.tone"] if item.kind == "tone" else names.get(item.kind, item.kind)
    effect = words.signed(item.effect) if item.kind == "tone" else ""
    code = html.escape(language or "")
    return (
        f"<tr><td>{printable(place)}</td>"
        f'<td><bdi lang="{code}">{printable(item.text)}</bdi></td>'
        f"<td>{printable(kind)}</td><td>{effect}</td>"
        f'<td dir="auto" lang="{telling.language}">'
        f"{printable(explaining.reason(item, telling))}</td></tr>"
    )


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Each line with where it begins; the line ends themselves count but are not given."""
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1


def _shifted(marks: Iterable[Mark], start: int, end: int) -> list[Mark]:
    """The marks that touch a line, counted from its beginning and ending where it ends."""
    touching = (m for m in marks if m.start < end and start < m.end)
    clipped = (_clipped(m, start, end) for m in touching)
    return [replace(m, start=m.start - start, end=m.end - start) for m in clipped]


def _clipped(item: Mark, start: int, end: int) -> Mark:
    return replace(item, start=max(item.start, start), end=min(item.end, end))
