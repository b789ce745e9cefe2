"""The charts of Discover: topics that were found in the articles of a view."""

from __future__ import annotations

from functools import partial

from analysis import charts, discovery
from analysis.catalogue.entry import Entry
from analysis.catalogue.making import any_of, chart, nothing, unfinished
from analysis.catalogue.view import View
from analysis.discovery import Discovery, Part, Topic
from analysis.discovery.results import BETWEEN
from analysis.errors import NothingToShow
from analysis.export import Chart
from analysis.locale import Words

LINES = 8
"""Topics drawn over time, the largest; more lines no one tells apart."""


def found_in(view: View) -> Discovery:
    """The topics found in the view's articles. Raises NothingToShow where there are none, or
    nobody looked for them yet."""
    any_of(view)
    found = view.found or discovery.known(view.con, view.filters)
    if found is None:
        raise NothingToShow(
            "nobody has looked for topics in these articles yet; "
            "run: python -m analysis discover, with the same filters"
        )
    if not found.topics:
        raise NothingToShow("no topic stands out among these articles")
    return found


def parts_of(found: Discovery) -> dict[str, Part]:
    """The parts that topics were found in, by their keys."""
    return {part.key: part for part in found.parts if found.of(part)}


def part_of(view: View, found: Discovery) -> Part:
    """The part that is shown: that of the language asked for, else the first with topics."""
    there = parts_of(found)
    return there.get(view.options.vocabulary_language) or next(iter(there.values()))


def name_of(part: Part, words: Words) -> str:
    """The languages of a part in words."""
    return words["words.comma"].join(map(words.language_name, part.languages))


def named(words: Words, topics: tuple[Topic, ...]) -> Words:
    """The words with the names of discovered topics."""
    return words.also({f"topic.{each.key}": each.name for each in topics})


def _map(view: View) -> Chart:
    found = found_in(view)
    part = part_of(view, found)
    words = named(view.words, found.of(part))
    frame = discovery.table(found.of(part))
    columns = ["topic", "words", "n", "stories", "share", "quote"]
    note = words(
        "discover.map_note",
        n=words.number(part.outliers),
        share=words.percent(part.outliers / part.n),
    )
    return chart(
        view.told(words),
        "discovered",
        partial(charts.discovered, separator=BETWEEN),
        frame[[*columns, "x", "y"]],
        numbers=frame[columns],
        title=words("discover.map", name=name_of(part, words)),
        n=part.n,
        note=note,
    )


def _over_time(view: View) -> Chart:
    found = found_in(view)
    part = part_of(view, found)
    topics = found.of(part)
    words = named(view.words, topics)
    frame = discovery.over_time(view.con, view.filters, found, part, view.options.grain)
    if frame.empty:
        raise nothing("overview.all_undated")
    draw = partial(charts.topics_over_time, measure=view.options.drawn, **unfinished(view, frame))
    return chart(
        view.told(words),
        "discovered_over_time",
        draw,
        frame[frame["topic"].isin([each.key for each in topics[:LINES]])],
        numbers=frame,
        title=words("discover.over_time", name=name_of(part, words)),
        n=int(frame.drop_duplicates("period")["total"].sum()),
        note=_some(words, len(topics)),
    )


def _some(words: Words, topics: int) -> str:
    """What is said of topics that are not drawn; nothing where all are."""
    some = words("topics.some", n=words.number(LINES), total=words.number(topics))
    return some if topics > LINES else ""


ENTRIES = (
    Entry(
        name="discovered",
        page="discover",
        title="discover.map",
        build=_map,
        takes=("vocabulary_language",),
    ),
    Entry(
        name="discovered_over_time",
        page="discover",
        title="discover.over_time",
        build=_over_time,
        takes=("vocabulary_language", "grain", "measure"),
    ),
)
