"""Pictures that a browser of this machine draws, opened with readers that know nothing of us."""

from __future__ import annotations

import datetime as dt
import io
import json
import os
import signal
import subprocess
import threading
import unicodedata
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pypdf
import pytest
import streamlit  # noqa: F401  (see test_charts)
from lxml import etree
from PIL import Image

from analysis import charts, chromium
from analysis.charts import Caption, Theme
from analysis.errors import ExportError
from analysis.export import Appearance, Chart, format_named
from analysis.export.pictures import SIZES, browser
from analysis.export.pictures.browser import Kept, kept
from analysis.export.pictures.drawing import drawn
from analysis.export.pictures.pdf import searchable
from analysis.locale import load
from tests.chart_frames import CAPTION, FRAMES, TOPIC_NAMES

ARABIC = Caption(
    title="نبرة العلاقات الأميركية–الروسية (Reuters وAFP) في «مجلس الأمن» [2017]",
    subtitle="المقالات التي تتناول سوريا (Syria)، المصدر Reuters أو AFP",
    n=1204,
    n_label="مقالة",
    note="الشريط: مجال ثقة 95 % للمتوسط",
    source="المصدر: مقالات تجريبية (RT Arabic)",
    date=dt.date(2017, 5, 12),
)
SVG = "{http://www.w3.org/2000/svg}"
A4_COLUMN = 17 / 2.54 * 72
"""Points of the text's width on a page of A4."""


def chart(name: str = "volume_and_tone", language: str = "en", **changed) -> Chart:
    given = {
        "name": name,
        "caption": ARABIC if language == "ar" else CAPTION,
        "frame": FRAMES[name],
        "draw": getattr(charts, name),
        "words": load(language).also(TOPIC_NAMES),
    }
    return Chart(**given | changed)


def picture(form: str, asked: Chart, **looks) -> bytes:
    return format_named(form).write(asked, Appearance(**looks))


@pytest.fixture(scope="module")
def here(chromium: str) -> Iterator[None]:
    """A machine with a browser, which is gone again after these tests."""
    yield
    kept().close()


@pytest.mark.parametrize(("name", "scale"), [("column", 1), ("slide", 2), ("social", 4)])
def test_png_has_exactly_its_size_and_a_chart_on_white(here, name, scale):
    size = SIZES[name]
    with Image.open(io.BytesIO(picture("png", chart(), size=size, scale=scale))) as image:
        assert image.size == (size.width * scale, size.height * scale)
        colours = image.convert("RGB").getcolors(maxcolors=1 << 24) or []
        dots = image.info.get("dpi")
        assert image.info["Title"] == CAPTION.title
        assert image.info["Title"].lang == "en"
        assert "highest" in image.info["Description"]
    counts = {colour: count for count, colour in colours}
    assert counts[255, 255, 255] > sum(counts.values()) / 2
    assert (179, 88, 6) in counts, "the negative point's colour"
    inches = size.cm and size.cm / 2.54
    assert (dots and dots[0]) == (inches and pytest.approx(size.width * scale / inches, rel=0.01))


@pytest.mark.parametrize(
    ("theme", "corner"),
    [("print", (255, 255, 255, 255)), ("light", (0, 0, 0, 0)), ("dark", (14, 17, 23, 255))],
)
def test_print_is_on_white_light_on_nothing_and_dark_on_dark(here, theme: Theme, corner):
    data = picture("png", chart("tone_by"), theme=theme, scale=1)
    with Image.open(io.BytesIO(data)) as image:
        assert image.width == SIZES["column"].width
        assert image.convert("RGBA").getpixel((2, 2)) == corner


def test_svg_has_title_description_language_and_all_text(here):
    data = picture("svg", chart(language="ar"), size=SIZES["slide"])
    root = etree.fromstring(data)
    title, description = root[:2]
    assert (title.tag, title.text) == (f"{SVG}title", ARABIC.title)
    assert ARABIC.subtitle in description.text and "يناير" in description.text
    assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    assert (root.get("role"), root.get("lang"), root.get("width")) == ("img", "ar", "1280")
    text = " ".join("".join(root.itertext()).split())
    for part in ("1,204", "مقالات تجريبية (RT Arabic)", "يناير", "12 مايو 2017"):
        assert part in text
    assert "Jan" not in text
    fonts = {style for style in root.xpath("//@style") if "font-family" in style}
    assert all("'Noto Sans', 'Noto Sans Arabic'" in style for style in fonts)
    assert "sans-serif" in fonts.pop(), "a machine without Noto has another"


