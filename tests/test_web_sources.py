"""Addresses where commands take files, from real servers on loopback."""

from __future__ import annotations

import json

import pytest

from analysis.cli import main
from tests.sources.web.made_feeds import rss, rss_item
from tests.sources.web.site import Reply, site
from tests.sources.web.test_pages import TITLES, page


def test_a_page_is_scored_as_a_file_is(capsys: pytest.CaptureFixture[str]) -> None:
    with site({"/a": Reply(page("ar"))}) as served:
        command = ["score", served.url("/a"), "--allow-private", "--contact", "desk@example.org"]
        assert main(command) == 0
        found = json.loads(capsys.readouterr().out)
        assert (found["title"], found["language"]) == (TITLES["ar"], "ar")
        assert served.visits[-1][1]["User-Agent"].endswith("(desk@example.org)")


def test_without_the_flag_it_is_refused_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    with site({"/a": Reply(page("en"))}) as served:
        assert main(["score", served.url("/a")]) == 2
        out, err = capsys.readouterr()
        assert out == "" and err.count("\n") == 1 and "--allow-private" in err
        assert served.visits == []


def test_a_bad_entry_of_a_feed_is_counted_and_the_rest_is_kept(
    tmp_path: object, capsys: pytest.CaptureFixture[str]
) -> None:
    with site({"/a": Reply(page("ru"))}) as served:
        items = [rss_item("1", link=served.url("/a")), rss_item("2", link=served.url("/gone"))]
        served.routes["/feed"] = Reply(rss(*items), headers={"Content-Type": "text/xml"})
        command = ["ingest", served.url("/feed"), "--store", f"{tmp_path}/s", "--allow-private"]
        assert main([*command, "--each", "--workers", "1"]) == 0
        out, err = capsys.readouterr()
        assert "1 read, 1 added" in out and "1 skipped" in err
        assert f"{served.url('/gone')}: the server answers 404" in err
