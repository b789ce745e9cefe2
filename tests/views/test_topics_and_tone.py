"""The pages Topics and Tone beyond their plain charts, and in the states a store can be in."""

from __future__ import annotations

import datetime as dt
import random
from pathlib import Path

import pytest

from analysis import Article, locale, queries
from analysis.filters import Filters
from analysis.models import Analysis
from analysis.packs import topic_keys
from analysis.queries import Extreme
from analysis.store import open_store
from tests.made_articles import made_analysis
from tests.views.conftest import MakeStore, Open
from tests.views.test_pages import figures, text, url
from views import url_state
from views.topics_and_tone import extremes

PARTS = [(page, part) for page in ("topics", "tone") for part in url_state.PARTS[page]]
"""The pages with each of their parts."""

TRUCE = "The US and Russia agreed to a truce in Syria near Aleppo and signed a treaty."
TARIFFS = "Washington imposed sanctions on Moscow over Syria; steel tariffs followed."

STATES: dict[str, list[Article]] = {
    "one article": [Article(text=TRUCE, language="en", published=dt.date(2019, 1, 2))],
    "no dates": [Article(text=f"{TRUCE} {n}", language="en", outlet="A") for n in range(12)],
    "one outlet": [
        Article(text=f"{TRUCE} {n}", language="en", outlet="A", published=dt.date(2019, 1, n + 1))
        for n in range(12)
    ],
    "one language, not read": [
        Article(text=f"Bonjour {n}", language="fr", published=dt.date(2019, 1, n + 1))
        for n in range(3)
    ],
}


@pytest.mark.parametrize(("page", "part"), PARTS)
@pytest.mark.parametrize("state", STATES)
def test_each_state_of_a_store_is_shown_or_said(
    dashboard: Open, make_store: MakeStore, page: str, part: str, state: str
):
    app = dashboard(page, make_store(STATES[state]), part=part)
    assert not app.exception and not app.error
    assert app.get("plotly_chart") or app.info


@pytest.mark.parametrize("page", ["topics", "tone"])
def test_an_empty_store_is_said(dashboard: Open, make_store: MakeStore, page: str):
    app = dashboard(page, make_store([]))
    assert not app.exception and "holds no articles yet" in app.info[0].value


