"""What analysts said of an article as HTML, beside what the machine says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

import duckdb

from analysis import queries
from analysis.locale import Words
from analysis.models import PRESENT, tone_class
from views.articles.reader import printable


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What is in force for one score: ``value`` as the analyst gave it and ``machine`` as the
    machine's score is now, both ``None`` where nothing is said of the relation; ``made`` in UTC
    without saying so. ``applied`` tells that it is read instead of the machine's."""

    id: str
    kind: str
    key: str
    value: float | None
    machine: float | None
    differs: bool
    applied: bool
    who: str
    reason: str
    made: dt.datetime


def verdicts(con: duckdb.DuckDBPyConnection, id_: str) -> tuple[Verdict, ...]:
    """What is in force for an article's tone and topics, the tone first."""
    frame = queries.verdicts(con, id_).drop(columns="used")
    rows = frame.astype(object).where(frame.notna(), None).to_dict("records")
    return tuple(Verdict(**{str(name): value for name, value in row.items()}) for row in rows)


def mark(found: tuple[Verdict, ...], words: Words, topics: Mapping[str, str]) -> str:
    """One line of HTML that names the scores that are not the machine's; nothing without such."""
    names = [named(each, words, topics) for each in found if each.applied]
    if not names:
        return ""
    line = words("correcting.mark", names=words["words.comma"].join(names))
    return f'<p class="corrected" dir="{words.direction}">{printable(line)}</p>'


def html_of(verdict: Verdict, words: Words, topics: Mapping[str, str]) -> str:
    """One verdict: what the analyst says, what the machine says, and who, when and why."""
    name = named(verdict, words, topics)
    said = words(
        "correcting.instead" if verdict.applied else "correcting.confirmed",
        name=name,
        value=_told(verdict, verdict.value, words),
        machine=_told(verdict, verdict.machine, words),
    )
    return (
        f'<p class="verdict" dir="{words.direction}"><b>{printable(said)}</b> '
        f'<span class="why">{_why(verdict, words)}</span></p>'
    )


def _why(verdict: Verdict, words: Words) -> str:
    """Who, when and why as HTML; name and reason each in the direction of their own letters."""
    return words(
        "correcting.why" if verdict.reason else "correcting.why_not_said",
        who=f"<bdi>{printable(verdict.who)}</bdi>",
        moment=printable(words.moment(verdict.made)),
        reason=f"<bdi>{printable(verdict.reason)}</bdi>",
    )


def named(verdict: Verdict, words: Words, topics: Mapping[str, str]) -> str:
    """What a verdict is of, in words."""
    if verdict.kind == "tone":
        return words["reader.tone"]
    return topics.get(verdict.key, verdict.key)


def _told(verdict: Verdict, score: float | None, words: Words) -> str:
    if verdict.kind == "topic":
        discussed = score is not None and score >= PRESENT
        return words["reader.topic_discussed" if discussed else "reader.topic_absent"]
    name = words[f"tone.{tone_class(score)}"]
    if score is None:
        return name
    return words("correcting.tone", value=words.signed(score), name=name)
