"""Addresses as they are written: what is taken, and what is said of the rest."""

from __future__ import annotations

import httpx
import pytest

from analysis.sources.web.errors import FetchError
from analysis.sources.web.urls import LONGEST_URL, origin_of, web_url


@pytest.mark.parametrize(
    ("text", "url"),
    [
        (" https://news.example/a#part ", "https://news.example/a"),
        ("HTTP://News.Example:80/", "http://news.example/"),
        ("https://пример.рф/новости", "https://xn--e1afmkfd.xn--p1ai/"),
        ("https://مثال.إختبار/", "https://xn--mgbh0fb.xn--kgbechtv/"),
    ],
)
def test_addresses_are_taken_in_any_script(text: str, url: str) -> None:
    assert str(web_url(text)).startswith(url)


def test_a_relative_address_is_joined_to_its_page() -> None:
    assert str(web_url("../b?c", base=httpx.URL("https://x.example/a/d/"))) == (
        "https://x.example/a/b?c"
    )


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("file:///etc/passwd", "file:"),
        ("ftp://x.example/", "ftp:"),
        ("javascript:alert(1)", "javascript:"),
        ("data:text/html,x", "data:"),
        ("x.example/a", "no scheme"),
        ("https://user:secret@x.example/", "user name or password"),
        ("https:///a", "no host"),
        ("http://[::1", "not an address"),
        ("http://x.example:99999/", "no port 99999"),
        ("http://x.example/\x00", "not an address"),
        ("https://x.example/" + "a" * LONGEST_URL, "characters"),
    ],
)
def test_other_things_are_refused_in_one_line_without_passwords(text: str, what: str) -> None:
    with pytest.raises(FetchError, match=what) as refused:
        web_url(text)
    assert "\n" not in str(refused.value) and "secret" not in str(refused.value)


def test_an_origin_has_its_port() -> None:
    assert origin_of(web_url("https://x.example/a")) == "https://x.example:443"
    assert origin_of(web_url("http://x.example:8080/a")) == "http://x.example:8080"
