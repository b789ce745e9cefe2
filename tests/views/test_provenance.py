"""Where an article came from, all of it untrusted."""

import datetime as dt
from dataclasses import replace

import pytest

from analysis.locale import load
from analysis.queries import StoredArticle
from views.articles import provenance

WORDS = load("en")
KNOWN = StoredArticle(
    id="a",
    title="Talks",
    text="Talks went on.",
    language="en",
    outlet="The Post",
    published=dt.date(2019, 3, 4),
    url="https://example.org/talks",
    source="C:\\clippings\\export.csv:1204",
    credit="Reuters",
    author="A. Writer",
    fetched=dt.datetime(2019, 3, 5, 6, 7),
    tone=None,
    confidence=None,
    note=None,
    story=None,
    wire=None,
    backend="rules",
    version="1",
    topics={},
)


def test_all_that_is_known_is_told():
    shown = provenance.html_of(KNOWN, WORDS)
    for part in (
        "4 March 2019",
        "The Post",
        "English",
        "Author: A. Writer",
        "Agency credit: Reuters",
        "File: export.csv, row 1,204",
        "Fetched: 5 March 2019, 06:07 UTC",
        'href="https://example.org/talks"',
    ):
        assert part in shown
    assert 'title="C:\\clippings\\export.csv:1204"' in shown


def test_what_is_not_known_is_left_out():
    bare = replace(
        KNOWN, source=None, credit=None, author=None, fetched=None, url=None, published=None
    )
    shown = provenance.html_of(bare, WORDS)
    assert shown.count("<bdi>") == 3
    assert "Undated" in shown


def test_a_file_without_rows_has_none():
    assert "File: note.txt<" in provenance.html_of(replace(KNOWN, source="in/note.txt"), WORDS)


def test_an_address_that_is_also_the_source_is_named_once():
    assert "File" not in provenance.html_of(replace(KNOWN, source=KNOWN.url), WORDS)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "http://[half"])
def test_an_address_that_no_browser_should_open_is_text(url: str):
    shown = provenance.html_of(replace(KNOWN, url=url), WORDS)
    assert "<a " not in shown and url in shown


def test_names_are_never_html():
    evil = '"><script>alert(1)</script>'
    shown = provenance.html_of(
        replace(KNOWN, source=evil, url=evil, author=evil, credit=evil, outlet=evil), WORDS
    )
    assert "<script" not in shown and '"><' not in shown.replace('"><bdi', "")
