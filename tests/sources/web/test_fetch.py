"""Fetching from real servers on loopback: limits, politeness, and who is never asked."""

from __future__ import annotations

import gzip
import itertools
import ssl
import subprocess
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from analysis.sources.web.answers import Fetched
from analysis.sources.web.errors import FetchError
from analysis.sources.web.fetch import MOST_REDIRECTS, Fetcher
from analysis.sources.web.settings import FEED_TYPES, PAGE_TYPES, FetchSettings
from tests.sources.web.quick import QUICK
from tests.sources.web.site import HTML, Reply, Route, answer, redirect, site


def fetcher(**changes: object) -> Fetcher:
    return Fetcher(replace(QUICK, **changes))  # type: ignore[arg-type]


def fetch(url: str, **changes: object) -> Fetched:
    return fetcher(**changes).fetch(url, types=PAGE_TYPES)


def refused(url: str, **changes: object) -> FetchError:
    with pytest.raises(FetchError) as error:
        fetch(url, **changes)
    assert "\n" not in str(error.value) and error.value.what and error.value.advice
    return error.value


# -- what comes


def test_a_page_comes_with_all_that_is_known_of_it() -> None:
    headers = {**HTML, "ETag": '"1"', "Last-Modified": "Tue, 05 Mar 2024 10:00:00 GMT"}
    with site({"/a": Reply("<p>مرحبا</p>", headers=headers)}) as served:
        before = datetime.now(UTC)
        found = fetch(served.url("/a#part"))
        assert found.content.decode() == "<p>مرحبا</p>"
        assert (found.url, found.content_type, found.charset) == (
            served.url("/a"),
            "text/html",
            "utf-8",
        )
        assert (found.etag, found.last_modified) == ('"1"', headers["Last-Modified"])
        assert before <= found.fetched <= datetime.now(UTC) and not found.unchanged


def test_a_request_says_who_asks_and_whom_to_write_to() -> None:
    with site({"/a": Reply("x")}) as served:
        fetch(served.url("/a"))
        for _, headers in served.visits:
            assert headers["User-Agent"] == "us-russia-tone/0.1 (desk@example.org)"
            assert headers["Host"] == served.address.removeprefix("http://")


def test_a_contact_cannot_add_a_header() -> None:
    agent = FetchSettings(contact="a\r\nX-Evil: 1 мир").user_agent
    assert "\r" not in agent and "\n" not in agent and agent.isascii()


def test_a_packed_answer_is_unpacked() -> None:
    headers = {**HTML, "Content-Encoding": "gzip"}
    with site({"/a": Reply(gzip.compress(b"<p>x</p>"), headers=headers)}) as served:
        assert fetch(served.url("/a")).content == b"<p>x</p>"


def test_what_has_not_changed_is_not_sent_again() -> None:
    def page(handler: BaseHTTPRequestHandler) -> None:
        known = handler.headers["If-None-Match"] == '"1"' and handler.headers["If-Modified-Since"]
        answer(handler, Reply("", 304, {}) if known else Reply("x", headers={"ETag": '"1"'}))

    with site({"/a": page}) as served:
        get = fetcher().fetch
        first = get(served.url("/a"), types=PAGE_TYPES)
        later = get(served.url("/a"), types=PAGE_TYPES, etag=first.etag, last_modified="yesterday")
        assert not first.unchanged and later.unchanged and later.content == b""


def test_no_cookie_is_kept() -> None:
    headers = {**HTML, "Set-Cookie": "id=1; Path=/"}
    with site({"/a": Reply("x", headers=headers), "/b": redirect("/a")}) as served:
        get = fetcher().fetch
        for path in ("/a", "/b", "/a"):
            get(served.url(path), types=PAGE_TYPES)
        assert all(visit["Cookie"] is None for _, visit in served.visits)


# -- redirects