def test_svg_lines_of_arabic_are_isolated_from_right_to_left(here):
    root = etree.fromstring(picture("svg", chart("tone_by", "ar")))
    lines = ["".join(element.itertext()) for element in root.iter(f"{SVG}tspan", f"{SVG}text")]
    with_brackets = [line for line in lines if "(Reuters" in line or "(Syria)" in line]
    assert with_brackets
    assert all(line[0] == "\u2067" and line[-1] == "\u2069" for line in with_brackets)


def read_with(pdftotext: str, file: Path) -> str:
    said = subprocess.run([pdftotext, "-layout", file, "-"], capture_output=True, check=True)
    text = unicodedata.normalize("NFKC", said.stdout.decode())
    marks = dict.fromkeys(map(ord, "\u202a\u202b\u202c\u200e\u200f\u2066\u2067\u2068\u2069"))
    return " ".join(text.translate(marks).split())


class TestPdf:
    def test_is_one_page_of_the_width_in_print_with_fonts_inside(self, here):
        reader = pypdf.PdfReader(io.BytesIO(picture("pdf", chart())))
        (page,) = reader.pages
        assert float(page.mediabox.width) == pytest.approx(A4_COLUMN, abs=1)
        resources: Any = page["/Resources"]
        fonts = [font.get_object() for font in resources["/Font"].values()]
        held = [font["/DescendantFonts"][0]["/FontDescriptor"] for font in fonts]
        assert held and all("/FontFile2" in font or "/FontFile3" in font for font in held)

    def test_says_its_title_language_and_what_it_shows(self, here):
        reader = pypdf.PdfReader(io.BytesIO(picture("pdf", chart(language="ar"))))
        assert reader.metadata and reader.metadata.title == ARABIC.title
        assert ARABIC.subtitle in str(reader.metadata.subject)
        root: Any = reader.trailer["/Root"]
        assert root["/Lang"] == "ar"
        figure = root["/StructTreeRoot"]["/K"]
        while figure["/S"] != "/Figure":
            figure = figure["/K"].get_object()
        assert ARABIC.subtitle in figure["/Alt"]

    @pytest.mark.parametrize("name", ["volume_and_tone", "tone_by"])
    def test_arabic_is_text_in_logical_order(self, here, pdftotext, tmp_path, name):
        file = tmp_path / "chart.pdf"
        file.write_bytes(picture("pdf", chart(name, "ar"), size=SIZES["page"]))
        text = read_with(pdftotext, file)
        for part in ("نبرة العلاقات الأميركية–الروسية", "مجلس الأمن", "المقالات التي تتناول سوريا"):
            assert part in text
        assert "Reuters" in text and "RT Arabic" in text

    def test_arabic_is_found_by_the_letters_that_people_type(self, here):
        (page,) = pypdf.PdfReader(io.BytesIO(picture("pdf", chart(language="ar")))).pages
        text = page.extract_text()
        single = [each for each in text if len(unicodedata.normalize("NFKC", each)) == 1]
        assert not [each for each in single if "\ufb50" <= each <= "\ufefc"]


def test_shapes_of_letters_become_letters_and_ligatures_stay():
    codes = (
        b"3 beginbfchar\n<0008> <0639>\n<000A> <FECB>\n<0010> <FEFB>\nendbfchar\n"
        b"2 beginbfrange\n<0020> <0022> <0041>\n<0340> <0341> <FEE6>\nendbfrange\n"
    )
    assert searchable(codes) == (
        b"3 beginbfchar\n<0008> <0639>\n<000A> <0639>\n<0010> <FEFB>\nendbfchar\n"
        b"1 beginbfrange\n<0020> <0022> <0041>\nendbfrange\n"
        b"2 beginbfchar\n<0340> <0646>\n<0341> <0646>\nendbfchar\n"
    )


