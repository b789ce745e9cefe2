"""Files dragged in: tables shown before they are read, columns set by hand, bad files told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from analysis.sources import Upload
from analysis.store import open_store
from tests.views.conftest import Open
from tests.views.test_add import finished
from tests.views.test_pages import text
from views.adding import files
from views.adding.job import Line

ODD = """Nr;Kopf;Bericht;Wo;Wann
1;Truce agreed;Moscow and Washington agreed on a truce in Syria.;The Post;2018-03-04
2;عقوبات;فرضت واشنطن عقوبات جديدة على موسكو.;الصحيفة;2018-03-05
3;Пусто;;Газета;2018-03-06
4;Санкции;Вашингтон ввёл новые санкции против Москвы.;Газета;2018-03-07
"""
USUAL = "title,text,source\nA,Moscow and Washington agreed.,Post\n"
ARABIC = "اتفقت موسكو وواشنطن على هدنة في سوريا بعد محادثات طويلة بين الوزيرين في جنيف."


def upload(app: AppTest, **files: str | bytes) -> AppTest:
    """The page with files in its box; an underline in a name stands for its point."""
    content = {
        name: each if isinstance(each, bytes) else each.encode() for name, each in files.items()
    }
    sent = [(name.replace("_", "."), each, "") for name, each in content.items()]
    return app.file_uploader[0].set_value(sent).run()


def column(app: AppTest, field: str):
    (box,) = [each for each in app.selectbox if str(each.key).startswith(f"column-{field}-")]
    return box


def add(app: AppTest) -> AppTest:
    return finished(app.button(key="files_add").click().run(), Path("store"))


def rows(*columns: str) -> list[tuple[Any, ...]]:
    sql = f"SELECT {', '.join(columns)} FROM articles ORDER BY ALL"
    return open_store(Path("store")).connect().execute(sql).fetchall()


def test_columns_are_guessed_and_shown_before_anything_is_read(dashboard: Open):
    app = upload(dashboard("add"), odd_csv=ODD)
    assert list(app.dataframe[0].value.columns) == ["Nr", "Kopf", "Bericht", "Wo", "Wann"]
    assert len(app.dataframe[0].value) == 4
    assert column(app, "published").value == ("Wann",)
    assert column(app, "text").value == ()
    assert "Choose the column that holds the text" in app.warning[0].value
    assert app.button(key="files_add").disabled
    assert not Path("store").exists()


def test_columns_set_by_hand_are_what_is_read(dashboard: Open):
    app = upload(dashboard("add"), odd_csv=ODD)
    for field, name in (("text", "Bericht"), ("title", "Kopf"), ("outlet", "Wo")):
        column(app, field).set_value((name,)).run()
    column(app, "published").set_value(()).run()
    app = add(app)
    shown = text(app)
    assert "3 added · 1 skipped" in shown
    assert "row 4: the text is missing" in shown
    assert [outlet for (outlet,) in rows("outlet")] == ["The Post", "Газета", "الصحيفة"]
    assert rows("published", "source")[0] == (None, "odd.csv:2")


def test_tables_with_the_same_columns_are_asked_about_once(dashboard: Open):
    other = USUAL.replace("agreed", "met")
    app = upload(dashboard("add"), a_csv=USUAL, b_csv=other, odd_csv=ODD)
    assert len(app.dataframe) == 2
    assert "**a.csv, b.csv**" in [each.value for each in app.markdown]


def test_a_guess_is_left_to_the_reader_of_the_file(dashboard: Open):
    app = upload(dashboard("add"), usual_csv=USUAL)
    assert column(app, "outlet").value == ("source",)
    add(app)
    assert rows("title", "outlet") == [("A", "Post")]


def test_a_broken_file_is_one_line_and_the_rest_comes_in(dashboard: Open):
    app = upload(dashboard("add"), bad_pdf=b"%PDF-1.4 nothing", note_txt=ARABIC.encode("cp1256"))
    assert not app.selectbox, "neither is a table"
    app = add(app)
    shown = text(app)
    assert app.success[0].value == "Added: 1. Known already: 0. Skipped: 1."
    assert "1 added · read as windows-1256" in shown
    assert '<li class="bad"><bdi>bad.pdf</bdi>' in shown
    assert rows("text", "source") == [(ARABIC, "note.txt")]


def test_the_box_is_empty_again_afterwards(dashboard: Open):
    app = add(upload(dashboard("add"), note_txt=ARABIC))
    assert not app.file_uploader[0].value
    assert not [button for button in app.button if button.key == "files_add"]


def test_a_hostile_name_is_text(dashboard: Open):
    evil = "<img src=x onerror=alert(1)>.csv"
    app = dashboard("add")
    app.file_uploader[0].set_value([(evil, b"a,b\n1,2\n", "")]).run()
    assert "\\<img" in "".join(each.value for each in app.markdown)


@pytest.mark.parametrize("mapping", [{}, {"text": "b"}])
def test_what_cannot_be_read_is_told_in_the_line(mapping: dict[str, str]):
    line = Line("t.csv")
    read = files.item(Upload("t.csv", b"x,y\n1,2\n"), mapping).read
    assert list(read(line)) == []
    assert line.skipped == 1
    assert "column" in line.problems[0]
