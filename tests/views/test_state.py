"""The state of the pages is the URL: periods that move with time, reset, what is there no more."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from analysis import Article
from analysis.filters.values import today
from tests.views.conftest import MakeStore, Open
from tests.views.test_pages import metric, text, url


@pytest.fixture(scope="module")
def recent_store(make_store: MakeStore) -> Path:
    """Articles of today, of a fortnight ago and of a year ago."""
    ages = (0, 14, 400)
    return make_store(
        Article(
            text=f"Moscow and Washington agreed on a truce {age} days ago.",
            published=today() - dt.timedelta(days=age),
            outlet="The Post",
        )
        for age in ages
    )


def test_a_period_of_the_last_days_stays_in_words(dashboard: Open, recent_store: Path):
    app = dashboard("overview", recent_store)
    assert app.selectbox(key="period").value == "any"
    app.selectbox(key="period").set_value("last-30-days").run()
    assert url(app) == {"since": "last-30-days"}
    assert metric(app, "Articles").value == "2"
    assert app.date_input(key="filter_since").value == today() - dt.timedelta(days=29)
    app.multiselect(key="filter_languages").select("en").run()
    assert url(app) == {"since": "last-30-days", "language": "en"}, "another filter leaves it so"
    app.selectbox(key="period").set_value("any").run()
    assert url(app) == {"language": "en"}


def test_days_set_by_hand_take_the_place_of_a_period(dashboard: Open, recent_store: Path):
    app = dashboard("overview", recent_store, since="last-7-days")
    assert metric(app, "Articles").value == "1"
    app.date_input(key="filter_since").set_value(today() - dt.timedelta(days=20)).run()
    assert url(app) == {"since": (today() - dt.timedelta(days=20)).isoformat()}
    period = app.selectbox(key="period")
    assert period.value == "own" and "The days below" in period.options


def test_reset_leaves_the_language_alone(dashboard: Open, demo_store: Path):
    chosen = {"topic": "syria", "grain": "month", "backend": "rules", "among": "A", "lang": "ar"}
    app = dashboard("overview", demo_store, **chosen, search="«عقوبات")
    app.button(key="reset").click().run()
    assert url(app) == {"lang": "ar"}
    assert app.button(key="reset").disabled
    assert app.text_input(key="filter_search").value == ""
    assert metric(app, "المقالات").value == "37"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ("no topic our\\_topic here", "from the outlet Gone Daily", "language fa")),
        ("ar", ("our\\_topic، أو لم يعد موجودًا", "الوسيلة الإعلامية Gone Daily", "باللغة fa")),
    ],
)
def test_what_a_link_names_and_is_no_more_is_said(
    dashboard: Open, demo_store: Path, language: str, said: tuple[str, ...]
):
    asked = {"topic": "syria,our_topic", "outlet": "Gone Daily", "language": "fa"}
    app = dashboard("overview", demo_store, **asked, lang=language)
    assert not app.exception
    assert len(app.warning) == len(said)
    assert all(part in text(app) for part in said)


@pytest.mark.parametrize("way", ["files", "text", "links", "feeds"])
def test_the_open_tab_of_add_is_in_the_url(dashboard: Open, demo_store: Path, way: str):
    app = dashboard("add", demo_store, **({} if way == "files" else {"way": way}))
    names = {"files": "Files", "text": "Paste text", "links": "Links", "feeds": "Feeds"}
    assert not app.exception
    assert app.session_state["add_way"] == names[way]
