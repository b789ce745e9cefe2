"""The list by story, the placements and likes of an open article, and what a search found."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from analysis import Article, ingest
from analysis.store import open_store
from tests.made_articles import day
from tests.views.conftest import Open

BODY = """قالت واشنطن وموسكو يوم الثلاثاء إن وفدي البلدين اتفقا على هدنة في شمال سوريا بعد محادثات
طويلة في جنيف، وإن والعُقوبات الأمريكية على المصارف الروسية تبقى كما هي إلى أن يلتقي الوزيران مرة
أخرى في الشهر المقبل ليبحثا ما بقي من الخلاف بين العاصمتين حول الحدود والمعابر."""
ARTICLES = [
    Article(title="هدنة في شمال سوريا", text=BODY, outlet="الأولى", published=day("2018-09-04")),
    Article(
        title="هدنة في شمال سوريا بعد محادثات",
        text=BODY,
        outlet="الثانية",
        published=day("2018-09-05"),
        url="https://second.example/1",
    ),
    Article(title="الهدنة في سوريا تنهار", text="انهارت الهدنة أمس.", published=day("2018-09-20")),
    Article(title="Talks in Vienna", text="Washington and Moscow talk of grain."),
    Article(title="Переговоры в Вене", text="Вашингтон и Москва обсудили санкции."),
]


@pytest.fixture(scope="module")
def desk_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("related") / "store"
    ingest.ingest(open_store(folder, create=True), ARTICLES)
    return folder


def _html(app) -> str:
    return " ".join(element.proto.body for element in app.get("html"))


def test_the_list_has_each_story_once_or_every_placement(dashboard: Open, desk_store: Path):
    app = dashboard("articles", desk_store)
    assert sorted(app.dataframe[0].value["placements"]) == [1, 1, 1, 2]
    app.segmented_control(key="option_list").set_value("every").run()
    assert sorted(app.dataframe[0].value["placements"]) == [1, 1, 1, 2, 2]
    assert app.query_params["list"] in ("every", ["every"])
    assert not app.exception


def test_an_open_article_leads_to_its_other_placements_and_its_likes(
    dashboard: Open, desk_store: Path
):
    app = dashboard("articles", desk_store, article=ARTICLES[0].id)
    assert "الثانية" in app.button(key="placement_0").label
    assert "https://second.example/1" in _html(app)
    assert "تنهار" in app.button(key="similar_0").label
    app.button(key="placement_0").click().run()
    assert app.query_params["article"] in (ARTICLES[1].id, [ARTICLES[1].id])
    assert "الأولى" in app.button(key="placement_0").label
    assert not app.exception


@pytest.mark.parametrize(
    ("number", "search", "marked"),
    [
        (0, "عقوبات", "والعُقوبات"),
        (3, "grain -sanctions", "grain"),
        (4, "«москва обсудили» OR мир", "Москва обсудили"),
    ],
)
def test_what_the_search_found_is_marked(
    dashboard: Open, desk_store: Path, number: int, search: str, marked: str
):
    app = dashboard("articles", desk_store, article=ARTICLES[number].id, search=search)
    marks = re.findall(r'<mark class="([^"]*)"[^>]*>([^<]*)', _html(app))
    assert marked in "".join(text for styles, text in marks if "hit" in styles.split())


def test_a_search_that_means_nothing_gives_one_line(dashboard: Open, desk_store: Path):
    app = dashboard("articles", desk_store, search='"truce')
    (warning,) = app.warning
    assert "quotation is not closed" in warning.value
    assert len(app.dataframe[0].value) == 4


def test_a_search_typed_wrong_stays_to_be_mended(dashboard: Open, desk_store: Path):
    app = dashboard("articles", desk_store, search="grain")
    app.text_input(key="filter_search").set_value("grain OR").run()
    assert not app.exception
    assert "OR needs words" in app.warning[0].value
    assert app.text_input(key="filter_search").value == "grain OR"
    app.text_input(key="filter_search").set_value("grain OR truce").run()
    assert not app.warning
    assert len(app.dataframe[0].value) == 1
