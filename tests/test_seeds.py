"""The two seeds read as a careful reader reads them, with no special case for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis import Analysis, Article, analyse
from analysis.models import PRESENT
from analysis.sources import read_articles
from analysis.tone import backends

SEEDS = Path(__file__).resolve().parent.parent / "seeds"

CLEARLY_POSITIVE = 0.15
"""Above the neutral band by half of it."""


@pytest.fixture(scope="module", params=backends())
def seeds(request: pytest.FixtureRequest) -> list[tuple[Article, Analysis]]:
    articles = list(read_articles([SEEDS]))
    return list(zip(articles, analyse(articles, backend=request.param), strict=True))


def discussed(found: Analysis) -> set[str]:
    return {key for key, salience in found.topics.items() if salience >= PRESENT}


def test_the_first_discusses_syria_counterterrorism_and_sanctions(
    seeds: list[tuple[Article, Analysis]],
) -> None:
    article, found = seeds[0]
    assert discussed(found) == {"syria", "counterterrorism", "sanctions"}
    assert found.topics["north_korea"] == 0.0
    assert article.title is None and not article.text.endswith(":")


def test_the_second_discusses_syria_north_korea_and_counterterrorism(
    seeds: list[tuple[Article, Analysis]],
) -> None:
    article, found = seeds[1]
    assert discussed(found) == {"syria", "north_korea", "counterterrorism"}
    assert found.topics["sanctions"] == 0.0
    assert article.title and article.title.startswith("ترامب وبوتين يبحثان")


def test_both_are_clearly_positive(seeds: list[tuple[Article, Analysis]]) -> None:
    for _, found in seeds:
        assert found.tone is not None and found.tone > CLEARLY_POSITIVE


def test_the_strain_of_the_past_is_found_as_such(seeds: list[tuple[Article, Analysis]]) -> None:
    _, found = seeds[0]
    (strain,) = [item for item in found.evidence if "تدهورت العلاقات" in item.text]
    assert strain.effect is not None and strain.effect < 0
    assert "past" in {how for how, _ in strain.changes}
