"""Agreement of the scores with gold labels, and with themselves across languages.

`gold` reads labelled items and scores them, `measures` compares, `quotes` looks for the reader's
deciding words in the evidence, `parallel` compares translations, `report` puts it on the page.
"""

from __future__ import annotations

import pathlib
from collections.abc import Sequence

from analysis.errors import AnalysisError
from analysis.evaluate.gold import Scored, gold_class, is_parallel, read_gold
from analysis.evaluate.parallel import ParallelReport, parallel_report
from analysis.evaluate.report import Report, report
from analysis.tone import backend_named

__all__ = ["ParallelReport", "Report", "Scored", "gold_class", "read_gold", "report", "run"]


def run(
    paths: Sequence[str | pathlib.Path], *, backend: str | None = None, errors: int = 0
) -> list[Report | ParallelReport]:
    """One report for each file of labelled items or of translations side by side.

    ``backend`` is one of `analysis.tone.backends`, ``None`` the default; ``errors`` is
    how many of the worst errors each report keeps. Raises SourceError where a file is neither,
    AnalysisError for an unknown backend.
    """
    if errors < 0:
        raise AnalysisError(f"errors must be 0 or more, not {errors}")
    backend_named(backend)
    return [_report_of(pathlib.Path(path), backend, errors) for path in paths]


def _report_of(path: pathlib.Path, backend: str | None, errors: int) -> Report | ParallelReport:
    items = read_gold(path)
    if is_parallel(items):
        return parallel_report(items, name=path.name, backend=backend)
    return report(items, name=path.name, backend=backend, errors=errors)
