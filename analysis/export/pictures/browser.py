"""The one browser of this process that draws pictures: started when first needed, then kept.

kaleido drives it. Its own way of keeping a browser (`kaleido.start_sync_server`) draws one picture
at a time and waits for ever for a browser that has died, so the browser has a thread of its own
here, in which several pictures are drawn at once and nothing is waited for without a limit.
"""

from __future__ import annotations

import asyncio
import atexit
import logging
import os
import signal
import sys
from collections.abc import Coroutine, Sequence
from concurrent.futures import CancelledError
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from choreographer.browsers.chromium import Chromium
from kaleido import Kaleido, PageGenerator
from kaleido.errors import KaleidoError

from analysis import chromium
from analysis.errors import ExportError
from analysis.problems import problem

if TYPE_CHECKING:
    import plotly.graph_objects as go

Form = Literal["png", "svg", "pdf"]
T = TypeVar("T")

START_SECONDS = 90
"""A start took 1.5 seconds on an idle machine and 14 on one with five busy processes a core."""
PICTURE_SECONDS = 30
"""What one picture may take, and the first of several; it takes 0.3 on an idle machine."""
FURTHER_SECONDS = 5
"""What each further picture of a batch adds to that."""
CLOSE_SECONDS = 5
TABS = max(2, min(4, os.cpu_count() or 1))
"""Pictures drawn at once. Eleven took 7.5 seconds in one tab, 4.4 in two and 4.2 in three on two
cores; a tab takes about 100 MB."""

_ARGUMENTS = (
    "--disable-background-networking",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--no-proxy-server",
)
"""Chromium 156 asks six addresses of its own soon after a start, the first argument or not: with
the others no name leads anywhere, and no proxy is asked instead."""
_POLICY = (
    '<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="'
    "default-src 'none'; script-src file:; style-src 'unsafe-inline'; img-src data: blob:\">"
)
"""The page in which charts are drawn loads files of this machine and nothing else."""
_CONFIG = Path(__file__).with_name("config.js")


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """What the browser is asked for: a ``figure`` in a ``form``, enlarged by ``scale``; its
    ``meta`` holds plotly's settings too, as ``config``."""

    figure: go.Figure
    form: Form
    scale: float


class _Offline(Chromium):
    def get_cli(self) -> Sequence[str]:
        return [*super().get_cli(), *_ARGUMENTS]


class _Page(PageGenerator):  # type: ignore[misc]
    header = PageGenerator.header.replace("<head>", f"<head>{_POLICY}")

    def __init__(self) -> None:
        super().__init__(mathjax=False, others=[_CONFIG.as_uri()])


class Browser:
    """A running browser at ``path``, with `TABS` tabs.

    Raises `ExportError` where it does not start.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self._loop = asyncio.new_event_loop()
        Thread(target=self._loop.run_forever, name="pictures", daemon=True).start()
        self._kaleido: Any = None
        try:
            self._wait(self._start(), START_SECONDS)
        except (Exception, CancelledError) as error:
            self.close(by_force=True)
            raise problem(ExportError, "export", "browser_broken", path=path) from error

    @property
    def alive(self) -> bool:
        """Whether its process is running."""
        return self._kaleido is not None and self._kaleido.subprocess.poll() is None

    def draw(self, drawings: Sequence[Drawing]) -> list[bytes]:
        """The files, in order, several at once.

        Raises TimeoutError where it does not answer in time, and CancelledError or another error
        of kaleido's where it has died.
        """
        seconds = PICTURE_SECONDS + FURTHER_SECONDS * (len(drawings) - 1)
        return self._wait(self._all(drawings), seconds)

    def close(self, *, by_force: bool = False) -> None:
        """Ends it; ``by_force`` where it does not answer."""
        if by_force:
            self._kill()
        with suppress(Exception, CancelledError):
            self._wait(self._stop(), CLOSE_SECONDS)
        self._kill()
        self._loop.call_soon_threadsafe(self._loop.stop)

    async def _start(self) -> None:
        page = _Page()
        self._kaleido = Kaleido(
            n=TABS,
            timeout=None,
            page_generator=page,
            path=self.path,
            browser_cls=_Offline,
            enable_extensions=False,
        )
        await self._kaleido.open()

    async def _all(self, drawings: Sequence[Drawing]) -> list[bytes]:
        return list(await asyncio.gather(*(self._one(each) for each in drawings)))

    async def _one(self, drawing: Drawing) -> bytes:
        opts = {"format": drawing.form, "scale": drawing.scale}
        drawn: bytes = await self._kaleido.calc_fig(drawing.figure, opts)
        return drawn

    async def _stop(self) -> None:
        try:
            if self._kaleido:
                await self._kaleido.close()
        finally:  # a loop that stops with work left would complain of it
            left = asyncio.all_tasks() - {asyncio.current_task()}
            for task in left:
                task.cancel()
            await asyncio.gather(*left, return_exceptions=True)

    def _kill(self) -> None:
        if not self.alive:
            return
        process = self._kaleido.subprocess
        with suppress(ProcessLookupError):
            if sys.platform == "win32":
                process.kill()
            else:  # kaleido starts it as the leader of its own group
                os.killpg(process.pid, signal.SIGKILL)
        process.wait(CLOSE_SECONDS)

    def _wait(self, work: Coroutine[Any, Any, T], seconds: float) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(seconds)


class Kept:
    """The browser that is kept for this process, started when it is first asked to draw."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._browser: Browser | None = None
        atexit.register(self.close)

    def draw(self, drawings: Sequence[Drawing]) -> list[bytes]:
        """The files, in order. A browser that has died is started again, once.

        Raises `ExportError` where there is no browser, or it does not start or answer.
        """
        for _ in range(2):
            browser = self._running()
            try:
                return browser.draw(drawings)
            except TimeoutError:
                self._end(browser)
                raise problem(ExportError, "export", "browser_slow", path=browser.path) from None
            except KaleidoError:
                raise  # plotly's own word on the figure: no fault of the browser
            except (Exception, CancelledError):
                self._end(browser)
        raise problem(ExportError, "export", "browser_broken", path=browser.path)

    def close(self) -> None:
        """Ends the browser if one runs; the next drawing starts another."""
        with self._lock:
            if self._browser:
                self._browser.close()
            self._browser = None

    def _running(self) -> Browser:
        path = chromium.find()
        if path is None:
            raise problem(ExportError, "export", "no_browser")
        with self._lock:
            if self._browser and (not self._browser.alive or self._browser.path != path):
                self._browser.close(by_force=True)
                self._browser = None
            self._browser = self._browser or Browser(path)
            return self._browser

    def _end(self, browser: Browser) -> None:
        with self._lock:
            browser.close(by_force=True)
            if self._browser is browser:
                self._browser = None


@cache
def kept() -> Kept:
    """The browser of this process."""
    logging.getLogger("choreographer").setLevel(logging.CRITICAL)  # we say what has gone wrong
    return Kept()