class TestBrowser:
    def test_one_start_draws_all_and_several_at_once(self, here):
        first = picture("svg", chart())
        running = kept()._browser
        names = list(FRAMES)
        files = drawn([chart(name) for name in names], "svg", Appearance())
        assert kept()._browser is running
        assert len(set(files)) == len(names)
        assert files[names.index("volume_and_tone")].count(b"<path") == first.count(b"<path")

    def test_one_that_was_killed_is_started_again(self, here):
        picture("svg", chart())
        killed = kept()._browser
        assert killed
        os.killpg(killed._kaleido.subprocess.pid, signal.SIGKILL)
        assert picture("svg", chart()).startswith(b"<?xml")
        assert kept()._browser is not killed

    def test_one_that_hangs_is_ended_in_time_and_said(self, here, monkeypatch):
        picture("svg", chart())
        hung = kept()._browser
        assert hung
        monkeypatch.setattr(browser, "PICTURE_SECONDS", 1)
        os.killpg(hung._kaleido.subprocess.pid, signal.SIGSTOP)
        with pytest.raises(ExportError, match="in time"):
            picture("svg", chart())
        assert hung._kaleido.subprocess.poll() is not None, "it is no burden any more"
        monkeypatch.undo()
        assert picture("svg", chart()).startswith(b"<?xml")

    def test_none_is_said_in_one_line_with_what_to_do(self, monkeypatch):
        monkeypatch.setenv(chromium.VARIABLE, "/nowhere/chromium")
        with pytest.raises(ExportError) as raised:
            picture("pdf", chart())
        assert "\n" not in str(raised.value)
        assert "apt install chromium" in str(raised.value) and "CHROMIUM=" in str(raised.value)

    def test_one_that_does_not_start_is_said(self, tmp_path, monkeypatch):
        broken = tmp_path / "chromium"
        broken.write_text("#!/bin/sh\nexit 3\n", "utf-8")
        broken.chmod(0o755)
        monkeypatch.setenv(chromium.VARIABLE, str(broken))
        one = Kept()
        with pytest.raises(ExportError, match=f"{broken} does not draw"):
            one.draw([])


@pytest.fixture
def asked() -> Iterator[list[str]]:
    """What a server of this machine is asked for; its address is the first."""

    heard: list[str] = []

    class Server(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            heard.append(self.path)
            self.send_response(404)
            self.end_headers()

    with ThreadingHTTPServer(("127.0.0.1", 0), Server) as server:
        heard.append(f"http://127.0.0.1:{server.server_port}")
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield heard
        server.shutdown()


def test_nothing_leaves_the_machine(here, chromium, tmp_path, monkeypatch, asked):
    """By Chromium's own log of its network, with a figure that asks for a picture, and with a
    proxy that would hear of all that Chromium itself asks for."""
    log = tmp_path / "net.json"
    logging = tmp_path / "chromium"
    logging.write_text(f'#!/bin/sh\nexec "{chromium}" --log-net-log={log} "$@"\n', "utf-8")
    logging.chmod(0o755)
    monkeypatch.setenv("CHROMIUM", str(logging))
    for name in ("http_proxy", "https_proxy"):
        monkeypatch.setenv(name, asked[0])

    def draw(frame, **options):
        figure = charts.topic_share(frame, **options)
        return figure.add_layout_image(source=f"{asked[0]}/a.png", x=0, y=1, sizex=1, sizey=1)

    one = chart("topic_share", draw=draw)
    for form in ("png", "svg", "pdf"):
        picture(form, one)
    kept().close()
    assert asked[1:] == []
    logged = json.loads(log.read_text("utf-8"))
    names = {number: name for name, number in logged["constants"]["logEventTypes"].items()}
    events = {names[event["type"]] for event in logged["events"]}
    assert "URL_REQUEST_START_JOB" in events or "HOST_RESOLVER_MANAGER_REQUEST" in events
    sent = {"TCP_CONNECT_ATTEMPT", "SOCKET_BYTES_SENT", "SSL_SOCKET_BYTES_SENT", "UDP_BYTES_SENT"}
    assert events & sent == set()
