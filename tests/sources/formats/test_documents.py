"""Word, OpenDocument and RTF, made by the libraries that offices are served by."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from odf.opendocument import OpenDocumentText
from odf.style import Style
from odf.text import H, P

from tests.sources.reading import ARABIC, ENGLISH, TEXTS, read, refused

BOMB = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>'


def _docx(path: Path, *paragraphs: str, heading: str | None = None, author: str = "") -> Path:
    document = docx.Document()
    document.core_properties.author = author
    if heading:
        document.add_heading(heading, level=1)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(str(path))
    return path


def _odt(path: Path, *paragraphs: str, heading: str | None = None) -> Path:
    document = OpenDocumentText()
    document.styles.addElement(Style(name="Standard", family="paragraph"))
    if heading:
        document.text.addElement(H(outlinelevel=1, text=heading))
    for paragraph in paragraphs:
        document.text.addElement(P(text=paragraph))
    document.save(str(path))
    return path


def _rtf(path: Path, *paragraphs: str, code_page: int = 1252) -> Path:
    def escaped(text: str) -> str:
        return "".join(c if c.isascii() else f"\\u{ord(c)}?" for c in text)

    body = "".join(f"{escaped(paragraph)}\\par\n" for paragraph in paragraphs)
    path.write_text(f"{{\\rtf1\\ansi\\ansicpg{code_page}\\deff0 {body}}}", "ascii")
    return path


def _with_part(path: Path, name: str, content: str | bytes) -> Path:
    """The document with one of its parts exchanged."""
    with zipfile.ZipFile(path) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, old in parts.items():
            archive.writestr(part, content if part == name else old)
    return path


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
@pytest.mark.parametrize("make", [_docx, _odt])
def test_a_heading_is_the_title(tmp_path: Path, make, text: str) -> None:
    (article,), problems, (item,) = read(
        make(tmp_path / f"a.{make.__name__[1:]}", text, text[:20], heading=text[:30])
    )
    assert problems == []
    assert article.title == text[:30].strip()
    assert article.text == f"{text}\n{text[:20].strip()}"
    assert str(item).endswith(": 1 article")


@pytest.mark.parametrize("make", [_docx, _odt, _rtf])
def test_without_a_heading_a_headline_is_told_from_the_body(tmp_path: Path, make) -> None:
    (article,), _, _ = read(make(tmp_path / f"a.{make.__name__[1:]}", "Talks resume", ARABIC))
    assert (article.title, article.text) == ("Talks resume", ARABIC)


def test_a_word_documents_author_is_the_articles(tmp_path: Path) -> None:
    (article,), _, _ = read(_docx(tmp_path / "a.docx", ENGLISH, author="A. Writer"))
    assert article.author == "A. Writer"


def test_the_date_a_document_was_saved_is_not_the_articles(tmp_path: Path) -> None:
    (article,), _, _ = read(_docx(tmp_path / "a.docx", ENGLISH))
    assert article.published is None


def test_tables_in_a_word_document_are_read_where_they_stand(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph(ENGLISH)
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "left", "right"
    document.add_paragraph("The end.")
    document.save(str(tmp_path / "a.docx"))
    (article,), _, _ = read(tmp_path / "a.docx")
    assert article.text == f"{ENGLISH}\nleft right\nThe end."


@pytest.mark.parametrize(("code_page", "text"), [(1256, ARABIC), (1251, TEXTS["ru"])])
def test_rtf_in_the_bytes_of_an_old_code_page(tmp_path: Path, code_page: int, text: str) -> None:
    escaped = "".join(
        chr(byte) if byte < 0x80 else f"\\'{byte:02x}" for byte in text.encode(f"cp{code_page}")
    )
    path = tmp_path / "a.rtf"
    path.write_text(f"{{\\rtf1\\ansi\\ansicpg{code_page}\\deff0 {escaped}}}", "ascii")
    (article,), problems, _ = read(path)
    assert article.text == text
    assert problems == []


# -- what is wrong


@pytest.mark.parametrize("make", [_docx, _odt, _rtf])
def test_a_document_without_a_text_is_named(tmp_path: Path, make) -> None:
    assert "without a text" in refused(make(tmp_path / f"a.{make.__name__[1:]}"))


@pytest.mark.parametrize(
    ("make", "part"),
    [(_docx, "word/document.xml"), (_docx, "word/styles.xml"), (_odt, "content.xml")],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_before_a_library_sees_them(
    tmp_path: Path, make, part: str, encoding: str
) -> None:
    path = make(tmp_path / f"a.{make.__name__[1:]}", ENGLISH)
    bomb = BOMB.replace("?>", f' encoding="{encoding}"?>', 1) + "<x>&b;</x>"
    _with_part(path, part, bomb.encode(encoding))
    assert "declares XML entities" in refused(path)


def test_xml_that_unpacks_to_far_more_is_refused(tmp_path: Path) -> None:
    path = _docx(tmp_path / "a.docx", ENGLISH)
    _with_part(path, "word/document.xml", "<x>" + " " * 60_000_000 + "</x>")
    assert "unpacks from" in refused(path)


@pytest.mark.parametrize("make", [_docx, _odt])
def test_a_document_that_breaks_off_is_named(tmp_path: Path, make) -> None:
    path = make(tmp_path / f"a.{make.__name__[1:]}", ENGLISH)
    path.write_bytes(path.read_bytes()[:-300])
    assert "damaged" in refused(path)


@pytest.mark.parametrize(("make", "part"), [(_docx, "word/document.xml"), (_odt, "content.xml")])
def test_a_document_of_broken_xml_is_named(tmp_path: Path, make, part: str) -> None:
    path = make(tmp_path / f"a.{make.__name__[1:]}", ENGLISH)
    assert "no sound" in refused(_with_part(path, part, "<x><y>"))


def test_a_document_with_a_password_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    assert "an old or password-protected Office file" in refused(path)


def test_a_packed_document_is_read_from_where_it_is(tmp_path: Path) -> None:
    made = _docx(tmp_path / "a.docx", ENGLISH)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(made, "sub/a.docx")
    (tmp_path / "b.zip").write_bytes(packed.getvalue())
    (article,), _, _ = read(tmp_path / "b.zip")
    assert (article.text, article.source) == (ENGLISH, f"{tmp_path / 'b.zip'}!sub/a.docx")
