"""The two sets of articles that the page Compare holds against each other; B is in the URL."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

import streamlit as st

from analysis import queries
from analysis.charts.wording import name
from analysis.errors import FilterError
from analysis.filters import NO_OUTLET, Filters
from analysis.filters.values import date_value, days_ago, is_relative
from analysis.locale import Words
from views import url_state
from views.beside import sides
from views.desk import Desk

KINDS: dict[str, str] = {"topic": "topic", **sides.KINDS}
"""Where the words have the names of each kind."""
SPAN = ".."
"""Between the first and the last day of a period in the URL."""
DAY = 160
"""Pixels of a day's field: two stand side by side on a phone."""


@dataclass(frozen=True, slots=True)
class Sets:
    """A, the filters of this view, and B, which differs in one thing; and what each is called."""

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

    def named(self, desk: Desk) -> Desk:
        """The desk with words that name the two in tables."""
        named = {f"set.{side}": name for side, name in self.names(desk.words).items()}
        return replace(desk, words=desk.words.also(named))

    def sentence(self, words: Words) -> str:
        """What a chart of both shows."""
        return words("compare.sentence", a=self.name_a, b=self.name_b)


def choose(desk: Desk) -> Sets | None:
    """Draw the choice of what is compared; ``None`` where there is nothing to compare with."""
    versus = _versus(desk)
    return _periods(desk) if versus == "period" else _groups(desk, versus)


def _versus(desk: Desk) -> str:
    words = desk.words
    st.session_state["versus"] = desk.option("versus")
    st.segmented_control(
        words["versus.label"],
        url_state.OPTIONS["versus"],
        key="versus",
        format_func=lambda value: words[f"versus.{value}"],
        required=True,
        on_change=_put_versus,
    )
    return desk.option("versus")


def _periods(desk: Desk) -> Sets | None:
    """A is the period of the filters, B that before it or the one chosen; without a period in the
    filters the later half of the days there are against the earlier."""
    found = queries.overview(desk.con, desk.filters)
    dated = desk.filters.since is not None or desk.filters.until is not None
    if found.first is None or found.last is None:
        return None
    if found.first == found.last and not dated:
        return None
    a = replace(
        desk.filters,
        since=desk.filters.since or found.first,
        until=desk.filters.until or found.last,
        undated=False,
    )
    b = a.previous()
    if not dated:
        middle = found.first + (found.last - found.first) // 2
        a = replace(a, since=middle + dt.timedelta(days=1))
        b = replace(a, since=found.first, until=middle)
    b = _chosen_period(a, desk.today) or b
    if b is None:
        return None
    _draw_periods(desk, b)
    return Sets(a, b, _span(desk, a), _span(desk, b))


def _chosen_period(a: Filters, today: dt.date) -> Filters | None:
    """B with the period that the URL names; ``None`` where it names none."""
    first, last = _ends_of_other()
    try:
        since = date_value("other", first, as_of=today)
        until = date_value("other", last or first, as_of=today, end=True)
        return replace(a, since=since, until=until)
    except (FilterError, ValueError, OverflowError):
        return None


def _ends_of_other() -> tuple[str, str]:
    """The first and the last day of B as the URL writes them."""
    first, _, last = url_state.text(url_state.OTHER).partition(SPAN)
    return first, last


def _draw_periods(desk: Desk, b: Filters) -> None:
    days = [day for day in (desk.choices.first, desk.choices.last, b.since, b.until) if day]
    with st.container(horizontal=True):
        for end, day in (("since", b.since), ("until", b.until)):
            st.session_state[f"other_{end}"] = day
            st.date_input(
                desk.words[f"compare.{end}"],
                key=f"other_{end}",
                min_value=min(days),
                max_value=max(days),
                format="YYYY-MM-DD",
                on_change=_put_period,
                args=(desk.today,),
                width=DAY,
            )
    if _moves():
        st.caption(desk.words["compare.moves"])


def _groups(desk: Desk, versus: str) -> Sets | None:
    """A is what the filters choose, else the one with most articles; B is another."""
    options = _options(desk, versus)
    own = _own(desk.filters, versus) or tuple(options[:1])
    others = [each for each in options if each not in own]
    if not others:
        return None
    wanted = url_state.text(url_state.OTHER)
    other = wanted if wanted in others else others[0]
    st.session_state[f"other_{versus}"] = other
    st.selectbox(
        desk.words[f"compare.other_{versus}"],
        others,
        key=f"other_{versus}",
        format_func=lambda value: name(KINDS[versus], value, desk.words),
        on_change=_put_group,
        args=(versus,),
        width=sides.CHOICE,
    )
    a, b = (_with(desk.filters, versus, values) for values in (own, (other,)))
    called = [name(KINDS[versus], each, desk.words) for each in (*own, other)]
    return Sets(a, b, " + ".join(called[:-1]), called[-1])


def _options(desk: Desk, versus: str) -> list[str]:
    """What could be compared, most articles first, of those that match all else."""
    rest = _with(desk.filters, versus, ())
    if versus == "topic":
        found = queries.topic_share(desk.con, rest)
        return [str(topic) for topic in found.loc[found["n"] > 0, "topic"]]
    groups = queries.tone_by(desk.con, rest, "language" if versus == "language" else "outlet")
    names = [str(group) for group in groups["group"]]
    return sorted(names, key=lambda each: each == NO_OUTLET)


def _own(filters: Filters, versus: str) -> tuple[str, ...]:
    chosen = {"topic": filters.topics, "outlet": filters.outlets, "language": filters.languages}
    return chosen[versus]


def _with(filters: Filters, versus: str, values: tuple[str, ...]) -> Filters:
    if versus == "topic":
        return replace(filters, topics=values, match=filters.match if len(values) > 1 else "any")
    if versus == "outlet":
        return replace(filters, outlets=values)
    return replace(filters, languages=values)


def _span(desk: Desk, filters: Filters) -> str:
    since, until = desk.words.date(filters.since), desk.words.date(filters.until)
    return desk.words("compare.span", since=since, until=until)


def _put_versus() -> None:
    url_state.put(**{"versus": st.session_state["versus"], url_state.OTHER: None})


def _put_period(today: dt.date) -> None:
    """Write B's days as A's are written: counted back from today where those are."""
    days = sorted(st.session_state[f"other_{end}"] for end in ("since", "until"))
    moves = _a_moves()
    url_state.put(**{url_state.OTHER: SPAN.join(_written(day, today, moves) for day in days)})


def _written(day: dt.date, today: dt.date, moves: bool) -> str:
    """A day for the URL; one to come is written as it is."""
    return days_ago(day, as_of=today) if moves and day <= today else day.isoformat()


def _a_moves() -> bool:
    """Whether the URL gives an end of A relative to the day on which it is opened."""
    return any(is_relative(url_state.text(end)) for end in ("since", "until"))


def _moves() -> bool:
    """Whether B differs from one day to the next, as A does."""
    chosen = bool(url_state.text(url_state.OTHER))
    return any(map(is_relative, _ends_of_other())) if chosen else _a_moves()


def _put_group(versus: str) -> None:
    url_state.put(**{url_state.OTHER: st.session_state[f"other_{versus}"]})
