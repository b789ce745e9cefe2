"""The command line as a person types it: results on stdout, one line on stderr if it is wrong."""

from __future__ import annotations

import csv
import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from analysis import packs
from analysis.cli import main
from analysis.store import open_store

ROOT = Path(__file__).parents[1]
NOTE = (
    "Talks resume\n"
    "The United States and Russia agreed on a truce in Syria. Nobody said when.\n"
    "Reuters\n"
)
ROW = {
    "title": "=1+1",
    "text": "Moscow condemned new US sanctions on Russia.",
    "date": "2017-02-03",
}

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a clipping and an export."""
    (tmp_path / "clippings").mkdir()
    (tmp_path / "clippings" / "note.txt").write_text(NOTE, "utf-8")
    header, values = ",".join(ROW), ",".join(f'"{value}"' for value in ROW.values())
    (tmp_path / "export.csv").write_text(f"{header}\n{values}\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("STORE", raising=False)
    return tmp_path


@pytest.fixture
def run(desk: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in the working folder: exit status, stdout, stderr."""

    def _run(*arguments: str) -> tuple[int, str, str]:
        try:
            status = main(arguments)
        except SystemExit as exit_:  # argparse ends so
            status = int(exit_.code or 0)
        shown = capsys.readouterr()
        return status, shown.out, shown.err

    return _run


def test_score_prints_one_object_a_line(run: Run) -> None:
    status, out, err = run("score", "clippings", "export.csv", "--workers", "1")
    assert (status, err) == (0, "")
    note, row = map(json.loads, out.splitlines())
    assert list(note) == [
        "id",
        "title",
        "language",
        "published",
        "outlet",
        "topics",
        "tone",
        "confidence",
        "wire",
        "evidence",
    ]
    assert (note["title"], note["language"], note["published"]) == ("Talks resume", "en", None)
    assert note["tone"] > 0
    assert set(note["topics"]) == set(packs.topic_keys())
    assert {"kind", "sentence", "start", "end", "text", "why"} <= set(note["evidence"][0])
    assert row["published"] == "2017-02-03"
    assert row["tone"] < 0


def test_score_as_a_table(run: Run) -> None:
    status, out, _ = run("score", "clippings", "--format", "table", "--workers", "1")
    assert status == 0
    head, line = out.splitlines()
    assert head.split() == ["tone", "topics", "published", "article"]
    assert re.search(r"\+\d\.\d\d +syria +undated +Talks resume", line)


def test_explain_goes_sentence_by_sentence(run: Run) -> None:
    status, out, _ = run("explain", "clippings/note.txt")
    assert status == 0
    assert "[title] Talks resume" in out
    assert "[1] The United States and Russia agreed on a truce in Syria." in out
    assert "syria «Syria»" in out
    assert re.search(r"tone \+\d\.\d\d «.+»: \S", out)
    assert "[2] Nobody said when." in out


@pytest.mark.parametrize("command", ["score", "ingest", "explain"])
def test_an_unknown_backend_lists_those_there_are_and_makes_nothing(
    run: Run, desk: Path, command: str
) -> None:
    status, out, err = run(command, "clippings/note.txt", "--backend", "nosuch")
    assert (status, out) == (2, "")
    assert err.count("\n") == 1 and "rules" in err
    assert not (desk / "store").exists()


def test_the_backend_is_kept_with_the_scores(run: Run, desk: Path) -> None:
    assert run("score", "clippings", "--backend", "rules", "--workers", "1")[0] == 0
    assert run("ingest", "clippings", "--backend", "rules", "--workers", "1")[0] == 0
    con = open_store(desk / "store").connect()
    assert con.execute("SELECT DISTINCT backend FROM analyses").fetchall() == [("rules",)]


