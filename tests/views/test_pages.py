"""Each page in each of its states, run without a browser."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from analysis import Article, packs
from analysis.tone import backends
from tests.views.conftest import MakeStore, Open

PAGES = (
    *("overview", "topics", "tone", "outlets", "compare", "discover"),
    *("articles", "corrections", "about"),
)
WITH_ARTICLES = PAGES[:-1]

CHARTS = {
    ("overview", ""): {
        "Volume and tone over time",
        "Share of articles on each topic",
        "Volume and tone by day of the week",
    },
    ("topics", ""): {"Coverage over time", "Topics covered together"},
    ("topics", "tone"): {"Tone within each topic", "Tone within each topic over time"},
    ("topics", "words"): set(),
    ("tone", ""): {"Tone by outlet", "Tone by topic", "Tone by language", "Tone by voice"},
    ("tone", "spread"): {"How tone is distributed"},
    ("outlets", ""): {"Share of voice", "Articles over time"},
    ("outlets", "tone"): {
        "Tone by outlet",
        "What each says of the relation",
        "Tone over time",
        "Tone by voice",
    },
    ("outlets", "topics"): {"What each covers"},
    ("outlets", "timing"): set(),
    ("compare", ""): {"Tone of A and B", "Shares of A and B"},
    ("compare", "over_time"): {"Articles over time", "Tone over time"},
    ("compare", "stories"): set(),
    ("discover", ""): set(),
    ("articles", ""): set(),
    ("about", ""): set(),
}
"""The charts of each page, and of each part of a page that has parts."""


def text(app: AppTest) -> str:
    """All a reader can read on the page, sidebar apart."""
    kinds: Iterable[Any] = (app.title, app.markdown, app.caption, app.info, app.warning, app.error)
    html = [element.proto.body for element in app.get("html")]
    return "\n".join([str(item.value) for kind in kinds for item in kind] + html)


def figures(app: AppTest) -> list[dict[str, Any]]:
    return [json.loads(chart.proto.spec) for chart in app.get("plotly_chart")]


def metric(app: AppTest, label: str) -> Any:
    return next(card for card in app.metric if card.label == label)


def url(app: AppTest) -> dict[str, str]:
    """The parameters of the URL, each one text."""
    values = app.query_params.items()
    return {name: value if isinstance(value, str) else ",".join(value) for name, value in values}


@pytest.mark.parametrize("page", PAGES)
def test_each_page_opens_on_the_seeds_marked_as_samples(dashboard: Open, page: str):
    app = dashboard(page)
    assert not app.exception and not app.error
    assert "2 sample articles" in app.info[0].value
    assert "python -m analysis ingest" in app.info[0].value


@pytest.mark.parametrize(("page", "part"), CHARTS)
def test_each_page_draws_its_charts(dashboard: Open, demo_store: Path, page: str, part: str):
    app = dashboard(page, demo_store, **({"part": part} if part else {}))
    assert not app.exception and not app.error and not app.warning
    assert not any("sample" in banner.value for banner in app.info)
    shown = text(app)
    assert all(title in shown for title in CHARTS[page, part])
    assert len(figures(app)) == len(CHARTS[page, part])


@pytest.mark.parametrize("page", WITH_ARTICLES)
def test_where_nothing_matches_it_says_so_and_what_to_leave_out(
    dashboard: Open, demo_store: Path, page: str
):
    app = dashboard(page, demo_store, search="zzzz", language="en")
    assert "No article matches" in app.info[0].value
    assert not figures(app)
    loosen = app.button(key="loosen_search")
    assert loosen.label == "Leave out “Words in the text” (13 articles)"
    loosen.click().run()
    assert url(app) == {"language": "en"}


def test_where_no_article_has_a_tone_the_tone_page_says_so(dashboard: Open, make_store: MakeStore):
    store = make_store([Article(text="The harvest was good.", published=dt.date(2019, 1, 1))])
    assert "says anything of relations" in dashboard("tone", store).info[0].value


def test_about_says_how_far_to_trust_the_scores_and_what_made_them(dashboard: Open):
    app = dashboard("about")
    shown = text(app)
    for part in ("scored share", backends()[0], packs.version(), "Nothing leaves this machine"):
        assert part in shown
    assert backends()[0] in app.code[0].value
    assert "Sentences: tone in four classes" in shown.replace("\\", "")