def test_redirects_are_followed_and_the_last_address_is_told() -> None:
    routes: dict[str, Route] = {f"/{n}": redirect(f"/{n + 1}") for n in range(MOST_REDIRECTS)}
    routes[f"/{MOST_REDIRECTS}"] = Reply("x")
    with site(routes) as served:
        assert fetch(served.url("/0")).url == served.url(f"/{MOST_REDIRECTS}")


def test_an_endless_redirect_ends() -> None:
    with site({"/a": redirect("/b"), "/b": redirect("/a")}) as served:
        assert "more than 5 redirects" in refused(served.url("/a")).what
        assert served.paths().count("/a") + served.paths().count("/b") == 6


@pytest.mark.parametrize(
    ("target", "what"),
    [
        ("file:///etc/passwd", "file:"),
        ("ftp://127.0.0.1/", "ftp:"),
        ("http://user:secret@127.0.0.1/", "user name or password"),
        ("http://0x7f.1/", "unusual spelling"),
        ("http://169.254.169.254/latest/meta-data", "not an address of the public internet"),
        ("//[::ffff:169.254.169.254]/", "not an address of the public internet"),
    ],
)
def test_a_redirect_is_judged_as_any_address(target: str, what: str) -> None:
    with site({"/a": redirect(target)}) as served:
        assert what in refused(served.url("/a")).what


def test_a_private_address_is_refused_at_resolution_before_any_connection() -> None:
    resolved: list[str] = []

    def resolve(host: str, port: int) -> Sequence[str]:
        resolved.append(host)
        return ["127.0.0.1"]

    with site({"/secret": Reply("x")}) as inside:
        port = inside.address.rsplit(":", 1)[1]
        get = Fetcher(replace(QUICK, allow_private=False), resolve=resolve).fetch
        with pytest.raises(FetchError, match=r"inside\.example is 127\.0\.0\.1, a private"):
            get(f"http://inside.example:{port}/secret", types=PAGE_TYPES)
        assert resolved == ["inside.example"] and inside.visits == []


# -- who is asked


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]"])
def test_loopback_is_refused_unless_allowed(host: str) -> None:
    with site({"/a": Reply("x")}) as served:
        port = served.address.rsplit(":", 1)[1]
        error = refused(f"http://{host}:{port}/a", allow_private=False)
        assert "private or loopback" in error.what and "--allow-private" in error.advice
        assert served.visits == []


def test_a_name_that_answers_differently_the_second_time_gains_nothing() -> None:
    """DNS rebinding: what was judged is what is connected to, one resolution a connection."""
    answers = itertools.cycle([["127.0.0.1"], ["169.254.169.254"]])

    with site({"/a": Reply("x")}) as served:
        port = served.address.rsplit(":", 1)[1]
        get = Fetcher(QUICK, resolve=lambda host, port: next(answers)).fetch
        with pytest.raises(FetchError, match=r"169\.254\.169\.254"):
            get(f"http://rebinding.example:{port}/a", types=PAGE_TYPES)
        assert served.paths() == ["/robots.txt"]


def test_the_connection_goes_to_the_judged_address_with_the_name_in_the_request() -> None:
    with site({"/a": Reply("x")}) as served:
        port = served.address.rsplit(":", 1)[1]
        get = Fetcher(QUICK, resolve=lambda host, port: ["127.0.0.1"]).fetch
        assert get(f"http://news.example:{port}/a", types=PAGE_TYPES).content == b"x"
        assert served.visits[-1][1]["Host"] == f"news.example:{port}"


def test_the_next_address_is_tried_where_one_does_not_answer() -> None:
    with site({"/a": Reply("x")}) as served:
        port = served.address.rsplit(":", 1)[1]
        get = Fetcher(QUICK, resolve=lambda host, port: ["127.0.0.9", "127.0.0.1"]).fetch
        assert get(f"http://news.example:{port}/a", types=PAGE_TYPES).content == b"x"


def test_proxies_of_the_environment_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with site({"/a": Reply("x")}) as served, site() as proxy:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
            monkeypatch.setenv(name, proxy.address)
        fetch(served.url("/a"))
        assert proxy.visits == []


