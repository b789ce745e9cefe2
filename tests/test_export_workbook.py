"""Workbooks as another reader sees them: native charts, cells of the table, the reading order."""

from __future__ import annotations

import io
import math
import zipfile
from functools import cache

import openpyxl
import pandas as pd
import pytest
from lxml import etree

from analysis.export import format_named
from analysis.export.formats import Appearance
from analysis.export.native import Plot, native
from analysis.export.office import made_at, readable
from analysis.export.workbook import add_chart_sheet, add_data_sheet, finished, opened
from tests.chart_frames import HOSTILE
from tests.office_charts import CAPTIONS, OPTIONS, chart, words_of

NAMESPACE = {
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
}


@cache
def book(name: str, language: str = "en") -> bytes:
    return format_named("xlsx").write(chart(name, language), Appearance())


def read(data: bytes):
    return openpyxl.load_workbook(io.BytesIO(data))


def chart_parts(data: bytes):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = sorted(n for n in package.namelist() if n.startswith("xl/charts/chart"))
        return [etree.fromstring(package.read(name)) for name in names]


def cells(sheet, formula: str):
    """The values of the cells that a formula names: 'Chart'!$B$30:$B$34."""
    place = formula.rpartition("!")[2].replace("$", "")
    found = sheet[place]
    rows = found if isinstance(found, tuple) else ((found,),)
    return [cell.value for row in rows for cell in row]


def shown(text: str) -> str:
    return readable(text)


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("name", OPTIONS)
def test_each_native_plot_is_an_excel_chart_of_the_cells_with_its_values(name, language):
    sheet = read(book(name, language)).worksheets[0]
    wanted = [p for p in native(chart(name, language)).parts if isinstance(p, Plot)]
    assert len(sheet._charts) == len(wanted)
    for drawn, plot in zip(sheet._charts, wanted, strict=True):
        kinds = {"bar": "barChart", "column": "barChart", "line": "lineChart"}
        assert drawn.tagname == kinds[plot.kind]
        for series, given in zip(drawn.series, plot.series, strict=True):
            assert cells(sheet, series.tx.strRef.f) == [shown(given.name)]
            assert cells(sheet, series.cat.strRef.f) == [shown(c) for c in plot.categories]
            assert cells(sheet, series.val.numRef.f) == pytest.approx(list(given.values))
            assert bool(given.above) == (series.errBars is not None)
            if given.above:
                bars = series.errBars
                assert cells(sheet, bars.plus.numRef.f) == pytest.approx(list(given.above))
                assert cells(sheet, bars.minus.numRef.f) == pytest.approx(list(given.below))


def test_hollow_markers_and_bars_are_outlines():
    bars, line = chart_parts(book("volume_and_tone"))
    for part in (bars, line):
        (point,) = part.findall(".//c:dPt", NAMESPACE)
        inside = point.find(".//c:spPr/a:solidFill/a:srgbClr", NAMESPACE)
        outside = point.find(".//a:ln/a:solidFill/a:srgbClr", NAMESPACE)
        assert point.find("c:idx", NAMESPACE).get("val") == "4"
        assert inside.get("val") == "FFFFFF" != outside.get("val")
    assert [s.get("val") for s in line.findall(".//c:symbol", NAMESPACE)] == ["circle", "circle"]


def test_gaps_are_left_open():
    assert all(
        part.find(".//c:dispBlanksAs", NAMESPACE).get("val", "zero") == "gap"
        for part in chart_parts(book("volume_and_tone"))
    )


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("name", OPTIONS)
def test_the_data_sheet_holds_the_table_as_numbers_dates_and_text(name, language):
    table = chart(name, language).table
    sheet = read(book(name, language)).worksheets[1]
    head, *rows = sheet.iter_rows(values_only=True)
    assert list(head) == [shown(str(column)) for column in table.columns]
    for row, wanted in zip(rows, table.itertuples(index=False), strict=True):
        for cell, value in zip(row, wanted, strict=True):
            if isinstance(value, bool):
                assert cell in (words_of(language)["words.yes"], words_of(language)["words.no"])
            elif isinstance(value, str):
                assert cell == (shown(value) or None)
            elif pd.isna(value):
                assert cell is None
            elif isinstance(value, pd.Timestamp):
                assert cell == value.to_pydatetime()
            else:
                assert math.isclose(cell, value, abs_tol=1e-9)


def test_headings_stay_in_sight_and_filter_the_table():
    sheet = read(book("tone_by")).worksheets[1]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:F5"


def test_numbers_are_written_as_what_they_are():
    sheet = read(book("volume_and_tone")).worksheets[1]
    forms = {sheet.cell(1, at).value: sheet.cell(2, at).number_format for at in range(1, 7)}
    assert forms["Articles"] == "#,##0"
    assert forms["Tone"].startswith("+0.00")
    assert forms["Period beginning"] == "yyyy-mm-dd"
    shares = read(book("topic_share")).worksheets[1]
    assert shares.cell(2, 3).number_format == "0.0%"


