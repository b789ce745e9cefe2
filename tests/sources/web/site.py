"""A real web site on loopback, whose pages are set by a test and whose visitors it remembers."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

HTML = {"Content-Type": "text/html; charset=utf-8"}


@dataclass
class Reply:
    body: bytes | str = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=lambda: HTML)


Act = Callable[[BaseHTTPRequestHandler], None]
Route = Reply | Act


@dataclass
class Site:
    address: str
    routes: dict[str, Route]
    visits: list[tuple[str, Message]] = field(default_factory=list)
    fallback: Route = field(default_factory=lambda: Reply("not here", 404))

    def url(self, path: str = "/") -> str:
        return self.address + path

    def paths(self) -> list[str]:
        return [path for path, _ in self.visits]


@contextmanager
def site(
    routes: Mapping[str, Route] | None = None, *, tls: ssl.SSLContext | None = None
) -> Iterator[Site]:
    """A server on 127.0.0.1; what has no route is 404, which for robots.txt allows all."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            served.visits.append((self.path, self.headers))
            route = served.routes.get(self.path, served.fallback)
            if isinstance(route, Reply):
                answer(self, route)
            else:
                route(self)

        def log_message(self, format: str, *args: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            pass  # a client that hangs up early is what some tests are about

    server = Server(("127.0.0.1", 0), Handler)
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    scheme = "https" if tls else "http"
    served = Site(f"{scheme}://127.0.0.1:{server.server_port}", dict(routes or {}))
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()


def answer(handler: BaseHTTPRequestHandler, reply: Reply) -> None:
    body = reply.body.encode() if isinstance(reply.body, str) else reply.body
    handler.send_response(reply.status)
    for name, value in reply.headers.items():
        handler.send_header(name, value)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


def redirect(to: str, status: int = 302) -> Reply:
    return Reply("", status, {"Location": to})
