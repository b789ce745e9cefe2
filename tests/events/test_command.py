"""``python -m analysis events``: adding, listing and removing one's own events."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.cli import main
from analysis.store import open_store

HEAD = "date,text\n"


@pytest.fixture
def store(tmp_path: Path) -> str:
    open_store(tmp_path / "store", create=True)
    return str(tmp_path / "store")


def ran(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["events", *arguments]) == 0
    return capsys.readouterr().out


def test_a_file_is_added_listed_and_removed(
    store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "own.csv"
    file.write_text("1.8.2024;Talks\nsoon;Peace\n2024-09-02;مفاوضات\n", "utf-8")
    assert main(["events", "add", str(file), "--store", store]) == 0
    said = capsys.readouterr()
    assert said.out == f"{store}: 2 events added, 0 known already\n"
    assert "own.csv, line 2: 'soon' is not a date" in said.err
    listed = ran(capsys, "list", "--store", store)
    assert listed == HEAD + "2024-08-01,Talks\n2024-09-02,مفاوضات\n"
    assert ran(capsys, "remove", "1 August 2024", "--store", store).endswith("1 events removed\n")
    assert ran(capsys, "list", "--store", store) == HEAD + "2024-09-02,مفاوضات\n"
    assert ran(capsys, "remove", "--all", "--store", store).endswith("1 events removed\n")
    assert ran(capsys, "list", "--store", store) == HEAD


def test_one_event_needs_no_file(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    ran(capsys, "add", "--on", "٥ مايو ٢٠١٩", "لقاء", "في", "سوتشي", "--store", store)
    assert ran(capsys, "list", "--store", store) == HEAD + "2019-05-05,لقاء في سوتشي\n"


def test_what_is_listed_can_be_added(
    store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "shipped.csv"
    file.write_text(ran(capsys, "list", "--shipped"), "utf-8")
    count = len(file.read_text("utf-8").splitlines()) - 1
    assert ran(capsys, "add", str(file), "--store", store).startswith(f"{store}: {count} events")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["add", "nowhere.csv"], "nowhere.csv: No such file"),
        (["add", "--on", "soon", "Peace"], "'soon' is not a date"),
        (["add", "--on", " ", "Peace"], "--on has no date"),
        (["remove"], "name the days"),
        (["remove", "--all", "2024-01-01"], "name the days"),
    ],
)
def test_wrong_input_is_told_in_one_line(
    store: str, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert main(["events", *arguments, "--store", store]) == 2
    error = capsys.readouterr().err
    assert said in error and error.count("\n") == 1


def test_without_a_store_it_says_how_to_make_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["events", "list", "--store", str(tmp_path / "none")]) == 2
    assert "make one with" in capsys.readouterr().err
