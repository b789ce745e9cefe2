"""Two sets of articles held against each other: A, those of the view, and B."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from analysis import queries
from analysis.catalogue.making import any_of, nothing
from analysis.catalogue.sides import KINDS as SIDES
from analysis.catalogue.view import View
from analysis.charts.wording import name
from analysis.errors import FilterError
from analysis.filters import NO_OUTLET, Filters
from analysis.filters.values import date_value, one_of
from analysis.locale import Words

KINDS: dict[str, str] = {"topic": "topic", **SIDES}
"""Where the words have the names of each kind."""

SPAN = ".."
"""Between the first and the last day of a period, as the options name it."""


@dataclass(frozen=True, slots=True)
class Sets:
    """A, the filters of the view, and B, which differs in one thing; and what each is called."""

    a: Filters
    b: Filters
    name_a: str
    name_b: str

    @property
    def each(self) -> dict[str, Filters]:
        """Both by their letters."""
        return {"a": self.a, "b": self.b}

    def names(self, words: Words) -> dict[str, str]:
        """What they are called, by their letters."""
        named = {"a": self.name_a, "b": self.name_b}
        return {
            side: words("compare.named", side=words[f"compare.head_{side}"], name=name)
            for side, name in named.items()
        }

    def words(self, words: Words) -> Words:
        """The words with those that name the two in tables."""
        return words.also({f"set.{side}": name for side, name in self.names(words).items()})

    def sentence(self, words: Words) -> str:
        """What a chart of both shows."""
        return words("compare.sentence", a=self.name_a, b=self.name_b)


def sets_of(view: View) -> Sets:
    """A and B as the options have them. Raises NothingToShow where there is nothing to compare
    with."""
    any_of(view)
    sets = _periods(view) if view.options.versus == "period" else _groups(view)
    if sets is None:
        raise nothing(f"compare.nothing_{view.options.versus}")
    return sets


def others(view: View) -> list[str]:
    """The topics, outlets or languages that B could be, most articles first."""
    own = _own(view)
    return [each for each in _options(view) if each not in own]


def check_other(view: View) -> None:
    """Raises FilterError where B is to be what there is none of, or no period."""
    other = view.options.other
    if view.options.versus != "period":
        one_of("other", other, others(view))
        return
    for day in ends_of(other):
        if day:
            date_value("other", day, as_of=view.today)


def ends_of(period: str) -> tuple[str, str]:
    """The first and the last day of a period as it is written, ``""`` where one is not."""
    first, _, last = period.partition(SPAN)
    return first, last


def _periods(view: View) -> Sets | None:
    """A is the period of the filters, B that before it or the one chosen; without a period in the
    filters the later half of the days there are against the earlier."""
    filters, found = view.filters, view.summary
    dated = filters.since is not None or filters.until is not None
    if found.first is None or found.last is None:
        return None
    if found.first == found.last and not dated:
        return None
    a = replace(
        filters,
        since=filters.since or found.first,
        until=filters.until or found.last,
        undated=False,
    )
    b = a.previous()
    if not dated:
        middle = found.first + (found.last - found.first) // 2
        a = replace(a, since=middle + dt.timedelta(days=1))
        b = replace(a, since=found.first, until=middle)
    b = _chosen_period(a, view) or b
    return Sets(a, b, _span(a, view.words), _span(b, view.words)) if b else None


def _chosen_period(a: Filters, view: View) -> Filters | None:
    """B with the period that the options name; ``None`` where they name none."""
    first, last = ends_of(view.options.other)
    try:
        since = date_value("other", first, as_of=view.today)
        until = date_value("other", last or first, as_of=view.today, end=True)
        return replace(a, since=since, until=until)
    except (FilterError, ValueError, OverflowError):
        return None


def _groups(view: View) -> Sets | None:
    """A is what the filters choose, else the one with most articles; B is another."""
    versus, there = view.options.versus, others(view)
    if not there:
        return None
    own = _own(view)
    other = view.options.other if view.options.other in there else there[0]
    a, b = (_with(view.filters, versus, values) for values in (own, (other,)))
    called = [name(KINDS[versus], each, view.words) for each in (*own, other)]
    return Sets(a, b, " + ".join(called[:-1]), called[-1])


def _options(view: View) -> list[str]:
    """What could be compared, most articles first, of those that match all else."""
    versus = view.options.versus
    rest = _with(view.filters, versus, ())
    if versus == "topic":
        found = queries.topic_share(view.con, rest)
        return [str(topic) for topic in found.loc[found["n"] > 0, "topic"]]
    groups = queries.tone_by(view.con, rest, "language" if versus == "language" else "outlet")
    names = [str(group) for group in groups["group"]]
    return sorted(names, key=lambda each: each == NO_OUTLET)


def _own(view: View) -> tuple[str, ...]:
    """What A is of: what the filters choose, else the one with most articles."""
    filters = view.filters
    named = {"topic": filters.topics, "outlet": filters.outlets, "language": filters.languages}
    return named[view.options.versus] or tuple(_options(view)[:1])


def _with(filters: Filters, versus: str, values: tuple[str, ...]) -> Filters:
    if versus == "topic":
        return replace(filters, topics=values, match=filters.match if len(values) > 1 else "any")
    if versus == "outlet":
        return replace(filters, outlets=values)
    return replace(filters, languages=values)


def _span(filters: Filters, words: Words) -> str:
    since, until = words.date(filters.since), words.date(filters.until)
    return words("compare.span", since=since, until=until)
