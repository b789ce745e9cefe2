"""The page Discover in each of its states, run without a browser."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis import Article
from analysis.discovery import Quote, discover
from analysis.filters import Filters
from analysis.locale import load
from analysis.own_topics.written import to_toml
from analysis.packs.own_files import parse
from analysis.store import open_store
from tests.discovery.made_stories import articles
from tests.discovery.test_kept import fill
from tests.views.conftest import PATIENCE, Open
from tests.views.test_pages import figures, text, url
from views import background
from views.discovering.job import Discovering
from views.discovering.topic import quoted


def store_of(folder: Path, *made: Article) -> Path:
    store = open_store(folder / "store", create=True)
    fill(store, list(made))
    return store.folder


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store in which nothing was looked for yet."""
    return store_of(tmp_path, *articles(("en", "ar"), each=30))


@pytest.fixture(scope="module")
def looked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store in which topics were found in all articles."""
    folder = store_of(tmp_path_factory.mktemp("looked"), *articles(("en", "ar"), each=30))
    discover(open_store(folder).connect(), Filters())
    return folder


def finished(app: AppTest, folder: Path) -> AppTest:
    job = background.last(folder, Discovering)
    assert job is not None
    job.wait(PATIENCE)
    job.check()
    return app.run()


def buttons(app: AppTest) -> set[str]:
    return {str(each.key) for each in app.button}


def test_topics_are_found_when_asked_for_and_kept(dashboard: Open, store: Path):
    app = dashboard("discover", store)
    assert "Discover topics in 240 stories" in app.button(key="discover_begin").label
    assert not figures(app)
    app = finished(app.button(key="discover_begin").click().run(), store)
    assert not app.exception and not app.error
    assert len(figures(app)) == 2 and "Map of the topics" in text(app)
    assert "discover_begin" not in buttons(app)
    background.forget(store, Discovering)
    assert len(figures(dashboard("discover", store))) == 2, "it is kept in the store"


def test_a_language_and_a_topic_are_chosen_in_the_url(dashboard: Open, looked: Path):
    app = dashboard("discover", looked)
    app.segmented_control(key="vocabulary_language").set_value("en").run()
    assert url(app) == {"vocabulary_language": "en"}
    app.selectbox(key="discover_topic").set_value("en_2").run()
    assert url(app)["discovered"] == "en_2"
    assert not app.exception
    there = dashboard("discover", looked, vocabulary_language="en", discovered="en_3")
    assert there.selectbox(key="discover_topic").value == "en_3"
    gone = dashboard("discover", looked, vocabulary_language="en", discovered="en_99")
    assert gone.selectbox(key="discover_topic").value == "en_1"


def test_a_topic_says_its_words_sentences_and_articles(dashboard: Open, looked: Path):
    app = dashboard("discover", looked, vocabulary_language="ar")
    found = discover(open_store(looked).connect(), Filters())
    topic = next(each for each in found.topics if each.key == "ar_1")
    shown = text(app)
    assert 'dir="rtl"' in shown and topic.quotes[0].text in shown
    assert "، ".join(w.text for w in topic.words["ar"]) in shown.replace(", ", "، ")
    assert {f"discover_article_{n}" for n in range(10)} <= buttons(app)
    app.button(key="discover_quote_0").click().run()
    assert url(app)["article"] == topic.quotes[0].article_id


def test_watching_a_topic_gives_a_draft_to_keep(dashboard: Open, looked: Path):
    app = dashboard("discover", looked, vocabulary_language="ar")
    app.button(key="discover_watch").click().run()
    assert "No terms yet in: English, Russian" in app.warning[0].value
    draft = app.session_state["topic_draft"]
    assert app.code[0].value == to_toml(draft).strip()
    assert parse(tomllib.loads(app.code[0].value), key=draft.key, where="page").terms == draft.terms
    app.selectbox(key="discover_topic").set_value("ar_2").run()
    assert not app.code, "the draft was of another topic"


@pytest.mark.parametrize(
    ("made", "said"),
    [
        ([Article(text="One article was told.", language="en")], "too few to look for topics"),
        ([Article(text=f"Satz {n}.", language="de") for n in range(50)], "Arabic, English and"),
    ],
    ids=["one article", "another language"],
)
def test_where_there_is_nothing_to_look_through_it_says_why(
    dashboard: Open, tmp_path: Path, made: list[Article], said: str
):
    app = dashboard("discover", store_of(tmp_path, *made))
    assert said in text(app) and "discover_begin" not in buttons(app)
    assert not app.exception and not app.error


def test_an_empty_store_says_how_to_begin(dashboard: Open, tmp_path: Path):
    app = dashboard("discover", store_of(tmp_path))
    assert "Add articles" in text(app) and not app.exception


def test_few_articles_are_said_to_be_few(dashboard: Open, looked: Path):
    assert "English: 120 stories are little, under 300" in text(dashboard("discover", looked))


def test_where_nothing_stands_out_it_says_so(dashboard: Open, tmp_path: Path):
    made = [Article(text=f"Report {n}. The same again.", language="en") for n in range(50)]
    folder = store_of(tmp_path, *made)
    app = dashboard("discover", folder).button(key="discover_begin").click().run()
    assert "nothing stands out among 50 stories" in text(finished(app, folder))


def test_undated_articles_have_a_map_and_no_course(dashboard: Open, tmp_path: Path):
    folder = store_of(tmp_path, *articles(each=30, dated=False))
    app = dashboard("discover", folder).button(key="discover_begin").click().run()
    app = finished(app, folder)
    assert len(figures(app)) == 1 and not app.exception


def test_a_discovery_can_be_stopped_and_begun_again(store: Path):
    job = Discovering(store, Filters(), "rules", said="All articles")
    job.stop()
    job.start()
    job.wait(PATIENCE)
    job.check()
    assert job.found is None and job.step is not None and job.error is None
    again = Discovering(store, Filters(), "rules", said="All articles")
    again.start()
    again.wait(PATIENCE)
    assert again.found is not None


def test_what_goes_wrong_is_one_line_and_it_can_be_tried_again(dashboard: Open, store: Path):
    app = dashboard("discover", store)
    background.begin(store, Discovering(store, Filters(), "nobody", said="All articles"))
    app = finished(app, store)
    assert "holds no scores by 'nobody'" in app.error[0].value
    assert "discover_begin" in buttons(app)


def test_a_stopped_one_is_said_to_be(dashboard: Open, store: Path):
    app = dashboard("discover", store)
    job = Discovering(store, Filters(), "rules", said="All articles")
    job.stop()
    background.begin(store, job)
    app = finished(app, store)
    assert "Stopped before its end" in text(app) and "discover_begin" in buttons(app)


def test_sentences_are_escaped_and_run_in_their_own_direction():
    quote = Quote(article_id="x", language="ar", sentence=1, start=0, end=9, text="<b>نص</b>")
    html = quoted(quote, load("en"))
    assert 'dir="rtl" lang="ar"' in html and "&lt;b&gt;" in html and "<b>" not in html


def test_the_page_is_arabic_where_it_is_asked_for(dashboard: Open, looked: Path):
    app = dashboard("discover", looked, lang="ar", vocabulary_language="ar")
    assert "استكشاف المواضيع" in text(app) and not app.exception
    assert app.button(key="discover_watch").label == "رصد هذا الموضوع"
