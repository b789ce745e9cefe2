"""Mails as mail programs write them, and pages saved with all they show."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.sources.reading import ARABIC, RUSSIAN, TEXTS, read, refused

PAGE = """<html><head><title>{title}</title></head>
<body><article><h1>{title}</h1>{body}</article></body></html>"""


def _page(title: str, text: str) -> str:
    body = "".join(f"<p>{text}</p>" for _ in range(4))
    return PAGE.format(title=title, body=body)


def _mail(path: Path, text: str, *, page: str | None = None, subject: str = "Talks") -> Path:
    message = EmailMessage()
    message["Subject"] = subject
    message["From"] = "desk@example.org"
    message["To"] = "reader@example.org"
    message["Date"] = "Mon, 15 May 2017 23:30:00 +0300"
    if text:
        message.set_content(text)
    if page and text:
        message.add_alternative(page, subtype="html")
    elif page:
        message.set_content(page, subtype="html")
    path.write_bytes(message.as_bytes())
    return path


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_mail_is_an_article_with_its_subject_and_its_day(tmp_path: Path, text: str) -> None:
    (article,), problems, _ = read(_mail(tmp_path / "a.eml", text, subject=text[:20]))
    assert problems == []
    assert (article.title, article.text) == (text[:20].strip(), text)
    assert str(article.published) == "2017-05-15"


def test_the_plain_part_of_a_mail_goes_before_its_page(tmp_path: Path) -> None:
    (article,), _, _ = read(_mail(tmp_path / "a.eml", ARABIC, page=_page("Other", RUSSIAN)))
    assert article.text == ARABIC


def test_a_mail_that_is_only_a_page(tmp_path: Path) -> None:
    (article,), _, _ = read(_mail(tmp_path / "a.eml", "", page=_page("Other", RUSSIAN)))
    assert RUSSIAN in article.text
    assert (article.title, str(article.published)) == ("Talks", "2017-05-15")


def test_a_charset_that_a_mail_names_wrongly_is_recognised(tmp_path: Path) -> None:
    head = "Subject: x\r\nTo: b@c.org\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
    (tmp_path / "a.eml").write_bytes(head.encode() + " ".join([ARABIC] * 4).encode("cp1256"))
    (article,), _, _ = read(tmp_path / "a.eml")
    assert article.text.startswith(ARABIC)


def _saved(path: Path, page: str, *, charset: str = "utf-8") -> Path:
    """A page as Chromium saves it."""
    path.write_bytes(
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/news/talks\r\n"
        b"Subject: x\r\nDate: Sat, 21 Nov 2026 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="--b"\r\n\r\n'
        b"----b\r\nContent-Type: text/html; charset=" + charset.encode() + b"\r\n"
        b"Content-Transfer-Encoding: 8bit\r\nContent-Location: https://example.org/news/talks\r\n\r\n"
        + page.encode(charset)
        + b"\r\n----b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        b"iVBORw0=\r\n----b--\r\n"
    )
    return path


@pytest.mark.parametrize("ending", ["mht", "mhtml"])
@pytest.mark.parametrize("charset", ["utf-8", "windows-1256"])
def test_a_saved_page_has_its_own_title_and_address(
    tmp_path: Path, ending: str, charset: str
) -> None:
    path = _saved(tmp_path / f"a.{ending}", _page("محادثات جنيف", ARABIC), charset=charset)
    (article,), problems, _ = read(path)
    assert problems == []
    assert article.title == "محادثات جنيف"
    assert ARABIC in article.text
    assert article.url == "https://example.org/news/talks"
    assert article.published is None, "the day it was saved is not the article's"


def test_what_stands_beside_a_saved_page_goes_before_what_it_says(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(_page("Title", RUSSIAN), "utf-8")
    (tmp_path / "metadata.toml").write_text('["a.html"]\noutlet = "Daily"\ntitle = "Given"\n')
    (article,), _, _ = read(tmp_path / "a.html")
    assert (article.title, article.outlet) == ("Given", "Daily")
    assert RUSSIAN in article.text


# -- what is wrong


def test_a_page_of_50_mb_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(b"<html>" + b" " * 50_000_000)
    assert "larger than the 20 MB" in refused(tmp_path / "a.html")


def test_a_page_without_an_article_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<html><body></body></html>")
    assert "a.html: " in refused(tmp_path / "a.html")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\r\nno headers at all", "has no headers"),
        (b"To: b@c.org\r\nContent-Type: image/png\r\n\r\nx", "a mail without a text"),
        (b"Content-Type: multipart/related; boundary=b\r\n\r\n--b--", "holds no page"),
    ],
)
def test_what_is_no_mail_is_named(tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / "a.eml").write_bytes(content)
    assert said in refused(tmp_path / "a.eml")
