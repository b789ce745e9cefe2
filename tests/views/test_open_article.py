"""The list of articles, and one of them open."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from analysis import Article, analyse, queries
from analysis.filters import Filters
from analysis.sources import read_articles
from analysis.store import open_store, sample_connection
from tests.views.conftest import ROOT, MakeStore, Open
from tests.views.test_pages import text, url


def test_articles_without_outlet_are_a_group_of_their_own(dashboard: Open, demo_store: Path):
    app = dashboard("articles", demo_store, outlet="(none)")
    assert set(app.dataframe[0].value["outlet"]) == {"No outlet"}
    assert len(app.dataframe[0].value) == 3


def test_the_list_says_tone_with_sign_and_word(dashboard: Open, demo_store: Path):
    listed = dashboard("articles", demo_store).dataframe[0].value
    for row in listed.to_dict("records"):
        sign = {"+": 1, "−": -1}.get(row["tone_word"][0], 0)
        assert row["tone"] * sign > 0 or not sign
    assert "Undated" in set(listed["date"])


def test_the_list_takes_its_order_from_the_url(dashboard: Open, demo_store: Path):
    listed = dashboard("articles", demo_store, order="most positive").dataframe[0].value
    tones = [tone for tone in listed["tone"] if tone == tone]
    assert tones == sorted(tones, reverse=True)


def test_an_arabic_article_opens_from_right_to_left_with_its_evidence(
    dashboard: Open, demo_store: Path
):
    id_ = id_of(demo_store, "تعاون استخباري")
    app = dashboard("articles", demo_store, language="ar", article=id_)
    assert app.title[0].value == "Articles"
    shown = text(app)
    assert '<article class="reader" dir="rtl" lang="ar">' in shown
    assert '<mark class="topic' in shown
    assert "data-why=" in shown
    app.button(key="close_article").click().run()
    assert url(app) == {"language": "ar"}
    assert 'class="reader"' not in text(app)


@pytest.mark.parametrize(
    ("language", "told"), [("ar", "يذكر سوريا"), ("en", "names Syria"), ("ru", "упоминает тему")]
)
def test_the_explanations_of_an_article_can_be_read_in_each_language(
    dashboard: Open, demo_store: Path, language: str, told: str
):
    id_ = id_of(demo_store, "واشنطن وموسكو تتفقان")
    app = dashboard("articles", demo_store, article=id_, explain=language)
    shown = text(app)
    assert told in shown
    assert shown.count(f'lang="{language}">') > 3, "each reason says what language it is in"
    assert not app.warning


def test_the_language_of_explanations_is_chosen_in_the_reader(dashboard: Open, demo_store: Path):
    id_ = id_of(demo_store, "واشنطن وموسكو تتفقان")
    app = dashboard("articles", demo_store, article=id_)
    assert "names Syria" in text(app)
    choices: Any = app.get("button_group")
    (choice,) = [each for each in choices if each.key == "explain_in"]
    choice.set_value("ru").run()
    assert url(app) == {"article": id_, "explain": "ru"}
    assert "упоминает тему" in text(app) and "names Syria" not in text(app)


def test_why_there_is_no_tone_is_told_in_the_language_too(dashboard: Open, demo_store: Path):
    con = open_store(demo_store).connect()
    (id_,) = con.execute("SELECT article_id FROM analyses WHERE tone IS NULL").fetchone() or ("",)
    shown = text(dashboard("articles", demo_store, article=id_, explain="ar"))
    assert "لا نبرة: لا تقول أي جملة" in shown


def test_the_open_article_says_where_it_came_from(dashboard: Open, demo_store: Path):
    id_ = id_of(demo_store, "واشنطن وموسكو تتفقان")
    assert "File: demo.jsonl, row 14" in text(dashboard("articles", demo_store, article=id_))


def test_an_article_that_is_not_there_is_one_line(dashboard: Open, demo_store: Path):
    app = dashboard("articles", demo_store, article="<b>nowhere")
    assert "There is no article" in app.warning[0].value
    assert not app.exception


def test_article_text_is_never_html(dashboard: Open, make_store: MakeStore):
    evil = "<script>alert(1)</script> <img src=x onerror=alert(1)>"
    store = make_store([Article(title=evil, text=f"{evil} Russia and the US agree.", outlet=evil)])
    app = dashboard("articles", store, article=id_of(store, "<script>"))
    bodies = [element.proto.body for element in app.get("html")]
    html = "".join(body for body in bodies if 'class="reader"' in body)
    assert "<script" not in html and "<img" not in html
    assert "&lt;script&gt;" in html


def test_an_article_without_title_is_listed_and_headed_by_its_opening(dashboard: Open):
    app = dashboard("articles")
    titles = list(app.dataframe[0].value["title"])
    assert all(titles)
    (opening,) = [title for title in titles if title.endswith("…")]
    article = next(row.id for row in _seeds().itertuples() if isinstance(row.opening, str))
    shown = text(dashboard("articles", article=article))
    assert f'<h2 class="opening" dir="auto">{opening}</h2>' in shown


def _seeds() -> pd.DataFrame:
    articles = list(read_articles([ROOT / "seeds"]))
    return queries.articles_table(sample_connection(articles, analyse(articles)), Filters())


def id_of(store: Path, title: str) -> str:
    """The id of the article whose title begins so."""
    found = (
        open_store(store)
        .connect()
        .execute("SELECT id FROM articles WHERE starts_with(title, ?)", [title])
    )
    (id_,) = found.fetchone() or ("",)
    return str(id_)