def test_ingest_adds_once_and_export_filters(run: Run, desk: Path) -> None:
    assert run("ingest", "clippings", "export.csv", "--workers", "1")[:2] == (
        0,
        "store: 2 read, 2 added, 0 known already\n",
    )
    assert "2 read, 0 added, 2 known already" in run("ingest", ".", "--workers", "1")[1]
    assert run("export", "articles", "--out", "out.csv", "--topic", "sanctions")[0] == 0
    assert (desk / "out.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    with (desk / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["title"] == "'=1+1", "no spreadsheet runs it"
    assert row["published"] == "2017-02-03"
    assert float(row["tone"]) < 0


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        ([], 2),
        (["--since", "2017"], 1),
        (["--since", "2017", "--undated"], 2),
        (["--since", "last-month", "--as-of", "2017-03-01"], 1),
        (["--topic", "syria,sanctions"], 2),
        (["--outlet", "(none)"], 2),
        (["--language", "en"], 2),
        (["--tone", "-1..-0.1"], 1),
        (["--tone", "positive"], 1),
        (["--search", "TRUCE syria"], 1),
    ],
)
def test_filters_are_spelled_as_in_the_url(run: Run, filters: list[str], count: int) -> None:
    run("ingest", "clippings", "export.csv", "--workers", "1")
    status, out, _ = run("export", "articles", "--out", "out.csv", *filters)
    assert (status, out) == (0, f"{count} articles written to out.csv\n")


def test_the_store_is_named_by_option_or_environment(
    run: Run, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STORE", "elsewhere")
    run("ingest", "clippings", "--workers", "1")
    run("ingest", "clippings", "--workers", "1", "--store", "third")
    assert sorted(path.name for path in desk.iterdir() if path.is_dir()) == [
        "clippings",
        "elsewhere",
        "third",
    ]


def test_a_bad_item_is_named_and_skipped(run: Run, desk: Path) -> None:
    (desk / "mixed.jsonl").write_text('{"text": "One."}\nnonsense\n{"text": "Two."}\n', "utf-8")
    status, out, err = run("score", "mixed.jsonl", "missing.txt", "--workers", "1")
    assert status == 0
    assert len(out.splitlines()) == 2
    first, second, total = err.splitlines()
    assert first.startswith("mixed.jsonl, row 2: not valid JSON")
    assert second == "missing.txt: no such file or folder; check the path"
    assert total == "2 skipped"


LABELLED = {"id": "e1", "language": "en", "title": "Diplomats", "tone": 2} | {
    "text": "Washington expelled Russian diplomats and imposed new sanctions on Russia."
}


def test_evaluate_prints_figures_and_the_worst_errors_with_evidence(run: Run, desk: Path) -> None:
    (desk / "gold.jsonl").write_text(json.dumps(LABELLED), "utf-8")
    status, out, err = run("evaluate", "gold.jsonl", "--backend", "rules")
    assert (status, err) == (0, "")
    assert "gold.jsonl: 1 sentences, backend rules" in out
    assert "error 1, e1 (en): gold +1.00, found -" in out
    assert "«expelled" in out
    assert "error 1" not in run("evaluate", "gold.jsonl", "--errors", "0")[1]


def test_evaluate_as_json_is_one_list_of_reports(run: Run, desk: Path) -> None:
    (desk / "gold.jsonl").write_text(json.dumps(LABELLED), "utf-8")
    _, out, _ = run("evaluate", "gold.jsonl", "gold.jsonl", "--format", "json")
    first, second = json.loads(out)
    assert first == second
    assert first["errors"][0]["id"] == "e1"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["score", "missing.txt"], "missing.txt: no such file or folder; check the path"),
        (["explain", "missing.txt"], "check the path"),
        (["ingest", "missing.txt"], "check the path"),
        (["score", "empty", "--format", "table"], "nothing that could be read as an article"),
        (["score", "clippings", "--workers", "0"], "workers must be 1 or more"),
        (["score", "clippings", "--format", "xml"], "invalid choice: 'xml'"),
        (["score"], "the following arguments are required: PATH"),
        (["scor"], "invalid choice: 'scor'"),
        ([], "the following arguments are required: COMMAND"),
        (["ingest", "clippings", "--store", "export.csv"], "is a file; a store is a folder"),
        (["ingest", "export.csv", "--store", "clippings"], "is no store"),
        (["export", "articles", "--out", "x.csv"], "make one with: python -m analysis ingest"),
        (["evaluate", "missing.jsonl"], "missing.jsonl"),
        (["evaluate", "missing.jsonl", "--backend", "oracle"], "unknown backend 'oracle'; there"),
        (["evaluate", "missing.jsonl", "--errors", "-1"], "errors must be 0 or more"),
    ],
)
def test_wrong_input_ends_with_2_and_one_line(
    run: Run, desk: Path, arguments: list[str], said: str
) -> None:
    (desk / "empty").mkdir()
    status, out, err = run(*arguments)
    assert status == 2
    assert out == ""
    assert said in err
    assert len(err.splitlines()) == 1
    assert not (desk / "store").exists()


