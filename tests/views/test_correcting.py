"""The box of an open article: corrected, confirmed, undone; what others say is seen at once."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from analysis import Article
from analysis.correcting import Review
from analysis.filters import Filters
from analysis.ingest import ingest
from analysis.queries import articles_table, overview
from analysis.sources import read_articles
from analysis.store import open_store
from tests.views.conftest import DEMO, MakeStore, Open
from tests.views.test_open_article import id_of
from tests.views.test_pages import metric, text
from views.articles.correcting import tones
from views.data import SEEDS

TITLE = "Washington and Moscow agree"


@pytest.fixture
def store(make_store: MakeStore) -> Path:
    """A store of this test's own: what is said in it stays in it."""
    return make_store(read_articles([DEMO]))


def field(elements: Iterable[Any], name: str) -> Any:
    """The box's field of a name; what is in force is part of its key."""
    return next(each for each in elements if str(each.key).startswith(f"correcting_{name}_"))


def say(app: AppTest, button: str, **fields: Any) -> AppTest:
    kinds = {"topics": app.button_group, "tone": app.selectbox, "reason": app.text_input}
    for name, value in fields.items():
        field({**kinds, "copies": app.checkbox}[name], name).set_value(value)
    done: AppTest = field(app.button, button).click().run()
    return done


def named(app: AppTest, who: str = "Mona") -> AppTest:
    return app.text_input(key="analyst_name").set_value(who).run()


def said(store: Path) -> list[tuple[str, float | None, str, str]]:
    made = open_store(store).corrections()
    return sorted((each.key, each.value, each.who, each.reason) for each in made)


def test_a_tone_and_topics_are_corrected_and_counted_at_once(dashboard: Open, store: Path):
    id_ = id_of(store, TITLE)
    app = named(dashboard("articles", store, article=id_))
    app = say(app, "save", tone="-0.75", topics=["sanctions"], reason="a threat")
    assert not app.exception
    assert app.success[0].value == "Saved, and counted from now on."
    shown = text(app)
    assert "Corrected by analysts: Tone, Sanctions, Syria" in shown
    assert "Tone: −0.75 · Negative. The machine says: +" in shown
    assert "Syria: not discussed. The machine says: discussed." in shown
    assert "<bdi>a threat</bdi>" in shown and "<bdi>Mona</bdi>, " in shown
    row = app.dataframe[0].value.query("title.str.startswith(@TITLE)").iloc[0]
    assert row["tone_word"].endswith("✎") and row["topics"] == ["Sanctions ✎"]
    listed = articles_table(open_store(store).connect(), Filters(tone="negative"))
    assert id_ in set(listed["id"])
    assert [each[0] for each in said(store)] == ["sanctions", "syria", "tone"]


def test_undone_the_machines_score_is_back(dashboard: Open, store: Path):
    id_ = id_of(store, TITLE)
    before = overview(open_store(store).connect(), Filters())
    app = named(dashboard("articles", store, article=id_))
    app = say(app, "save", tone="none", reason="nothing on relations")
    assert field(app.selectbox, "tone").value == "none"
    app = app.button(key="undo_tone_tone").click().run()
    assert app.success[0].value.startswith("Undone")
    assert "Corrected by analysts" not in text(app)
    assert field(app.selectbox, "tone").value != "none"
    assert overview(open_store(store).connect(), Filters()) == before


def test_the_machine_is_confirmed_with_one_click(dashboard: Open, store: Path):
    app = named(dashboard("articles", store, article=id_of(store, TITLE)))
    app = say(app, "confirm")
    assert len(said(store)) == 5 and "Tone: confirmed." in text(app)
    assert "Corrected by analysts" not in text(app)
    app = say(app, "confirm")
    assert app.warning[0].value == "Nothing is different from what is there."
    assert len(said(store)) == 5


@pytest.mark.parametrize(
    ("who", "fields", "line"),
    [
        ("", {"tone": "1", "reason": "x"}, "Give your name first"),
        ("Mona", {"tone": "1", "reason": "  "}, "Say in one line why"),
        ("Mona", {"reason": "x"}, "Nothing is different"),
    ],
)
def test_what_is_missing_is_said_and_nothing_kept(
    dashboard: Open, store: Path, who: str, fields: dict[str, Any], line: str
):
    app = named(dashboard("articles", store, article=id_of(store, TITLE)), who)
    app = say(app, "save", **fields)
    assert app.warning[0].value.startswith(line)
    assert said(store) == []


