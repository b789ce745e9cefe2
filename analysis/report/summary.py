"""The text that a report begins with: the articles in figures, and what changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence

from analysis import queries
from analysis.catalogue import View
from analysis.filters import Filters
from analysis.locale import Words
from analysis.queries import Overview
from analysis.report.model import Paragraph, Sentence
from analysis.report.saying import Figure, Numbers, noise, say
from analysis.trends.differences import Difference

Write = Callable[[str, float], Figure]


def summary(view: View) -> tuple[Paragraph, ...]:
    """What the articles are and say, and how that differs from the period before."""
    found = view.summary
    about = (*_articles(view, found), _scored(view.words, found), _tone(view.words, found))
    return (*about, *_reservations(view)), _compared(view)


def _reservations(view: View) -> Iterator[Sentence]:
    """What a reader has to know to take the figures for what they are."""
    numbers = Numbers(view.words, "overview")
    if undated := queries.left_out(view.con, view.filters):
        yield say(view.words, "report.left_out_undated", numbers.count("undated_left_out", undated))
    if len(scorers := queries.scorers(view.con, view.filters)) > 1:
        yield say(view.words, "report.mixed", numbers.count("ways", len(scorers)))


def _articles(view: View, found: Overview) -> tuple[Sentence, Sentence]:
    words, numbers = view.words, Numbers(view.words, "overview")
    stories = queries.count(view.con, queries.once(view.filters))
    counts = say(
        words,
        "report.articles",
        numbers.count("n", found.n),
        numbers.count("stories", stories),
        numbers.count("outlets", found.outlets),
    )
    if found.first is None or found.last is None:
        return counts, say(words, "report.undated")
    days = {"first": words.date(found.first), "last": words.date(found.last)}
    key = "report.dated" if found.undated else "report.all_dated"
    undated = [numbers.count("undated", found.undated)] if found.undated else []
    return counts, say(words, key, *undated, names=days)


def _scored(words: Words, found: Overview) -> Sentence:
    numbers = Numbers(words, "overview")
    return say(
        words,
        "report.scored",
        numbers.count("n", found.n),
        numbers.count("n_scored", found.n_scored),
        numbers.share("scored_share", found.scored_share or 0.0),
    )


def _tone(words: Words, found: Overview) -> Sentence:
    """Nothing of the tone where there is no interval: one story says nothing of others."""
    numbers = Numbers(words, "overview")
    if found.tone_index is None:
        return say(words, "report.tone_none")
    if found.low is None or found.high is None:
        return say(words, "report.tone_few")
    return say(
        words,
        "report.tone",
        numbers.tone("tone_index", found.tone_index),
        numbers.tone("low", found.low),
        numbers.tone("high", found.high),
        numbers.count("n_scored", found.n_scored),
    )


def _compared(view: View) -> Paragraph:
    words, choices = view.words, queries.choices(view.con)
    periods = queries.periods_compared(view.filters, choices)
    if periods is None:
        return (say(words, "report.not_compared"),)
    found = queries.headline(view.con, *periods)
    if not (found.volume.before or found.volume.after):
        return (say(words, "report.not_compared"),)
    return (
        say(words, "report.compared", names=_days(words, periods)),
        _volume(words, found.volume),
        *_changed(words, "scored_share", found.scored_share),
        *_changed(words, "tone", found.tone),
    )


def _days(words: Words, periods: Sequence[Filters]) -> dict[str, str]:
    """The ends of the later and the earlier period, as dates in words."""
    now, before = periods
    ends: dict[str, dt.date | None] = {
        "since": now.since,
        "until": now.until,
        "since_before": before.since,
        "until_before": before.until,
    }
    return {name: words.date(day) for name, day in ends.items()}


def _volume(words: Words, found: Difference) -> Sentence:
    numbers = Numbers(words, "volume")
    return say(
        words,
        "report.volume",
        numbers.count("before", int(found.before)),
        numbers.count("after", int(found.after)),
        numbers.change("change", found.change),
        names={"noise": noise(words, found)},
    )


def _changed(words: Words, name: str, found: Difference) -> Paragraph:
    """How a mean changed, by how much and how sure; that there is too little to tell, where there
    is."""
    if found.low is None or found.high is None:
        return (say(words, f"report.{name}_unknown"),)
    numbers = Numbers(words, f"change.{name}")
    level: Write = numbers.tone if name == "tone" else numbers.share
    change: Write = numbers.tone if name == "tone" else numbers.points
    return (
        say(
            words,
            f"report.{name}_change",
            level("before", found.before),
            level("after", found.after),
            change("change", found.change),
            change("low", found.low),
            change("high", found.high),
            names={"noise": noise(words, found)},
        ),
    )