@pytest.fixture(scope="session")
def many_topics(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of articles scored for twenty topics of the user's own besides those that ship."""
    folder = tmp_path_factory.mktemp("topics") / "store"
    own = [f"own_{number}" for number in range(20)]
    store = open_store(folder, create=True)
    scored: list[tuple[Article, Analysis]] = []
    for number in range(60):
        article = Article(
            text=f"Round {number}.",
            language="en",
            published=dt.date(2019, 1, 1) + dt.timedelta(days=number),
        )
        topics = {key: 0.9 * (number % (place + 1) == 0) for place, key in enumerate(own)}
        topics |= dict.fromkeys(topic_keys(), 0.0)
        scored.append((article, made_analysis(article, tone=(number % 9 - 4) / 5, topics=topics)))
    store.append_articles([article for article, _ in scored])
    store.append_analyses(scored)
    return folder


@pytest.mark.parametrize(("page", "part"), PARTS)
def test_twenty_own_topics_are_shown(dashboard: Open, many_topics: Path, page: str, part: str):
    app = dashboard(page, many_topics, part=part)
    assert not app.exception and not app.error


def test_of_twenty_topics_the_most_covered_are_drawn(dashboard: Open, many_topics: Path):
    coverage = text(dashboard("topics", many_topics))
    assert "8 most covered topics; the numbers have all" in coverage
    assert "12 most covered topics; the numbers have all" in coverage
    tone = dashboard("topics", many_topics, part="tone")
    assert "12 topics with most scored articles; the numbers have all 20" in text(tone)
    (panels,) = [f for f in figures(tone) if "yaxis12" in f["layout"]]
    assert "yaxis13" not in panels["layout"]


def test_the_stories_at_both_ends_are_named_with_their_proof(dashboard: Open, demo_store: Path):
    app = dashboard("tone", demo_store, part="spread")
    shown = text(app)
    assert "Most positive and most negative stories" in [item.value for item in app.subheader]
    assert "Ranked by tone drawn toward 0" in shown
    assert '<blockquote class="proof" dir="rtl" lang="ar">' in shown
    assert 'class="tone positive"' in shown and 'class="tone negative"' in shown
    first = queries.extremes(open_store(demo_store).connect(), Filters())["positive"][0]
    assert first.title is not None
    button = app.button(key="open_extreme_positive_0")
    assert button.label == f"**{first.title}**".replace("-", "\\-")


def test_a_story_of_an_end_opens_in_the_reader_and_all_of_them_as_a_list(
    dashboard: Open, demo_store: Path
):
    app = dashboard("tone", demo_store, part="spread", language="ar")
    app.button(key="open_extreme_negative_0").click().run()
    assert app.title[0].value == "Articles"
    assert url(app)["language"] == "ar" and url(app)["article"]
    app = dashboard("tone", demo_store, part="spread")
    app.button(key="all_extremes_positive").click().run()
    assert url(app) == {"part": "spread", "tone": "positive", "order": "most positive"}


def test_where_one_end_has_no_story_it_is_said(dashboard: Open, demo_store: Path):
    app = dashboard("tone", demo_store, part="spread", tone="positive")
    assert "No story here has a negative tone." in [item.value for item in app.info]


def test_the_text_of_a_proof_is_never_markup():
    story = Extreme(
        article_id="x",
        title="<b>t",
        opening="",
        language='"><script>',
        published=None,
        outlets=("<i>RT", "B", "C", "D"),
        n=3,
        tone=0.5,
        low=0.4,
        high=0.6,
        confidence=0.9,
        backed=2,
        certain=0.3,
        proof="<script>x</script> agreed",
        phrases=((19, 25),),
    )
    words = locale.load()
    html = extremes.proof(story, words) + extremes.facts(story, words)
    assert "<script" not in html and "<i>" not in html and ">agreed<" in html
    assert "and 1 more" in html and "articles: 3" in html and "+0.40 to +0.60" in html


def test_the_table_of_both_ends_has_a_name_for_each_column_in_each_language():
    frame = extremes.table([])
    for language in locale.languages():
        words = locale.load(language)
        for column in frame.columns:
            assert words.get(f"column.extremes.{column}") or words[f"column.{column}"]


def noise(seed: int) -> str:
    """Words of no meaning, others for each ``seed``: so that no two articles are one story."""
    dice = random.Random(seed)
    return " ".join("".join(dice.choices("bdfglmnrtuaeio", k=8)) for _ in range(60))


@pytest.fixture(scope="session")
def turned_store(make_store: MakeStore) -> Path:
    """A store whose topic is written of in other words from one month to the next."""
    spoken = ((1, TRUCE), (3, TARIFFS))
    return make_store(
        Article(
            text=f"{said} {noise(month * 100 + number)}.",
            language="en",
            published=dt.date(2019, month, number + 1),
        )
        for month, said in spoken
        for number in range(12)
    )


def test_a_topics_words_are_drawn_by_period_and_chosen_in_the_url(
    dashboard: Open, turned_store: Path
):
    app = dashboard("topics", turned_store, part="words", vocabulary="syria", count="placements")
    assert not app.exception and not app.warning
    (drawn,) = [f for f in figures(app) if "Aleppo" in str(f)]
    assert "tariffs" in str(drawn).casefold()
    assert "Words that mark the periods of Syria" in text(app)
    app.selectbox(key="vocabulary_topic").select("north_korea").run()
    assert url(app)["vocabulary"] == "north_korea"
    assert "Too few dated stories on this topic" in app.info[-1].value


def test_many_stories_are_read_when_asked_for(
    dashboard: Open, turned_store: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("views.topics_and_tone.vocabulary.AT_ONCE", 5)
    app = dashboard("topics", turned_store, part="words", vocabulary="syria")
    assert not [f for f in figures(app) if "Aleppo" in str(f)]
    app.button(key="ask_vocabulary").click().run()
    assert [f for f in figures(app) if "Aleppo" in str(f)]


def test_the_pages_speak_arabic(dashboard: Open, turned_store: Path):
    words = dashboard("topics", turned_store, lang="ar", part="words", vocabulary="syria")
    assert "الكلمات المميِّزة لفترات موضوع سوريا" in text(words)
    topics = dashboard("topics", turned_store, lang="ar", part="tone")
    assert "النبرة في كل موضوع عبر الزمن" in text(topics)
    tone = dashboard("tone", turned_store, lang="ar", part="spread")
    assert "القصص الأكثر إيجابية والأكثر سلبية" in [item.value for item in tone.subheader]
