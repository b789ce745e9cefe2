"""A hub of models on loopback: serves a folder as the real one does, file by file."""

from __future__ import annotations

import hashlib
import json
import re
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

_PARTS = re.compile(r"/(api/models/)?(?P<name>[^/]+/[^/]+)(/(?P<what>\w+)/[^/]+/(?P<file>.+))?")
"""A model's name and, where more than itself is asked for, what, in which revision, and which
file or folder."""

COMMIT = "0123456789abcdef0123456789abcdef01234567"


class Hub(ThreadingHTTPServer):
    """``folders`` are the models by name; ``asked`` the paths that were asked for."""

    def __init__(self, folders: dict[str, Path]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.folders = folders
        self.asked: list[str] = []

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server_port}"

    def content(self, path: str) -> bytes | str:
        """A file's bytes, or the hub's code for what is missing."""
        asked = _PARTS.fullmatch(path)
        folder = self.folders.get(asked["name"]) if asked else None
        if asked is None or folder is None:
            return "RepoNotFound"
        if asked["what"] is None:
            return json.dumps({"id": asked["name"], "sha": COMMIT}).encode()
        file = folder / asked["file"]
        return file.read_bytes() if file.is_file() else "EntryNotFound"


class _Handler(BaseHTTPRequestHandler):
    server: Hub

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        content = self.server.content(self.path)
        if isinstance(content, str):
            self.send_response(404)
            self.send_header("X-Error-Code", content)
            content = b""
        else:
            self.send_response(200)
            self.send_header("ETag", f'"{hashlib.sha1(content).hexdigest()}"')
            self.send_header("X-Repo-Commit", COMMIT)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(content)

    do_HEAD = do_GET

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: `asked` keeps what tests look at."""
