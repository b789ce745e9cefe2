"""A store of outlets in three languages that differ as planted: in volume, tone, topics, stories
of their own, and in who comes first."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from analysis.models import Analysis, Article
from analysis.store import open_store
from tests.made_articles import day, made_analysis, made_article

FIRST, WEEKS = day("2018-01-01"), 60
HARBOUR, NORTHERN, MANARA, SEVER, POST = (
    "Harbour Times",
    "Northern Wire",
    "صحيفة المنارة",
    "Вестник Севера",
    "The Delta Post and Evening Examiner",
)
PORT, CANAL, SUMMIT = "Talks on the harbour agreement", "سفينة القناة", "Summit report"
"""Stories that one outlet ran again and again, in English and in Arabic, and that all ran."""

Pair = tuple[Article, Analysis]


@dataclass(frozen=True, slots=True)
class Outlet:
    """How an outlet writes: ``weekly`` articles, at first in a tone of ``tone`` that changes by
    ``turn`` half way, ``topic`` in every second article; ``late`` days behind with `SUMMIT`."""

    name: str
    language: str
    weekly: int
    tone: float
    turn: float
    topic: str
    late: int


OUTLETS = (
    Outlet(HARBOUR, "en", 4, 0.3, 0.0, "syria", 0),
    Outlet(NORTHERN, "en", 3, -0.1, -0.4, "sanctions", 1),
    Outlet(MANARA, "ar", 3, 0.0, 0.3, "syria", 2),
    Outlet(SEVER, "ru", 2, -0.4, 0.2, "north_korea", 3),
    Outlet(POST, "en", 1, 0.1, 0.1, "counterterrorism", 5),
)


def outlets_store(folder: Path) -> Path:
    """The store in ``folder``: over 700 articles of `OUTLETS`, a third without a tone."""
    pairs = [pair for outlet in OUTLETS for pair in _usual(outlet)]
    pairs += _story(PORT, {HARBOUR: range(0, 60, 6), NORTHERN: range(70, 71)})
    pairs += _story(CANAL, {MANARA: range(200, 209)})
    for number in range(12):
        start = 30 * number
        pairs += _story(
            f"{SUMMIT} {number}",
            {each.name: range(start + each.late, start + each.late + 1) for each in OUTLETS},
        )
    store = open_store(folder, create=True)
    store.append_articles([article for article, _ in pairs])
    store.append_analyses(pairs)
    return folder


def _usual(outlet: Outlet) -> list[Pair]:
    """An outlet's articles of its own, each a story by itself."""
    pairs = []
    for number in range(outlet.weekly * WEEKS):
        week, place = divmod(number, outlet.weekly)
        published = FIRST + dt.timedelta(7 * week + 2 * place)
        article = _article(outlet.name, f"{outlet.name} {number}", published)
        level = outlet.tone + (outlet.turn if week > WEEKS // 2 else 0)
        tone = None if number % 3 == 0 else level + 0.2 * ((number * 7) % 5 - 2) / 2
        topics = {outlet.topic: 0.9} if number % 2 else {"sanctions": 0.7}
        voices = {} if tone is None else {"outlet": tone, "us": tone / 2, "ru": -tone}
        pairs.append((article, made_analysis(article, tone=tone, topics=topics, voices=voices)))
    return pairs


def _story(title: str, days: dict[str, range]) -> list[Pair]:
    """A story, and on which days (counted from `FIRST`) each outlet ran it."""
    articles = [
        _article(name, title, FIRST + dt.timedelta(number), text=f"{title} {name} {number}")
        for name, numbers in days.items()
        for number in numbers
    ]
    return [(each, made_analysis(each, tone=0.2, story=articles[0].id)) for each in articles]


def _article(outlet: str, title: str, published: dt.date, *, text: str = "") -> Article:
    language = next(each.language for each in OUTLETS if each.name == outlet)
    return made_article(
        title=title,
        text=f"{text or title}. Washington and Moscow held talks.",
        outlet=outlet,
        language=language,
        published=published.isoformat(),
    )
