"""Addresses among the sources of `read_articles`, from real servers on loopback."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.errors import SourceError
from analysis.sources import Item, Problem, read_articles
from analysis.sources.web import is_on_web
from analysis.sources.web.fetch import Fetcher
from tests.sources.web.made_feeds import rss, rss_item
from tests.sources.web.quick import QUICK
from tests.sources.web.site import Reply, site
from tests.sources.web.test_pages import TITLES, page


def test_files_pages_and_feeds_are_read_side_by_side(tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("A note on the talks of the two ministers.", "utf-8")
    with site({"/page": Reply(page("ru"))}) as served:
        full = "".join(f"<p>{n}. The ministers spoke.</p>" for n in range(5))
        items = [rss_item("1", link=served.url("/gone"), full=full), rss_item("2")]
        served.routes["/feed"] = Reply(rss(*items), headers={"Content-Type": "text/xml"})
        problems: list[Problem] = []
        lines: list[Item] = []
        found = list(
            read_articles(
                [note, f" {served.url('/page')} ", str(note), served.url("/feed")],
                on_problem=problems.append,
                on_item=lines.append,
                fetcher=Fetcher(QUICK),
            )
        )
        assert [article.source for article in found] == [
            str(note),
            served.url("/page"),
            str(note),
            served.url("/feed"),
        ]
        assert found[1].title == TITLES["ru"] and found[1].fetched
        assert [(line.articles, line.skipped) for line in lines] == [(1, 0)] * 3 + [(1, 1)]
        assert "feed's own text" in lines[3].note and len(problems) == 1


def test_by_default_loopback_is_refused_in_one_line() -> None:
    with site({"/page": Reply(page("en"))}) as served:
        with pytest.raises(SourceError, match="private or loopback address") as refused:
            list(read_articles([served.url("/page")]))
        assert "\n" not in str(refused.value) and served.visits == []


@pytest.mark.parametrize(
    ("source", "on_web"),
    [
        ("https://a.example/", True),
        (" HTTP://a.example/", True),
        ("gdelt:россия", True),
        ("clips/https.txt", False),
        ("ftp://a.example/", False),
        (Path("https://a.example/"), False),
    ],
)
def test_what_is_on_the_web_is_told_by_its_beginning(source: object, on_web: bool) -> None:
    assert is_on_web(source) is on_web
