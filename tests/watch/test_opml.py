"""OPML in and out."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.errors import SourceError
from analysis.watch import add_feed, export_opml, import_opml, pause_feed
from analysis.watch.feeds_file import read_feeds

OPML = """<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0"><head><title>x</title></head><body>
  <outline text="Мир"><outline type="rss" text="Первая" xmlUrl="https://a.example/rss"/></outline>
  <outline type="rss" title="الثانية" text="x" xmlUrl="https://b.example/rss"/>
  <outline type="rss" text="evil" xmlUrl="file:///etc/passwd"/>
  <outline type="link" text="no feed" url="https://c.example/"/>
</body></opml>"""


def test_feeds_of_all_folders_come_in_once(tmp_path: Path) -> None:
    feeds, opml = tmp_path / "feeds.toml", tmp_path / "in.opml"
    opml.write_text(OPML, "utf-8")
    assert (import_opml(feeds, opml), import_opml(feeds, opml)) == (2, 0)
    assert [(feed.url, feed.name) for feed in read_feeds(feeds).feeds] == [
        ("https://a.example/rss", "Первая"),
        ("https://b.example/rss", "الثانية"),
    ]


def test_what_goes_out_comes_in_again(tmp_path: Path) -> None:
    feeds, opml, copy = (tmp_path / name for name in ("feeds.toml", "out.opml", "copy.toml"))
    add_feed(feeds, "https://a.example/rss?x=1&y=2", name='A & "B" <c> \x01 أخبار')
    add_feed(feeds, "https://b.example/rss")
    add_feed(feeds, "gdelt:russia")
    pause_feed(feeds, "https://b.example/rss")
    assert export_opml(feeds, opml) == 2
    assert import_opml(copy, opml) == 2
    urls = [feed.url for feed in read_feeds(copy).feeds]
    assert urls == ["https://a.example/rss?x=1&y=2", "https://b.example/rss"]
    assert "أخبار" in read_feeds(copy).feeds[0].name


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("", "not sound XML"),
        ("<html/>", "no OPML"),
        ("<opml><body>", "not sound XML"),
        ("<!DOCTYPE o [<!ENTITY a 'b'>]><opml><body/></opml>", "declares entities"),
        ("<opml>" + "<outline>" * 100_000, "not sound XML"),
    ],
)
def test_what_is_no_opml_is_refused(tmp_path: Path, content: str, what: str) -> None:
    opml = tmp_path / "in.opml"
    opml.write_text(content)
    with pytest.raises(SourceError, match=what) as refused:
        import_opml(tmp_path / "feeds.toml", opml)
    assert "\n" not in str(refused.value) and not (tmp_path / "feeds.toml").exists()
    with pytest.raises(SourceError, match="cannot be read"):
        import_opml(tmp_path / "feeds.toml", tmp_path / "gone.opml")
