"""Feeds made for the tests."""

from __future__ import annotations


def rss(*items: str, title: str = "The Daily") -> str:
    return (
        "<rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/' "
        "xmlns:content='http://purl.org/rss/1.0/modules/content/'>"
        f"<channel><title>{title}</title>{''.join(items)}</channel></rss>"
    )


def rss_item(
    guid: str,
    *,
    link: str = "",
    title: str = "",
    date: str = "",
    author: str = "",
    text: str = "",
    full: str = "",
) -> str:
    parts = {
        f"<guid isPermaLink='false'>{guid}</guid>": guid,
        f"<link>{link}</link>": link,
        f"<title>{title}</title>": title,
        f"<pubDate>{date}</pubDate>": date,
        f"<dc:creator>{author}</dc:creator>": author,
        f"<description><![CDATA[{text}]]></description>": text,
        f"<content:encoded><![CDATA[{full}]]></content:encoded>": full,
    }
    return f"<item>{''.join(part for part, given in parts.items() if given)}</item>"


def atom(entry: str, *, title: str = "The Daily") -> str:
    return (
        f"<feed xmlns='http://www.w3.org/2005/Atom'><title>{title}</title>"
        f"<entry>{entry}</entry></feed>"
    )
