"""What a change came to is said at the runs that follow it, until the next or for a while."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from views import told

PAGE = """
import streamlit as st
from views import told
st.button("first", on_click=told.keep, args=("change", "one"))
st.button("second", on_click=told.keep, args=("change", "two"))
st.text(told.said("change"))
"""


def said(app: AppTest) -> str:
    return str(app.text[0].value)


def test_it_stays_in_further_runs_until_the_next_change() -> None:
    app = AppTest.from_string(PAGE).run()
    assert said(app) == "None"
    app.button[0].click().run()
    assert said(app) == "one"
    assert said(app.run()) == "one"
    app.button[1].click().run()
    assert said(app.run()) == "two"


def test_it_is_said_no_more_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    app = AppTest.from_string(PAGE).run()
    app.button[0].click().run()
    monkeypatch.setattr(told, "STAYS", 0.0)
    assert said(app.run()) == "None"
