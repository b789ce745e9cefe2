"""Corrections in every query: what analysts say is counted, and how often they differ."""

from __future__ import annotations

from typing import Any

import duckdb
import pandas as pd
import pytest
from scipy import stats

from analysis import queries
from analysis.corrections import Correction, undone
from analysis.errors import FilterError
from analysis.filters import Filters
from analysis.store import sample_connection
from tests.corrections.made import made_correction
from tests.made_articles import made_analysis, made_article

ARTICLES = [
    made_article(0, title="Sanctions", outlet="A", published="2017-05-01"),
    made_article(1, title="Truce", outlet="A", published="2017-05-02"),
    made_article(2, title="حقبة جديدة", outlet="B", published="2017-05-03", language="ar"),
    made_article(3, title="Добыча", outlet="B", published="2017-05-04", language="ru"),
]
ANALYSES = [
    made_analysis(ARTICLES[0], tone=-0.5, topics={"sanctions": 0.9}),
    made_analysis(ARTICLES[1], tone=-0.25, topics={"syria": 0.9}),
    made_analysis(ARTICLES[2], tone=None),
    made_analysis(ARTICLES[3], tone=0.5, topics={"sanctions": 0.6}),
]


def tone(place: int, value: float | None, **fields: Any) -> Correction:
    fields = {"article_id": ARTICLES[place].id, "machine": ANALYSES[place].tone, **fields}
    return made_correction(place, value=value, **fields)


def topic(place: int, key: str, value: float, **fields: Any) -> Correction:
    machine = ANALYSES[place].topics[key]
    return tone(place, value, kind="topic", key=key, machine=machine, **fields)


MADE = [
    tone(1, 0.75),
    topic(1, "syria", 0),
    topic(2, "syria", 1),
    tone(2, -1.0),
    tone(3, None),
    tone(0, -0.5),
    topic(0, "sanctions", 1),
]


def connected(*made: Correction) -> duckdb.DuckDBPyConnection:
    return sample_connection(ARTICLES, ANALYSES, corrections=made)


CON, PLAIN = connected(*MADE), connected()


def value_of(frame: pd.DataFrame, key: str, column: str, by: str) -> Any:
    return frame.set_index(by)[column][key]


def test_the_overview_counts_what_analysts_say():
    found = queries.overview(CON, Filters())
    assert (found.n, found.n_scored) == (4, 3)
    assert found.tone_index == pytest.approx((-0.5 + 0.75 - 1) / 3)
    assert queries.overview(PLAIN, Filters()).tone_index == pytest.approx(-0.25 / 3)


def test_tone_by_outlet_by_topic_and_its_spread():
    by_outlet = queries.tone_by(CON, Filters(), "outlet")
    assert value_of(by_outlet, "A", "tone", "group") == pytest.approx(0.125)
    assert value_of(by_outlet, "B", "scored", "group") == 1
    by_topic = queries.tone_by(CON, Filters(), "topic")
    assert value_of(by_topic, "syria", "tone", "group") == -1
    spread = queries.tone_distribution(CON, Filters())
    assert spread["none"][0] == 1 and spread["n"].iloc[0] == 1


def test_topics_and_their_tone():
    share = queries.topic_share(CON, Filters())
    assert value_of(share, "syria", "n", "topic") == 1
    classes = queries.topic_tone(CON, Filters()).set_index(["topic", "tone_class"])["n"]
    assert (classes["syria", "negative"], classes["sanctions", "none"]) == (1, 1)
    over_time = queries.topics_over_time(CON, Filters(), "day")
    syria = over_time[over_time["topic"] == "syria"].set_index("period")["n"]
    assert list(syria) == [0, 0, 1, 0]


@pytest.mark.parametrize(
    ("filters", "places"),
    [
        (Filters(tone="negative"), {0, 2}),
        (Filters(tone="positive"), {1}),
        (Filters(tone="none"), {3}),
        (Filters(tone="0.7..0.8"), {1}),
        (Filters(topics=("syria",)), {2}),
        (Filters(search="truce", tone="positive"), {1}),
        (Filters(search="truce", tone="negative"), set()),
        (Filters(count="stories", tone="negative"), {0, 2}),
    ],
)
def test_filters_by_tone_and_topic_and_in_a_search(filters: Filters, places: set[int]):
    found = queries.articles_table(CON, filters)
    assert set(found["id"]) == {ARTICLES[place].id for place in places}
    assert queries.count(CON, filters) == len(places)


