"""The charts of Compare: A and B against each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import pandas as pd

from analysis import charts, queries
from analysis.catalogue import over_time
from analysis.catalogue.entry import Entry
from analysis.catalogue.making import chart, nothing
from analysis.catalogue.over_time import Course
from analysis.catalogue.sets import Sets, sets_of
from analysis.catalogue.view import View
from analysis.charts.beside import Measure, sides_of
from analysis.charts.wording import name
from analysis.export import Chart
from analysis.locale import Words
from analysis.queries import FEWEST_STORIES, Shared, SidesScope

TAKES = ("versus", "other")


def key_of(row: Mapping[Any, Any]) -> str:
    """What names a row of `queries.contrast` in charts and clicks."""
    return f"{row['measure']} {row['key']}"


def called(row: Mapping[Any, Any], words: Words) -> str:
    """What a row of `queries.contrast` is of, in words."""
    measure = row["measure"]
    if measure in ("tone", "scored"):
        return words[f"compare.{measure}"]
    return words(f"compare.share_of_{measure}", name=name(measure, row["key"], words))


def named(frame: pd.DataFrame, words: Words) -> pd.DataFrame:
    """The table of `queries.contrast` with what each row is of in place of its keys."""
    names = [called(row, words) for row in frame.to_dict("records")]
    table = frame.drop(columns=["measure", "key"])
    table.insert(0, "what", names)
    return table


def shared_of(view: View, sets: Sets) -> Shared:
    """How many articles are in A, in B and in both. Raises NothingToShow where one has none."""
    shared = queries.shared(view.con, sets.a, sets.b)
    if not (shared.a and shared.b):
        raise nothing("compare.empty")
    return shared


def _tone(view: View) -> Chart:
    sets = sets_of(view)
    shared_of(view, sets)
    frame = queries.contrast(view.con, sets.a, sets.b)
    frame = frame[frame["measure"] == "tone"]
    return _contrast(view, sets, frame, "tone", n=int(frame[["n_a", "n_b"]].to_numpy().sum()))


def _share(view: View) -> Chart:
    sets = sets_of(view)
    shared = shared_of(view, sets)
    frame = queries.contrast(view.con, sets.a, sets.b)
    n = shared.a + shared.b - shared.both
    return _contrast(view, sets, frame[frame["measure"] != "tone"], "share", n=n)


def _contrast(view: View, sets: Sets, frame: pd.DataFrame, measure: Measure, *, n: int) -> Chart:
    words, rows = sets.words(view.words), frame.to_dict("records")
    draw = partial(
        charts.beside,
        rows={key_of(row): called(row, words) for row in rows},
        groups=sets.names(words),
        measure=measure,
        linked=True,
    )
    return chart(
        view.told(words),
        f"contrast_{measure}",
        draw,
        sides_of(frame.assign(row=[key_of(row) for row in rows])),
        numbers=named(frame, words),
        title=words[f"compare.chart_{measure}"],
        n=n,
        note=words["compare.chart_note"],
        sentence=sets.sentence(words),
    )


def _volume_over_time(view: View) -> Chart:
    return _over_time(view, "contrast_volume_over_time", over_time.volume)


def _tone_over_time(view: View) -> Chart:
    return _over_time(view, "contrast_tone_over_time", over_time.tone)


def _over_time(view: View, name: str, draw: Callable[[View, str, Course], Chart]) -> Chart:
    sets = sets_of(view)
    shared, words = shared_of(view, sets), sets.words(view.words)
    course = Course(
        filters=sets.each,
        names=sets.names(words),
        whole=sets.a,
        column="set",
        sentence=sets.sentence(words),
        note=words["compare.counted_twice"] if shared.both else "",
    )
    return draw(view.told(words), name, course)


def words_scope(view: View, sets: Sets) -> SidesScope:
    """The scope of the language asked for, else that with most stories. Raises NothingToShow where
    A and B have none in common, or too few stories in it."""
    scopes = queries.contrast_scopes(view.con, sets.a, sets.b)
    if not scopes:
        raise nothing("compare.words_apart")
    asked = view.options.vocabulary_language
    scope = next((each for each in scopes if each.language == asked), scopes[0])
    if min(scope.a, scope.b) < FEWEST_STORIES:
        raise nothing("compare.words_few", n=view.words.number(FEWEST_STORIES))
    return scope


def _words(view: View) -> Chart:
    sets = sets_of(view)
    shared_of(view, sets)
    scope, words = words_scope(view, sets), sets.words(view.words)
    frame = queries.contrast_words(view.con, sets.a, sets.b, scope.language)
    if frame["word"].isna().all():
        raise nothing("compare.words_none")
    return chart(
        view.told(words),
        "contrast_words",
        partial(charts.contrast_words, groups=sets.names(words)),
        frame,
        numbers=frame.rename(columns={"group": "set"}),
        title=words("compare.words_of", language=words.language_name(scope.language)),
        n=int(frame.attrs["stories"]),
        n_label=words["topics.vocabulary_stories"],
        note=_words_note(words, scope),
        sentence=sets.sentence(words),
    )


def _words_note(words: Words, scope: SidesScope) -> str:
    """How the words were found, and what was not read for them."""
    said = [words["compare.words_note"]]
    if scope.both:
        said.append(words("compare.words_both", n=words.number(scope.both)))
    if scope.read < scope.a + scope.b:
        read, total = words.number(scope.read), words.number(scope.a + scope.b)
        said.append(words("compare.words_part", n=read, total=total))
    return ". ".join(said)


ENTRIES = (
    Entry(
        name="contrast_tone", page="compare", title="compare.chart_tone", build=_tone, takes=TAKES
    ),
    Entry(
        name="contrast_share",
        page="compare",
        title="compare.chart_share",
        build=_share,
        takes=TAKES,
    ),
    Entry(
        name="contrast_volume_over_time",
        page="compare",
        title="beside.volume",
        build=_volume_over_time,
        takes=(*TAKES, "grain", "events"),
    ),
    Entry(
        name="contrast_tone_over_time",
        page="compare",
        title="beside.tone",
        build=_tone_over_time,
        takes=(*TAKES, "grain", "events"),
    ),
    Entry(
        name="contrast_words",
        page="compare",
        title="compare.words_of",
        build=_words,
        takes=(*TAKES, "vocabulary_language"),
    ),
)
"""Shares over time are not drawn: A and B have no whole in common."""
