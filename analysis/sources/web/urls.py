"""Addresses of web pages as users, pages and servers write them, taken apart and judged."""

from __future__ import annotations

import httpx

from analysis.sources.web.errors import FetchError

SCHEMES = ("http", "https")
LONGEST_URL = 8_000
"""Characters of an address; what servers take at least (RFC 9110, section 4.1)."""

LAST_PORT = 65_535

_PORTS = {"http": 80, "https": 443}


def web_url(text: str, *, base: httpx.URL | None = None) -> httpx.URL:
    """The address in ``text``, which may be relative to ``base``, without its fragment.

    Raises FetchError for what is no address, any scheme but http and https, and an address
    with a user name or password in it.
    """
    shown = text[:100].strip()
    if len(text) > LONGEST_URL:
        raise FetchError(f"an address of {len(text):,} characters", "give a shorter one")
    try:
        url = base.join(text.strip()) if base else httpx.URL(text.strip())
        url = url.copy_with(fragment=None)
    except (httpx.InvalidURL, ValueError, TypeError):
        raise FetchError(f"{shown!r} is not an address", "write it as https://…") from None
    if url.scheme not in SCHEMES:
        scheme = f"{url.scheme}:" if url.scheme else "no scheme"
        raise FetchError(f"{shown!r} has {scheme}", "only http:// and https:// are read")
    if url.userinfo:
        raise FetchError(
            f"the address at {url.host} holds a user name or password", "leave them out"
        )
    if not url.host:
        raise FetchError(f"{shown!r} names no host", "write it as https://…")
    if url.port is not None and not 0 < url.port <= LAST_PORT:
        raise FetchError(f"there is no port {url.port}", "check the address")
    return url


def origin_of(url: httpx.URL) -> str:
    """Scheme, host and port, which robots.txt and the pause between requests go by."""
    return f"{url.scheme}://{url.raw_host.decode('ascii')}:{url.port or _PORTS[url.scheme]}"
