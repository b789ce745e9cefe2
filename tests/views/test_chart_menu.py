"""What a chart's menu offers, and what it answers, without a browser to show it."""

from __future__ import annotations

import base64
import io
import json
import zipfile
from pathlib import Path

import pytest

from analysis import chromium as chromium_here
from analysis.charts import THEMES
from analysis.export import FORMATS
from analysis.export.pictures import COLUMN, SIZES
from analysis.export.pictures.browser import kept
from analysis.locale import languages, load
from tests.chart_frames import CAPTION, TOPIC_NAMES, made
from views.charts import menu
from views.charts.asked import DRAWN_BY_READER, Asked, Offered, answer, told

STEMS = ("tone_by_syria", "topic_share_syria")


def words_in(language):
    return load(language).also(TOPIC_NAMES)


def offered():
    charts = [made(stem.removesuffix("_syria")) for stem in STEMS]
    page = dict(zip(STEMS, charts, strict=True))
    return Offered(chart=charts[0], stem=STEMS[0], page=page, words_in=words_in)


def asked(ending, **told):
    return Asked.of({"number": 7, "what": "chart", "ending": ending, **told})


@pytest.fixture
def no_browser(monkeypatch):
    monkeypatch.setenv(chromium_here.VARIABLE, "/nowhere/chromium")


class TestOffer:
    def test_every_format_and_all_charts(self):
        offer = menu.offer(made("tone_by"))
        endings = [[button["ending"] for button in group["buttons"]] for group in offer["groups"]]
        assert sorted(endings[0] + endings[1]) == sorted(FORMATS)
        assert endings[0] == endings[2] == ["png", "svg", "pdf"]
        assert [group["what"] for group in offer["groups"]] == ["chart", "chart", "all"]
        assert offer["groups"][1]["buttons"][0]["label"] == f"Download “{CAPTION.title}” as HTML"

    def test_choices_are_all_there_are_and_begin_with_the_usual(self):
        choices = {each["name"]: each for each in menu.offer(made("tone_by"))["choices"]}
        values = {
            name: {value["value"] for value in each["values"]} for name, each in choices.items()
        }
        assert values == {
            "size": set(SIZES),
            "theme": set(THEMES),
            "scale": {"1", "2", "3", "4"},
            "labels": set(languages()),
        }
        usual = {name: each["usual"] for name, each in choices.items()}
        assert usual == {"size": "column", "theme": "print", "scale": "2", "labels": "en"}

    def test_without_a_browser_pdf_and_the_zip_are_off_and_it_says_why(self, no_browser):
        offer = menu.offer(made("tone_by"))
        off = {
            (group["what"], button["ending"])
            for group in offer["groups"]
            for button in group["buttons"]
            if button["off"]
        }
        assert off == {("chart", "pdf"), ("all", "png"), ("all", "svg"), ("all", "pdf")}
        assert "Chromium" in offer["note"]

    @pytest.mark.parametrize("language", languages())
    def test_is_in_the_language_of_the_page(self, language):
        words = words_in(language)
        offer = menu.offer(made("tone_by", words))
        assert offer["open"] == words["chart.card.menu"]
        assert json.dumps(offer, ensure_ascii=False).count("chart.card") == 0


class TestAsked:
    def test_parts_that_mean_nothing_are_the_usual(self):
        strange = asked("exe", size="../", theme=None, scale="9", labels="xx")
        assert (strange.ending, strange.size, strange.theme) == ("png", COLUMN, "print")
        assert (strange.scale, strange.language) == (2, "en")

    @pytest.mark.parametrize("ending", DRAWN_BY_READER)
    def test_a_figure_for_the_readers_browser_has_its_size_exactly(self, no_browser, ending):
        got = answer(asked(ending, size="slide", scale="3"), offered())
        enlarged = 3 if ending == "png" else 1
        assert got["width"] * got["scale"] == pytest.approx(1280 * enlarged)
        assert got["height"] * got["scale"] == pytest.approx(720 * enlarged)
        assert got["perMetre"] == SIZES["slide"].per_metre(enlarged)
        assert (got["number"], got["name"]) == (7, f"tone_by_syria.{ending}")
        assert got["title"] == CAPTION.title and CAPTION.subtitle in got["description"]
        assert json.loads(got["figure"])["layout"]["width"] == got["width"]

    @pytest.mark.parametrize("ending", ["html", "csv", "xlsx"])
    def test_files_are_those_of_the_format(self, no_browser, ending):
        shown = offered()
        got = answer(asked(ending), shown)
        assert got["mime"] == FORMATS[ending].mime
        data = base64.b64decode(got["data"])
        if ending != "xlsx":  # holds the time it was made
            assert data == FORMATS[ending].write(shown.chart, asked(ending).appearance)

    def test_labels_are_in_the_language_asked_for(self, no_browser):
        got = answer(asked("svg", labels="ar"), offered())
        assert got["language"] == "ar"
        assert "تعاون أوثق" in json.loads(json.dumps(got["figure"])).encode().decode(
            "unicode-escape"
        )

    def test_a_chart_that_nobody_can_tell_otherwise_stays_as_it_is(self):
        chart = made("tone_by")
        assert told(chart, words_in("en")) is chart
        assert told(chart, words_in("ar")).words.language == "ar"

    @pytest.mark.parametrize("told", [{"ending": "pdf"}, {"ending": "png", "what": "all"}])
    def test_without_a_browser_the_answer_says_so_in_the_pages_language(self, no_browser, told):
        shown = offered()
        arabic = Offered(
            chart=made("tone_by", words_in("ar")),
            stem=shown.stem,
            page=shown.page,
            words_in=words_in,
        )
        got = answer(Asked.of({"number": 8, **told}), arabic)
        assert got == {"number": 8, "problem": words_in("ar")["export.problem_no_browser"]}

    def test_all_charts_of_the_page_come_in_one_zip(self, chromium):
        try:
            got = answer(asked("svg", what="all", labels="ar"), offered())
        finally:
            kept().close()
        with zipfile.ZipFile(io.BytesIO(base64.b64decode(got["data"]))) as archive:
            assert archive.namelist() == [f"{stem}.svg" for stem in STEMS]
            assert "تعاون أوثق" in archive.read("tone_by_syria.svg").decode()


def test_the_parts_of_the_menu_are_all_used():
    folder = Path(menu.__file__).parent / "download"
    assert {path.name for path in folder.glob("*.js")} == set(menu.PARTS)
