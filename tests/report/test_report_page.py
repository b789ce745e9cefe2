"""A report as a page: one file that loads nothing, whatever came with the articles."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

import pytest

from analysis.locale import languages
from analysis.report import FORMATS, Report, Wanted, report_of
from tests.report.conftest import Of

MOST = 6_000_000
"""Bytes of a report of `TWELVE` charts at most."""

TWELVE = (
    *("volume_and_tone", "topic_share", "weekdays", "topics_over_time", "cooccurrence"),
    *("topic_tone", "tone_courses", "tone_by_outlet", "tone_by_topic", "tone_by_language"),
    *("tone_distribution", "outlets_classes"),
)
HOSTILE = '</script><script>alert("1")</script><img src=x onerror=alert(2)> & "quoted"'
LOADING = ("src", "srcset", "background", "data", "action", "poster", "formaction", "ping")
"""Attributes that make a page ask for something."""


class Read(HTMLParser):
    """The elements of a page with their attributes, and the text that is seen."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.seen = ""
        self._within = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._within = tag

    def handle_endtag(self, tag: str) -> None:
        self._within = ""

    def handle_data(self, data: str) -> None:
        if self._within not in ("script", "style"):
            self.seen += data

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def page_of(report: Report) -> str:
    return FORMATS["html"](report).decode("utf-8")


@pytest.fixture(scope="module")
def twelve(of_planted: Of) -> str:
    return page_of(report_of(of_planted(), Wanted(charts=TWELVE)))


def test_twelve_charts_hold_plotly_once_and_stay_small(twelve: str):
    assert len(twelve.encode("utf-8")) < MOST
    assert twelve.count("plotly.js v") == 1
    assert len(Read(twelve).named("figure")) == len(TWELVE)
    assert twelve.count("Plotly.newPlot(") == len(TWELVE)


def test_nothing_is_loaded(twelve: str):
    read = Read(twelve)
    assert not [name for tag, named in read.elements for name in named if name in LOADING]
    assert not {"link", "iframe", "img", "object", "embed", "base"} & {t for t, _ in read.elements}
    (policy,) = [each for each in read.named("meta") if "http-equiv" in each]
    assert (policy["content"] or "").startswith("default-src 'none'")
    assert "http" not in (policy["content"] or "")


def test_parts_are_listed_and_there(twelve: str):
    read = Read(twelve)
    links = [each["href"] for each in read.named("a") if (each["href"] or "").startswith("#")]
    assert links == [f"#{each['id']}" for each in read.named("section")]
    assert len(read.named("h1")) == 1
    assert len(read.named("h2")) == len(links) + 1
    assert len({each["id"] for _, each in read.elements if "id" in each}) == sum(
        "id" in each for _, each in read.elements
    )


@pytest.mark.parametrize("language", languages())
def test_it_is_in_its_language_and_direction(of_planted: Of, language: str):
    view = of_planted(language=language)
    read = Read(page_of(report_of(view, Wanted(charts=["topic_share"]))))
    (root,) = read.named("html")
    assert root == {"lang": language, "dir": view.words.direction}
    (alternative,) = [each["aria-label"] for each in read.named("div") if "aria-label" in each]
    assert view.words["overview.topic_share"] in (alternative or "")
    assert view.words["report.provenance"] in read.seen
    assert not [each for _, each in read.elements if each.get("dir") == "auto"]


def test_sentences_name_their_figures(of_planted: Of):
    report = report_of(of_planted())
    spans = [each["data-figures"] or "" for each in Read(page_of(report)).named("span")]
    pairs = [pair.rpartition("=") for span in spans for pair in span.split()]
    assert {key: float(value) for key, _, value in pairs} == report.figures


def test_the_same_report_gives_the_same_bytes(of_planted: Of):
    first, second = (page_of(report_of(of_planted(language="ar"))) for _ in range(2))
    assert first == second


def test_hostile_texts_stay_texts(of):
    rows = [
        {
            "title": f"{HOSTILE} {n}",
            "outlet": HOSTILE,
            "tone": 0.05 * n,
            "published": f"2018-05-{1 + n:02}",
            "url": f'https://a.example/{n}?a="b"&c=<d>',
        }
        for n in range(20)
    ]
    report = report_of(of(*rows), Wanted(title=HOSTILE))
    clean = report_of(of(*(row | {"title": "T", "outlet": "O"} for row in rows)))
    read = Read(page_of(report))
    assert [tag for tag, _ in read.elements] == [tag for tag, _ in Read(page_of(clean)).elements]
    assert not [name for _, named in read.elements for name in named if name.startswith("on")]
    assert read.seen.count(f"{HOSTILE} ") >= len(report.stories)


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//a", "http://[", ""],
)
def test_only_addresses_of_the_web_become_links(of, address: str):
    read = Read(page_of(report_of(of({"tone": 0.5, "title": "T"}), Wanted(charts=["topic_share"]))))
    inside = len(read.named("a"))
    report = report_of(of({"tone": 0.5, "title": "T"}), Wanted(charts=["topic_share"]))
    (story,) = report.stories
    for url, links in ((address, 0), ("HTTPS://a.example/x", 1)):
        linked = replace(report, stories=(replace(story, url=url),))
        assert len(Read(page_of(linked)).named("a")) == inside + links
