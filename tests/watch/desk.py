"""A desk for the tests: a site with feeds on loopback, a file that names them, and a store."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from analysis.store import Store, open_store
from analysis.watch import Tally, Watcher
from tests.sources.web.made_feeds import rss, rss_item
from tests.sources.web.quick import QUICK
from tests.sources.web.site import Reply, Site
from tests.sources.web.test_pages import BODIES, TITLES

XML = {"Content-Type": "application/rss+xml; charset=utf-8"}


@dataclass
class Desk:
    folder: Path
    served: Site
    lines: list[str] = field(default_factory=list)

    @property
    def feeds(self) -> Path:
        return self.folder / "feeds.toml"

    @property
    def store_folder(self) -> Path:
        return self.folder / "store"

    def store(self) -> Store:
        return open_store(self.store_folder, create=True)

    def write_feeds(self, *urls: str, more: str = "") -> None:
        blocks = "".join(f'[[feeds]]\nurl = "{url}"\n' for url in urls)
        self.feeds.write_text(f"{blocks}{more}", "utf-8")

    def serve(self, name: str, *numbers: int, language: str = "en") -> str:
        """A feed called ``name`` with an entry and a page for each number, and its address."""
        items = []
        for number in numbers:
            path = f"/{name}/{number}"
            self.served.routes[path] = Reply(made_page(language, number))
            items.append(rss_item(f"{name}{number}", link=self.served.url(path)))
        self.served.routes[f"/{name}"] = Reply(rss(*items, title=name), headers=XML)
        return self.served.url(f"/{name}")

    def watcher(self) -> Watcher:
        return Watcher(self.feeds, self.store(), log=self.lines.append, settings=QUICK)

    def once(self) -> Tally:
        return self.watcher().run(once=True)

    def kept(self) -> list[str]:
        """The addresses of the articles in the store, in order, doubled ones twice."""
        rows = self.store().connect().execute("SELECT url FROM articles ORDER BY url").fetchall()
        return [url.removeprefix(self.served.address) for (url,) in rows]


def made_page(language: str, number: int) -> str:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in BODIES[language])
    return (
        f"<html><head><title>{TITLES[language]} {number}</title></head><body><article>"
        f"<h1>{TITLES[language]} {number}</h1>{body}<p>{number} {number * 7}.</p>"
        "</article></body></html>"
    )
