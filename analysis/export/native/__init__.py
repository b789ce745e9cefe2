"""What office programs draw of each chart themselves, with values that can be edited there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import Any

from analysis import charts
from analysis.export.chart import Chart
from analysis.export.native import grids, groups, over_time, words_apart
from analysis.export.native.model import Axis, Grid, Native, Plot, Series

__all__ = ["FORMS", "Axis", "Grid", "Native", "Plot", "Series", "native"]

FORMS: Mapping[Callable[..., Any], Callable[..., Native]] = MappingProxyType(
    {
        charts.volume_and_tone: over_time.volume_and_tone,
        charts.topics_over_time: over_time.topics_over_time,
        charts.tone_courses: over_time.tone_courses,
        charts.tone_beside: over_time.tone_beside,
        charts.volume_beside: over_time.volume_beside,
        charts.topic_share: groups.topic_share,
        charts.topic_tone: groups.topic_tone,
        charts.discovered: groups.discovered,
        charts.tone_distribution: groups.tone_distribution,
        charts.tone_by: groups.tone_by,
        charts.weekdays: groups.weekdays,
        charts.beside: groups.beside,
        charts.vocabulary: words_apart.vocabulary,
        charts.contrast_words: words_apart.contrast_words,
        charts.cooccurrence: grids.cooccurrence,
    }
)
"""The native form of each chart, by the function that draws it."""


def native(chart: Chart) -> Native:
    """The chart as an office program draws it, made of the same numbers as its picture.

    Options that ``chart.draw`` was given with `functools.partial` count here too; that marked
    events are left out is said in the notes.
    """
    draw: Any = chart.draw
    options: dict[str, Any] = {}
    while isinstance(draw, partial):
        options = {**draw.keywords, **options}
        draw = draw.func
    form = FORMS[draw](chart.frame, caption=chart.caption, words=chart.words, **options)
    return replace(form, left_out=chart.words["native.no_marks"]) if options.get("marks") else form
