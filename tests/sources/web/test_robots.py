"""robots.txt as RFC 9309 reads it: whose rules, which rule, and what cannot be read."""

from __future__ import annotations

import time

import pytest

from analysis.sources.web.robots import LONGEST_DELAY, Robots, parse_robots
from analysis.sources.web.settings import AGENT


def rules(*lines: str, agent: str = "*") -> Robots:
    return parse_robots("\n".join((f"User-agent: {agent}", *lines)).encode(), agent=AGENT)


@pytest.mark.parametrize(
    ("lines", "path", "allowed"),
    [
        ([], "/a", True),
        (["Disallow:"], "/a", True),
        (["Disallow: /"], "/a", False),
        (["Disallow: /private/"], "/private/x", False),
        (["Disallow: /private/"], "/private", True),
        (["Disallow: /a", "Allow: /a/b"], "/a/b/c", True),
        (["Allow: /a", "Disallow: /a/b"], "/a/b/c", False),
        (["Disallow: /a", "Allow: /a"], "/a", True),
        (["Disallow: /*?print"], "/news/1?print=1", False),
        (["Disallow: /*?print"], "/news/1", True),
        (["Disallow: /*.pdf$"], "/x.pdf", False),
        (["Disallow: /*.pdf$"], "/x.pdf?a", True),
        (["Disallow: /x$"], "/x", False),
        (["Disallow: /x$"], "/xy", True),
        (["Disallow: /новости/"], "/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8/1", False),
        (["Disallow: /أخبار"], "/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/1", False),
        (["disALLOW : /a # why"], "/a", False),
        (["Noindex: /a", "nonsense", "Disallow /b"], "/b", True),
    ],
)
def test_the_longest_rule_decides(lines: list[str], path: str, allowed: bool) -> None:
    assert rules(*lines).allows(path) is allowed


def test_our_own_group_goes_before_that_for_all_and_groups_add_up() -> None:
    text = (
        f"User-agent: *\nDisallow: /\n\nUser-agent: other\nUser-agent: {AGENT.upper()}\n"
        f"Disallow: /a\n\nUser-agent: {AGENT}\nDisallow: /b\nCrawl-delay: 2.5"
    )
    robots = parse_robots(text.encode(), agent=AGENT)
    assert [robots.allows(path) for path in ("/a", "/b", "/c")] == [False, False, True]
    assert robots.delay == 2.5


def test_a_delay_is_kept_to_within_reason() -> None:
    assert rules("Crawl-delay: 10").delay == 10
    assert rules("Crawl-delay: 86400").delay == LONGEST_DELAY
    assert rules("Crawl-delay: soon").delay is None


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"<html>no</html>", b"Disallow: /"])
def test_what_says_nothing_allows_all(content: bytes) -> None:
    assert parse_robots(content, agent=AGENT).allows("/a")


def test_many_wildcards_cost_no_time() -> None:
    robots = rules("Disallow: /" + "*a" * 5_000 + "b$")
    started = time.monotonic()
    assert robots.allows("/" + "a" * 8_000)
    assert time.monotonic() - started < 1
