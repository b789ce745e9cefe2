"""Articles into the store, item by item, with a line on each."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from analysis.errors import SourceError
from analysis.locale import load
from analysis.models import Article
from analysis.store import is_store, open_store
from views.adding import pasted, progress
from views.adding.job import PROBLEMS_SHOWN, Adding, Item, Line

PATIENCE = 60
WORDS = load("en")
TEXTS = {
    "ar": "اتفقت موسكو وواشنطن على هدنة في سوريا.",
    "en": "Moscow and Washington agreed on a truce in Syria.",
    "ru": "Москва и Вашингтон договорились о перемирии в Сирии.",
}


def item(name: str, *texts: str, problems: int = 0) -> Item:
    """An item that holds some texts after some problems."""

    def read(line: Line) -> Iterator[Article]:
        for number in range(problems):
            line.problem(f"{name}, row {number + 1}: the text is missing; fill it in")
        yield from (Article(text=text) for text in texts)

    return Item(name, read)


def added(folder: Path, *items: Item) -> Adding:
    job = Adding(folder, items)
    job.start()
    job.wait(PATIENCE)
    job.check()
    assert not job.running
    return job


def texts_in(folder: Path) -> set[str]:
    rows = open_store(folder).connect().execute("SELECT text FROM articles").fetchall()
    return {text for (text,) in rows}


def test_articles_are_kept_with_scores_and_counted_for_each_item(tmp_path: Path):
    folder = tmp_path / "store"
    job = added(folder, item("a", TEXTS["ar"], TEXTS["en"]), item("b", TEXTS["en"], TEXTS["ru"]))
    assert [(line.read, line.new, line.known) for line in job.lines] == [(2, 2, 0), (2, 1, 1)]
    assert (job.read, job.new) == (4, 3)
    assert texts_in(folder) == set(TEXTS.values())
    scored = open_store(folder).connect().execute("SELECT count(tone) FROM analyses").fetchone()
    assert scored == (3,)


def test_a_broken_item_is_told_and_the_rest_comes_in(tmp_path: Path):
    job = added(tmp_path / "store", item("bad", problems=1), item("good", TEXTS["en"]))
    bad, good = job.lines
    assert (bad.skipped, bad.new, bad.done) == (1, 0, True)
    assert (good.skipped, good.new, good.done) == (0, 1, True)


def test_an_item_that_breaks_off_keeps_what_came_before(tmp_path: Path):
    def read(_: Line) -> Iterator[Article]:
        yield Article(text=TEXTS["en"])
        raise SourceError("the line went dead; try again")

    (line,) = added(tmp_path / "store", Item("page", read)).lines
    assert (line.new, line.skipped) == (1, 1)
    assert line.problems == ["the line went dead; try again"]


def test_where_nothing_comes_no_store_is_made(tmp_path: Path):
    added(tmp_path / "store", item("bad", problems=2))
    assert not (tmp_path / "store").exists()


def test_of_many_problems_the_first_are_kept_and_all_are_counted(tmp_path: Path):
    (line,) = added(tmp_path / "store", item("bad", problems=PROBLEMS_SHOWN + 5)).lines
    assert line.skipped == PROBLEMS_SHOWN + 5
    assert len(line.problems) == PROBLEMS_SHOWN
    assert "and 5 more" in progress.lines_html([line], WORDS)


def test_what_was_in_stays_when_it_is_stopped(tmp_path: Path):
    half_way, go_on = threading.Event(), threading.Event()

    def read(_: Line) -> Iterator[Article]:
        yield Article(text=TEXTS["en"])
        half_way.set()
        go_on.wait(PATIENCE)
        yield Article(text=TEXTS["ru"])

    job = Adding(tmp_path / "store", [Item("long", read), item("next", TEXTS["ar"])])
    job.start()
    assert half_way.wait(PATIENCE)
    job.stop()
    go_on.set()
    job.wait(PATIENCE)
    assert texts_in(tmp_path / "store") == {TEXTS["en"]}
    assert len(job.lines) == 1, "the next item was not begun"


def test_a_folder_that_can_be_no_store_ends_it_with_one_line(tmp_path: Path):
    (tmp_path / "other.txt").write_text("mine")
    job = added(tmp_path, item("a", TEXTS["en"]))
    assert job.error and "is no store" in job.error
    assert not is_store(tmp_path)


@pytest.mark.parametrize("language", TEXTS)
def test_pasted_text_is_told_apart_like_a_file(tmp_path: Path, language: str):
    given = pasted.item(f"A headline\n\n{TEXTS[language]}", {"outlet": " The  Post "}, WORDS)
    (article,) = given.read(Line("x"))
    assert (article.title, article.text) == ("A headline", TEXTS[language])
    assert (article.outlet, article.source) == ("The Post", "pasted")


def test_a_title_that_was_given_is_not_looked_for_in_the_text():
    (article,) = pasted.item("First line\n\nA text.", {"title": "Given"}, WORDS).read(Line("x"))
    assert (article.title, article.text) == ("Given", "First line\n\nA text.")


def test_pasting_nothing_is_one_line():
    line = Line("x")
    empty = pasted.item("  ", {}, WORDS)
    assert list(empty.read(line)) == []
    assert empty.name == "Pasted text"
    assert line.problems == ["the text is missing; fill it in, or leave the row out"]


def test_names_and_problems_are_never_html():
    evil = "<img src=x onerror=alert(1)>"
    line = Line(evil, skipped=1, problems=[f"{evil}, row 2: {evil}"], notes=[evil], ended=True)
    shown = progress.lines_html([line], WORDS)
    assert "<img" not in shown
    assert shown.count("&lt;img") == 3, "name, note, and the problem without the name before it"


def test_a_line_says_how_it_came_out():
    lines = [
        Line("new.csv", read=3, new=2, known=1, ended=True),
        Line("part.csv", read=1, new=1, skipped=1, problems=["x"], ended=True),
        Line("bad.pdf", skipped=1, problems=["bad.pdf: damaged; get a whole copy"], ended=True),
        Line("empty.csv", ended=True),
        Line("long.csv", read=7),
    ]
    shown = progress.lines_html(lines, WORDS)
    for part in ("2 added · 1 known already", "1 skipped", "no article in it", "7 read …"):
        assert part in shown
    assert [shown.count(f'class="{state}"') for state in ("good", "part", "bad")] == [3, 1, 1]
    assert ">damaged; get a whole copy<" in shown
    assert shown.index("long.csv") < shown.index("new.csv"), "the latest first"


def test_what_is_slow_to_come_is_kept_once_in_a_while(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("views.adding.job.KEPT_EVERY", 0.0)
    seen: list[int] = []

    def read(_: Line) -> Iterator[Article]:
        for text in TEXTS.values():
            yield Article(text=text)
            seen.append(len(texts_in(tmp_path / "store")) if seen else 0)

    (line,) = added(tmp_path / "store", Item("feed", read)).lines
    assert (line.new, line.known, line.done) == (3, 0, True)
    assert seen[-1] >= 1, "the first was in the store before the last had come"
