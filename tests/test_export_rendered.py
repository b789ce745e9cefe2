"""Workbooks and presentations of all charts as LibreOffice shows them, in English and Arabic."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
from PIL import Image

from analysis.export import Chart
from analysis.export.native.measures import PRINT
from analysis.export.slides import add_chart_slide
from analysis.export.slides import finished as finished_deck
from analysis.export.slides import opened as opened_deck
from analysis.export.workbook import add_chart_sheet, finished, opened
from tests.office_charts import OPTIONS, charts_of

LANGUAGES = ("en", "ar")
BAR = "volume_and_tone"
"""A chart with bars of the colour of volume."""
SEEN = 0.005
"""The part of a page that is of that colour at least: two bars fill several percent."""
LONGEST = 300
"""Seconds that LibreOffice takes at most, begun for the first time on a busy machine; usually it
takes ten."""


def workbook(charts: list[Chart]) -> bytes:
    held = io.BytesIO()
    with opened(held, charts[0].caption) as book:
        for chart in charts:
            add_chart_sheet(book, chart, name=chart.name)
    return finished(held.getvalue(), charts[0].words)


def presentation(charts: list[Chart]) -> bytes:
    deck = opened_deck(charts[0].caption)
    for chart in charts:
        add_chart_slide(deck, chart)
    return finished_deck(deck)


FILES: dict[str, Callable[[list[Chart]], bytes]] = {"xlsx": workbook, "pptx": presentation}


@pytest.fixture(scope="module")
def folder(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a PDF of each file; one run of LibreOffice makes all."""
    place = tmp_path_factory.mktemp("rendered")
    names = []
    for language in LANGUAGES:
        charts = charts_of(language)
        for ending, make in FILES.items():
            file = place / f"{ending}-{language}.{ending}"
            file.write_bytes(make(charts))
            names.append(str(file))
    own = f"-env:UserInstallation={(place / 'profile').as_uri()}"
    order = [soffice, own, "--headless", "--convert-to", "pdf", "--outdir", str(place), *names]
    subprocess.run(order, check=True, capture_output=True, timeout=LONGEST)
    return place


def text_of(folder: Path, ending: str, language: str, pdftotext: str) -> str:
    pdf = folder / f"{ending}-{language}.pdf"
    found = subprocess.run([pdftotext, "-layout", pdf, "-"], check=True, capture_output=True)
    return found.stdout.decode("utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("ending", FILES)
def test_every_chart_takes_one_page(folder, ending, language):
    pages = pypdf.PdfReader(folder / f"{ending}-{language}.pdf").pages
    assert len(pages) == len(OPTIONS)


@pytest.mark.parametrize("ending", FILES)
def test_titles_names_and_numbers_can_be_read(folder, ending, pdftotext):
    text = text_of(folder, ending, "en", pdftotext)
    for chart in charts_of("en"):
        assert chart.caption.title in text
    for written in ("Counterterrorism", "May 2017*", "50.0%", "−0.50", "n = 1,204 articles"):
        assert written in text
    assert "Err:" not in text and "#REF" not in text and "#NAME" not in text


@pytest.mark.parametrize("ending", FILES)
def test_arabic_can_be_read_in_its_logical_order(folder, ending, pdftotext):
    # No word with lam-alef: LibreOffice writes that ligature's letters the other way round.
    text = text_of(folder, ending, "ar", pdftotext)
    for written in ("سوريا", "العقوبات", "النبرة عبر الزمن", "عن سوريا"):
        assert written in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("ending", FILES)
def test_charts_are_drawn_in_their_colours(folder, ending, language, pdftotext):
    page, drawer = str(list(OPTIONS).index(BAR) + 1), str(Path(pdftotext).with_name("pdftoppm"))
    order = [drawer, "-r", "40", "-f", page, "-l", page, "-png", "-singlefile"]
    target = folder / f"{ending}-{language}-page"
    pdf = str(folder / f"{ending}-{language}.pdf")
    subprocess.run([*order, pdf, str(target)], check=True)
    picture = Image.open(target.with_suffix(".png")).convert("RGB")
    colours = {colour: n for n, colour in picture.getcolors(picture.width * picture.height) or []}
    bars = colours.get(tuple(bytes.fromhex(PRINT.volume.removeprefix("#"))), 0)
    assert bars / (picture.width * picture.height) > SEEN
