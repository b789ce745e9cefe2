"""Charts in the sizes of pictures: whole, in the size's own shape, in letters that can be read."""

from __future__ import annotations

from functools import partial

import pandas as pd
import pytest
import streamlit  # noqa: F401  (see test_charts)

from analysis import charts
from analysis.charts import THEMES, least_height
from analysis.export.pictures import COLUMN, SIZES, fitted
from tests.chart_frames import CAPTION, FRAMES, WORDS, draw

EXACT = [name for name, size in SIZES.items() if size.exact]
MANY_OUTLETS = pd.concat([FRAMES["tone_by"]] * 12, ignore_index=True)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES.values(), ids=list(SIZES))
@pytest.mark.parametrize("chart", FRAMES)
def test_every_chart_fits_into_every_size(chart, size, theme):
    part = fitted(partial(draw, chart), size, theme=theme)
    layout = part.figure.layout
    assert layout.width * part.scale == pytest.approx(size.width)
    assert round(layout.height * part.scale) <= size.most
    assert layout.height >= least_height(part.figure), "nothing of it is squeezed"


@pytest.mark.parametrize("size", EXACT)
@pytest.mark.parametrize("chart", ["volume_and_tone", "tone_by", "vocabulary"])
def test_a_slide_and_a_post_have_exactly_their_size(chart, size):
    part = fitted(partial(draw, chart), SIZES[size], theme="print")
    height = part.figure.layout.height * part.scale
    assert height == pytest.approx(SIZES[size].height)


def test_rows_keep_their_height_in_a_column_and_fill_a_slide():
    rows, over_time = (
        fitted(partial(draw, chart), COLUMN, theme="print").figure.layout.height
        for chart in ("tone_by", "volume_and_tone")
    )
    assert rows < over_time == COLUMN.height


@pytest.mark.parametrize("size", SIZES.values(), ids=list(SIZES))
def test_more_rows_than_fit_are_drawn_smaller_and_whole(size):
    def many(**options):
        return charts.tone_by(MANY_OUTLETS, caption=CAPTION, words=WORDS, **options)

    part = fitted(many, size, theme="print")
    assert part.figure.layout.height * part.scale <= size.most + 1
    assert part.figure.layout.width > size.canvas("print"), "letters are smaller"
    assert part.figure.layout.height >= least_height(part.figure)


def test_themes_differ_in_colours_not_in_the_size_of_letters():
    parts = {theme: fitted(partial(draw, "tone_by"), COLUMN, theme=theme) for theme in THEMES}
    letters = {
        theme: part.figure.layout.template.layout.font.size * part.scale
        for theme, part in parts.items()
    }
    assert letters["light"] == pytest.approx(letters["print"], rel=0.03)
    grounds = {theme: part.figure.layout.paper_bgcolor for theme, part in parts.items()}
    assert grounds["dark"] and not grounds["light"]


@pytest.mark.parametrize(
    ("size", "points"), [("column", 8.7), ("page", 8.7), ("slide", 15.0), ("social", None)]
)
def test_letters_in_print(size, points):
    assert SIZES[size].points == (points and pytest.approx(points, abs=0.05))


def test_a_column_in_the_usual_scale_has_the_dots_that_printers_ask_for():
    per_metre = COLUMN.per_metre(2)
    assert per_metre and per_metre * 0.0254 == pytest.approx(300, abs=2)
    assert SIZES["social"].per_metre(2) is None
