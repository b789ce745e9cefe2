"""Discovered topics by calendar period."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.discovery import discover, over_time
from analysis.errors import FilterError
from analysis.filters import Filters
from tests.discovery.made_stories import articles, connection


def looked(made, **filters):
    con, chosen = connection(made), Filters(**filters)
    return con, chosen, discover(con, chosen)


def test_every_period_has_every_topic_and_all_dated_articles_are_counted():
    con, filters, found = looked(articles(each=40))
    frame = over_time(con, filters, found, found.parts[0], "week")
    topics = [topic.key for topic in found.topics]
    assert list(frame.columns) == ["period", "topic", "n", "share", "total", "partial"]
    assert list(frame["topic"].drop_duplicates()) == topics
    assert set(frame.groupby("topic").size()) == {6}, "40 days from a Wednesday"
    assert frame.groupby("topic")["n"].sum().to_dict() == {t.key: t.n for t in found.topics}
    assert frame.drop_duplicates("period")["total"].sum() == 160
    assert (frame["share"] == frame["n"] / frame["total"]).all()
    assert frame["period"].min() == pd.Timestamp("2019-12-30"), "weeks begin on Monday"
    assert frame.attrs["grain"] == "week"


def test_undated_articles_have_no_periods():
    con, filters, found = looked(articles(each=30, dated=False))
    assert found.topics
    assert over_time(con, filters, found, found.parts[0]).empty


def test_an_unknown_grain_is_refused():
    con, filters, found = looked(articles(each=30))
    with pytest.raises(FilterError, match="grain"):
        over_time(con, filters, found, found.parts[0], "decade")
