"""Overview, Articles, About and Add where there is little to show: each says so and goes on."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis import Article, packs
from analysis.store import open_store
from tests.made_articles import made_analysis, made_article
from tests.views.conftest import MakeStore, Open
from tests.views.test_pages import metric, text

PAGES = ("overview", "articles", "about", "add")
LANGUAGES = ("en", "ar")
OWN = tuple(f"our_topic_{number}" for number in range(20))
"""Topics of the reader's own, which the packs here do not name."""

TEXTS = (
    "Moscow and Washington agreed on a truce in Syria.",
    "Moscow condemned new US sanctions.",
    "The White House and the Kremlin will hold talks on North Korea.",
)


def dated(number: int, *, outlet: str | None = None, language: str | None = None) -> Article:
    return Article(
        text=f"{TEXTS[number % len(TEXTS)]} It was day {number}.",
        title=f"Report {number}",
        published=dt.date(2019, 1, 1) + dt.timedelta(days=number),
        outlet=outlet or f"Outlet {number % 3}",
        language=language,
    )


def user_topics(folder: Path) -> Path:
    """A store of articles, each mainly on one of twenty topics that its reader defined."""
    pairs = []
    for number in range(40):
        article = made_article(number, published=f"2019-01-{number % 28 + 1:02}", outlet="A")
        topics = {**dict.fromkeys(OWN, 0.1), OWN[number % 20]: 0.8}
        pairs.append((article, made_analysis(article, tone=0.2, topics=topics)))
    store = open_store(folder, create=True)
    store.append_articles([article for article, _ in pairs])
    store.append_analyses(pairs)
    return folder


STATES: dict[str, Callable[[], list[Article]]] = {
    "empty": lambda: [],
    "one": lambda: [dated(0)],
    "undated": lambda: [Article(text=each, outlet="A") for each in TEXTS],
    "one_outlet": lambda: [dated(number, outlet="The Post") for number in range(9)],
    "one_language": lambda: [dated(number, language="en") for number in range(9)],
    "no_tone": lambda: [Article(text="The harvest was good.", published=dt.date(2019, 1, 1))],
}


@pytest.fixture(scope="module")
def stores(make_store: MakeStore, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    made = {name: make_store(articles()) for name, articles in STATES.items()}
    return made | {"user_topics": user_topics(tmp_path_factory.mktemp("topics") / "store")}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", [*STATES, "user_topics"])
@pytest.mark.parametrize("page", PAGES)
def test_each_page_in_each_state_opens_without_a_fault(
    dashboard: Open, stores: dict[str, Path], page: str, state: str, language: str
):
    app = dashboard(page, stores[state], lang=language)
    assert not app.exception and not app.error and not app.warning
    shown = text(app)
    assert not re.search(r"\bnan\b|\bNone\b|\{\w+\}", shown), "no gap in what is said"
    assert len(app.title) == 1


def overview(dashboard: Open, stores: dict[str, Path], state: str) -> AppTest:
    return dashboard("overview", stores[state])


@pytest.mark.parametrize("page", ["overview", "articles"])
def test_an_empty_store_says_how_to_fill_it_on_every_page(
    dashboard: Open, stores: dict[str, Path], page: str
):
    app = dashboard(page, stores["empty"])
    assert "holds no articles yet" in app.info[0].value
    (link,) = app.main.get("page_link")
    assert link.proto.page == "add", "one can go to where articles are added"
    assert not app.multiselect, "there is nothing to filter"
    assert not app.metric and not app.dataframe


def test_of_one_article_nothing_is_compared(dashboard: Open, stores: dict[str, Path]):
    app = overview(dashboard, stores, "one")
    assert metric(app, "Articles").value == "1"
    assert metric(app, "Articles").delta == "all dated"
    assert metric(app, "Scored share").delta == "1 of 1"
    assert "too few for an interval" in metric(app, "Tone index").delta
    assert metric(app, "Change of tone").value == "–"
    assert metric(app, "Change of tone").delta == "no previous period"
    assert "No shift stands out" in text(app)


def test_of_undated_articles_there_is_no_course(dashboard: Open, stores: dict[str, Path]):
    app = overview(dashboard, stores, "undated")
    assert metric(app, "Articles").delta == "3 of them undated"
    assert any("nothing to draw over time" in line.value for line in app.info)
    assert len(app.get("plotly_chart")) == 1, "what needs no dates is drawn"
    assert "Shifts" not in [head.value for head in app.subheader]


def test_without_a_tone_the_cards_say_so(dashboard: Open, stores: dict[str, Path]):
    app = overview(dashboard, stores, "no_tone")
    assert metric(app, "Scored share").value.startswith("0")
    assert metric(app, "Tone index").value == "–"
    assert metric(app, "Tone index").delta == "no scored article"


def test_twenty_topics_of_ones_own_have_names(dashboard: Open, stores: dict[str, Path]):
    app = overview(dashboard, stores, "user_topics")
    named = app.multiselect(key="filter_topics").options
    assert {"our topic 0", "our topic 19"} <= set(named)
    app = dashboard("overview", stores["user_topics"], topic="our_topic_3,our_topic_4")
    assert "Articles on our topic 3 or our topic 4" in text(app)
    assert metric(app, "Articles").value == "4"


def test_an_article_on_ones_own_topic_opens(dashboard: Open, stores: dict[str, Path]):
    listed = dashboard("articles", stores["user_topics"])
    assert listed.dataframe[0].value["topics"].map(len).max() >= 1
    id_ = made_article(0, published="2019-01-01", outlet="A").id
    shown = text(dashboard("articles", stores["user_topics"], article=id_))
    assert "our topic 0" in shown and 'class="reader"' in shown


def test_packs_here_do_not_name_the_topics_of_these_tests():
    assert not set(OWN) & set(packs.topic_keys())
