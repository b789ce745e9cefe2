"""Tables: what an article and its analysis are as columns, and back."""

from __future__ import annotations

import datetime as dt

from analysis.columns import (
    ARTICLES,
    analyses_schema,
    analyses_table,
    articles_table,
    evidence_from,
)
from tests.made_articles import made_analysis, made_article, made_evidence

NOW = dt.datetime(2017, 1, 29, 12, tzinfo=dt.UTC)


def test_every_field_of_an_article_is_a_column() -> None:
    article = made_article(title="T", outlet="O", published="2017-01-29", source="a.txt")
    (row,) = articles_table([article], added=NOW).to_pylist()
    assert row.pop("added") == NOW
    assert row == {name: getattr(article, name) for name in row}
    assert set(row) | {"added"} == set(ARTICLES.names)


def test_each_topic_is_a_column_and_a_topic_not_scored_is_null() -> None:
    old, new = made_article(1), made_article(2)
    scored = [(old, made_analysis(old)), (new, made_analysis(new, topics={"energy": 0.7}))]
    rows = analyses_table(scored).to_pylist()
    assert rows[0]["topic_energy"] is None
    assert round(rows[1]["topic_energy"], 3) == 0.7
    assert "topic_energy" in analyses_schema(["energy"]).names


def test_evidence_comes_back_as_it_went_in() -> None:
    article = made_article()
    items = (made_evidence(), made_evidence(kind="syria", effect=None, holder=None, changes=()))
    table = analyses_table([(article, made_analysis(article, evidence=items))])
    assert evidence_from(table.to_pylist()[0]["evidence"]) == items
    assert evidence_from(None) == ()


def test_a_lone_surrogate_is_kept_as_a_question_mark() -> None:
    (row,) = articles_table([made_article(title="a\ud800b")], added=NOW).to_pylist()
    assert row["title"] == "a?b"
