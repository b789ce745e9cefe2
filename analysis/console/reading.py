"""Articles for a command: read from its paths, each problem a line on standard error."""

from __future__ import annotations

import argparse
import itertools
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING

from analysis.console.lines import say
from analysis.console.options import web_settings
from analysis.errors import SourceError
from analysis.models import Article
from analysis.sources import Problem, kinds, parse_mapping, read_articles
from analysis.sources.web import is_on_web

if TYPE_CHECKING:
    from analysis.sources.web.fetch import Fetcher


@contextmanager
def reading(
    paths: Sequence[str],
    *,
    mapping: Mapping[str, str] | None = None,
    each: bool = False,
    fetcher: Fetcher | None = None,
) -> Iterator[Iterator[Article]]:
    """The articles in ``paths``, problems named; raises SourceError if there is no article.

    ``mapping`` says which column holds a field; ``each`` prints a line on every file;
    ``fetcher`` reads what is on the web.
    """
    noted = _Noted()
    on_item = say if each else None
    articles = read_articles(
        paths, on_problem=noted, on_item=on_item, mapping=mapping, fetcher=fetcher
    )
    first = next(articles, None)
    if first is None:
        raise noted.nothing_came(paths)
    noted.any_came = True
    noted.release()
    yield itertools.chain([first], articles)
    if noted.count:
        say(f"{noted.count} skipped")


def reading_options(
    options: argparse.Namespace,
) -> AbstractContextManager[Iterator[Article]]:
    """`reading` as the options of `analysis.console.options.add_paths` say."""
    return reading(
        options.paths,
        mapping=parse_mapping(options.map),
        each=options.each,
        fetcher=_fetcher(options),
    )


def _fetcher(options: argparse.Namespace) -> Fetcher | None:
    """None where nothing is on the web: the libraries for it take half a second to load."""
    if not any(map(is_on_web, options.paths)):
        return None
    from analysis.sources.web.fetch import Fetcher

    return Fetcher(web_settings(options))


class _Noted:
    """Names each problem on standard error, and counts them.

    The first is held back until something follows it: where it is all there was, it is
    the one line that the command ends with.
    """

    def __init__(self) -> None:
        self.count = 0
        self.any_came = False
        self._held: Problem | None = None

    def __call__(self, problem: Problem) -> None:
        self.release()
        if self.count == 0 and not self.any_came:
            self._held = problem
        else:
            say(problem)
        self.count += not problem.kept

    def release(self) -> None:
        """Names the problem that was held back."""
        if self._held:
            say(self._held)
            self._held = None

    def nothing_came(self, paths: Sequence[str]) -> SourceError:
        """What the command ends with where no article could be read."""
        if self._held:
            return SourceError(str(self._held))
        found = f"{self.count} items, none" if self.count else "nothing"
        plain = ", ".join(ending for ending in kinds() if not ending.endswith(".gz"))
        return SourceError(
            f"{' '.join(map(str, paths))}: {found} that could be read as an article; "
            f"give files with text in them: {plain}"
        )
