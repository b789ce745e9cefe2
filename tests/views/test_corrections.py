"""The page of corrections in each of its states."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from analysis.correcting import Review
from analysis.corrections import Correction, undone
from analysis.filters import Filters
from analysis.locale import load
from analysis.queries import corrections
from analysis.readable import readable
from analysis.sources import read_articles
from analysis.store import open_store
from tests.views.conftest import DEMO, MakeStore, Open
from tests.views.test_open_article import id_of
from tests.views.test_pages import figures, text, url

FIRST, SECOND = "Washington and Moscow agree", "US imposes new sanctions"


@pytest.fixture
def store(make_store: MakeStore) -> Path:
    """A store of this test's own, where a tone and a topic were corrected and one confirmed."""
    folder = make_store(read_articles([DEMO]))
    con = open_store(folder).connect()
    review = Review(con, id_of(folder, FIRST), who="Mona", reason="a *threat*")
    confirmed = Review(con, id_of(folder, SECOND), who="عمر")
    made = [review.tone(-1.0), review.topic("sanctions", discussed=True), confirmed.confirm("tone")]
    open_store(folder).append_corrections([*made, review.sentence(1, "negative")])
    return folder


def said(store: Path) -> list[Correction]:
    return open_store(store).corrections()


def test_all_that_was_said_is_listed_in_words(dashboard: Open, store: Path):
    app = dashboard("corrections", store)
    assert not app.exception
    table = app.dataframe[-1].value
    assert list(table["what"]) == ["Sentence 1", "Tone", "Sanctions", "Tone"]
    assert set(table["state"]) == {"in force"} and set(table["who"]) == {"Mona", "عمر"}
    assert table["value"][3] == "−1.00 · Negative"
    assert table["value"][2] == "discussed" and table["machine"][2] == "not discussed"
    assert table["reason"][3] == "a *threat*"


def test_the_share_that_differs_is_drawn_and_told_with_what_it_is_not(dashboard: Open, store: Path):
    app = dashboard("corrections", store)
    assert "This is no error rate of the machine" in text(app)
    (figure,) = figures(app)
    assert [trace["name"] for trace in figure["data"]] == ["Tone", "Topics"]
    assert list(figure["data"][0]["x"]) == [0.5] and list(figure["data"][1]["x"]) == [1.0]
    isolated = dict.fromkeys(map(ord, "\u2068\u2069"))
    assert "n = 3 scores reviewed" in text(app).replace("\u00a0", " ").translate(isolated)
    numbers = app.dataframe[0].value
    assert list(numbers["Scores reviewed"]) == [2, 1]


@pytest.mark.parametrize("split", ["language", "topic", "outlet"])
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_it_is_split_by_language_topic_and_outlet(
    dashboard: Open, store: Path, split: str, lang: str
):
    app = dashboard("corrections", store, split=split, lang=lang)
    assert not app.exception and len(figures(app)) == 1
    words = load(lang)
    assert words[f"corrections.by_{split}"] in text(app)


def test_the_split_is_chosen_on_the_page_and_kept_in_the_url(dashboard: Open, store: Path):
    app = dashboard("corrections", store)
    app.button_group(key="option_split").set_value("outlet").run()
    assert url(app) == {"split": "outlet"}


def test_filters_apply_to_the_list_and_the_chart(dashboard: Open, store: Path):
    app = dashboard("corrections", store, search="sanctions", tone="negative")
    assert "عمر" in set(app.dataframe[-1].value["who"])
    app = dashboard("corrections", store, language="ru")
    assert "Nobody has corrected or confirmed" in app.info[0].value
    assert not figures(app)


def test_a_store_without_any_and_samples_say_what_to_do(dashboard: Open, demo_store: Path):
    app = dashboard("corrections", demo_store)
    assert "Nobody has corrected or confirmed" in app.info[0].value


def test_samples_have_nowhere_to_keep_them(dashboard: Open):
    app = dashboard("corrections")
    assert any("Corrections are kept beside" in each.value for each in app.info)


def test_only_what_was_undone_is_still_listed(dashboard: Open, store: Path):
    made = said(store)
    open_store(store).append_corrections([undone(each, who="Omar") for each in made])
    app = dashboard("corrections", store)
    assert "No score of these articles is reviewed" in app.info[0].value
    table = app.dataframe[-1].value
    assert set(table["state"]) == {"–", "no longer"} and len(table) == 2 * len(made)
    assert list(table["value"]).count("taken back") == len(made)


def test_the_file_of_the_list_has_headings_in_each_language(store: Path):
    frame = corrections(open_store(store).connect(), Filters())
    for lang in ("en", "ar"):
        headings = list(readable(frame, "corrections", load(lang)).columns)
        assert len(set(headings)) == len(frame.columns)
        assert not [heading for heading in headings if "_" in heading]
    assert isinstance(frame, pd.DataFrame)


def test_labels_are_offered_where_there_are_some(dashboard: Open, store: Path, demo_store: Path):
    app = dashboard("corrections", store)
    offered = {each.proto.id: each.proto.disabled for each in app.get("download_button")}
    assert not any(disabled for key, disabled in offered.items() if "corrections_" in key)
