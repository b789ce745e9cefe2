"""The page Compare in each of its states, run without a browser."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from analysis import Article
from analysis.filters.values import today
from analysis.store import open_store
from tests.made_articles import made_analysis
from tests.views.conftest import MakeStore, Open
from tests.views.test_pages import figures, text, url


def ranked(app):
    return app.dataframe[0].value


def test_without_dates_in_the_filters_the_later_half_is_held_against_the_earlier(
    dashboard: Open, demo_store: Path
):
    app = dashboard("compare", demo_store)
    shown = text(app).replace("\\", "")
    assert "**A:**" in shown and "**B:**" in shown
    assert len(figures(app)) == 2
    assert {"Tone index", "Scored share", "Syria"} <= set(ranked(app)["What"])
    assert set(ranked(app)["Verdict"]) <= {"clear", "not sure", "within noise"}
    assert url(app) == {}


def test_a_period_is_held_against_the_one_before_it(dashboard: Open, demo_store: Path):
    app = dashboard("compare", demo_store, since="2019-01-01", until="2019-01-31")
    assert str(app.date_input(key="other_since").value) == "2018-12-01"
    app.date_input(key="other_since").set_value(dt.date(2018, 10, 1)).run()
    assert url(app)["other"] == "2018-10-01..2018-12-31"
    assert "1 October 2018" in text(app)


@pytest.fixture(scope="module")
def recent_store(make_store: MakeStore) -> Path:
    """An article of each of the latest days, so many days ago."""
    return make_store(
        Article(
            text=f"Moscow and Washington agreed on a truce {age} days ago.",
            published=today() - dt.timedelta(days=age),
        )
        for age in range(40)
    )


def days(app) -> list[int]:
    """How many days ago B begins and ends."""
    return [(today() - app.date_input(key=f"other_{end}").value).days for end in ("since", "until")]


def test_the_period_before_a_moving_one_moves_with_it(dashboard: Open, recent_store: Path):
    app = dashboard("compare", recent_store, since="last-7-days")
    assert days(app) == [13, 7]
    assert "moves along" in text(app)


def test_b_chosen_beside_a_moving_period_moves_too(dashboard: Open, recent_store: Path):
    app = dashboard("compare", recent_store, since="last-7-days")
    app.date_input(key="other_since").set_value(today() - dt.timedelta(days=20)).run()
    assert url(app) == {"since": "last-7-days", "other": "last-21-days..last-8-days"}
    assert days(app) == [20, 7] and "moves along" in text(app)


def test_b_written_in_days_stays_where_it_is(dashboard: Open, recent_store: Path):
    fixed = today() - dt.timedelta(days=20)
    app = dashboard("compare", recent_store, since="last-7-days", other=fixed.isoformat())
    assert days(app) == [20, 20] and "moves along" not in text(app)


def test_a_period_with_articles_of_one_day_has_one_before_it(dashboard: Open, recent_store: Path):
    day = (today() - dt.timedelta(days=3)).isoformat()
    app = dashboard("compare", recent_store, since=day, until=day)
    assert days(app) == [4, 4]


@pytest.mark.parametrize(
    ("versus", "filters", "other", "shown"),
    [
        ("topic", {"topic": "syria"}, "sanctions", "Articles on Sanctions"),
        ("language", {"language": "ar"}, "ru", "in Russian"),
        ("outlet", {}, "Harbour Times (demo)", "Harbour Times"),
    ],
)
def test_two_topics_languages_or_outlets_are_compared(
    dashboard: Open,
    demo_store: Path,
    versus: str,
    filters: dict[str, str],
    other: str,
    shown: str,
):
    app = dashboard("compare", demo_store, versus=versus, other=other, **filters)
    assert app.selectbox(key=f"other_{versus}").value == other
    assert f"**B:** {shown}" in text(app).replace("\\", "") or shown in text(app)
    assert len(figures(app)) == 2 and not app.exception and not app.warning


def test_b_is_chosen_on_the_page_and_kept_in_the_url(dashboard: Open, demo_store: Path):
    app = dashboard("compare", demo_store, versus="topic", topic="syria")
    box = app.selectbox(key="other_topic")
    assert "syria" not in box.options
    box.set_value("north_korea").run()
    assert url(app) == {"topic": "syria", "versus": "topic", "other": "north_korea"}
    app.segmented_control(key="versus").set_value("language").run()
    assert url(app) == {"topic": "syria", "versus": "language"}


def test_articles_in_both_are_told(dashboard: Open, demo_store: Path):
    app = dashboard("compare", demo_store, versus="topic", topic="syria", other="counterterrorism")
    assert "Articles in both A and B" in text(app)


@pytest.mark.parametrize("versus", ["period", "topic", "outlet", "language"])
def test_where_there_is_nothing_to_compare_it_says_so(
    dashboard: Open, make_store: MakeStore, versus: str
):
    store = make_store([Article(text="The US and Russia agreed to a truce in Syria.", outlet="A")])
    app = dashboard("compare", store, versus=versus)
    assert "compare" in app.info[0].value
    assert not figures(app) and not app.exception


def test_a_period_without_articles_is_told(dashboard: Open, demo_store: Path):
    app = dashboard("compare", demo_store, other="1990-01-01..1990-12-31")
    assert "One of the two has no articles" in app.info[0].value
    assert not figures(app) and not app.exception


def test_a_period_that_means_nothing_is_the_usual_one(dashboard: Open, demo_store: Path):
    app = dashboard("compare", demo_store, other="<b>soon")
    assert len(figures(app)) == 2 and not app.exception


def test_one_part_is_shown_at_a_time_and_kept_in_the_url(dashboard: Open, demo_store: Path):
    app = dashboard("compare", demo_store, versus="topic", topic="syria")
    parts = app.segmented_control(key="part_compare")
    assert list(parts.options) == ["Differences", "Over time", "Stories", "Words"]
    parts.set_value("over_time").run()
    assert url(app) == {"topic": "syria", "versus": "topic", "part": "over_time"}
    assert len(figures(app)) == 2 and not app.exception
    assert "What differs, ranked" not in [head.value for head in app.subheader]
    app.segmented_control(key="part_compare").set_value("stories").run()
    assert not figures(app) and not app.exception
    assert "Stories that set each apart" in [head.value for head in app.subheader]


def test_sides_are_named_in_the_numbers(dashboard: Open, demo_store: Path):
    app = dashboard(
        "compare", demo_store, versus="topic", topic="syria", other="sanctions", part="over_time"
    )
    assert set(app.dataframe[0].value["Set"]) == {"A: Syria", "B: Sanctions"}


SAID = {
    "en": (
        "A truce holds near Aleppo, the monitors said.",
        "Tariffs hit the steel trade, traders said.",
        "truce",
        "tariffs",
    ),
    "ar": ("صمدت الهدنة قرب حلب.", "أثرت الرسوم الجمركية في تجارة الصلب.", "الهدنة", "الرسوم"),
}


@pytest.fixture(scope="module")
def turned_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Stories of January told in other words than those of March, in two languages."""
    folder = tmp_path_factory.mktemp("turned") / "store"
    store = open_store(folder, create=True)
    scored = []
    for language, (january, march, _, _) in SAID.items():
        for month, said in ((1, january), (3, march)):
            for number in range(10):
                day = dt.date(2019, month, number + 1)
                article = Article(text=f"{said} {number}", language=language, published=day)
                topics = {"syria": 0.9 * (month == 1), "sanctions": 0.9 * (month == 3)}
                key = f"{language} {month} {number}"
                scored.append((article, made_analysis(article, tone=0.1, topics=topics, story=key)))
    store.append_articles([article for article, _ in scored])
    store.append_analyses(scored)
    return folder


