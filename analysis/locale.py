"""The interface's strings: one TOML file a language in `locales/`, read as flat dotted keys."""

from __future__ import annotations

import datetime as dt
import math
import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

LOCALES = Path(__file__).resolve().parent.parent / "locales"
DEFAULT_LANGUAGE = "en"

STORED = 6
"""Decimals of a score that mean anything: it is stored in 32 bits. Rounded to fewer without
these first, 0.865 would be +0.86 or +0.87 by what it was read with."""


class Words(Mapping[str, str]):
    """The strings of one interface language: ``words["overview.title"]``, or called to fill
    in values: ``words("sidebar.left_out", n=3)``. A key that is not there is a KeyError."""

    def __init__(self, language: str, strings: Mapping[str, str]) -> None:
        self.language = language
        self._strings = dict(strings)

    def __getitem__(self, key: str) -> str:
        return self._strings[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._strings)

    def __len__(self) -> int:
        return len(self._strings)

    def __call__(self, key: str, /, **values: object) -> str:
        """The string of a key with its ``{named}`` places filled in."""
        return self[key].format(**values)

    def also(self, strings: Mapping[str, str]) -> Words:
        """These words and some more, such as the names of the user's own topics."""
        return Words(self.language, {**self._strings, **strings})

    @property
    def direction(self) -> str:
        """``"ltr"`` or ``"rtl"``, as the language is written."""
        return self["locale.direction"]

    @property
    def name(self) -> str:
        """The language's own name for itself."""
        return self["locale.name"]

    def date(self, day: dt.date | None) -> str:
        """A day as people write it in this language; the word for undated where ``None``."""
        if day is None:
            return self["words.undated"]
        return self("locale.date", day=day.day, month=self[f"months.{day.month}"], year=day.year)

    def moment(self, moment: dt.datetime) -> str:
        """A day and time in UTC, as people write it in this language."""
        return self("locale.moment", day=self.date(moment.date()), time=f"{moment:%H:%M}")

    def number(self, count: int) -> str:
        """A count with this language's thousands separator."""
        return f"{count:,}".replace(",", self["locale.thousands"])

    def change(self, count: int) -> str:
        """A difference of counts with its sign."""
        said = f"{count:+,}".replace(",", self["locale.thousands"]).replace("-", "−")
        return self("locale.signed", value=said)

    def signed(self, value: float | None, *, digits: int = 2) -> str:
        """A tone with its sign (a true minus), two digits; a dash where there is none."""
        if value is None or math.isnan(value):
            return self["words.no_value"]
        said = f"{round(value, STORED):+.{digits}f}".replace("-", "−")
        said = said if any(digit in said for digit in "123456789") else f"{0:.{digits}f}"
        said = said.replace(".", self["chart.decimal"])
        return self("locale.signed", value=said)

    def decimal(self, value: float, *, digits: int) -> str:
        """A number without sign, such as a weight, with so many digits after the point."""
        return f"{round(value, STORED):.{digits}f}".replace(".", self["chart.decimal"])

    def percent(self, share: float | None) -> str:
        """A share 0…1 as whole percent; a dash where there is none."""
        if share is None or math.isnan(share):
            return self["words.no_value"]
        return self("locale.percent", value=f"{share * 100:.0f}")

    def language_name(self, code: str) -> str:
        """The name of an article language, its code where this locale does not know it."""
        return self.get(f"languages.{code}", code)


def languages() -> tuple[str, ...]:
    """The codes of the interface languages there are, the default first."""
    codes = sorted(path.stem for path in LOCALES.glob("*.toml"))
    return (DEFAULT_LANGUAGE, *(code for code in codes if code != DEFAULT_LANGUAGE))


@lru_cache
def load(language: str = DEFAULT_LANGUAGE) -> Words:
    """The strings of one language."""
    return Words(language, read(LOCALES / f"{language}.toml"))


def read(path: Path) -> dict[str, str]:
    """The strings of a file under flat dotted keys."""
    return dict(_flat(tomllib.loads(path.read_text("utf-8"))))


def _flat(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", str(value)