def test_the_list_says_what_was_corrected_and_what_the_machine_says():
    found = queries.articles_table(CON, Filters(), order="oldest")
    assert list(found.columns[-6:]) == [
        "corrected",
        "machine_tone",
        *(f"machine_topic_{key}" for key in queries.topics(CON)),
    ]
    assert [None if pd.isna(c) else c for c in found["corrected"]] == [
        None,
        "tone, syria",
        "tone, syria",
        "tone",
    ]
    machine = [None if pd.isna(tone) else tone for tone in found["machine_tone"]]
    assert machine == [-0.5, -0.25, None, 0.5]
    assert list(found["machine_topic_syria"]) == [0, pytest.approx(0.9), 0, 0]
    assert list(found["topic_syria"]) == [0, 0, 0.5, 0]
    positive = queries.articles_table(CON, Filters(), order="most positive")
    assert positive["id"][0] == ARTICLES[1].id


def test_a_list_without_corrections_has_the_same_columns():
    found = queries.articles_table(PLAIN, Filters(), order="oldest")
    assert found["corrected"].isna().all()
    pd.testing.assert_series_equal(found["machine_tone"], found["tone"], check_names=False)
    assert list(queries.articles_table(PLAIN, Filters(tone="0.9..1"))) == list(found)


def test_one_article_is_told_as_analysts_say():
    found, _ = queries.article(CON, ARTICLES[1].id)
    assert (found.tone, found.topics["syria"], found.confidence) == (0.75, 0, None)
    said = queries.verdicts(CON, ARTICLES[1].id)
    assert list(said["key"]) == ["tone", "syria"]
    assert list(said["machine"]) == [-0.25, pytest.approx(0.9)]
    assert queries.verdicts(CON, "nowhere").empty


def test_the_log_holds_all_that_match_the_latest_first():
    undo = undone(MADE[0], who="Omar")
    found = queries.corrections(connected(*MADE, undo), Filters(outlets=("A",)))
    assert found["id"].iloc[0] == undo.id and len(found) == 5
    assert dict(zip(found["id"], found["stands"], strict=True))[MADE[0].id] is False
    assert found["reason"].iloc[1] == "a truce was agreed"
    assert queries.corrections(CON, Filters(outlets=("C",))).empty


def test_how_often_they_differ_by_language():
    found = queries.disagreement(CON, Filters(), "language").set_index(["subject", "group"])
    assert list(found.loc[("tone", "en"), ["n", "differing", "share"]]) == [2, 1, 0.5]
    assert list(found.loc[("topics", "en"), ["n", "differing"]]) == [2, 1]
    assert list(found.loc[("tone", "ar"), ["n", "differing"]]) == [1, 1]
    known = stats.binomtest(1, 2).proportion_ci(method="wilson")
    assert tuple(found.loc[("tone", "en"), ["low", "high"]]) == pytest.approx(known)
    assert ("topics", "ru") not in found.index


def test_how_often_they_differ_by_topic_and_outlet():
    found = queries.disagreement(CON, Filters(), "topic").set_index(["subject", "group"])
    assert list(found.loc[("tone", "sanctions"), ["n", "differing"]]) == [2, 1]
    assert list(found.loc[("topics", "syria"), ["n", "differing"]]) == [2, 2]
    by_outlet = queries.disagreement(CON, Filters(), "outlet").set_index(["subject", "group"])
    assert list(by_outlet.loc[("tone", "B"), ["n", "differing"]]) == [2, 2]
    assert queries.disagreement(CON, Filters(languages=("ru",)), "outlet")["n"].sum() == 1


def test_nothing_reviewed_is_an_empty_table_and_an_unknown_split_is_refused():
    for by in queries.SPLITS:
        assert queries.disagreement(PLAIN, Filters(), by).empty
    with pytest.raises(FilterError, match="by=month"):
        queries.disagreement(PLAIN, Filters(), "month")  # type: ignore[arg-type]
