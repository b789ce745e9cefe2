"""How files are named."""

from __future__ import annotations

import datetime as dt
import re

FILE_NAME_LENGTH = 120
"""Letters of a file name at most: with a folder's path still under Windows' 260."""


def file_stem(
    chart: str, slug: str = "", *, first: dt.date | None = None, last: dt.date | None = None
) -> str:
    """A file's name without its ending: ``tone-by-outlet_syria_2017-01-01_2017-05-31``.

    ``chart`` names what is shown, ``slug`` the filters (`Filters.slug`), ``first`` and
    ``last`` the days of the first and last article. Letters of any language stay; what
    Windows forbids does not.
    """
    days = [day.isoformat() for day in (first, last) if day and day.isoformat() not in slug]
    parts = [re.sub(r"[^\w.,-]+", "-", part).strip("-._") for part in (chart, slug)]
    limited = "_".join(part for part in parts if part)[: FILE_NAME_LENGTH - 22]
    return "_".join([limited.rstrip("-._"), *days])