# -- TLS


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for news.example and its key, in one file, signed by itself."""
    folder = tmp_path_factory.mktemp("tls")
    command = (
        "openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -days 2 "
        "-subj /CN=news.example -addext subjectAltName=DNS:news.example"
    )
    try:
        subprocess.run(command.split(), cwd=folder, check=True, capture_output=True)
    except FileNotFoundError:
        pytest.skip("openssl is not installed")
    both = folder / "both.pem"
    both.write_text((folder / "cert.pem").read_text() + (folder / "key.pem").read_text())
    return both


def test_certificates_are_checked_and_against_the_name(certificate: Path) -> None:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certificate)
    with site({"/a": Reply("x")}, tls=tls) as served:
        port = served.address.rsplit(":", 1)[1]

        def get(host: str, authorities: Path | None = None) -> Fetched:
            settings = replace(QUICK, authorities=authorities)
            return Fetcher(settings, resolve=lambda host, port: ["127.0.0.1"]).fetch(
                f"https://{host}:{port}/a", types=PAGE_TYPES
            )

        with pytest.raises(FetchError, match="certificate is not trusted"):
            get("news.example")
        with pytest.raises(FetchError, match="certificate is not trusted"):
            get("other.example", authorities=certificate)
        assert get("news.example", authorities=certificate).content == b"x"


# -- limits


def test_a_server_that_drips_is_left() -> None:
    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        for _ in range(200):
            handler.wfile.write(b"x")
            time.sleep(0.05)

    def drip_headers(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
        for _ in range(200):
            handler.wfile.write(b"X-A: 1\r\n")
            time.sleep(0.05)

    with site({"/a": drip, "/b": drip_headers}) as served:
        for path in ("/a", "/b"):
            started = time.monotonic()
            error = refused(served.url(path), total_time=1.0)
            assert "takes too long" in error.what and error.temporary
            assert 0.9 < time.monotonic() - started < 5


def test_a_server_that_is_silent_is_left() -> None:
    with site({"/a": lambda handler: time.sleep(3)}) as served:
        started = time.monotonic()
        assert "takes too long" in refused(served.url("/a"), read_time=0.3).what
        assert time.monotonic() - started < 2.5


def test_a_server_that_is_not_there_is_told() -> None:
    with site() as served:
        pass
    error = refused(served.url("/a"))
    assert "connection failed" in error.what and error.temporary


@pytest.mark.parametrize(
    "reply",
    [
        Reply(b"x" * (QUICK.largest + 1)),
        Reply(gzip.compress(bytes(100_000_000), 9), headers={**HTML, "Content-Encoding": "gzip"}),
    ],
    ids=["long", "bomb"],
)
def test_what_is_too_large_is_refused(reply: Reply) -> None:
    with site({"/a": reply}) as served:
        assert "larger than 1 MB" in refused(served.url("/a")).what


def test_endless_headers_and_no_http_at_all_are_refused() -> None:
    def headers(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n" + b"X-A: 1\r\n" * 50_000)

    def nonsense(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"nonsense\r\n")

    with site({"/a": headers, "/b": nonsense}) as at:
        for path in ("/a", "/b"):
            assert "connection failed" in refused(at.url(path)).what


def test_other_types_than_asked_for_are_refused() -> None:
    with site({"/a": Reply("x", headers={"Content-Type": "application/pdf"})}) as served:
        assert "application/pdf" in refused(served.url("/a")).what
        assert "type" in refused(served.url("/a")).what


def test_a_type_that_is_not_named_is_read() -> None:
    with site({"/a": Reply("x", headers={})}) as served:
        assert fetch(served.url("/a")).content == b"x"
        assert fetcher().fetch(served.url("/a"), types=FEED_TYPES).content_type == ""


@pytest.mark.parametrize(
    ("status", "temporary"), [(404, False), (410, False), (500, True), (502, True), (799, True)]
)
def test_an_answer_without_a_page_is_told(status: int, temporary: bool) -> None:
    with site({"/a": Reply("x", status)}) as served:
        error = refused(served.url("/a"))
        assert str(status) in error.what
        assert (error.status, error.temporary) == (status, temporary)


# -- politeness


def test_a_busy_server_is_asked_again_after_a_while() -> None:
    replies = iter([Reply("", 429), Reply("", 503), Reply("x")])
    with site({"/a": lambda handler: answer(handler, next(replies))}) as served:
        started = time.monotonic()
        assert fetch(served.url("/a")).content == b"x"
        assert time.monotonic() - started >= 0.05 + 0.1


def test_a_server_that_stays_busy_is_left_after_three_attempts() -> None:
    with site({"/a": Reply("", 429, {"Retry-After": "0"})}) as served:
        error = refused(served.url("/a"))
        assert (error.status, error.wait, error.temporary) == (429, 0, True)
        assert served.paths().count("/a") == 3


def test_retry_after_is_kept_to() -> None:
    replies = iter([Reply("", 503, {"Retry-After": "1"}), Reply("x")])
    with site({"/a": lambda handler: answer(handler, next(replies))}) as served:
        started = time.monotonic()
        fetch(served.url("/a"))
        assert time.monotonic() - started >= 1


def test_a_long_retry_after_is_left_to_the_caller() -> None:
    at = format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True)
    for value in ("3600", at):
        with site({"/a": Reply("", 429, {"Retry-After": value})}) as served:
            error = refused(served.url("/a"))
            assert error.wait is not None and 3590 < error.wait <= 3600
            assert served.paths().count("/a") == 1


def test_robots_txt_is_kept_to_also_behind_a_redirect_and_asked_for_once() -> None:
    robots = Reply("User-agent: *\nDisallow: /private", headers={"Content-Type": "text/plain"})
    routes: dict[str, Route] = {
        "/robots.txt": robots,
        "/private": Reply("x"),
        "/to": redirect("/private"),
        "/a": Reply("x"),
    }
    with site(routes) as served:
        get = fetcher().fetch
        for path in ("/private", "/to"):
            with pytest.raises(FetchError, match=r"robots\.txt"):
                get(served.url(path), types=PAGE_TYPES)
        assert get(served.url("/a"), types=PAGE_TYPES).content == b"x"
        assert served.paths() == ["/robots.txt", "/to", "/a"]
        assert get(served.url("/private"), types=PAGE_TYPES, mind_robots=False).content == b"x"


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_a_missing_robots_txt_allows_all(status: int) -> None:
    with site({"/robots.txt": Reply("", status), "/a": Reply("x")}) as served:
        assert fetch(served.url("/a")).content == b"x"


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_failing_robots_txt_allows_nothing_for_now(status: int) -> None:
    with site({"/robots.txt": Reply("", status), "/a": Reply("x")}) as served:
        get = fetcher().fetch
        with pytest.raises(FetchError, match=r"robots\.txt") as error:
            get(served.url("/a"), types=PAGE_TYPES)
        assert error.value.temporary and "/a" not in served.paths()
        served.routes["/robots.txt"] = Reply("User-agent: *\nAllow: /")
        assert get(served.url("/a"), types=PAGE_TYPES).content == b"x"


def test_a_robots_txt_that_redirects_for_ever_counts_as_missing() -> None:
    with site({"/robots.txt": redirect("/robots.txt"), "/a": Reply("x")}) as served:
        assert fetch(served.url("/a")).content == b"x"


def test_requests_to_a_host_keep_the_pause_or_the_delay_it_asks_for() -> None:
    robots = Reply("User-agent: *\nCrawl-delay: 0.3")
    for pause, extra, least in ((0.2, {}, 0.2), (0.0, {"/robots.txt": robots}, 0.3)):
        with site({"/a": Reply("x"), **extra}) as served:
            get = fetcher(pause=pause).fetch
            get(served.url("/a"), types=PAGE_TYPES)
            started = time.monotonic()
            get(served.url("/a"), types=PAGE_TYPES)
            assert time.monotonic() - started >= least
