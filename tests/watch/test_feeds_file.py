"""The file of feeds: what it may hold, and what is said of the rest."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from analysis.errors import SourceError
from analysis.watch.feeds_file import Watched, parse_interval, read_feeds, source_url

HALF_AN_HOUR = dt.timedelta(minutes=30)


def written(folder: Path, text: str) -> Path:
    path = folder / "feeds.toml"
    path.write_text(text, "utf-8")
    return path


def test_a_file_names_feeds_searches_a_contact_and_intervals(tmp_path: Path) -> None:
    found = read_feeds(
        written(
            tmp_path,
            """
            contact = "desk@example.org"
            interval = "2h"
            [[feeds]]
            url = "HTTPS://Example.org/rss"
            name = "الأخبار"
            [[feeds]]
            url = "gdelt: россия сша"
            interval = "1d"
            paused = true
            """,
        )
    )
    assert found.contact == "desk@example.org" and found.problems == ()
    assert found.feeds == (
        Watched("https://example.org/rss", "الأخبار", dt.timedelta(hours=2)),
        Watched("gdelt:россия сша", "gdelt:россия сша", dt.timedelta(days=1), paused=True),
    )


def test_an_entry_that_cannot_be_used_is_named_and_the_rest_is_kept(tmp_path: Path) -> None:
    found = read_feeds(
        written(
            tmp_path,
            """
            feeds = [
                {url = "https://a.example/"},
                {name = "no address"},
                {url = "file:///etc/passwd"},
                {url = "https://A.example/"},
                {url = "https://b.example/", interval = "often", colour = "red"},
                7,
                {url = "gdelt:"},
            ]
            """,
        )
    )
    assert [feed.url for feed in found.feeds] == ["https://a.example/", "https://b.example/"]
    assert {feed.interval for feed in found.feeds} == {HALF_AN_HOUR}
    expected = ("feed 2", "feed 3", "feed 4", "feed 5", "feed 5", "feed 6", "feed 7")
    assert len(found.problems) == len(expected)
    assert all(place in line for place, line in zip(expected, found.problems, strict=True))


@pytest.mark.parametrize("text", ["[[feeds]", "feeds = 1", "\ud800"])
def test_a_file_that_is_none_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "feeds.toml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    with pytest.raises(SourceError, match=r"feeds\.toml"):
        read_feeds(path)
    with pytest.raises(SourceError, match="cannot be read"):
        read_feeds(tmp_path / "other.toml")


def test_an_empty_file_has_no_feeds(tmp_path: Path) -> None:
    assert read_feeds(written(tmp_path, "")).feeds == ()


@pytest.mark.parametrize(
    ("text", "minutes"), [("90s", 1.5), ("30m", 30), (" 2 h ", 120), ("1d", 1_440)]
)
def test_intervals_are_written_with_their_unit(text: str, minutes: float) -> None:
    assert parse_interval(text) == dt.timedelta(minutes=minutes)


@pytest.mark.parametrize("text", ["", "30", "1 week", "5s", "-5m", "31d", "999999999d", "m"])
def test_other_intervals_are_refused(text: str) -> None:
    with pytest.raises(SourceError, match="no interval"):
        parse_interval(text)


def test_an_address_has_one_spelling() -> None:
    assert source_url(" https://x.example/a#b ") == source_url("HTTPS://X.example/a")
