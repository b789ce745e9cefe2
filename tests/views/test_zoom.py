"""The times a reader looks at, kept while the numbers of a chart change."""

from __future__ import annotations

import plotly.graph_objects as go
import pytest
import streamlit as st

from views.charts import zoom

OWN = ("2017-01-01", "2017-12-31")
TOLD = ("2017-03-01 10:30", "2017-05-01 00:00:00.25")


@pytest.fixture(autouse=True)
def session() -> None:
    st.session_state.clear()


def figure(*values: float, times: tuple[str, str] = OWN, kind: str = "date") -> go.Figure:
    axis = {"type": kind, "range": times if kind == "date" else (0, 1)}
    return go.Figure(go.Scatter(y=list(values)), {"xaxis": axis})


def begins(drawn: go.Figure, told: tuple[str, str] | None) -> tuple[object, ...]:
    zoom.keep(drawn, key="chart", told=told)
    return tuple(drawn.layout.xaxis.range)


def test_other_numbers_begin_where_one_had_moved_to() -> None:
    assert begins(figure(1), None) == OWN
    assert begins(figure(2), TOLD) == TOLD


def test_the_same_figure_begins_as_it_did() -> None:
    """It would be made anew otherwise, and the browser keeps the zoom of the one that stands."""
    assert begins(figure(1), None) == OWN
    assert begins(figure(1), TOLD) == OWN
    assert begins(figure(2), TOLD) == TOLD
    assert begins(figure(2), ("2017-06-01", "2017-07-01")) == TOLD


@pytest.mark.parametrize(
    "told", [None, ("2016-01-01", "2016-12-31"), OWN, ("2017-01-01 00:00", "2017-12-31 00:00")]
)
def test_times_that_it_has_none_of_and_its_own_are_let_go(told: tuple[str, str] | None) -> None:
    assert begins(figure(1), told) == OWN


def test_only_an_axis_of_time_is_moved() -> None:
    assert begins(figure(1, kind="linear"), TOLD) == (0, 1)


def test_charts_know_nothing_of_each_other() -> None:
    zoom.keep(figure(1), key="one", told=TOLD)
    assert begins(figure(1), None) == OWN
