"""Feeds that a page names."""

from __future__ import annotations

from analysis.sources.web.discovery import feeds_on


def test_the_feeds_of_a_page_are_found_in_its_order_and_once() -> None:
    page = """<html><head>
      <link rel="alternate" type="application/rss+xml" href="/rss.xml">
      <link rel="alternate nofollow" type="application/atom+xml; charset=utf-8" href="https://b.example/atom">
      <link rel="ALTERNATE" type="application/feed+json" href="feed.json">
      <link rel="alternate" type="application/rss+xml" href="/rss.xml#again">
      <link rel="alternate" hreflang="ar" href="/ar">
      <link rel="stylesheet" type="text/css" href="/x.css">
      <link rel="alternate" type="application/rss+xml" href="file:///etc/passwd">
    </head><body>x</body></html>"""
    assert feeds_on(page.encode(), url="https://a.example/news/") == [
        "https://a.example/rss.xml",
        "https://b.example/atom",
        "https://a.example/news/feed.json",
    ]


def test_a_page_without_feeds_has_none() -> None:
    assert feeds_on(b"<html><body>x</body></html>", url="https://a.example/") == []
