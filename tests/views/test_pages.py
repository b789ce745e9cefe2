"""Each page in each of its states, run without a browser."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from analysis import Article, analyse, packs, queries
from analysis.filters import Filters
from analysis.sources import read_articles
from analysis.store import open_store, sample_connection
from analysis.tone import backends
from tests.views.conftest import ROOT, MakeStore, Open

PAGES = ("overview", "topics", "tone", "outlets", "compare", "articles", "about")
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
    ("compare", ""): {
        "Tone of A and B",
        "Shares of A and B",
        "Articles over time",
        "Tone over time",
    },
    ("articles", ""): set(),
    ("about", ""): set(),
}
"""The charts of each page, and of each part of a page that has parts."""


NOISE = ("beyond noise", "within noise", "too few to judge")


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


def test_the_overview_counts_articles_and_says_how_sure_the_tone_is(
    dashboard: Open, demo_store: Path
):
    app = dashboard("overview", demo_store)
    assert metric(app, "Articles").value == "37"
    assert metric(app, "Articles").delta.startswith("last 30 days: 4, −1")
    assert " to " in metric(app, "Tone index").delta
    assert "(n = " in metric(app, "Tone index").delta
    assert metric(app, "Change of tone").delta.endswith("too few to judge")


def test_with_both_dates_the_overview_compares_with_the_period_before(
    dashboard: Open, demo_store: Path
):
    app = dashboard("overview", demo_store, since="2018-12-01", until="2019-04-30")
    assert "against the period before: " in metric(app, "Articles").delta
    assert metric(app, "Articles").delta.endswith(NOISE)
    assert metric(app, "Change of tone").delta.startswith("was ")
    assert metric(app, "Change of tone").delta.endswith(NOISE)
    assert metric(app, "Scored share").delta.endswith(NOISE)


def test_a_filter_changes_what_is_counted(dashboard: Open, demo_store: Path):
    everything = dashboard("overview", demo_store)
    some = dashboard("overview", demo_store, topic="syria")
    assert int(metric(some, "Articles").value) < int(metric(everything, "Articles").value)
    assert "Articles on Syria" in text(some)


def test_a_widget_writes_the_url_in_one_run(dashboard: Open, demo_store: Path):
    app = dashboard("overview", demo_store)
    app.multiselect(key="filter_topics").select("syria").run()
    assert url(app) == {"topic": "syria"}
    assert "Articles on Syria" in text(app)
    app.button(key="reset").click().run()
    assert url(app) == {}
    assert app.multiselect(key="filter_topics").value == []


def test_what_is_counted_is_chosen_and_said(dashboard: Open, demo_store: Path):
    app = dashboard("overview", demo_store)
    app.segmented_control(key="filter_count").set_value("original").run()
    assert url(app) == {"count": "original"}
    assert "original reporting only" in text(app)
    assert not app.exception


def test_the_widgets_show_what_the_url_says(dashboard: Open, demo_store: Path):
    app = dashboard(
        "tone",
        demo_store,
        topic=["syria", "sanctions"],
        match="all",
        outlet="(none)",
        language="ar,en",
        tone="-0.5..0.5",
        since="2018-09-01",
        undated="1",
        search="talks",
    )
    held = {name: app.session_state[f"filter_{name}"] for name in ("match", "undated", "search")}
    assert held == {"match": "all", "undated": True, "search": "talks"}
    assert app.multiselect(key="filter_topics").value == ["syria", "sanctions"]
    assert app.multiselect(key="filter_outlets").value == ["(none)"]
    assert app.multiselect(key="filter_languages").value == ["ar", "en"]
    assert app.slider(key="filter_range").value == (-0.5, 0.5)
    assert str(app.date_input(key="filter_since").value) == "2018-09-01"


def test_tone_is_one_filter_with_two_widgets(dashboard: Open, demo_store: Path):
    app = dashboard("overview", demo_store, tone="positive,none")
    assert app.session_state["filter_tones"] == ["positive", "none"]
    app.slider(key="filter_range").set_range(-1.0, 0.0).run()
    assert url(app) == {"tone": "-1..0"}
    assert app.session_state["filter_tones"] == []


def test_dates_the_wrong_way_round_are_turned(dashboard: Open, demo_store: Path):
    app = dashboard("overview", demo_store, since="2019-02-01")
    app.date_input(key="filter_until").set_value(dt.date(2018, 10, 1)).run()
    assert url(app) == {"since": "2018-10-01", "until": "2019-02-01"}


@pytest.mark.parametrize(
    ("params", "problem"),
    [
        ({"since": "yesteryear"}, "since=yesteryear"),
        ({"topic": "siria"}, "siria"),
        ({"tone": "2..3"}, "tone"),
        ({"grain": "decade"}, "grain=decade"),
        ({"topics": "syria"}, "did you mean topic?"),
    ],
)
def test_a_bad_parameter_gives_one_line_and_the_rest_applies(
    dashboard: Open, demo_store: Path, params: dict[str, str], problem: str
):
    app = dashboard("overview", demo_store, **params, language="en")
    (warning,) = app.warning
    assert problem in warning.value.replace("\\", "")
    assert "language" in text(app) or "English" in text(app)
    assert int(metric(app, "Articles").value) == 13
    assert not app.exception


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


def test_undated_articles_are_told_and_can_be_included(dashboard: Open, demo_store: Path):
    app = dashboard("overview", demo_store, since="2018-01-01")
    assert metric(app, "Articles").value == "34"
    assert "the date filter leaves out: 3" in text(app)
    app.checkbox(key="filter_undated").check().run()
    assert metric(app, "Articles").value == "37"
    assert "the date filter leaves out" not in text(app)


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


def test_only_undated_articles_leave_nothing_to_draw_over_time(
    dashboard: Open, make_store: MakeStore
):
    store = make_store([Article(text="The US and Russia agreed to a truce in Syria.")])
    app = dashboard("overview", store)
    assert any("undated" in banner.value for banner in app.info)
    assert metric(app, "Tone index").delta.endswith("too few for an interval")


def test_where_no_article_has_a_tone_the_tone_page_says_so(dashboard: Open, make_store: MakeStore):
    store = make_store([Article(text="The harvest was good.", published=dt.date(2019, 1, 1))])
    assert "says anything of relations" in dashboard("tone", store).info[0].value


def test_an_article_without_title_is_listed_and_headed_by_its_opening(dashboard: Open):
    app = dashboard("articles")
    titles = list(app.dataframe[0].value["title"])
    assert all(titles)
    (opening,) = [title for title in titles if title.endswith("…")]
    article = next(row.id for row in _seeds().itertuples() if isinstance(row.opening, str))
    shown = text(dashboard("articles", article=article))
    assert f'<h2 class="opening" dir="auto">{opening}</h2>' in shown


def test_scores_of_several_kinds_are_never_shown_together_without_saying_so(
    dashboard: Open, mixed_store: Path
):
    for page in WITH_ARTICLES:
        (warning,) = dashboard(page, mixed_store).warning
        said = warning.value.replace("\\", "")
        assert "2 different ways" in said
        assert f"{backends()[0]} new (n = 1)" in said
        assert "python -m analysis rescore" in said
    alike = dashboard("overview", mixed_store, search="condemned")
    assert not alike.warning, "those of one kind are no mixture"


def test_about_says_how_far_to_trust_the_scores_and_what_made_them(dashboard: Open):
    app = dashboard("about")
    shown = text(app)
    for part in ("scored share", backends()[0], packs.version(), "Nothing leaves this machine"):
        assert part in shown
    assert backends()[0] in app.code[0].value
    assert "Sentences: tone in four classes" in shown.replace("\\", "")


def test_about_opens_on_an_empty_store_too(dashboard: Open, make_store: MakeStore):
    app = dashboard("about", make_store([]))
    assert not app.exception
    assert "Nothing leaves this machine" in text(app)


def test_an_empty_store_says_how_to_fill_it(dashboard: Open, make_store: MakeStore):
    app = dashboard("overview", make_store([]))
    assert "holds no articles yet" in app.info[0].value
    assert not app.exception


@pytest.mark.parametrize("broken", ["missing", "a file"])
def test_a_store_that_cannot_be_opened_is_one_line(dashboard: Open, tmp_path: Path, broken: str):
    folder = tmp_path / "broken"
    if broken == "a file":
        folder.write_text("no store")
    app = dashboard("overview", folder)
    (error,) = app.error
    assert "cannot be shown" in error.value
    assert not app.exception


def test_new_articles_show_at_the_next_run(dashboard: Open, make_store: MakeStore):
    folder = make_store([Article(text="The US and Russia agreed to a truce.")])
    app = dashboard("overview", folder)
    store = open_store(folder)
    kept = store.append_articles([Article(text="Moscow condemned new US sanctions.")])
    store.append_analyses(list(zip(kept, analyse(kept), strict=True)))
    assert metric(app.run(), "Articles").value == "2"


@pytest.fixture(scope="session")
def mixed_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of three articles, one of which was scored by other weights."""
    folder = tmp_path_factory.mktemp("mixed") / "store"
    store = open_store(folder, create=True)
    texts = ("Moscow and Washington agreed.", "Moscow condemned US sanctions.", "The US protested.")
    kept = store.append_articles(
        [Article(text=text, language="en", published=dt.date(2019, 1, 1)) for text in texts]
    )
    first, *rest = zip(kept, analyse(kept), strict=True)
    other = replace(first[1], version="new")
    store.append_analyses([(first[0], other), *rest])
    return folder


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