def test_the_name_is_asked_once_a_visit(dashboard: Open, store: Path):
    app = named(dashboard("articles", store, article=id_of(store, TITLE)), "  Mona  Said ")
    app.switch_page("views/pages/tone.py").run()
    app.switch_page("views/pages/articles.py")
    app.query_params["article"] = id_of(store, "US imposes new sanctions")
    app.run()
    assert app.text_input(key="analyst_name").value == "Mona Said"
    app = say(app, "save", tone="1", reason="x")
    assert said(store) == [("tone", 1.0, "Mona Said", "x")]


def test_copies_of_the_same_text_are_offered_and_corrected_where_meant(
    dashboard: Open, tmp_path: Path
):
    body = " ".join(f"Washington and Moscow agreed on point {n} of their talks." for n in range(9))
    copies = [Article(title=title, text=body, outlet=title) for title in ("One", "Two")]
    store = tmp_path / "store"
    ingest(open_store(store, create=True), copies)
    app = named(dashboard("articles", store, article=copies[0].id))
    assert field(app.checkbox, "copies").label == "Also of its copies with the same text (1)"
    say(app, "save", tone="-1", reason="x", copies=True)
    assert {each.article_id for each in open_store(store).corrections()} == {c.id for c in copies}


def test_what_another_process_says_is_seen_at_the_next_run(dashboard: Open, store: Path):
    id_ = id_of(store, TITLE)
    app = dashboard("overview", store)
    before = metric(app, "Tone index").value
    other = open_store(store)
    review = Review(other.connect(), id_, who="عمر", reason="تهديد")
    other.append_corrections([review.tone(-1.0)])
    app = app.run()
    assert metric(app, "Tone index").value != before
    app = dashboard("articles", store, article=id_)
    assert "عمر" in text(app) and "تهديد" in text(app)


def test_without_a_store_there_is_nowhere_to_keep_it(dashboard: Open):
    first = next(iter(read_articles([SEEDS])))
    app = dashboard("articles", article=first.id)
    assert "Corrections are kept beside the articles of a store" in text(app)
    assert not [each for each in app.text_input if each.key == "analyst_name"]


def test_in_arabic_it_is_said_in_arabic_and_words_are_shown_as_they_are(
    dashboard: Open, store: Path
):
    app = named(dashboard("articles", store, article=id_of(store, TITLE), lang="ar"), "<b>منى")
    app = say(app, "save", tone="-0.5", reason="*تهديد* <i>x")
    assert app.success[0].value == "حُفظ التصحيح، وهو محتسب من الآن."
    shown = text(app)
    assert "صححه المحللون: النبرة" in shown
    assert "*تهديد* &lt;i&gt;x" in shown and "&lt;b&gt;منى" in shown


def test_a_sentence_is_labelled_for_training_and_no_score_changes(dashboard: Open, store: Path):
    id_ = id_of(store, TITLE)
    before = overview(open_store(store).connect(), Filters())
    app = named(dashboard("articles", store, article=id_))
    choice = app.selectbox(key=f"sentence_place_{id_}")
    assert choice.options[0].startswith("Title: Washington and Moscow agree")
    save = f"sentence_save_{id_}"
    app = app.button(key=save).click().run()
    assert app.warning[0].value.startswith("Choose a sentence")
    app.selectbox(key=f"sentence_place_{id_}").set_value(0)
    app.button_group(key=f"sentence_class_{id_}").set_value("negative")
    app = app.button(key=save).click().run()
    assert app.warning[0].value.startswith("Say in one line why")
    app.text_input(key=f"sentence_reason_{id_}").set_value("irony")
    app = app.button(key=save).click().run()
    assert app.success[0].value.startswith("Saved as a label")
    (made,) = open_store(store).corrections()
    assert (made.kind, made.key, made.value, made.who) == ("sentence", "0", -1.0, "Mona")
    assert made.quote is not None and made.quote.startswith(TITLE)
    assert overview(open_store(store).connect(), Filters()) == before
    assert "Corrected by analysts" not in text(app)


@pytest.mark.parametrize("tone", [None, -1.0, -0.4231, 0.0, 0.25, -0.001])
def test_the_tone_there_is_stands_among_those_to_choose(tone: float | None):
    choices = tones(tone)
    numbers = [float(choice) for choice in choices[1:]]
    assert choices[0] == "none" and numbers == sorted(numbers) and len(set(numbers)) == len(numbers)
    if tone is not None:
        assert min(abs(number - tone) for number in numbers) <= 0.005
