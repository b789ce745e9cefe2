"""A store of articles in which tone turns and one day has a spike, scored as made up."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from analysis.store import open_store
from tests.made_articles import day, made_analysis, made_article

FIRST, DAYS = day("2018-01-01"), 120
TURN = FIRST + dt.timedelta(60)
SPIKE = FIRST + dt.timedelta(100)
STORY = "A report in many outlets"


def planted_store(folder: Path) -> Path:
    """The store in ``folder``: two articles a day, those of outlet A negative from `TURN` on,
    and 30 copies of `STORY` on the day `SPIKE`."""
    pairs = [_pair(number, FIRST + dt.timedelta(number // 2)) for number in range(2 * DAYS)]
    first = made_article(1000, published=SPIKE.isoformat(), title=STORY, outlet="C")
    copies = [
        made_article(1000 + n, published=SPIKE.isoformat(), title=STORY, outlet="C")
        for n in range(1, 30)
    ]
    pairs += [(each, made_analysis(each, story=first.id)) for each in (first, *copies)]
    store = open_store(folder, create=True)
    store.append_articles([article for article, _ in pairs])
    store.append_analyses(pairs)
    return folder


def _pair(number: int, published: dt.date):
    """An article of outlet A on Syria, or of outlet B on sanctions, in turns, and its analysis."""
    mine = number % 2 == 0
    level = -0.6 if mine and published >= TURN else 0.1
    article = made_article(
        number,
        published=published.isoformat(),
        title=f"Talks, part {number}",
        outlet="A" if mine else "B",
    )
    topics = {"syria" if mine else "sanctions": 0.9}
    return article, made_analysis(article, tone=level + 0.05 * (number % 5), topics=topics)
