"""The command ``report``: what it writes, and what it says of input that is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.cli import main


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the command is run in, empty."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_same_store_gives_the_same_bytes_on_the_same_day(
    planted: Path, out: Path, capsys: pytest.CaptureFixture[str]
):
    asked = ["--store", str(planted), "--as-of", "2018-05-01", "--since", "last-month"]
    asked += ["--title", "April", "--report-language", "ar"]
    for name in ("first.html", "second.html"):
        assert main(["report", "--out", name, *asked]) == 0
    said = capsys.readouterr()
    assert said.out.startswith("a report of 90 articles written to first.html\n")
    first = (out / "first.html").read_text("utf-8")
    assert first == (out / "second.html").read_text("utf-8")
    assert "<title>April</title>" in first
    assert "since=2018-04-01" in first


def test_charts_that_would_be_empty_are_named(
    planted: Path, out: Path, capsys: pytest.CaptureFixture[str]
):
    asked = ["--store", str(planted), "--charts", "topic_share,disagreement"]
    assert main(["report", "--out", "report.html", *asked]) == 0
    assert capsys.readouterr().err.startswith("disagreement is left out: ")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["--out", "report.doc"], "end the name in .html"),
        (["--out", "report"], "end the name in .html"),
        (["--out", "nowhere/report.html"], "there is no folder nowhere"),
        (["--out", "report.html", "--charts", "weekday"], "did you mean weekdays?"),
        (["--out", "report.html", "--outlet", "Z"], "outlet=Z"),
        (["--out", "report.html", "--search", "nowheretobefound"], "No article matches"),
    ],
)
def test_what_cannot_be_is_said_in_one_line_and_leaves_no_file(
    planted: Path, out: Path, capsys: pytest.CaptureFixture[str], asked: list[str], said: str
):
    assert main(["report", *asked, "--store", str(planted)]) == 2
    told = capsys.readouterr()
    assert said in told.err
    assert told.err.count("\n") == 1
    assert told.out == ""
    assert list(out.iterdir()) == []


def test_a_place_that_cannot_be_written_is_said_before_any_work(
    out: Path, capsys: pytest.CaptureFixture[str]
):
    assert main(["report", "--out", "no/report.html", "--store", "nor-this"]) == 2
    assert "there is no folder no" in capsys.readouterr().err
