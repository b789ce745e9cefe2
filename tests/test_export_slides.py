"""Slides as another reader sees them: native charts with the table's values, text, direction."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from functools import cache, partial

import openpyxl
import pandas as pd
import pptx
import pytest
from pptx.oxml.ns import qn

from analysis import charts
from analysis.charts import caption_of
from analysis.export import format_named
from analysis.export.formats import Appearance
from analysis.export.native import Grid, Native, Plot, native
from analysis.export.office import made_at, readable
from analysis.export.slides import add_chart_slide, finished, opened
from analysis.export.slides.pages import pages
from tests.chart_frames import BY_OUTLET, VOCABULARY
from tests.office_charts import CAPTIONS, OPTIONS, chart, words_of


@cache
def deck_bytes(name: str, language: str = "en") -> bytes:
    return format_named("pptx").write(chart(name, language), Appearance())


def deck(name: str, language: str = "en"):
    return pptx.Presentation(io.BytesIO(deck_bytes(name, language)))


def shapes(presentation, kind: str):
    return [s for slide in presentation.slides for s in slide.shapes if getattr(s, kind)]


def drawn(name: str, language: str = "en"):
    return [shape.chart for shape in shapes(deck(name, language), "has_chart")]


def embedded(chart):
    """The sheet that PowerPoint opens to edit a chart."""
    blob = chart.part.chart_workbook.xlsx_part.blob
    return openpyxl.load_workbook(io.BytesIO(blob)).active


def cells(sheet, formula: str):
    return [row[0].value for row in sheet[formula.rpartition("!")[2].replace("$", "")]]


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("name", OPTIONS)
def test_each_native_plot_is_a_powerpoint_chart_with_its_categories_and_values(name, language):
    parts = native(chart(name, language)).parts
    wanted = [part for part in parts if isinstance(part, Plot)]
    found = drawn(name, language)
    assert len(found) == len(wanted)
    for each, plot in zip(found, wanted, strict=True):
        (body,) = each.plots
        assert list(body.categories) == [readable(c) for c in plot.categories]
        for series, given in zip(body.series, plot.series, strict=True):
            assert series.name == readable(given.name)
            assert list(series.values) == pytest.approx(list(given.values))
            assert (series._element.find(qn("c:errBars")) is not None) == bool(given.above)
    assert len(shapes(deck(name, language), "has_table")) == len(parts) - len(wanted)


@pytest.mark.parametrize("name", ["volume_and_tone", "tones_beside", "topic_tone"])
def test_what_is_edited_in_powerpoint_are_the_same_numbers(name):
    for each, plot in zip(drawn(name), native(chart(name)).parts, strict=True):
        assert isinstance(plot, Plot)
        sheet = embedded(each)
        for series, given in zip(each.plots[0].series, plot.series, strict=True):
            element = series._element
            found = element.find(qn("c:val")).findtext(f".//{qn('c:f')}")
            assert cells(sheet, found) == pytest.approx(list(given.values))
            named = element.find(qn("c:cat")).findtext(f".//{qn('c:f')}")
            assert cells(sheet, named) == [readable(c) for c in plot.categories]
            bars = element.find(qn("c:errBars"))
            for way, values in ((qn("c:plus"), given.above), (qn("c:minus"), given.below)):
                if bars is not None:
                    place = bars.find(way).findtext(f".//{qn('c:f')}")
                    assert cells(sheet, place) == pytest.approx(list(values))


def test_missing_values_are_gaps():
    _, tone = drawn("volume_and_tone")
    assert list(tone.plots[0].series[0].values)[1] is None
    assert tone._chartSpace.find(f".//{qn('c:dispBlanksAs')}").get("val") == "gap"


def test_the_slide_is_wide_and_has_title_filters_and_foot_in_its_layout_s_places():
    presentation = deck("tone_by")
    assert presentation.slide_width / presentation.slide_height == pytest.approx(16 / 9, abs=1e-3)
    (slide,) = presentation.slides
    english, words = CAPTIONS["en"], words_of("en")
    texts = {s.placeholder_format.idx: s.text_frame.text for s in slide.placeholders}
    assert texts[0] == slide.shapes.title.text_frame.text == english.title
    assert texts[13] == english.subtitle
    assert texts[14].split("\n") == [readable(line) for line in english.foot(words)]


def test_everything_stands_within_the_slide_and_below_each_other():
    for name in OPTIONS:
        presentation = deck(name)
        for slide in presentation.slides:
            placed = sorted(slide.shapes, key=lambda shape: shape.top)
            for shape in placed:
                assert 0 <= shape.left < shape.left + shape.width <= presentation.slide_width
                assert 0 <= shape.top < shape.top + shape.height <= presentation.slide_height
            bodies = [s for s in placed if s.has_chart or s.has_table]
            title, subtitle, *_, foot = placed
            assert title.top + title.height <= subtitle.top
            assert subtitle.top + subtitle.height <= min(s.top for s in bodies)
            assert max(s.top + s.height for s in bodies) <= foot.top


def test_a_long_foot_is_set_smaller():
    sizes = []
    for note in ("short", "A long note on how this was counted. " * 14):
        made = chart("topic_share", caption=replace(CAPTIONS["en"], note=note))
        (slide,) = add_chart_slide(opened(made.caption), made)
        (foot,) = [s for s in slide.placeholders if s.placeholder_format.idx == 14]
        sizes.append(foot.text_frame.paragraphs[0].runs[0].font.size)
    assert sizes[0] > sizes[1]


def test_the_notes_say_what_the_chart_shows_and_where_it_comes_from():
    (slide,) = deck("volume_and_tone").slides
    said = slide.notes_slide.notes_text_frame.text
    assert readable(caption_of(chart("volume_and_tone").figure())["alternative"]) in said
    assert "Source: test articles" in said and "12 May 2017" in said


def test_charts_have_a_text_alternative():
    first, second = shapes(deck("volume_and_tone"), "has_chart")
    described = [s._element.nvGraphicFramePr.cNvPr.get("descr") for s in (first, second)]
    said = caption_of(chart("volume_and_tone").figure())["alternative"]
    assert described[0] == readable(said)
    assert described[1] == "Tone index (+ cooperation, − conflict)"


class TestArabic:
    def test_every_paragraph_runs_from_right_to_left_at_the_right(self):
        for name in ("volume_and_tone", "cooccurrence"):
            (slide,) = deck(name, "ar").slides
            texts = [*slide.placeholders, slide.notes_slide.notes_placeholder]
            for shape in filter(None, texts):
                for paragraph in shape.text_frame.paragraphs:
                    about = paragraph._p.pPr
                    assert (about.get("rtl"), about.get("algn")) == ("1", "r")

    def test_runs_name_their_language_and_a_font_with_arabic(self):
        (slide,) = deck("tone_by", "ar").slides
        for run in slide.element.iter(qn("a:rPr")):
            assert run.get("lang") == "ar-SA"
            assert run.find(qn("a:latin")).get("typeface") == "Arial"
            assert run.find(qn("a:cs")).get("typeface") == "Arial"

    def test_text_of_charts_does_too(self):
        for name in ("tone_by", "topic_tone", "tone_courses"):
            for each in drawn(name, "ar"):
                space = each._chartSpace
                paragraphs = list(space.iter(qn("a:pPr")))
                assert paragraphs and {p.get("rtl") for p in paragraphs} == {"1"}
                for tag in ("a:rPr", "a:defRPr"):
                    for run in space.iter(qn(tag)):
                        assert run.find(qn("a:cs")) is not None and run.get("lang") == "ar-SA"

    def test_bars_of_shares_grow_from_the_right_and_values_of_courses_stand_there(self):
        (shares,) = drawn("topic_share", "ar")
        assert shares.value_axis.reverse_order
        (lines,) = drawn("topics_over_time", "ar")
        assert not lines.value_axis.reverse_order
        assert lines.value_axis._element.find(qn("c:crosses")).get("val") == "max"

    def test_small_plots_begin_at_the_right(self):
        first, second, third = shapes(deck("tone_courses", "ar"), "has_chart")
        assert first.left > second.left > third.left
        assert "سوريا" in first.chart.chart_title.text_frame.text

    def test_tables_run_from_right_to_left(self):
        (table,) = shapes(deck("cooccurrence", "ar"), "has_table")
        assert table.table._tbl.tblPr.get("rtl") == "1"

    def test_no_isolates_are_left_in_any_text(self):
        with zipfile.ZipFile(io.BytesIO(deck_bytes("tone_by", "ar"))) as package:
            slides = [n for n in package.namelist() if n.endswith(".xml")]
            text = "".join(package.read(name).decode("utf-8") for name in slides)
        assert not {"\u2066", "\u2067", "\u2068", "\u2069"} & set(text)


def test_a_grid_is_a_table_with_shaded_cells():
    (shape,) = shapes(deck("cooccurrence"), "has_table")
    texts = [[cell.text for cell in row.cells] for row in shape.table.rows]
    assert texts == [
        ["% that also discuss …", "Sanctions", "Syria"],
        ["Sanctions", "", "25\u00a0%"],
        ["Syria", "5.0\u00a0%", ""],
    ]
    dark, light = shape.table.cell(1, 2), shape.table.cell(2, 1)
    assert dark.fill.fore_color.rgb < light.fill.fore_color.rgb
    assert dark.text_frame.paragraphs[0].runs[0].font.color.rgb == (255, 255, 255)


def test_hollow_markers_and_bars_are_outlines():
    bars, line = (each.plots[0].series[0] for each in drawn("volume_and_tone"))
    for look in (bars.points[4].format, line.points[4].marker.format):
        assert look.fill.fore_color.rgb == (255, 255, 255)
        assert look.line.color.rgb != (255, 255, 255)
    symbols = [m.get("val") for m in line._element.iter(qn("c:symbol"))]
    assert symbols == ["circle", "circle"]


def test_bars_below_zero_keep_their_colour():
    (bars,) = drawn("tone_by")
    points = bars.plots[0].series[0]._element.findall(qn("c:dPt"))
    assert len(points) == len(BY_OUTLET)
    assert {p.find(qn("c:invertIfNegative")).get("val") for p in points} == {"0"}


class TestPages:
    def test_many_small_plots_go_on_over_further_slides(self):
        words = VOCABULARY.head(1)
        months = [words.assign(period=pd.Timestamp(2017, month, 1)) for month in range(1, 9)]
        made = chart("vocabulary", frame=pd.concat(months), numbers=None)
        presentation = opened(made.caption)
        slides = add_chart_slide(presentation, made)
        assert [len([s for s in slide.shapes if s.has_chart]) for slide in slides] == [6, 2]
        assert slides[1].shapes.title.text_frame.text == f"{made.caption.title} (2 of 2)"

    def test_a_long_plot_stands_in_pieces_on_one_scale_and_loses_no_value(self):
        many = pd.concat([BY_OUTLET] * 13, ignore_index=True)
        form = native(chart("tone_by", frame=many))
        (page,) = pages(form)
        plots = [part for part in page.parts if isinstance(part, Plot)]
        assert len(plots) == page.across == 3 and len({plot.axis for plot in plots}) == 1
        values = [value for plot in plots for value in plot.series[0].values]
        (whole,) = form.parts
        assert isinstance(whole, Plot) and values == list(whole.series[0].values)
        colours = [plot.series[0].points[0] for plot in plots]
        assert all(colours)

    def test_pieces_of_shares_share_an_end_that_holds_all_intervals(self):
        base = chart("shares_beside").frame
        rows = {f"row {place}": f"Row {place}" for place in range(30)}
        frame = pd.concat([base.head(1).assign(row=row) for row in rows])
        frame = frame.assign(high=[0.5 + place / 100 for place in range(30)], low=0.1)
        draw = partial(charts.beside, rows=rows, groups={"reuters": "Reuters"})
        (page,) = pages(native(chart("shares_beside", frame=frame, draw=draw)))
        (end,) = {part.axis.high for part in page.parts if isinstance(part, Plot)}
        assert len(page.parts) == 2 and end and end >= frame["high"].max()

    def test_a_grid_has_a_slide_to_itself(self):
        form = native(chart("cooccurrence"))
        assert isinstance(form, Native) and isinstance(form.parts[0], Grid)
        assert len(pages(form)) == 1


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_same_chart_gives_the_same_bytes(language):
    again = format_named("pptx").write(chart("weekdays", language), Appearance())
    assert again == deck_bytes("weekdays", language)


def test_it_is_made_on_the_day_of_its_caption_by_nobody():
    properties = deck("weekdays").core_properties
    assert properties.created == properties.modified == made_at(CAPTIONS["en"].date)
    assert properties.title == CAPTIONS["en"].title
    assert properties.author == properties.last_modified_by == ""


def test_many_charts_stand_in_one_presentation():
    presentation = opened(CAPTIONS["en"])
    for name in ("topic_share", "volume_and_tone", "cooccurrence"):
        add_chart_slide(presentation, chart(name))
    read = pptx.Presentation(io.BytesIO(finished(presentation)))
    assert [len([s for s in slide.shapes if s.has_chart]) for slide in read.slides] == [1, 2, 0]
