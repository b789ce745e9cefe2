"""Events on the charts over time, and one's own among them, run without a browser."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from analysis.events.kept import own_events
from analysis.store.layout import EVENTS
from tests.made_articles import day
from tests.planted import planted_store
from tests.views.conftest import Open
from tests.views.test_pages import figures, text, url
from tests.views.test_shifts import notes

CSV = "date,text\n10 فبراير 2018,محادثات\nsoon,Nothing\n2018-02-11,Our own talks\n"
UPLOADER = "own_events_file_0"


@pytest.fixture
def planted(tmp_path: Path) -> Path:
    """A store of this test's own: what it keeps is no other's."""
    return planted_store(tmp_path / "planted")


def listed(app: AppTest) -> pd.DataFrame:
    """The table of the events on the charts, none without one."""
    tables = [each.value for each in app.table]
    return next((each for each in tables if "What happened" in each), pd.DataFrame())


def plain(app: AppTest) -> str:
    """All a reader can read, without the backslashes that keep it from being formatted."""
    told = [text(app), *(each.value for each in app.success)]
    return "\n".join(told).replace("\\", "")


def upload(app: AppTest, content: bytes = CSV.encode(), *, key: str = UPLOADER) -> AppTest:
    return app.file_uploader(key=key).upload("own.csv", content, "text/csv").run()


def test_events_are_switched_off_and_on(dashboard: Open, planted: Path) -> None:
    app = dashboard("overview", planted)
    assert "expels 60 Russian officials" in listed(app)["What happened"].iloc[0]
    assert notes(app, "event") == ["1", "2"]
    app.segmented_control(key="option_events").set_value("hidden").run()
    assert url(app) == {"events": "hidden"}
    assert notes(app, "event") == [] and listed(app).empty
    app.segmented_control(key="option_events").set_value("shown").run()
    assert notes(app, "event") == ["1", "2"]


def test_the_week_from_an_event_on_is_opened(dashboard: Open, planted: Path) -> None:
    app = dashboard("overview", planted)
    app.selectbox(key="events_followed").set_value(0).run()
    assert app.title[0].value == "Articles"
    assert (url(app)["since"], url(app)["until"]) == ("2018-03-26", "2018-04-01")


@pytest.mark.parametrize(
    ("page", "params", "charts"),
    [
        ("overview", {}, ["Volume and tone over time"]),
        ("topics", {}, ["Coverage over time"]),
        ("outlets", {"part": "coverage"}, ["Articles over time"]),
        ("outlets", {"part": "tone"}, ["Tone over time"]),
        ("compare", {"part": "over_time"}, ["Articles over time", "Tone over time"]),
    ],
)
def test_events_stand_on_charts_over_time(
    dashboard: Open, planted: Path, page: str, params: dict[str, str], charts: list[str]
) -> None:
    app = dashboard(page, planted, **params)
    titles = [each["layout"]["meta"]["caption"]["title"] for each in figures(app)]
    for title in charts:
        assert notes(app, "event", chart=titles.index(title)) == ["1", "2"]


def test_own_events_are_kept_beside_the_store_and_told_apart(
    dashboard: Open, planted: Path
) -> None:
    app = upload(dashboard("overview", planted))
    assert "Events added: 2" in plain(app) and "Left out: line 3" in plain(app)
    assert notes(app, "event") == ["<b>1</b>", "◆", "2", "3"]
    assert list(listed(app)["Whose"]).count("Yours") == 2
    assert "محادثات" in set(listed(app)["What happened"])
    again = dashboard("topics", planted)
    assert list(listed(again)["Whose"]).count("Yours") == 2


def test_chosen_events_are_removed_then_all(dashboard: Open, planted: Path) -> None:
    app = upload(dashboard("overview", planted))
    assert app.button(key="own_events_remove").disabled
    app.multiselect(key="own_events_chosen").select("10 February 2018: محادثات").run()
    app.button(key="own_events_remove").click().run()
    assert [event.text("") for event in own_events(planted)] == ["Our own talks"]
    app.button(key="own_events_remove_all").click().run()
    assert own_events(planted) == () and not app.exception
    app.run()
    assert "Events removed: 1" in plain(app), "a run that nobody asked for takes it from no reader"
    assert "Yours" not in set(listed(app)["Whose"])


def test_one_event_is_written_on_the_page(dashboard: Open, planted: Path) -> None:
    app = dashboard("overview", planted)
    app.button(key="own_events_add").click().run()
    assert "Give a day" in text(app)
    app.date_input(key="own_events_day").set_value(day("2018-02-20"))
    app.text_input(key="own_events_text").set_value("Vote\nin *parliament*")
    app.button(key="own_events_add").click().run()
    assert [event.text("") for event in own_events(planted)] == ["Vote in *parliament*"]
    assert app.text_input(key="own_events_text").value == ""


def test_a_file_that_is_no_table_is_told_in_one_line(dashboard: Open, planted: Path) -> None:
    app = upload(dashboard("overview", planted), b"\x89PNG\x00\x00")
    assert "Left out: the file is no table of text" in plain(app)
    upload(app, b"2018-02-11,After all\n", key="own_events_file_1")
    assert len(own_events(planted)) == 1


def test_damaged_own_events_leave_the_page_whole(dashboard: Open, planted: Path) -> None:
    (planted / EVENTS).write_bytes(b"no database, " * 200)
    app = dashboard("overview", planted)
    assert notes(app, "event") == ["1", "2"]
    assert "delete it and add them again" in plain(app)
    assert not app.exception


def test_without_a_store_own_events_last_as_long_as_the_visit(dashboard: Open) -> None:
    app = upload(dashboard("overview"))
    assert "kept until you close this page" in text(app)
    assert len(app.multiselect(key="own_events_chosen").options) == 2
    app.button(key="own_events_remove_all").click().run()
    assert "Events removed: 2" in plain(app) and not app.exception


def test_in_arabic_too(dashboard: Open, planted: Path) -> None:
    app = upload(dashboard("overview", planted, lang="ar"))
    (table,) = [each.value for each in app.table if "ما جرى" in each.value]
    assert list(table["المصدر"]).count("من عندك") == 2
    assert not app.exception


def test_a_row_left_out_is_told_in_arabic(dashboard: Open, planted: Path) -> None:
    app = upload(dashboard("overview", planted, lang="ar"))
    assert "أُهمل: السطر 3: «\u2068soon\u2069» ليس تاريخًا" in plain(app)
