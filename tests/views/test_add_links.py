"""Addresses: pages and feeds from real servers on loopback, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.sources.web.fetch import Fetcher
from tests.sources.web.made_feeds import rss, rss_item
from tests.sources.web.quick import QUICK
from tests.sources.web.site import Reply, site
from tests.sources.web.test_pages import BODIES, TITLES, page
from tests.views.conftest import Open
from tests.views.test_add import finished
from tests.views.test_pages import text
from views.adding import links
from views.adding.job import Line

XML = {"Content-Type": "application/rss+xml"}


@pytest.mark.parametrize("language", BODIES)
def test_a_page_is_an_article(language: str):
    with site({"/a": Reply(page(language))}) as served:
        item = links.item(served.url("/a"), Fetcher(QUICK))
        (article,) = item.read(Line(item.name))
    assert article.title == TITLES[language]
    assert article.url == item.name and article.fetched


def test_a_feed_is_all_it_leads_to_and_a_bad_link_is_told():
    with site() as served:
        items = [
            rss_item("good", link=served.url("/ar"), title="Good"),
            rss_item("gone", link=served.url("/gone"), title="Gone"),
            rss_item("own", link=served.url("/gone"), title="Own", text=BODIES["ru"][0]),
        ]
        served.routes.update({"/feed": Reply(rss(*items), headers=XML), "/ar": Reply(page("ar"))})
        line = Line(served.url("/feed"))
        found = list(links.item(line.name, Fetcher(QUICK)).read(line))
    assert [article.title for article in found] == ["Good", "Own"]
    assert line.skipped == 1 and "/gone" in line.problems[0]
    assert any("only the feed's own text" in note for note in line.notes)


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("http://127.0.0.1:9/secret", "127.0.0.1"),
        ("file:///etc/passwd", "file"),
        ("not an address", "not an address"),
        ("gdelt:", "gdelt"),
    ],
)
def test_what_may_not_or_cannot_be_asked_is_one_line(dashboard: Open, address: str, told: str):
    app = dashboard("add")
    app.text_area(key="links").set_value(f"\n  {address}  \n{address}\n")
    (button,) = [each for each in app.button if each.label == "Add what is there"]
    app = finished(button.click().run(), Path("store"))
    shown = text(app)
    assert shown.count('<li class="bad">') == 1, "the same address is asked once"
    assert told in shown and "1 skipped" in shown
    assert not app.exception