def test_text_that_looks_like_a_formula_is_text():
    hostile = "=1+1"
    frame = chart("tone_by").frame.assign(group=[hostile, "+2", "-3", "@x"])
    data = format_named("xlsx").write(chart("tone_by", frame=frame, numbers=None), Appearance())
    workbook = read(data)
    for sheet in workbook:
        assert not [c for row in sheet.iter_rows() for c in row if c.data_type == "f"]
    assert [row[0].value for row in workbook.worksheets[1].iter_rows(min_row=2)] == [
        hostile,
        "+2",
        "-3",
        "@x",
    ]
    assert workbook.worksheets[1]["D2"].value == -0.3, "a negative number stays one"


def test_the_caption_stands_about_the_chart():
    english = CAPTIONS["en"]
    sheet = read(book("tone_by")).worksheets[0]
    first_column = [row[0].value for row in sheet.iter_rows() if row[0].value]
    assert first_column[:2] == [english.title, english.subtitle]
    for line in english.foot(words_of("en")):
        assert shown(line) in first_column


def test_charts_have_a_text_alternative():
    with zipfile.ZipFile(io.BytesIO(book("volume_and_tone"))) as package:
        drawing = package.read("xl/drawings/drawing1.xml").decode()
    assert 'descr="Volume and tone over time. Articles on Syria' in drawing


class TestArabic:
    def test_sheets_run_from_right_to_left_and_english_ones_do_not(self):
        for language, backwards in (("ar", True), ("en", False)):
            for sheet in read(book("volume_and_tone", language)):
                assert bool(sheet.sheet_view.rightToLeft) is backwards

    def test_charts_say_their_language_direction_and_a_font_that_has_arabic(self):
        for part in chart_parts(book("volume_and_tone", "ar")):
            paragraphs = part.findall(".//a:pPr", NAMESPACE)
            assert paragraphs and {p.get("rtl") for p in paragraphs} == {"1"}
            assert {p.get("typeface") for p in part.findall(".//a:cs", NAMESPACE)} == {"Arial"}
            assert {r.get("lang") for r in part.findall(".//a:rPr", NAMESPACE)} <= {"ar-SA"}

    def test_shares_grow_from_the_right_where_names_stand_and_tone_keeps_its_sides(self):
        (shares,) = chart_parts(book("topic_share", "ar"))
        (tones,) = chart_parts(book("tone_by", "ar"))
        path = ".//c:valAx/c:scaling/c:orientation"
        assert shares.find(path, NAMESPACE).get("val") == "maxMin"
        assert tones.find(path, NAMESPACE).get("val") == "minMax"
        assert tones.find(".//c:catAx/c:tickLblPos", NAMESPACE).get("val") == "high"

    def test_no_isolates_are_left_in_any_text(self):
        with zipfile.ZipFile(io.BytesIO(book("tone_by", "ar"))) as package:
            text = "".join(package.read(n).decode("utf-8") for n in package.namelist())
        assert not {"\u2066", "\u2067", "\u2068", "\u2069"} & set(text)


def test_a_grid_is_shaded_by_conditional_formats_over_its_numbers():
    sheet = read(book("cooccurrence")).worksheets[0]
    assert not sheet._charts
    (place,) = {str(found.sqref) for found in sheet.conditional_formatting}
    values = [cell.value for row in sheet[place] for cell in row]
    assert values == [None, 0.25, 0.05, None]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_same_chart_gives_the_same_bytes(language):
    again = format_named("xlsx").write(chart("weekdays", language), Appearance())
    assert again == book("weekdays", language)


def test_it_is_made_on_the_day_of_its_caption():
    properties = read(book("weekdays")).properties
    assert properties.created == made_at(CAPTIONS["en"].date)
    assert properties.title == CAPTIONS["en"].title


def test_many_charts_stand_in_one_workbook_under_names_that_excel_takes():
    held = io.BytesIO()
    names = ["A/B: *what*?", "a b   what", "x" * 40, "x" * 40, HOSTILE, "'quoted'"]
    with opened(held, CAPTIONS["en"]) as workbook:
        for name in names:
            add_chart_sheet(workbook, chart("topic_share"), name=name)
            add_data_sheet(workbook, chart("topic_share"))
    sheets = read(finished(held.getvalue(), words_of("en"))).worksheets
    assert len({sheet.title.casefold() for sheet in sheets}) == 2 * len(names)
    assert all(
        len(sheet.title) <= 31 and not set(sheet.title) & set("[]:*?/\\") for sheet in sheets
    )
    assert all(len(sheet._charts) == 1 for sheet in sheets[::2])
    reference = sheets[4]._charts[0].series[0].val.numRef.f
    assert reference.startswith(("'" + "x" * 31, "x" * 31)), "a chart refers to its own sheet"
