"""A report is put together of a view of stored articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

import pandas as pd

from analysis import accuracy, packs, queries
from analysis.catalogue import View, build, entry_named
from analysis.catalogue.making import any_of
from analysis.errors import NothingToShow
from analysis.problems import said
from analysis.report.model import Provenance, Report, Section, Story
from analysis.report.summary import summary
from analysis.report.texts import texts

USUAL = ("volume_and_tone", "topic_share", "tone_courses", "tone_by_outlet", "tone_distribution")
"""The charts of a report where none are chosen: what changed, what is written about, in what tone,
who, and how far apart articles are."""

STORIES_LISTED = 50
"""Stories in the table, those that most articles tell: about two pages of print."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a report is to be of: its ``charts`` by name in their order, `USUAL` where there are
    none, and its ``title``, the usual one where it is empty. ``store`` is the store's version."""

    charts: Sequence[str] = ()
    title: str = ""
    store: str = ""


def report_of(view: View, wanted: Wanted | None = None) -> Report:
    """The report on what a view shows, its text a draft made of the numbers.

    Raises ExportError for a chart that there is none of, NothingToShow where no article matches,
    and FilterError for an option that the articles do not allow. A chart that would be empty is
    left out, and `Report.left_out` says why.
    """
    wanted = wanted or Wanted()
    names = [entry_named(name).name for name in dict.fromkeys(wanted.charts or USUAL)]
    any_of(view)
    first = Section(key="summary", heading=view.words["report.summary"], paragraphs=summary(view))
    sections, left_out = _sections(view, names)
    made_of = _provenance(view, wanted.store)
    return Report(
        title=wanted.title.strip() or view.words["report.usual_title"],
        words=view.words,
        sentence=view.sentence,
        made=view.today,
        sections=(first, *sections),
        left_out=left_out,
        stories=tuple(_stories(view)),
        accuracy={each.backend: accuracy.headline(each.backend) for each in made_of.scorers},
        provenance=made_of,
    )


def _sections(view: View, names: Sequence[str]) -> tuple[list[Section], dict[str, str]]:
    """A section for each chart, and why others are left out."""
    sections, left_out = [], {}
    for name in names:
        try:
            chart = build(name, view)
        except NothingToShow as error:
            left_out[name] = said(error, view.words)
            continue
        sections.append(
            Section(
                key=name,
                heading=chart.caption.title,
                paragraphs=texts(view, chart),
                chart=chart,
            )
        )
    return sections, left_out


def _stories(view: View) -> Iterator[Story]:
    frame = queries.stories_table(view.con, view.filters, limit=STORIES_LISTED)
    for row in frame.to_dict("records"):
        known = {str(name): None if pd.isna(v) else v for name, v in row.items()}
        day = known["published"]
        yield Story(
            title=known["title"] or view.words["articles.untitled"],
            outlet=known["outlet"],
            published=None if day is None else pd.Timestamp(day).date(),
            tone=known["tone"],
            placements=int(row["placements"]),
            url=known["url"],
        )


def _provenance(view: View, store: str) -> Provenance:
    found, params = view.summary, view.filters.to_params()
    return Provenance(
        params=params,
        first=found.first,
        last=found.last,
        n=found.n,
        stories=queries.count(view.con, queries.once(view.filters)),
        store=store,
        packs=packs.version(),
        scorers=queries.scorers(view.con, view.filters),
        path=f"/?{urlencode(params)}" if params else "/",
    )