MARCH = {"since": "2019-03-01", "until": "2019-03-31", "other": "2019-01-01..2019-01-31"}


@pytest.mark.parametrize("language", SAID)
def test_the_words_that_mark_a_and_b_are_shown_in_a_language(
    dashboard: Open, turned_store: Path, language: str
):
    app = dashboard(
        "compare", turned_store, part="words", vocabulary_language=language, lang=language, **MARCH
    )
    (figure,) = figures(app)
    drawn = str(figure["data"]).lower()
    assert SAID[language][2] in drawn and SAID[language][3] in drawn
    assert SAID["ar" if language == "en" else "en"][2] not in drawn
    assert not app.exception and not app.info


def test_the_language_of_the_words_is_chosen_and_kept_in_the_url(
    dashboard: Open, turned_store: Path
):
    app = dashboard("compare", turned_store, part="words", **MARCH)
    app.segmented_control(key="vocabulary_language").set_value("en").run()
    assert url(app)["vocabulary_language"] == "en"
    (figure,) = figures(app)
    assert "truce" in str(figure["data"])


@pytest.mark.parametrize(
    ("params", "said"),
    [
        ({"versus": "language", "language": "ar", "other": "en"}, "no language in common"),
        ({**MARCH, "until": "2019-03-02"}, "Too few stories"),
        (
            {"since": "2019-03-06", "until": "2019-03-10", "other": "2019-03-01..2019-03-05"},
            "No word marks A or B",
        ),
    ],
)
def test_where_no_words_are_shown_it_is_said_why(
    dashboard: Open, turned_store: Path, params: dict[str, str], said: str
):
    app = dashboard("compare", turned_store, part="words", **params)
    assert said in " ".join(info.value for info in app.info)
    assert not figures(app) and not app.exception
