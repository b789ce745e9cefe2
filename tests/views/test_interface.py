"""The dashboard in Arabic and in Russian: chosen in the sidebar, kept in the URL, and nothing left
in English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from analysis.charts.looks import FONTS
from analysis.locale import languages, load
from analysis.sources import read_articles
from tests.views.conftest import DEMO, MakeStore, Open
from tests.views.test_pages import url
from views.frame.interface import SAID, TRANSLATED, said_by_streamlit

PAGES = (
    *("overview", "topics", "tone", "outlets", "compare", "discover"),
    *("articles", "corrections", "add", "about"),
)

LETTERS = re.compile(r"[A-Z][A-Za-z’',;-]+(?: [A-Za-z’',;-]+)*|[a-z’',;-]+(?: [A-Za-z’',;-]+)+")
"""English as it stands between numbers, signs and places to fill in: words that begin with a
capital or are several. One small word alone may be a name in the page's own code."""

SHORTEST = 4
"""Letters of a piece that is looked for: shorter ones, such as "n", are in anything."""

CODE = re.compile(r"(?s)<script>.*?(?=speak\(\{)")
"""What the page's own script says to its readers."""

NOT_SHOWN = ("locale.", "rtl.", "chart.plotly.", "months_short.", "words.", "streamlit.")
"""Keys whose English strings are also names of files, formats or of plotly's own."""


@pytest.fixture(scope="session")
def arabic_store(make_store: MakeStore) -> Path:
    """The Arabic ones of the demo articles: what is English on a page is then the interface."""
    return make_store(each for each in read_articles([DEMO]) if each.language == "ar")


@pytest.fixture(scope="session")
def russian_store(make_store: MakeStore) -> Path:
    """The Russian ones, likewise."""
    return make_store(each for each in read_articles([DEMO]) if each.language == "ru")


def texts(message: Any) -> Iterator[str]:
    """Every string of a message that Streamlit sends to the browser, keys and ids apart."""
    for field, value in message.ListFields():
        if field.name in {"id", "form_id", "url", "active_theme", "element_id", "js_content"}:
            continue
        for each in value if field.is_repeated else [value]:
            if isinstance(each, str):
                yield each
            elif hasattr(each, "ListFields"):
                yield from texts(each)


def said(app: AppTest) -> str:
    """All that stands anywhere on a page, the sidebar and the charts included."""
    elements: list[Any] = [*app.main, *app.sidebar]
    shown = "\n".join(text for each in elements if each.proto for text in texts(each.proto))
    return CODE.sub("", shown).replace(FONTS, "")


def pieces(language: str = "ar") -> dict[str, str]:
    """Each piece of English in the strings of the interface, with the key it stands under;
    those that the language's strings have as well are names: of commands, formats, scores."""
    theirs = "\n".join(load(language).values())
    names = [*(load(language).name for language in languages())]
    return {
        piece: key
        for key, text in load("en").items()
        if not key.startswith(NOT_SHOWN)
        for piece in LETTERS.findall(re.sub(r"\{.*?\}|`.*?`|:material/.*?:", "\n", text))
        if len(piece) >= SHORTEST and piece not in theirs and piece not in names
    }


def left_in_english(app: AppTest, language: str, page: str) -> list[tuple[str, str]]:
    """The pieces of English on a page in a language, each with its key; the page has no fault."""
    assert not app.exception and not app.error and not app.warning
    shown = said(app)
    assert load(language)[f"{page}.title"] in shown
    found = pieces(language).items()
    return [(p, key) for p, key in found if re.search(rf"(?<!\w){p}(?!\w)", shown)]


@pytest.mark.parametrize("page", PAGES)
def test_no_english_is_left_on_an_arabic_page(dashboard: Open, arabic_store: Path, page: str):
    app = dashboard(page, arabic_store, lang="ar")
    assert left_in_english(app, "ar", page) == []


@pytest.mark.parametrize("page", (*PAGES, "watched"))
def test_no_english_is_left_on_a_russian_page(dashboard: Open, russian_store: Path, page: str):
    app = dashboard(page, russian_store, lang="ru")
    assert left_in_english(app, "ru", page) == []


def test_the_english_page_would_be_found_out(dashboard: Open, arabic_store: Path):
    shown = said(dashboard("overview", arabic_store))
    assert sum(piece in shown for piece in pieces()) > 50


def test_the_language_is_chosen_in_the_sidebar_and_kept_in_the_url(
    dashboard: Open, arabic_store: Path
):
    app = dashboard("overview", arabic_store, topic="syria")
    choice: Any = app.get("button_group")
    (choice,) = [each for each in choice if each.key == "interface_language"]
    assert [option.content for option in choice.proto.options] == ["English", "العربية", "Русский"]
    choice.set_value("ar").run()
    assert url(app) == {"topic": "syria", "lang": "ar"}
    assert app.title[0].value == "نظرة عامة"
    assert app.multiselect(key="filter_topics").value == ["syria"], "the filters stay"
    assert "مقالات عن سوريا" in said(app)


def test_a_language_there_is_not_is_told_and_english_shown(dashboard: Open, arabic_store: Path):
    app = dashboard("overview", arabic_store, lang="xx")
    assert app.title[0].value == "Overview"
    assert "lang=xx means nothing" in app.warning[0].value.replace("\\", "")


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("ar", "rtl"), ("ru", "ltr")])
def test_the_browser_is_told_language_and_direction(
    dashboard: Open, arabic_store: Path, language: str, direction: str
):
    shown = said(dashboard("overview", arabic_store, lang=language))
    assert f'"lang": "{language}", "dir": "{direction}"' in shown


def test_streamlits_own_words_are_said_in_arabic_each_where_it_stands():
    said_in_arabic = said_by_streamlit(load("ar"))
    for key in (key for key in load("ar") if key.startswith(SAID)):
        name = key.removeprefix(SAID)
        assert f"--said-{name}: " in said_in_arabic
        assert f"var(--said-{name})" in TRANSLATED.read_text("utf-8"), "is used"
    assert "200\u00a0ميغابايت" in said_in_arabic


def test_an_article_is_explained_in_the_language_of_the_interface(
    dashboard: Open, arabic_store: Path
):
    ids = dashboard("articles", arabic_store, lang="ar")
    assert list(ids.dataframe[0].value["language"].unique()) == ["العربية"]


def test_names_keep_their_direction_in_the_sentence_of_the_filters(
    dashboard: Open, arabic_store: Path
):
    app = dashboard("overview", arabic_store, lang="ar", outlet=["Reuters", "(none)"])
    assert "الوسائل الإعلامية: \u2068Reuters\u2069 أو غير مذكورة" in said(app)
