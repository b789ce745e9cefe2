"""Articles behind addresses, from real servers on loopback: pages, feeds, searches."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace

from analysis.sources.problems import Problem
from analysis.sources.web.feeds import Entry, Feed
from analysis.sources.web.fetch import Fetcher
from analysis.sources.web.gdelt import Gdelt
from analysis.sources.web.reading import Found, read_entry, read_search, read_url
from tests.sources.web.made_feeds import rss, rss_item
from tests.sources.web.quick import QUICK
from tests.sources.web.site import Reply, Site, site
from tests.sources.web.test_pages import BODIES, TITLES, page

XML = {"Content-Type": "application/rss+xml"}


def read(served: Site, path: str) -> tuple[list[Found], list[Problem]]:
    problems: list[Problem] = []
    found = list(read_url(served.url(path), fetcher=Fetcher(QUICK), on_problem=problems.append))
    return found, problems


def test_a_page_is_one_article_that_keeps_where_and_when_it_was_read() -> None:
    with site({"/a": Reply(page("ar"))}) as served:
        before = dt.datetime.now(dt.UTC)
        [found], problems = read(served, "/a")
        article = found.article
        assert article.text.split("\n") == BODIES["ar"] and article.title == TITLES["ar"]
        assert article.url == article.source == served.url("/a")
        assert article.fetched and before <= article.fetched and article.published is None
        assert problems == [] and found.note == ""


def test_a_feed_is_the_articles_behind_its_links_and_one_bad_link_stops_nothing() -> None:
    with site() as served:
        items = [
            rss_item(
                language,
                link=served.url(f"/{language}"),
                title=f"In feed {language}",
                date="Tue, 05 Mar 2024 23:30:00 +0300",
                author="Anna Berg",
                text="Summary",
            )
            for language in BODIES
        ]
        items.insert(1, rss_item("bad", link=served.url("/gone")))
        served.routes["/feed"] = Reply(rss(*items), headers=XML)
        served.routes.update({f"/{language}": Reply(page(language)) for language in BODIES})
        found, [problem] = read(served, "/feed")
        assert [each.article.text.split("\n") for each in found] == list(BODIES.values())
        for language, each in zip(BODIES, found, strict=True):
            article = each.article
            assert (article.title, article.author) == (f"In feed {language}", "Anna Berg")
            assert (article.published, article.language) == (dt.date(2024, 3, 5), language)
            assert article.source == served.url("/feed")
            assert article.url == served.url(f"/{language}") and not each.note
        assert str(problem).startswith(served.url("/gone")) and "404" in problem.what


def test_where_the_page_cannot_be_had_the_feeds_own_text_stands_in_and_that_is_said() -> None:
    with site() as served:
        full = "".join(f"<p>{paragraph}</p>" for paragraph in BODIES["ru"])
        item = rss_item("1", link=served.url("/gone"), title=TITLES["ru"], full=full)
        served.routes["/feed"] = Reply(rss(item), headers=XML)
        [found], problems = read(served, "/feed")
        assert found.article.text.split("\n") == BODIES["ru"] and problems == []
        assert "404" in found.note and "feed's own text" in found.note
        assert (found.article.outlet, found.article.language) == ("The Daily", "ru")


def test_a_page_with_less_than_the_feed_gives_way_to_it() -> None:
    full = " ".join(BODIES["en"] * 5)
    with site({"/teaser": Reply(page("en"))}) as served:
        entry = Entry("1", link=served.url("/teaser"), title="A", text=full)
        found = read_entry(entry, Feed("D", ()), url="feed", fetcher=Fetcher(QUICK))
        assert found.article.text == full and "more text" in found.note


def test_days_are_the_entrys_then_the_pages_then_those_of_the_last_change() -> None:
    stamped = page("en", before='<time datetime="2022-06-01">1 June</time>')
    with site({"/dated": Reply(stamped), "/undated": Reply(page("en"))}) as served:
        fetcher = Fetcher(QUICK)
        stated, changed = dt.date(2024, 3, 5), dt.date(2024, 3, 7)

        def day(path: str, entry: Entry) -> dt.date | None:
            entry = replace(entry, link=served.url(path))
            found = read_entry(entry, Feed(None, ()), url="feed", fetcher=fetcher)
            return found.article.published

        assert day("/dated", Entry("1", published=stated, updated=changed)) == stated
        assert day("/dated", Entry("1", updated=changed)) == dt.date(2022, 6, 1)
        assert day("/undated", Entry("1", updated=changed)) == changed
        assert day("/undated", Entry("1")) is None


def test_what_cannot_be_read_is_one_problem() -> None:
    with site({"/pdf": Reply("x", headers={"Content-Type": "application/pdf"})}) as served:
        for path in ("/pdf", "/gone"):
            found, [problem] = read(served, path)
            assert found == [] and "\n" not in str(problem)
            assert str(problem).startswith(served.url(path))


def test_a_search_leads_to_articles_that_keep_language_and_country() -> None:
    with site({"/a": Reply(page("ar"))}) as served:
        rows = [
            {"url": served.url("/a"), "language": "Arabic", "sourcecountry": "Egypt"},
            {"url": served.url("/gone")},
        ]
        served.fallback = Reply(json.dumps({"articles": rows}), headers={})
        served.routes["/robots.txt"] = served.routes["/gone"] = Reply("", 404)
        fetcher, problems = Fetcher(QUICK), list[Problem]()
        gdelt = Gdelt(fetcher, service=served.url("/doc"), pause=0)
        [found] = read_search("روسيا", fetcher=fetcher, on_problem=problems.append, gdelt=gdelt)
        assert found.article.source == "gdelt:روسيا (Arabic, Egypt)"
        assert found.article.published is None
        assert [problem.file for problem in problems] == [served.url("/gone")]


def test_a_search_that_means_nothing_is_a_problem() -> None:
    problems: list[Problem] = []
    assert not list(read_search(" ", fetcher=Fetcher(QUICK), on_problem=problems.append))
    assert [problem.file for problem in problems] == ["gdelt: "]
