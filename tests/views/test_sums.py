"""The sum behind an open article's tone, as it is read on the page."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from analysis import Article, analyse
from analysis.correcting import Review
from analysis.locale import load
from analysis.models import tone_class
from analysis.sources import read_articles
from analysis.store import open_store
from analysis.summing import summed
from analysis.tone import QUICK
from tests.test_summing import ARTICLES
from tests.views.conftest import ROOT, MakeStore, Open
from tests.views.test_pages import text
from views.articles import sum_table
from views.articles.sums import SHORT

SEEDS = list(read_articles([ROOT / "seeds"]))
CASES = [*(each for key, each in ARTICLES.items() if len(key) == 2), *SEEDS]

SHOWN = 0.005
"""What a tone is rounded by where it is shown."""


@pytest.fixture(scope="module")
def store(make_store: MakeStore) -> Path:
    return make_store(ARTICLES.values())


HEADS = {load(language)["sum.head"] for language in ("en", "ar")}


def box(app: AppTest) -> Any:
    """The box with the sum."""
    (found,) = [each for each in app.expander if each.label in HEADS]
    return found


def cells(html: str, part: str) -> list[list[str]]:
    """The figures of each row of a part of the table as they are shown."""
    (found,) = re.findall(f"<{part}>(.*?)</{part}>", html, re.DOTALL)
    rows = re.findall("<tr>(.*?)</tr>", found)
    return [re.findall('<td class="figure"[^>]*>([^<]*)', row) for row in rows]


def number(shown: str) -> float:
    return float(shown.strip("\u2066\u2069").replace("−", "-"))


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("backend", QUICK)
@pytest.mark.parametrize("article", CASES, ids=lambda article: article.title or article.source)
def test_the_tone_can_be_recomputed_from_what_is_shown(
    article: Article, backend: str, language: str
):
    found, words = summed(article, backend=backend), load(language)
    assert found is not None and found.tone.tone is not None
    html = sum_table.html_of(found, article.language or "ar", words)
    rows = [[number(each) for each in row] for row in cells(html, "tbody")]
    mean = sum(tone * weight for tone, weight, *_ in rows) / sum(weight for _, weight, *_ in rows)
    assert mean == pytest.approx(found.tone.tone, abs=SHOWN)
    (foot,) = cells(html, "tfoot")
    weight, product = map(number, foot[:2])
    assert product / weight == pytest.approx(found.tone.tone, abs=SHOWN)
    assert sum(row[2] for row in rows) == pytest.approx(product, abs=SHOWN * len(rows))
    assert words.signed(found.tone.tone) in html
    assert found.tone.sum is not None
    share = found.tone.sum.share(tone_class(found.tone.tone))
    shown = None if share is None else words("sum.mean", value=words.decimal(share, digits=3))
    assert foot[2:] == ([shown] if backend == "learned" else [])


@pytest.mark.parametrize(("language", "title"), [("en", "Title"), ("ar", "العنوان")])
def test_factors_make_the_weight_that_is_shown(language: str, title: str):
    found = summed(ARTICLES["en"])
    assert found is not None
    html = sum_table.html_of(found, "en", load(language))
    made = re.findall(r'>([\d.]+)<span class="made">= ([^<]+)</span>', html)
    assert len(made) > 2 and f'<th scope="row">{title}</th>' in html
    for weight, factors in made:
        parts = [float(each.rstrip("²")) ** (1 + each.endswith("²")) for each in factors.split("×")]
        assert len(parts) in (2, 3)
        product = parts[0] * parts[1] * (parts[2] if parts[2:] else 1)
        assert product == pytest.approx(float(weight), abs=SHOWN)


def test_what_is_told_as_past_says_so():
    found = summed(ARTICLES["en"], backend="rules")
    assert found is not None
    html = sum_table.html_of(found, "en", load())
    assert '<th scope="row">2 · opening · past</th>' in html
    assert '0.500<span class="made">= 1 × 0.5</span>' in html


def test_a_sentence_has_its_own_direction_and_is_never_html():
    article = Article(text='Moscow and Washington agreed <3 & "signed".', language="en")
    found = summed(article, backend="rules")
    assert found is not None
    html = sum_table.html_of(found, "en", load("ar"))
    assert '<div class="sum" dir="rtl" role="region"' in html
    assert (
        '<bdi lang="en">Moscow and Washington agreed &lt;3 &amp; &quot;signed&quot;.</bdi>' in html
    )


def test_a_sentence_that_says_too_little_is_shown_with_the_threshold():
    found = summed(ARTICLES["vague"])
    assert found is not None
    html = sum_table.html_of(found, "en", load())
    assert "only from 0.7 on, so this one has none" in html
    assert "Confidence: 1 − " in html and "If it says anything" not in html


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("key", ["ar", "en", "ru"])
def test_the_open_article_shows_how_its_tone_came_about(
    dashboard: Open, store: Path, key: str, language: str
):
    app = dashboard("articles", store, article=ARTICLES[key].id, lang=language)
    assert not app.exception
    assert box(app).proto.expanded, "four sentences are no long table"
    (analysis,) = analyse([ARTICLES[key]])
    (result,) = re.findall("<p>[^<]*÷[^<]*</p>", text(app))
    assert load(language).signed(analysis.tone) in result


def test_a_long_sum_is_folded(dashboard: Open):
    app = dashboard("articles", article=SEEDS[0].id)
    found = summed(SEEDS[0])
    assert found is not None and found.tone.sum is not None
    assert len(found.tone.sum.terms) > SHORT
    assert not box(app).proto.expanded


def test_the_sum_is_that_of_the_backend_shown(dashboard: Open):
    shown = text(dashboard("articles", article=SEEDS[0].id, backend="rules"))
    assert "So often the rules were right" in shown
    assert "The clearest sentence" not in shown


def test_an_article_about_something_else_has_no_sum(dashboard: Open, store: Path):
    app = dashboard("articles", store, article=ARTICLES["none"].id)
    assert not app.exception
    assert not HEADS & {each.label for each in app.expander}


def test_scores_of_another_version_are_not_taken_apart(dashboard: Open, tmp_path: Path):
    folder = tmp_path / "old"
    opened = open_store(folder, create=True)
    kept = opened.append_articles([ARTICLES["en"]])
    (analysis,) = analyse(kept)
    opened.append_analyses([(kept[0], replace(analysis, version="old"))])
    app = dashboard("articles", folder, article=kept[0].id)
    (line,) = [each.value for each in box(app).caption]
    assert line.startswith("This tone was made by version old of learned")
    assert "÷" not in text(app)


def test_a_backend_that_takes_long_is_not_run_for_a_reader(dashboard: Open, tmp_path: Path):
    folder = tmp_path / "slow"
    opened = open_store(folder, create=True)
    kept = opened.append_articles([ARTICLES["en"]])
    (analysis,) = analyse(kept)
    opened.append_analyses([(kept[0], replace(analysis, backend="nli"))])
    app = dashboard("articles", folder, article=kept[0].id)
    (line,) = [each.value for each in box(app).caption]
    assert line.startswith("A tone by nli cannot be taken apart here")


def test_of_a_corrected_tone_the_machines_is_explained(dashboard: Open, make_store: MakeStore):
    article = ARTICLES["en"]
    folder = make_store([article])
    opened = open_store(folder)
    review = Review(opened.connect(), article.id, who="Rana", reason="It reports a truce.")
    opened.append_corrections([review.tone(0.75)])
    app = dashboard("articles", folder, article=article.id)
    assert [each.value for each in box(app).caption] == [load()["sum.corrected"]]
    (analysis,) = analyse([article])
    (result,) = re.findall("<p>[^<]*÷[^<]*</p>", text(app))
    assert load().signed(analysis.tone) in result and "+0.75" not in result
