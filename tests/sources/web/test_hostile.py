"""Pages and feeds made of anything at all: an article, or one line; never another error."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.sources.records import BadRecordError
from analysis.sources.web.discovery import feeds_on
from analysis.sources.web.errors import FetchError
from analysis.sources.web.feeds import is_feed, parse_feed
from analysis.sources.web.markup import text_of
from analysis.sources.web.pages import article_from_html
from analysis.sources.web.robots import parse_robots

TAGS = [
    *("html", "head", "body", "title", "meta", "link", "script", "article", "p", "span", "a", "h1"),
    *("time", "table", "td", "li", "br", "svg", "rss", "channel", "item", "guid", "pubDate"),
    *("description", "content:encoded", "feed", "entry", "id", "updated", "base"),
]
WORDS = [
    "The ministers of Russia and the United States met.",
    "وقال الوزيران إن المحادثات مفيدة.",
    "Министры встретились в Вене.",
    *("&nbsp;", "&#0;", "&#xD800;", "<![CDATA[", "]]>", "<!--", "<!DOCTYPE x>", "\x00", "\ud800"),
    *("2024-13-45", "Tue, 05 Mar 2024 10:00:00 GMT", "\u202e", '{"@type": "NewsArticle"}', "null"),
]
ATTRIBUTES = [
    *("class=date", "itemprop=datePublished", "type=application/ld+json", "rel=alternate"),
    *("href=http://[", "href=//a/", "lang=ar", "property=og:title", "name=author", "content=x"),
]
OPENED = st.builds(
    lambda tag, attributes: f"<{tag} {' '.join(attributes)}>",
    st.sampled_from(TAGS),
    st.lists(st.sampled_from(ATTRIBUTES), max_size=2),
)
CLOSED = st.sampled_from(TAGS).map("</{}>".format)
MARKUP = st.lists(OPENED | CLOSED | st.sampled_from(WORDS), max_size=40).map("".join)
ENCODINGS = st.sampled_from(["utf-8", "utf-16", "windows-1251"])

many = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


@many
@given(MARKUP, ENCODINGS)
def test_any_page_is_an_article_or_one_line(markup: str, encoding: str) -> None:
    for content in (markup, markup.encode(encoding, "replace")):
        try:
            article = article_from_html(content, url="https://a.example/b", source="x")
        except BadRecordError as error:
            assert error.what and error.advice
        else:
            assert article.text.strip()
            article.text.encode()


@many
@given(MARKUP, ENCODINGS)
def test_any_feed_is_entries_or_one_line(markup: str, encoding: str) -> None:
    for start in ("", "<rss version='2.0'><channel><item>"):
        content = (start + markup).encode(encoding, "replace")
        assert is_feed(content) in (True, False)
        try:
            feed = parse_feed(content, url="https://a.example/b")
        except FetchError as error:
            assert error.what and error.advice
        else:
            assert all(entry.key for entry in feed.entries)


@many
@given(MARKUP)
def test_any_stretch_is_text_and_names_feeds_or_none(markup: str) -> None:
    assert "<svg" not in text_of(markup)
    try:
        assert all(
            url.startswith("http")
            for url in feeds_on(markup.encode("utf-8", "replace"), url="https://a.example/")
        )
    except BadRecordError as error:
        assert error.what


@many
@given(st.binary(max_size=300), st.text(max_size=50))
def test_any_robots_txt_gives_an_answer(content: bytes, path: str) -> None:
    assert parse_robots(b"User-agent: *\n" + content, agent="x").allows(path) in (True, False)
