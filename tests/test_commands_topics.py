"""``topics``: listed, shown, added, changed, looked at beforehand, removed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from analysis.cli import main
from analysis.ingest import ingest
from analysis.packs.own_files import from_toml, watched_in
from analysis.packs.watched import SHIPPED
from analysis.store import open_store
from tests.made_articles import made_article
from tests.own_topics_made import SENTENCES, TOML, UKRAINE, write_topic


@pytest.fixture
def store(tmp_path: Path) -> Path:
    folder = tmp_path / "store"
    made = [made_article(n, text=SENTENCES[c], language=c) for n, c in enumerate(SENTENCES)]
    ingest(open_store(folder, create=True), made, backend="rules")
    return folder


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "ukraine.toml"
    path.write_text(TOML, "utf-8")
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    status = main([str(each) for each in arguments])
    told = capsys.readouterr()
    return status, told.out, told.err


def test_a_topic_is_added_rescored_and_filtered_by(
    store: Path, file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = run(capsys, "topics", "add", file, "--store", store)
    assert (status, "revision 1" in out, "rescore" in err) == (0, True, True)
    assert watched_in(store).own == (UKRAINE,)
    _, out, _ = run(capsys, "topics", "list", "--store", store)
    assert "ukraine\tUkraine\town\t6 terms" in out
    assert "syria\tSyria\tshipped" in out
    _, out, _ = run(capsys, "rescore", "--store", store, "--workers", 1)
    assert "3 scored again (3 for topics alone)" in out
    table = tmp_path / "out.csv"
    _, out, _ = run(
        capsys, *("export", "articles", "--topic", "ukraine", "--store", store, "--out", table)
    )
    assert out.startswith("3 articles")
    assert "topic_ukraine" in table.read_text("utf-8-sig")


def test_what_is_shown_can_be_added(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_topic(store, "ukraine", TOML)
    _, out, _ = run(capsys, "topics", "show", "ukraine", "--store", store)
    assert from_toml(out, key="ukraine") == UKRAINE
    _, out, _ = run(capsys, "topics", "show", "syria", "--store", store)
    assert from_toml(out, key="syria") == SHIPPED.topic("syria")


def test_a_second_topic_of_a_key_is_refused_unless_it_is_to_replace_the_first(
    store: Path, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, "topics", "add", file, "--store", store)
    status, _, err = run(capsys, "topics", "add", file, "--store", store)
    assert (status, "a topic with the key ukraine already" in err) == (2, True)
    status, out, _ = run(capsys, "topics", "add", file, "--replace", "--store", store)
    assert (status, "revision 2" in out) == (0, True)


def test_a_broken_file_is_refused_in_one_line(
    store: Path, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text('[name]\nen = "Syria"\n[en]\nterms = ["x"]\n')
    status, _, err = run(capsys, "topics", "add", file, "--store", store)
    assert (status, "a topic called Syria already" in err) == (2, True)
    assert watched_in(store) == SHIPPED


def test_a_preview_tells_counts_examples_and_what_is_missed(
    store: Path, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text(TOML.partition("[ar]")[0], "utf-8")
    status, out, err = run(capsys, "topics", "preview", file, "--store", store)
    assert status == 0
    assert "ukraine: 1 of 3 articles" in out
    assert "[Ukraine]" in out
    assert "Arabic. Of 1 articles" in err
    _, out, _ = run(capsys, "topics", "preview", file, "--language", "ru", "--store", store)
    assert "ukraine: 0 of 1 articles" in out


def test_a_topic_is_removed_and_only_once(
    store: Path, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, "topics", "add", file, "--store", store)
    assert run(capsys, "topics", "remove", "ukraine", "--store", store)[0] == 0
    status, _, err = run(capsys, "topics", "remove", "ukraine", "--store", store)
    assert (status, "holds no topic 'ukraine'" in err) == (2, True)


def test_an_unknown_key_is_answered_with_the_nearest(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, _, err = run(capsys, "topics", "show", "siria", "--store", store)
    assert (status, "did you mean 'syria'" in err) == (2, True)


def test_score_uses_a_folder_of_own_topics(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text(SENTENCES["en"], "utf-8")
    folder = write_topic(tmp_path, "ukraine", TOML).parent
    _, out, _ = run(capsys, *("score", tmp_path / "a.txt", "--topics", folder, "--workers", 1))
    assert json.loads(out)["topics"]["ukraine"] >= 0.5
    status, _, err = run(capsys, "score", tmp_path / "a.txt", "--topics", tmp_path / "none")
    assert (status, "there is no such folder" in err) == (2, True)
