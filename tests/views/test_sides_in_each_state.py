"""Outlets and Compare in each state a store can be in, run without a browser."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis.models import Analysis, Article
from analysis.store import open_store
from tests.made_articles import made_analysis, made_article
from tests.outlets_store import CANAL, HARBOUR, MANARA, NORTHERN, PORT, outlets_store
from tests.views.conftest import Open
from tests.views.test_pages import figures, text, url
from views.beside import stories

Make = Callable[..., Path]
Pair = tuple[Article, Analysis]

AMONG = f"{HARBOUR},{NORTHERN},{MANARA}"

TOPICS = {f"own_{number}": number / 20 for number in range(20)}
"""Twenty topics that a user made, discussed or not."""


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Call it with articles and their analyses for a store of them."""

    def made(pairs: list[Pair]) -> Path:
        store = open_store(tmp_path / "store", create=True)
        store.append_articles([article for article, _ in pairs])
        store.append_analyses(pairs)
        return tmp_path / "store"

    return made


@pytest.fixture(scope="module")
def outlets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return outlets_store(tmp_path_factory.mktemp("outlets") / "store")


def several(count: int = 24, **fields: object) -> list[Pair]:
    """Articles of two outlets in two languages, a week apart, each another field as given."""
    pairs = []
    for number in range(count):
        usual = {
            "outlet": "AB"[number % 2],
            "language": ("en", "ar")[number % 2],
            "published": dt.date(2019, 1, 1) + dt.timedelta(7 * number),
        }
        article = made_article(number, **usual | fields)
        pairs.append((article, made_analysis(article, tone=0.1 * (number % 5))))
    return pairs


def opened(dashboard: Open, page: str, store: Path, **params: str) -> AppTest:
    app = dashboard(page, store, **params)
    assert not app.exception and not app.error
    return app


def headings(app: AppTest) -> list[str]:
    return [str(each.value) for each in app.subheader]


@pytest.mark.parametrize("page", ["outlets", "compare"])
def test_an_empty_store_says_how_to_fill_it(dashboard: Open, make: Make, page: str):
    app = opened(dashboard, page, make([]))
    assert not figures(app) and app.info


@pytest.mark.parametrize("page", ["outlets", "compare"])
def test_of_one_article_it_says_that_there_is_nothing_to_compare(
    dashboard: Open, make: Make, page: str
):
    app = opened(dashboard, page, make(several(1)))
    assert not figures(app)
    assert "compare" in app.info[0].value


def test_without_dates_outlets_have_all_but_a_course(dashboard: Open, make: Make):
    store = make(several(published=None))
    app = opened(dashboard, "outlets", store)
    assert "Share of voice" in text(app) and "Articles over time" not in text(app)
    assert "dated" in "".join(each.value for each in app.info)
    assert "What each covers" in text(opened(dashboard, "outlets", store, part="topics"))


def test_without_dates_topics_are_compared_and_periods_not(dashboard: Open, make: Make):
    store = make(several(published=None))
    assert "no two periods" in opened(dashboard, "compare", store).info[0].value
    app = opened(dashboard, "compare", store, versus="outlet")
    assert len(figures(app)) == 2


def test_one_outlet_in_two_languages_is_compared_by_language(dashboard: Open, make: Make):
    store = make(several(outlet="A"))
    assert "two outlets" in opened(dashboard, "outlets", store).info[0].value
    app = opened(dashboard, "outlets", store, side="language", part="tone")
    assert "Tone by language" in text(app) and "Tone over time" in text(app)
    assert "one outlet only" in opened(dashboard, "compare", store, versus="outlet").info[0].value


def test_one_language_is_compared_by_outlet(dashboard: Open, make: Make):
    store = make(several(language="ru"))
    found = opened(dashboard, "outlets", store, side="language").info[0].value
    assert "two languages" in found
    assert "Tone over time" in text(opened(dashboard, "outlets", store, part="tone"))
    assert "one language" in opened(dashboard, "compare", store, versus="language").info[0].value


@pytest.mark.parametrize(
    ("page", "params"), [("outlets", {"part": "topics"}), ("compare", {"versus": "outlet"})]
)
def test_twenty_topics_of_ones_own(dashboard: Open, make: Make, page: str, params: dict[str, str]):
    pairs = [
        (article, replace(analysis, topics=analysis.topics | TOPICS))
        for article, analysis in several()
    ]
    app = opened(dashboard, page, make(pairs), **params)
    assert any(len(set(labels(chart)) & set(TOPICS)) == 20 for chart in figures(app))


def labels(chart: dict[str, object]) -> list[str]:
    """What a chart's points are keyed by."""
    points = [point for trace in chart["data"] for point in trace.get("customdata") or []]  # type: ignore[attr-defined]
    return [str(point[0]).removeprefix("topic ") for point in points]


