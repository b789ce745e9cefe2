"""The editor of topics, run without a browser: each of its states."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis.own_topics.checking import lines
from analysis.own_topics.keeping import load, save, state_of
from analysis.packs.watched import OwnTopic
from tests.own_topics_made import TOML, UKRAINE, write_topic
from tests.views.conftest import PATIENCE, ROOT, Open
from tests.views.test_pages import text
from views import background, drafted
from views.frame.scoring import Scoring


@pytest.fixture
def store(demo_store: Path, tmp_path: Path) -> Path:
    """A store of the demo articles that a test may change."""
    return Path(shutil.copytree(demo_store, tmp_path / "own"))


def write(app: AppTest, **fields: str) -> AppTest:
    """The page once some fields were filled in: name_en, terms_ar …"""
    for field, value in fields.items():
        key = f"own_topic_{field}"
        box = app.text_input(key=key) if field.startswith("name") else app.text_area(key=key)
        box.set_value(value)
    return app.run()


def choose(app: AppTest, key: str) -> AppTest:
    return app.selectbox(key="own_topic_choice").set_value(key).run()


def click(app: AppTest, key: str) -> AppTest:
    return app.button(key=key).click().run()


def errors(app: AppTest) -> list[str]:
    assert not app.exception
    return [each.value for each in app.error]


def test_a_new_topic_begins_empty_and_without_complaint(dashboard: Open, store: Path) -> None:
    app = dashboard("watched", store)
    assert app.title[0].value == "Topics editor"
    assert errors(app) == []
    assert app.button(key="own_topic_save").disabled


def test_what_it_would_find_is_shown_while_it_is_written(dashboard: Open, store: Path) -> None:
    app = write(dashboard("watched", store), name_en="Truce", terms_en="truce", terms_ar="هدنة")
    assert "articles would discuss the topic" in text(app)
    assert any("Russian" in each.value for each in app.warning), [w.value for w in app.warning]
    assert not app.button(key="own_topic_save").disabled


def test_each_problem_has_its_line_and_keeps_it_from_being_saved(
    dashboard: Open, store: Path
) -> None:
    app = write(dashboard("watched", store), name_en="Syria", terms_en="a..\ntruce\nTruce\n..")
    told = errors(app)
    assert any("a topic called Syria already" in line for line in told)
    assert any("is listed twice" in line for line in told)
    assert any("is not a phrase" in line for line in told)
    assert app.button(key="own_topic_save").disabled


def test_saved_rescored_and_filtered_by(dashboard: Open, store: Path) -> None:
    app = write(dashboard("watched", store), name_en="Truce", terms_en="truce\nagreement")
    app = click(app, "own_topic_save")
    assert "is saved" in app.success[0].value
    saved = load(store / "topics", "truce")
    assert saved is not None
    assert saved.topic.terms == {"en": ("truce", "agreement")}
    click(app, "own_topic_rescore")
    job = background.last(store, Scoring)
    assert job is not None
    job.wait(PATIENCE)
    app = app.run()
    assert "own_topic_rescore" not in [each.key for each in app.button]
    overview = dashboard("overview", store, topic="truce")
    assert "Truce" in text(overview)
    assert not overview.warning


def test_a_shipped_topic_is_changed_and_brought_back(dashboard: Open, store: Path) -> None:
    app = choose(dashboard("watched", store), "syria")
    assert "Syria" in str(app.text_area(key="own_topic_terms_en").value)
    app = click(write(app, terms_en="Aleppo"), "own_topic_save")
    assert "lose" in text(app)
    app = click(app, "own_topic_remove")
    assert "is removed" in app.success[0].value
    assert load(store / "topics", "syria") is None


def test_of_two_who_save_at_once_the_second_sees_both(dashboard: Open, store: Path) -> None:
    write_topic(store, "ukraine", TOML)
    app = choose(dashboard("watched", store), "ukraine")
    folder = store / "topics"
    save(folder, UKRAINE, began=state_of(folder, "ukraine"), by="Nadia")
    app = click(write(app, terms_en="Ukraine\nOdesa"), "own_topic_save")
    assert any("Nadia changed this topic" in line for line in errors(app))
    assert app.text_area(key="own_topic_terms_en").value == "Ukraine\nOdesa"
    assert len(app.code) >= 2
    app = click(app, "own_topic_mine")
    kept = load(folder, "ukraine")
    assert kept is not None
    assert kept.topic.terms["en"] == ("Ukraine", "Odesa")
    assert errors(app) == []


def test_an_earlier_revision_is_put_into_the_fields(dashboard: Open, store: Path) -> None:
    folder = store / "topics"
    save(folder, UKRAINE, began=state_of(folder, "ukraine"))
    app = choose(dashboard("watched", store), "ukraine")
    app = click(write(app, terms_en="Odesa"), "own_topic_save")
    box = app.selectbox(key="own_topic_revision")
    assert len(box.options) == 2
    app = click(box.select_index(1).run(), "own_topic_bring_back")
    assert app.text_area(key="own_topic_terms_en").value == "Ukraine\nKyiv"


def test_a_draft_from_another_page_is_filled_in(dashboard: Open, store: Path) -> None:
    app = dashboard("overview", store)
    draft = OwnTopic(key="truce", names={"ar": "هدنة"}, terms={"ar": ("هدنة",)})
    app.session_state[drafted._DRAFT] = draft
    app.session_state[drafted.GOING] = True
    app = app.run()
    assert app.title[0].value == "Topics editor"
    assert app.text_area(key="own_topic_terms_ar").value == "هدنة"


def test_a_broken_file_is_named_and_hides_no_other(dashboard: Open, store: Path) -> None:
    write_topic(store, "ukraine", TOML)
    write_topic(store, "x", "[name")
    app = dashboard("watched", store)
    assert any("is not valid TOML" in each.value for each in app.warning)
    assert any("Ukraine" in option for option in app.selectbox(key="own_topic_choice").options)


def test_on_the_samples_a_topic_can_be_tried_and_not_saved(dashboard: Open) -> None:
    app = write(dashboard("watched"), name_en="Truce", terms_en="ceasefire")
    assert errors(app) == []
    assert any("Only the samples are shown" in each.value for each in app.info)
    assert "own_topic_save" not in [each.key for each in app.button]


def test_it_speaks_arabic(dashboard: Open, store: Path) -> None:
    app = write(dashboard("watched", store, lang="ar"), name_ar="هدنة", terms_ar="هدنة\nهُدنة")
    assert app.title[0].value == "محرّر المواضيع"
    assert any("مكرّرة" in line for line in errors(app))


@pytest.mark.parametrize("language", ["en", "ar"])
def test_there_is_a_line_for_each_problem_in_its_languages(language: str) -> None:
    table = tomllib.loads((ROOT / "locales" / f"{language}.toml").read_text("utf-8"))["watched"]
    there = {key.removeprefix("problem_") for key in table if key.startswith("problem_")}
    assert there == set(lines())
