"""Exported files, opened with readers that know nothing of us."""

from __future__ import annotations

import csv
import datetime as dt
import io
from html.parser import HTMLParser

import pandas as pd
import pytest
import streamlit  # noqa: F401  (see test_charts)

from analysis.export import FILE_NAME_LENGTH, file_stem, to_csv, to_html
from analysis.locale import load
from tests.chart_frames import CAPTION, FRAMES, WORDS, draw


class Page(HTMLParser):
    """Collects a page's text, and every address it would load something from."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.loads: list[str] = []
        self.root: dict[str, str | None] = {}
        self._inside = ""

    def handle_starttag(self, tag, attrs):
        self._inside = tag
        if tag == "html":
            self.root = dict(attrs)
        self.loads += [value for name, value in attrs if name in ("src", "href") and value]

    def handle_data(self, data):
        if self._inside not in ("script", "style"):
            self.text.append(data)


def rows(data: bytes) -> list[list[str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


class TestHtml:
    @pytest.mark.parametrize("chart", FRAMES)
    def test_is_whole_and_loads_nothing(self, chart):
        page = Page()
        page.feed(to_html(draw(chart, theme="print"), words=WORDS).decode())
        assert page.loads == []
        text = " ".join(page.text)
        for part in (CAPTION.title, CAPTION.subtitle, "1,204", "12 May 2017"):
            assert part in text

    def test_names_language_and_direction(self):
        page = Page()
        page.feed(to_html(draw("topic_share"), words=load("ar"), lang="ar").decode())
        assert page.root == {"lang": "ar", "dir": "rtl"}

    def test_the_same_figure_gives_the_same_bytes(self):
        once, again = (to_html(draw("topic_share"), words=WORDS) for _ in range(2))
        assert once == again

    def test_untrusted_text_stays_text(self):
        page = to_html(draw("tone_by"), words=WORDS).decode()
        assert "<b>RT</b>" not in page


class TestCsv:
    def test_arabic_and_missing_values_come_back(self):
        frame = pd.DataFrame({"outlet": ["الشرق الأوسط", None], "tone": [0.5, float("nan")]})
        assert rows(to_csv(frame)) == [["outlet", "tone"], ["الشرق الأوسط", "0.5"], ["", ""]]

    @pytest.mark.parametrize("cell", ["=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1", "  =1"])
    def test_text_that_would_run_is_harmless(self, cell):
        ((_,), (written,)) = rows(to_csv(pd.DataFrame({"outlet": [cell]})))
        assert written == f"'{cell}"

    def test_negative_numbers_stay_numbers(self):
        frame = pd.DataFrame({"tone": [-0.5], "n": pd.array([-3], dtype="Int64"), "mixed": [-1]})
        frame["mixed"] = frame["mixed"].astype(object)
        assert rows(to_csv(frame))[1] == ["-0.5", "-3", "-1"]

    def test_dates_are_iso(self):
        frame = pd.DataFrame(
            {"period": pd.to_datetime(["2017-03-01"]), "day": [dt.date(2017, 3, 4)]}
        )
        assert rows(to_csv(frame))[1] == ["2017-03-01", "2017-03-04"]

    def test_column_names_are_text_too(self):
        assert rows(to_csv(pd.DataFrame({"=cmd": [1]})))[0] == ["'=cmd"]

    def test_categories_and_the_table_itself_are_left_as_they_are(self):
        frame = pd.DataFrame({"outlet": pd.Categorical(["=1", "AFP"])})
        assert rows(to_csv(frame))[1:] == [["'=1"], ["AFP"]]
        assert list(frame["outlet"]) == ["=1", "AFP"]


class TestFileStem:
    def test_joins_chart_filters_and_dates(self):
        stem = file_stem("tone_by", "syria", first=dt.date(2017, 1, 1), last=dt.date(2017, 5, 31))
        assert stem == "tone_by_syria_2017-01-01_2017-05-31"

    def test_without_filters_or_dates_is_the_chart(self):
        assert file_stem("tone_by") == "tone_by"

    def test_no_letter_that_a_system_forbids(self):
        assert file_stem("tone", 'a/b\\c:d*e?"<>|') == "tone_a-b-c-d-e"

    def test_other_scripts_stay(self):
        assert file_stem("tone", "الشرق الأوسط") == "tone_الشرق-الأوسط"

    def test_is_never_too_long_and_keeps_its_dates(self):
        stem = file_stem("tone", "x" * 500, first=dt.date(2017, 1, 1), last=dt.date(2017, 5, 31))
        assert len(stem) <= FILE_NAME_LENGTH
        assert stem.endswith("2017-01-01_2017-05-31")