def test_where_nothing_is_said_of_the_relation_there_is_no_tone_over_time(
    dashboard: Open, make: Make
):
    pairs = [(article, made_analysis(article)) for article, _ in several()]
    app = opened(dashboard, "outlets", make(pairs), part="tone")
    said = "".join(each.value for each in app.info)
    assert "no tone over time" in said and "Whose words they are is not known" in said


def test_stories_that_set_each_apart_open_in_the_reader(dashboard: Open, outlets: Path):
    app = opened(dashboard, "outlets", outlets, part="topics", among=AMONG)
    told = {button.label for button in app.button if (button.key or "").startswith("own_story_")}
    assert told == {PORT, CANAL}
    assert "10 here, 1 elsewhere: 91 % of the story" in text(app).replace("\u00a0", " ")
    next(button for button in app.button if button.label == CANAL).click().run()
    assert app.title[0].value == "Articles"
    assert url(app)["outlet"] == MANARA and url(app)["article"]


@pytest.mark.parametrize(("sides", "across"), [(2, 2), (3, 3), (4, 2), (5, 3), (6, 3)])
def test_stories_of_ones_own_stand_in_even_rows(sides: int, across: int):
    assert stories.in_a_row(sides) == across


def test_the_stories_behind_who_was_first_are_listed(dashboard: Open, outlets: Path):
    app = opened(dashboard, "outlets", outlets, part="timing", among=f"{NORTHERN},{MANARA}")
    (table,) = [each.value for each in app.dataframe if "First day" in each.value]
    assert set(table[NORTHERN]) == {"first day"} and set(table[MANARA]) == {"+1"}


def test_the_stories_that_one_was_first_on_are_listed_by_its_choice(dashboard: Open, outlets: Path):
    app = opened(dashboard, "outlets", outlets, part="timing", among=f"{NORTHERN},{MANARA}")
    app.selectbox(key="agenda_first").select(NORTHERN).run()
    assert url(app)["first"] == NORTHERN
    assert stories_in(app) == [True] * len(stories_in(app)) != []
    app.selectbox(key="agenda_first").select(MANARA).run()
    assert stories_in(app) == [] and "was it the first" in text(app)
    app.selectbox(key="agenda_first").select("").run()
    assert "first" not in url(app) and len(stories_in(app)) > 1


def stories_in(app: AppTest) -> list[bool]:
    """Of each story listed whether it was the northern outlet's first."""
    tables = [each.value for each in app.dataframe if "First day" in each.value]
    return [day == "first day" for table in tables for day in table[NORTHERN]]


def test_of_whom_nothing_is_shown_nothing_is_listed_alone(dashboard: Open, outlets: Path):
    params = {"part": "timing", "among": f"{NORTHERN},{MANARA}", "first": HARBOUR}
    app = opened(dashboard, "outlets", outlets, **params)
    assert app.selectbox(key="agenda_first").value == ""


def test_shares_of_voice_over_time_are_chosen(dashboard: Open, outlets: Path):
    app = opened(dashboard, "outlets", outlets, measure="share")
    assert "Share of voice over time" in text(app)


def test_articles_without_a_tone_are_a_class_of_their_own(dashboard: Open, outlets: Path):
    app = opened(dashboard, "outlets", outlets, part="tone", among=f"{HARBOUR},{NORTHERN}")
    (chart,) = [each for each in figures(app) if "none" in labels(each)]
    assert labels(chart).count("none") == 2


def test_two_sets_have_their_courses_and_their_stories(dashboard: Open, outlets: Path):
    sets = {"versus": "outlet", "outlet": HARBOUR, "other": NORTHERN}
    assert "Tone over time" in text(opened(dashboard, "compare", outlets, part="over_time", **sets))
    app = opened(dashboard, "compare", outlets, part="stories", **sets)
    assert "Stories that set each apart" in headings(app)
    assert [b.label for b in app.button if (b.key or "").startswith("own_story_")] == [PORT]
    app = opened(dashboard, "compare", outlets, **sets)
    verdicts = dict(app.dataframe[0].value[["What", "Verdict"]].to_numpy())
    assert verdicts["Tone index"] == "clear" and verdicts["Scored share"] == "within noise"


def test_both_pages_in_arabic(dashboard: Open, outlets: Path):
    app = opened(dashboard, "outlets", outlets, lang="ar", part="topics")
    assert "قصص تميّز كلًّا منها" in headings(app)
    app.segmented_control(key="part_outlets").set_value("tone").run()
    assert "النبرة عبر الزمن" in text(app) and not app.exception
    app = opened(dashboard, "compare", outlets, lang="ar", versus="language", part="over_time")
    assert "أ: " in text(app) and "المقالات عبر الزمن" in text(app)
