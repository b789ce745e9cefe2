"""Work that a page waits for: its answer, and what is left once it was stopped."""

from __future__ import annotations

from pathlib import Path

from streamlit.testing.v1 import AppTest

PAGE = Path(__file__).with_name("under_way_page.py")


def opened(**params: str) -> AppTest:
    app = AppTest.from_file(str(PAGE), default_timeout=60)
    for name, value in params.items():
        app.query_params[name] = value
    return app


def test_quick_work_gives_its_answer_and_shows_no_more():
    app = opened().run()
    assert app.markdown[0].value == "The answer to the first"
    assert not app.get("progress") and len(app.button) == 1 and not app.exception


def test_nothing_of_longer_work_is_left_once_it_is_done():
    app = opened(seconds="1.2").run()
    assert app.markdown[0].value == "The answer to the first"
    assert not app.get("progress") and len(app.button) == 1


def test_what_was_stopped_stays_so_until_it_is_begun_again():
    app = opened()
    app.session_state["work_stopped"] = ("first",)
    app.run()
    assert app.markdown[0].value == "No answer"
    assert "Stopped before its end" in app.info[0].value
    app.button(key="work_again").click().run()
    assert app.markdown[0].value == "The answer to the first" and not app.info


def test_another_question_is_not_stopped():
    app = opened(asked="second")
    app.session_state["work_stopped"] = ("first",)
    app.run()
    assert app.markdown[0].value == "The answer to the second"
    assert "work_stopped" not in app.session_state
