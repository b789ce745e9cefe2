"""Mails (.eml) and pages saved with all they show (.mht): one article each."""

from __future__ import annotations

from collections.abc import Iterator
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parsedate_to_datetime

from analysis.models import Article
from analysis.sources.decoding import decoded
from analysis.sources.files import MEGABYTE
from analysis.sources.formats.pages import page_article
from analysis.sources.formats.text import plain_article
from analysis.sources.problems import UnreadableError
from analysis.sources.reading import Reading

LARGEST_MAIL = 64 * MEGABYTE
"""Bytes of a mail with all its pictures; mail servers stop at 25 to 50 MB."""

_SAVED_FROM = "Snapshot-Content-Location"
"""The header that Chromium writes the page's address in."""


def read_mail(reading: Reading) -> Iterator[Article]:
    """The article of a mail, its subject the title and its date the day it was sent; or of a
    saved page, which says its own title and date."""
    content = reading.file.whole(LARGEST_MAIL)
    message = BytesParser(policy=policy.default).parsebytes(content)
    if not isinstance(message, EmailMessage) or not message.keys():
        raise UnreadableError("has no headers, as a mail or saved page does", "save it anew")
    if _is_saved_page(message):
        yield _page(message, reading)
    else:
        yield _mail(message, reading)


def _is_saved_page(message: EmailMessage) -> bool:
    saved = _SAVED_FROM in message or "To" not in message
    return saved and message.get_content_type() in ("multipart/related", "text/html")


def _page(message: EmailMessage, reading: Reading) -> Article:
    parts = (part for part in message.walk() if part.get_content_type() == "text/html")
    part = next(parts, None)
    if part is None:
        raise UnreadableError("holds no page", "save the page as .mht or .html anew")
    address = message.get(_SAVED_FROM) or part.get("Content-Location")
    url = str(address) if str(address).startswith("http") else None
    return page_article(_bytes(part), reading, url=url, charset=part.get_content_charset())


def _mail(message: EmailMessage, reading: Reading) -> Article:
    told = {"title": _header(message, "Subject"), "published": _sent(message)}
    plain = message.get_body(("plain",))
    if isinstance(plain, EmailMessage) and (text := _text(plain)).strip():
        return plain_article(text, reading, told=told)
    page = message.get_body(("html",))
    if not isinstance(page, EmailMessage):
        raise UnreadableError("a mail without a text", "give the file that is attached to it")
    reading.known = {**{name: value for name, value in told.items() if value}, **reading.known}
    return page_article(_bytes(page), reading, charset=page.get_content_charset())


def _bytes(part: EmailMessage) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _text(part: EmailMessage) -> str:
    """The text of a part, by the charset it names, or recognised where that is wrong."""
    content = _bytes(part)
    try:
        return content.decode(part.get_content_charset() or "utf-8").replace("\r\n", "\n")
    except (LookupError, UnicodeDecodeError):
        return decoded(content)[0]


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        return str(message.get(name) or "") or None
    except (MessageError, ValueError, IndexError):  # the parser fails on some broken headers
        return None


def _sent(message: EmailMessage) -> str | None:
    try:
        return parsedate_to_datetime(_header(message, "Date") or "").date().isoformat()
    except (TypeError, ValueError):
        return None
