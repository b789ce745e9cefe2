"""Every chart of the catalogue as office programs draw it themselves."""

from __future__ import annotations

import io

import openpyxl
import pptx
import pytest

from analysis import catalogue
from analysis.catalogue import CATALOGUE
from analysis.export import Chart
from analysis.export.native import native
from analysis.export.slides import add_chart_slide
from analysis.export.slides import finished as finished_deck
from analysis.export.slides import opened as opened_deck
from analysis.export.workbook import add_chart_sheet, add_data_sheet, finished, opened
from analysis.locale import languages
from tests.catalogue.conftest import Of
from tests.catalogue.test_catalogue import MADE, OF_WORDS


def made(of_outlets: Of, of_themes: Of, language: str) -> list[Chart]:
    outlets, themes = of_outlets(language=language), of_themes(language=language)
    return [
        *(catalogue.build(name, outlets) for name in MADE),
        *(catalogue.build(name, themes) for name in OF_WORDS),
    ]


@pytest.mark.parametrize("language", languages())
def test_all_stand_in_one_workbook_and_in_one_presentation(of_outlets, of_themes, language):
    charts = made(of_outlets, of_themes, language)
    assert {chart.name for chart in charts} | {"disagreement"} == set(CATALOGUE)
    held, deck = io.BytesIO(), opened_deck(charts[0].caption)
    slides = []
    with opened(held, charts[0].caption) as book:
        for chart in charts:
            assert native(chart).parts
            add_chart_sheet(book, chart, name=chart.name)
            add_data_sheet(book, chart, name=chart.name)
            slides += add_chart_slide(deck, chart)
    sheets = openpyxl.load_workbook(io.BytesIO(finished(held.getvalue(), charts[0].words)))
    assert len(sheets.sheetnames) == 2 * len(charts)
    read = pptx.Presentation(io.BytesIO(finished_deck(deck)))
    assert len(read.slides) == len(slides) >= len(charts)
