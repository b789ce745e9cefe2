"""PDFs: made by hand, by pypdf and by a browser's print-to-PDF."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pypdf
import pytest

from analysis.sources.formats.pdf import headline_and_body, paragraphs, without_running_heads
from tests.sources.reading import read, refused

ENGLISH = [
    "Talks resume in Geneva",
    "The two sides met in Geneva on Monday and said that they would go on with the",
    "talks on arms control before the winter. Both called the meeting use-",
    "ful.",
    "No date was named.",
]


def _pdf(path: Path, *pages: list[str]) -> Path:
    """A PDF with these lines, as plain as the format allows."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    kids = []
    for lines in pages:
        text = b"".join(b"(" + line.encode() + b") Tj T* " for line in lines)
        stream = b"BT /F1 12 Tf 14 TL 50 700 Td " + text + b"ET"
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents %d 0 R"
            b"/Resources<</Font<</F1 3 0 R>>>>>>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(kids))
    content = b"%PDF-1.4\n"
    places = []
    for number, each in enumerate(objects, start=1):
        places.append(len(content))
        content += b"%d 0 obj%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(content)
    content += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    content += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    path.write_bytes(content)
    return path


def test_lines_become_paragraphs_again(tmp_path: Path) -> None:
    (article,), problems, (item,) = read(_pdf(tmp_path / "a.pdf", ENGLISH))
    assert problems == []
    assert article.title == "Talks resume in Geneva"
    assert article.text == (
        "The two sides met in Geneva on Monday and said that they would go on with the talks on "
        "arms control before the winter. Both called the meeting useful.\nNo date was named."
    )
    assert item.note == "PDF, 1 page"
    assert article.published is None, "the day the file was made is not the article's"


def test_running_heads_are_left_out(tmp_path: Path) -> None:
    pages = [["Press review 1", *ENGLISH, f"Page {n}"] for n in range(1, 4)]
    (article,), _, (item,) = read(_pdf(tmp_path / "a.pdf", *pages))
    assert "Press review" not in f"{article.title}{article.text}"
    assert "Page" not in article.text
    assert item.note == "PDF, 3 pages"


def test_what_stands_on_two_pages_alone_is_no_running_head() -> None:
    pages = [["Same", "one"], ["Same", "two"]]
    assert without_running_heads(pages) == pages


def test_a_line_that_ends_a_sentence_or_falls_short_ends_its_paragraph() -> None:
    assert paragraphs(["A full line that ends.", "Another full line to", "join", "Short", "x"]) == (
        "A full line that ends.\nAnother full line to join\nShort\nx"
    )


@pytest.mark.parametrize("title", ["report_final.docx", "Talks", None])
def test_a_title_that_is_not_the_first_line_is_none(title: str | None) -> None:
    assert headline_and_body("Talks resume\nText.", title) == (None, "Talks resume\nText.")


def test_a_title_may_be_set_in_several_lines() -> None:
    assert headline_and_body("Talks\nresume\nText.", "Talks resume") == ("Talks resume", "Text.")


# -- as browsers print

PAGE = """<html lang="{language}" dir="{direction}"><meta charset="utf-8"><title>{title}</title>
<h1>{title}</h1>{body}</html>"""
ARABIC_TITLE = "الجانبان يستأنفان المحادثات في جنيف"
ARABIC_BODY = [
    "أعلن الجانبان استئناف المحادثات في جنيف (المدينة السويسرية) يوم 15 أيار 2017، وقال الوزير "
    "«إننا متفائلون» بعد لقاء استمر 3 ساعات، بحسب Reuters News ووكالة AFP في 15/5/2017، وبلغت "
    "النسبة 45.5 في المئة وفق استطلاع مؤسسة Gallup الأميركية، وانتهى اللقاء في ٢٠١٧.",
    "ولم يحدد الطرفان موعدا للجولة المقبلة.",
]
RUSSIAN_TITLE = "Переговоры в Женеве возобновились"
RUSSIAN_BODY = [
    "Стороны встретились в Женеве в понедельник, 15 мая 2017 года, и договорились о новой встрече "
    "до зимы, сообщили в министерстве иностранных дел (МИД) после окончания консультаций.",
    "Дату не назвали.",
]


def _printed(chromium: str, folder: Path, language: str, title: str, body: list[str]) -> Path:
    direction = "rtl" if language == "ar" else "ltr"
    text = "".join(f"<p>{paragraph}</p>" for paragraph in body)
    page = PAGE.format(language=language, direction=direction, title=title, body=text)
    (folder / "page.html").write_text(page, "utf-8")
    target = folder / "page.pdf"
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    options += [f"--user-data-dir={folder}/profile", f"--print-to-pdf={target}"]
    subprocess.run(
        [chromium, *options, (folder / "page.html").as_uri()],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return target


@pytest.mark.parametrize(
    ("language", "title", "body"),
    [("ar", ARABIC_TITLE, ARABIC_BODY), ("ru", RUSSIAN_TITLE, RUSSIAN_BODY)],
)
def test_a_printed_page_reads_as_it_was_written(
    tmp_path: Path, chromium: str, language: str, title: str, body: list[str]
) -> None:
    (article,), problems, _ = read(_printed(chromium, tmp_path, language, title, body))
    assert problems == []
    assert article.title == title
    assert article.text == "\n".join(body)


# -- what is wrong


def test_a_pdf_with_a_password_is_named(tmp_path: Path) -> None:
    writer = pypdf.PdfWriter(clone_from=_pdf(tmp_path / "a.pdf", ENGLISH))
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(tmp_path / "b.pdf")
    assert "a PDF that needs a password; save it without one" in refused(tmp_path / "b.pdf")


def test_a_pdf_that_anyone_may_open_is_read_although_encrypted(tmp_path: Path) -> None:
    writer = pypdf.PdfWriter(clone_from=_pdf(tmp_path / "a.pdf", ENGLISH))
    writer.encrypt("", owner_password="secret", algorithm="RC4-128")
    writer.write(tmp_path / "b.pdf")
    assert len(read(tmp_path / "b.pdf")[0]) == 1


def test_a_scan_is_named(tmp_path: Path) -> None:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(600, 800)
    writer.write(tmp_path / "a.pdf")
    said = refused(tmp_path / "a.pdf")
    assert "a PDF without a text, such as a scan; run text recognition (OCR) over it" in said


@pytest.mark.parametrize("kept", [20, 200, 600])
def test_a_pdf_that_breaks_off_is_named(tmp_path: Path, kept: int) -> None:
    path = _pdf(tmp_path / "a.pdf", ENGLISH)
    path.write_bytes(path.read_bytes()[:kept])
    assert "PDF" in refused(path)
