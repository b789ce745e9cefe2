"""A store scored by more than one backend from the sidebar."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from analysis import Article, analyse
from analysis.store import open_store
from tests.views.conftest import PATIENCE, MakeStore, Open
from tests.views.test_add import finished as added
from tests.views.test_add import paste
from tests.views.test_pages import text, url
from views import background
from views.frame.scoring import Scoring

TEXTS = {
    "ar": "اتفقت موسكو وواشنطن على هدنة في سوريا.",
    "en": "Moscow and Washington agreed on a truce in Syria.",
    "ru": "Москва и Вашингтон договорились о перемирии в Сирии.",
}


@pytest.fixture
def store(make_store: MakeStore) -> Path:
    """A store of three articles, scored by the default backend alone."""
    return make_store(
        Article(text=body, language=code, published=dt.date(2019, 1, 1))
        for code, body in TEXTS.items()
    )


def scored(folder: Path, backend: str) -> Scoring:
    job = Scoring(folder, backend)
    job.start()
    job.wait(PATIENCE)
    job.check()
    return job


def buttons(app: AppTest) -> dict[Any, Any]:
    return {button.key: button for button in app.button}


def finished(app: AppTest, folder: Path) -> AppTest:
    job = background.last(folder, Scoring)
    assert job is not None
    job.wait(PATIENCE)
    return app.run()


def test_every_article_has_scores_by_both_afterwards(store: Path):
    job = scored(store, "rules")
    assert (job.done, job.total, job.error) == (3, 3, None)
    assert set(open_store(store).backends()) == {"learned", "rules"}


def test_a_backend_that_is_not_there_is_one_line(store: Path):
    assert "unknown backend" in (scored(store, "guesses").error or "")


def test_it_ends_at_the_next_report_once_it_was_stopped(store: Path):
    job = Scoring(store, "rules")
    job.stop()
    job.start()
    job.wait(PATIENCE)
    job.check()
    assert (job.done, job.total) == (0, 3)
    assert open_store(store).backends() == ("learned",)
    assert scored(store, "rules").done == 3, "the next one goes on"


def test_another_backend_can_score_the_store_and_is_then_a_choice(dashboard: Open, store: Path):
    app = dashboard("tone", store)
    assert app.radio(key="scored_by").options == ["learned (n = 3)"]
    app = finished(buttons(app)["score_rules"].click().run(), store)
    choice = app.radio(key="scored_by")
    assert choice.options == ["learned (n = 3)", "rules (n = 3)"]
    assert "score_rules" not in buttons(app)
    app = choice.set_value("rules").run()
    assert url(app) == {"backend": "rules"}
    assert "scored by rules" in text(app) and "scored by learned" not in text(app)
    assert not app.warning, "scores of two backends are never mixed"


def test_articles_added_later_have_scores_by_both(dashboard: Open, store: Path):
    scored(store, "rules")
    app = added(paste(dashboard("add", store), "New\n\nMoscow and Washington met again."), store)
    app = app.switch_page("views/pages/tone.py").run()
    assert app.radio(key="scored_by").options == ["learned (n = 4)", "rules (n = 4)"]


def test_scores_of_other_packs_can_be_made_anew(dashboard: Open, tmp_path: Path):
    folder = tmp_path / "old"
    opened = open_store(folder, create=True)
    kept = opened.append_articles([Article(text=body) for body in TEXTS.values()])
    old = [replace(analysis, version="old") for analysis in analyse(kept)]
    opened.append_analyses([*zip(kept, old, strict=True)])
    app = dashboard("tone", folder)
    again = buttons(app)["score_learned"]
    assert again.label == "Score again with the present learned"
    app = finished(again.click().run(), folder)
    assert "score_learned" not in buttons(app)
    assert "scored by learned old" not in text(app)


def test_the_sample_offers_no_scoring(dashboard: Open):
    assert not [key for key in buttons(dashboard("tone")) if str(key).startswith("score_")]


def test_a_backend_that_cannot_run_is_named_with_the_reason(
    dashboard: Open, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.delenv("NLI_MODEL", raising=False)
    captions = [caption.value for caption in dashboard("tone").caption]
    assert any(line.startswith("Cannot run here: the backend nli") for line in captions)
