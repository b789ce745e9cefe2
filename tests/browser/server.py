"""A Streamlit server of our own on a free loopback port."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
START_TIMEOUT = 120.0
"""Seconds; a first start on a busy two-core machine has taken more than ten."""

SETTINGS = ("--server.fileWatcherType", "none")
"""A file saved while tests run would show "source changed" on the page."""

STOP_TIMEOUT = 10.0
HEALTH_TIMEOUT = 1.0
POLL = 0.1
"""Seconds between two looks at whether the server answers."""


@contextlib.contextmanager
def serve(script: Path, *, store: Path | None, folder: Path) -> Iterator[str]:
    """The URL of ``script`` while the block runs; the server is gone after it.

    ``store`` is passed as $STORE; ``None`` passes none, and as the server works in the empty
    ``folder`` it finds no ./store either and shows the seeds. Its output is in
    ``folder/server.log``. Raises RuntimeError with that output where it does not start.
    """
    shutil.copytree(ROOT / ".streamlit", folder / ".streamlit", dirs_exist_ok=True)
    port = _free_port()
    url = f"http://127.0.0.1:{port}"
    log = folder / "server.log"
    with (
        log.open("wb") as output,
        subprocess.Popen(
            [
                sys.executable,
                "-m",
                "streamlit",
                "run",
                script,
                *SETTINGS,
                "--server.port",
                str(port),
            ],
            cwd=folder,
            env=_environment(store),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        ) as process,
    ):
        try:
            _wait_until_healthy(url, process, log)
            yield url
        finally:
            _stop(process)


def _environment(store: Path | None) -> dict[str, str]:
    environment = {name: value for name, value in os.environ.items() if name != "STORE"}
    return environment | ({"STORE": str(store)} if store else {})


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_healthy(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_TIMEOUT
    while process.poll() is None and time.monotonic() < deadline:
        if _is_healthy(url):
            return
        time.sleep(POLL)
    raise RuntimeError(f"the server did not start:\n{log.read_text('utf-8', 'replace')}")


def _is_healthy(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/_stcore/health", timeout=HEALTH_TIMEOUT):
            return True
    except OSError:
        return False


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(STOP_TIMEOUT)
    except subprocess.TimeoutExpired:
        process.kill()