def test_the_sample_is_scored_by_the_backend_chosen(dashboard: Open):
    usual = dashboard("tone")
    choice = usual.radio(key="scored_by")
    assert choice.value == backends()[0]
    assert choice.options == [f"{name} (n = 2)" for name in backends()]
    assert "not the usual" not in text(usual)
    app = choice.set_value("rules").run()
    assert url(app) == {"backend": "rules"}
    shown = text(app)
    assert "scored by rules" in shown and "scored by learned" not in shown
    assert "Scored by rules, which is not the usual choice." in shown
    assert url(app.radio(key="scored_by").set_value(backends()[0]).run()) == {}


def test_another_backend_gives_other_figures(dashboard: Open):
    figures = {
        name: metric(dashboard("overview", backend=name), "Tone index").value for name in backends()
    }
    assert len(set(figures.values())) == len(backends())


def test_a_backend_that_scored_nothing_is_told_and_the_usual_one_shown(dashboard: Open):
    app = dashboard("tone", backend="<b>nothing")
    assert "no scores by it" in app.warning[0].value
    assert app.radio(key="scored_by").value == backends()[0]


def test_filters_leave_the_backend_as_it_is(dashboard: Open):
    app = dashboard("overview", backend="rules")
    app.multiselect(key="filter_topics").select("syria").run()
    assert url(app) == {"topic": "syria", "backend": "rules"}
