"""Stories of a few themes in three languages, put together by lot from words of each theme."""

from __future__ import annotations

import datetime as dt
import random
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import duckdb

from analysis.models import Article
from analysis.store import sample_connection
from tests.made_articles import made_analysis

_WORDS = tomllib.loads(Path(__file__).with_name("themes.toml").read_text("utf-8"))
THEMES: dict[str, dict[str, str]] = {code: table["themes"] for code, table in _WORDS.items()}
COMMON: dict[str, str] = {code: table["common"] for code, table in _WORDS.items()}
SENTENCES, THEME_WORDS, COMMON_WORDS = 5, 8, 3
FIRST = dt.date(2020, 1, 1)


def texts(language: str, theme: str, count: int) -> list[str]:
    """So many texts of a theme, each different, the same at every call."""
    return [_text(language, theme, number) for number in range(count)]


def _text(language: str, theme: str, number: int) -> str:
    rng = random.Random(f"{language} {theme} {number}")
    own, common = THEMES[language][theme].split(), COMMON[language].split()
    said = []
    for _ in range(SENTENCES):
        words = rng.sample(own, THEME_WORDS) + rng.sample(common, COMMON_WORDS)
        rng.shuffle(words)
        said.append(" ".join(words).capitalize() + ".")
    return " ".join(said)


@cache
def articles(
    languages: Sequence[str] = ("en",), *, each: int = 30, dated: bool = True
) -> tuple[Article, ...]:
    """``each`` articles of each theme in each language, a day apart."""
    return tuple(
        Article(
            text=text,
            title=f"Report {place}",
            language=language,
            published=FIRST + dt.timedelta(days=number) if dated else None,
        )
        for language in languages
        for place, theme in enumerate(THEMES[language])
        for number, text in enumerate(texts(language, theme, each))
    )


def connection(made: Sequence[Article], **story: str) -> duckdb.DuckDBPyConnection:
    """A connection over articles in memory; ``story`` maps ids to the stories they belong to."""
    analyses = [made_analysis(each, story=story.get(each.id, each.id)) for each in made]
    return sample_connection(made, analyses)
