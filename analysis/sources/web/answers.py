"""One request and its answer, within all limits."""

from __future__ import annotations

import datetime as dt
import re
import ssl
import time
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from functools import lru_cache
from http import HTTPStatus
from pathlib import Path

import httpcore
import httpx

from analysis.sources.web.addresses import Resolver
from analysis.sources.web.bodies import ENCODINGS, body_of
from analysis.sources.web.errors import BUSY, FetchError
from analysis.sources.web.network import CheckedBackend
from analysis.sources.web.settings import FetchSettings

_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:-]+)""", re.I)
_LATER = "try again later"


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server sent: ``content`` unpacked, empty where it is ``unchanged`` since the
    ``etag`` or ``last_modified`` that was shown. ``url`` is the last of the redirects;
    ``content_type`` is lower-case without parameters, empty where none was named; ``charset``,
    ``etag`` and ``last_modified`` are None where the server says nothing of them."""

    url: str
    content: bytes
    content_type: str
    charset: str | None
    etag: str | None
    last_modified: str | None
    fetched: dt.datetime
    unchanged: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What came, or in ``location`` where to go instead."""

    fetched: Fetched
    location: str | None = None


def ask(
    url: httpx.URL,
    headers: dict[str, str],
    *,
    types: frozenset[str] | None,
    settings: FetchSettings,
    resolve: Resolver,
) -> Answer:
    """The answer to one GET of ``url``; ``types`` None takes any content type.

    No cookies are sent or kept. Raises FetchError for everything but 200, 304 and a redirect.
    """
    backend = CheckedBackend(
        resolve=resolve,
        allow_private=settings.allow_private,
        deadline=time.monotonic() + settings.total_time,
    )
    timeout = {"connect": settings.connect_time, "read": settings.read_time, "pool": None}
    target = httpcore.URL(
        scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
    )
    pool = httpcore.ConnectionPool(ssl_context=_tls(settings.authorities), network_backend=backend)
    try:
        with (
            pool,
            pool.stream(
                "GET",
                target,
                headers=_headers(url, headers, settings),
                extensions={"timeout": timeout | {"write": settings.read_time}},
            ) as response,
        ):
            return _answer(url, response, types, settings.largest)
    except httpcore.TimeoutException:
        raise FetchError("the server takes too long", _LATER, temporary=True) from None
    except (httpcore.NetworkError, httpcore.ProtocolError) as error:
        raise _failed(error) from None


def _headers(
    url: httpx.URL, more: dict[str, str], settings: FetchSettings
) -> list[tuple[bytes, bytes]]:
    named = {
        "Host": url.netloc.decode("ascii"),
        "User-Agent": settings.user_agent,
        "Accept-Encoding": ENCODINGS,
        "Accept": "*/*",
        "Connection": "close",
        **more,
    }
    return [(name.encode("ascii"), value.encode()) for name, value in named.items()]


def _answer(
    url: httpx.URL, response: httpcore.Response, types: frozenset[str] | None, largest: int
) -> Answer:
    headers = httpx.Headers(response.headers)
    status = response.status
    if 300 <= status < 400 and status != HTTPStatus.NOT_MODIFIED and "location" in headers:
        return Answer(_fetched(url, headers), headers["location"])
    if status == HTTPStatus.NOT_MODIFIED:
        return Answer(_fetched(url, headers, unchanged=True))
    if status != HTTPStatus.OK:
        raise _refused(status, headers)
    content_type = _content_type(headers)
    if types is not None and content_type and content_type not in types:
        raise FetchError(f"the answer is of type {content_type[:60]}", "give a page or a feed")
    encoding = headers.get("content-encoding", "")
    content = body_of(response.iter_stream(), encoding=encoding, largest=largest)
    return Answer(_fetched(url, headers, content=content))


def _fetched(
    url: httpx.URL, headers: httpx.Headers, *, content: bytes = b"", unchanged: bool = False
) -> Fetched:
    charset = _CHARSET.search(headers.get("content-type", ""))
    return Fetched(
        url=str(url),
        content=content,
        content_type=_content_type(headers),
        charset=charset[1] if charset else None,
        etag=headers.get("etag"),
        last_modified=headers.get("last-modified"),
        fetched=dt.datetime.now(dt.UTC),
        unchanged=unchanged,
    )


def _content_type(headers: httpx.Headers) -> str:
    named: str = headers.get("content-type", "")
    return named.partition(";")[0].strip().lower()


def _refused(status: int, headers: httpx.Headers) -> FetchError:
    known = status in set(HTTPStatus)
    name = f"{status} ({HTTPStatus(status).phrase})" if known else str(status)
    temporary = status in BUSY or status >= HTTPStatus.INTERNAL_SERVER_ERROR
    return FetchError(
        f"the server answers {name}",
        _LATER if temporary else "check the address in a browser",
        temporary=temporary,
        status=status,
        wait=_retry_after(headers.get("retry-after", "")),
    )


def _retry_after(value: str) -> float | None:
    """Seconds; the header holds them, or a moment."""
    if value.strip().isdecimal():
        return float(value)
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    return max(0.0, (aware - dt.datetime.now(dt.UTC)).total_seconds())


def _failed(error: Exception) -> FetchError:
    reason = " ".join(str(error).split()) or type(error).__name__
    if "CERTIFICATE_VERIFY_FAILED" in reason:
        return FetchError(
            "the server's certificate is not trusted", "check the address; it may be another's"
        )
    return FetchError(f"the connection failed ({reason[:120]})", _LATER, temporary=True)


@lru_cache(maxsize=4)
def _tls(authorities: Path | None) -> ssl.SSLContext:
    """Certificates are checked, and against the host's name; loading them takes 20 ms."""
    if authorities:
        return ssl.create_default_context(cafile=authorities)
    return httpx.create_ssl_context(trust_env=False)
