"""Feeds as entries: RSS, Atom, JSON Feed, in three languages; bombs are refused."""

from __future__ import annotations

import datetime as dt
import json
import time

import pytest

from analysis.sources.web.errors import FetchError
from analysis.sources.web.feeds import LARGEST_FEED, Entry, Feed, is_feed, parse_feed
from tests.sources.web.made_feeds import atom, rss, rss_item

URL = "https://daily.example/feeds/world.xml"


def parsed(content: str | bytes) -> Feed:
    return parse_feed(content.encode() if isinstance(content, str) else content, url=URL)


def only(content: str | bytes) -> Entry:
    [entry] = parsed(content).entries
    return entry


def test_an_rss_item_has_all_its_parts() -> None:
    feed = parsed(
        rss(
            rss_item(
                "g1",
                link="../a?x=1&amp;y=2#part",
                title="لقاء الوزيرين &amp;amp; غيرهما",
                date="Wed, 06 Mar 2024 01:30:00 +0300",
                author="Анна Берг",
                text="<p>Short.</p>",
                full="<p>Первый абзац.</p><p>Второй.</p>",
            ),
            title="اليومية",
        )
    )
    assert feed.title == "اليومية"
    assert feed.entries == (
        Entry(
            key="g1",
            link="https://daily.example/a?x=1&y=2",
            title="لقاء الوزيرين & غيرهما",
            text="Первый абзац.\nВторой.",
            author="Анна Берг",
            published=dt.date(2024, 3, 6),
        ),
    )


def test_an_atom_entry_has_the_day_of_its_change_apart() -> None:
    entry = only(atom("<id>u:1</id><title>A</title><updated>2024-03-07T10:00:00Z</updated>"))
    assert (entry.published, entry.updated) == (None, dt.date(2024, 3, 7))
    both = only(
        atom(
            "<id>u:1</id><title>A</title><published>2024-03-05T23:00:00-05:00</published>"
            "<updated>2024-03-07T10:00:00Z</updated><link href='/a'/>"
        )
    )
    assert both.published == dt.date(2024, 3, 5) and both.link == "https://daily.example/a"


def test_a_json_feed_is_read() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Daily",
        "items": [
            {
                "id": 7,
                "url": "/a",
                "title": "Встреча",
                "content_html": "<p>Да.</p>",
                "date_published": "2024-03-05T10:00:00+03:00",
                "authors": [{"name": "A. B."}, {"name": "C. D."}],
            },
            {"nothing": 1},
            "no item",
        ],
    }
    content = json.dumps(feed)
    assert is_feed(content.encode())
    assert parsed(content) == Feed(
        "Daily",
        (
            Entry(
                key="7",
                link="https://daily.example/a",
                title="Встреча",
                text="Да.",
                author="A. B., C. D.",
                published=dt.date(2024, 3, 5),
            ),
        ),
    )


@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-r", "utf-16"])
def test_the_encoding_that_a_feed_names_is_kept_to(encoding: str) -> None:
    content = f"<?xml version='1.0' encoding='{encoding}'?>" + rss(
        rss_item("1", title="Переговоры")
    )
    assert only(content.encode(encoding)).title == "Переговоры"
    assert is_feed(content.encode(encoding))


def test_a_feed_that_is_not_quite_xml_is_read_all_the_same() -> None:
    broken = rss(rss_item("1", title="A & B &nbsp; C")).replace("</rss>", "")
    assert (only(broken).title or "").startswith("A & B")


@pytest.mark.parametrize(
    "date", ["", "yesterday", "Thu, 01 Jan 1970 00:00:00 GMT", "Fri, 01 Jan 2100 00:00:00 GMT"]
)
def test_a_day_that_cannot_be_is_no_day(date: str) -> None:
    assert only(rss(rss_item("1", title="A", date=date))).published is None


@pytest.mark.parametrize(
    "date",
    ["Wed, 03 May 2017 10:15 EST", "Ср, 03 мая 2017 10:15:00 +0300", "الأربعاء 3 أيار (مايو) 2017"],
)
def test_a_day_in_words_is_read_in_every_language(date: str) -> None:
    assert only(rss(rss_item("1", title="A", date=date))).published == dt.date(2017, 5, 3)


def test_an_entry_comes_once_and_is_known_by_id_link_or_title() -> None:
    items = [
        rss_item("1", title="first"),
        rss_item("1", title="again"),
        rss_item("", link="https://x.example/a"),
        rss_item("", title="only a title"),
        "<item><description>nothing to know it by</description></item>",
    ]
    keys = [entry.key for entry in parsed(rss(*items)).entries]
    assert keys == ["1", "https://x.example/a", "only a title"]


@pytest.mark.parametrize("link", ["file:///etc/passwd", "javascript:alert(1)", "http://a:b@x/"])
def test_links_that_are_no_web_addresses_are_dropped(link: str) -> None:
    assert only(rss(rss_item("1", link=link))).link is None


def test_what_is_a_feed_is_told_by_its_beginning() -> None:
    assert is_feed(rss().encode()) and is_feed(atom("").encode())
    assert not is_feed(b"<?xml version='1.0'?><html><body><rss></body></html>")
    assert not is_feed(b"<html><p>about &lt;rss&gt;</p></html>")
    assert not is_feed(b'{"version": 1}') and not is_feed(b"")


def laughs() -> str:
    lines = "".join(
        f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' if n else '<!ENTITY l0 "ha">' for n in range(10)
    )
    return f"<?xml version='1.0'?><!DOCTYPE x [{lines}]>" + rss(rss_item("1", title="&l9;"))


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (laughs().encode(), "declares entities"),
        (laughs().encode("utf-16"), "declares entities"),
        (b"<!DOCTYPE x [<!entity a SYSTEM 'file:///etc/passwd'>]>" + rss().encode(), "entities"),
        (b"<rss version='2.0'><channel>" + b"<a>" * 400_000, "nested too deeply"),
        (b"<rss>" + b" " * LARGEST_FEED, "larger than 5 MB"),
        (b"<html><body>no feed</body></html>", "no feed at this address"),
        (b"", "no feed at this address"),
        (b"{" * 100_000, "not sound JSON"),
        (b'{"version": "https://jsonfeed.org/version/1", "items": 1}', "no feed"),
    ],
)
def test_what_is_no_feed_or_a_bomb_is_refused_quickly(content: bytes, what: str) -> None:
    started = time.monotonic()
    with pytest.raises(FetchError, match=what):
        parsed(content)
    assert time.monotonic() - started < 5