@pytest.mark.parametrize(
    ("filters", "said"),
    [
        (["--topic", "siria"], "did you mean syria"),
        (["--outlet", "Reuters"], "outlet=Reuters: unknown; valid: (none)"),
        (["--tone", "good"], "valid: negative, neutral, positive, none"),
        (["--since", "soon"], "write YYYY-MM-DD"),
        (["--out", "no/such/folder.csv"], "there is no folder no/such"),
        (["--out", "out.doc"], "end it with .csv, .xlsx, .jsonl, .parquet"),
        (["--tone", "positive", "--topic", "sanctions"], "no article matches: Articles on"),
    ],
)
def test_a_wrong_filter_lists_the_valid_ones(
    run: Run, desk: Path, filters: list[str], said: str
) -> None:
    run("ingest", "clippings", "--workers", "1")
    status, out, err = run("export", "articles", "--out", "out.csv", *filters)
    assert (status, out) == (2, "")
    assert said in err
    assert len(err.splitlines()) == 1
    assert not (desk / "out.csv").exists()


@pytest.mark.parametrize(
    "command", ["", "score", "ingest", "rescore", "explain", "evaluate", "export", "correct"]
)
def test_every_command_has_a_help(run: Run, command: str) -> None:
    status, out, _ = run(*command.split(), "--help")
    assert status == 0
    assert "python -m analysis" in out


def _shell(arguments: list[str], *, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "ascii"}
    environment.pop("STORE", None)
    return subprocess.run(
        [sys.executable, *arguments], cwd=cwd, env=environment, capture_output=True, check=False
    )


def _documented(page: str) -> list[str]:
    text = (ROOT / "docs" / page).read_text("utf-8")
    blocks = re.findall(r"```sh\n(.*?)```", text, re.S)
    return [line for block in blocks for line in block.splitlines() if line.startswith("python")]


@pytest.mark.parametrize("page", ["SOURCES.md", "STORE.md"])
def test_the_commands_of_a_page_work_in_their_order(desk: Path, page: str) -> None:
    commands = _documented(page)
    assert len(commands) >= 4
    for command in commands:
        done = _shell(shlex.split(command, comments=True)[1:], cwd=desk)
        assert (done.returncode, done.stderr) == (0, b""), command
        assert done.stdout, command


def test_results_are_utf8_whatever_the_terminal_speaks(desk: Path) -> None:
    (desk / "ar.txt").write_text("اتفقت الولايات المتحدة وروسيا على هدنة في سوريا.", "utf-8")
    done = _shell(["-m", "analysis", "score", "ar.txt", "--workers", "1"], cwd=desk)
    assert done.returncode == 0
    assert "سوريا" in done.stdout.decode("utf-8")


def test_a_reader_of_the_pipe_may_stop_early(desk: Path) -> None:
    (desk / "many.jsonl").write_text('{"text": "One text of many."}\n' * 3000, "utf-8")
    command = f'"{sys.executable}" -m analysis score many.jsonl --workers 1 | head -1'
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        command, shell=True, cwd=desk, env=environment, capture_output=True, check=False
    )
    assert len(done.stdout.splitlines()) == 1
    assert done.stderr == b""
