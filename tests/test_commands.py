"""What the commands print; how they are called is tested in test_cli.py."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from analysis.cli import main
from analysis.store import open_store

DEAL = (
    "Moscow and Washington reach a deal\n"
    "Russia and the United States reached an agreement on Syria. No more was said.\n"
)


@pytest.fixture
def note(tmp_path: Path) -> str:
    path = tmp_path / "note.txt"
    path.write_text(DEAL, encoding="utf-8")
    return str(path)


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(arguments) == 0
    return capsys.readouterr().out


def test_score_prints_one_object_a_line_with_the_documented_fields(
    note: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (line,) = printed(capsys, "score", note).splitlines()
    record = json.loads(line)
    assert list(record) == [
        *("id", "title", "language", "published", "outlet"),
        *("topics", "tone", "confidence", "wire", "evidence"),
    ]
    assert record["title"] == "Moscow and Washington reach a deal"
    assert record["tone"] > 0 and record["topics"]["syria"] >= 0.5


def test_the_table_says_tone_topics_and_date(note: str, capsys: pytest.CaptureFixture[str]) -> None:
    head, row = printed(capsys, "score", note, "--format", "table").splitlines()
    assert head.split() == ["tone", "topics", "published", "article"]
    assert row.split()[0].startswith("+") and "syria" in row and "undated" in row


def test_explain_names_each_phrase_below_its_sentence(
    note: str, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = printed(capsys, "explain", note).splitlines()
    assert any(line.startswith("[title] Moscow") for line in lines)
    assert any("«Syria»: names Syria" in line for line in lines)
    assert any(line.strip().startswith("tone +") and "agreement" in line for line in lines)


def test_rescore_says_what_it_did_and_shows_the_backend_that_is_asked_for(
    note: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = ["--store", str(tmp_path / "store"), "--workers", "1"]
    printed(capsys, "ingest", note, "--backend", "rules", *store)
    assert printed(capsys, "rescore", *store).endswith("0 scored again, 0 added, by rules\n")
    said = printed(capsys, "rescore", "--backend", "learned", "--show", *store)
    assert said.endswith("0 scored again, 1 added, by learned\n")
    assert open_store(tmp_path / "store").backends() == ("learned", "rules")


def test_rescore_without_a_store_says_how_to_make_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rescore", "--store", str(tmp_path / "none")]) == 2
    assert "make one with: python -m analysis ingest" in capsys.readouterr().err
