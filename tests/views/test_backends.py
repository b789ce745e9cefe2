"""Whose scores are shown, and that those of several are never mixed unsaid."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from analysis import Article, analyse
from analysis.store import open_store
from analysis.tone import backends
from tests.views.conftest import Open
from tests.views.test_pages import WITH_ARTICLES, metric, text, url


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
