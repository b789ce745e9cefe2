"""Lines on standard error that leave a progress bar whole, and the bar."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


def say(line: object) -> None:
    """A line on standard error, above the progress bar if there is one."""
    from tqdm import tqdm

    tqdm.write(str(line), file=sys.stderr)


@contextmanager
def progress_bar() -> Iterator[Callable[[int], object]]:
    """A bar on standard error where that is a terminal, else nothing."""
    from tqdm import tqdm

    with tqdm(unit=" articles", disable=not sys.stderr.isatty(), file=sys.stderr) as bar:
        yield bar.update
