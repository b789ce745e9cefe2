"""``python -m analysis correct``: said, undone, listed, exported."""

from __future__ import annotations

import csv
import json
import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from analysis.cli import main
from analysis.filters import Filters
from analysis.queries import articles_table, overview
from analysis.store import Store, open_store
from tests.made_articles import made_analysis, made_article

ROOT = Path(__file__).resolve().parents[2]
TEXT = "Washington and Moscow agreed on a truce. Nothing else was said."
ARTICLE = made_article(title="Truce", text=TEXT, outlet="A")
COPY = made_article(title="A truce", text=TEXT, outlet="B")
ID = ARTICLE.id

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = open_store(tmp_path / "store", create=True)
    store.append_articles([ARTICLE, COPY])
    analyses = [made_analysis(a, tone=-0.5, story="s") for a in (ARTICLE, COPY)]
    store.append_analyses(list(zip([ARTICLE, COPY], analyses, strict=True)))
    return store


@pytest.fixture
def run(store: Store, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("USER", "mona")

    def _run(*arguments: str) -> tuple[int, str, str]:
        try:
            status = main(["correct", *arguments, "--store", str(store.folder)])
        except SystemExit as exit_:
            status = int(exit_.code or 0)
        shown = capsys.readouterr()
        return status, shown.out, shown.err

    return _run


def test_what_is_said_is_printed_and_counted_from_then_on(run: Run, store: Store):
    status, out, _ = run(ID, "--tone", "0.5", "--topic", "syria=yes", "--reason", "a truce")
    assert status == 0
    tone, topic = out.splitlines()
    assert tone.endswith(f"{ID}  tone +0.50 (corrected; rules -0.50)  mona: a truce")
    assert topic.endswith("syria yes (corrected; rules 0.00)  mona: a truce")
    assert overview(store.connect(), Filters(topics=("syria",), tone="positive")).n == 1


@pytest.mark.parametrize(("given", "tone"), [("-0.75", -0.75), ("−0.75", -0.75), ("none", None)])
def test_a_tone_may_be_below_zero_or_none(run: Run, store: Store, given: str, tone: float | None):
    assert run(ID, "--tone", given, "--reason", "x", "--who", "عمر")[0] == 0
    (kept,) = store.corrections()
    assert (kept.value, kept.who) == (tone, "عمر")


def test_the_machine_is_confirmed_without_a_reason(run: Run):
    _, out, _ = run(ID, "--confirm", "tone", "--confirm", "syria")
    assert "tone -0.50 (confirmed; rules -0.50)  mona\n" in out
    assert "syria no (confirmed; rules 0.00)" in out


def test_copies_of_the_same_text_are_corrected_where_that_is_asked_for(run: Run, store: Store):
    run(ID, "--tone", "1", "--reason", "x")
    assert {each.article_id for each in store.corrections()} == {ID}
    run(ID, "--tone", "1", "--reason", "x", "--copies")
    assert {each.article_id for each in store.corrections()} == {ID, COPY.id}


def test_undo_takes_back_one_or_all(run: Run, store: Store):
    run(ID, "--tone", "0.5", "--topic", "syria=yes", "--reason", "x")
    assert run(ID, "--undo", "syria", "--reason", "mistaken")[1].endswith(
        "syria undone  mona: mistaken\n"
    )
    assert list(articles_table(store.connect(), Filters(tone="positive"))["corrected"]) == ["tone"]
    assert run(ID, "--undo")[1].count("undone") == 1
    assert articles_table(store.connect(), Filters())["corrected"].isna().all()
    status, out, err = run(ID, "--undo")
    assert (status, out) == (2, "") and "nothing to undo" in err


def test_the_list_marks_what_is_in_force(run: Run):
    run(ID, "--tone", "0.5", "--reason", "first")
    run(ID, "--tone", "1", "--reason", "second")
    run(COPY.id, "--confirm", "tone")
    assert [line[0] for line in run("--list")[1].splitlines()] == [" ", "*", "*"]
    assert len(run(ID, "--list")[1].splitlines()) == 2
    records = [json.loads(line) for line in run("--list", "--format", "jsonl")[1].splitlines()]
    assert [(each["reason"], each["stands"]) for each in records] == [
        ("first", False),
        ("second", True),
        ("", True),
    ]


def test_labels_are_exported_for_training_and_for_evaluating(run: Run, tmp_path: Path):
    run(ID, "--sentence", "1=positive", "--tone", "0.5", "--reason", "a truce")
    for unit, text in (
        ("sentences", "Washington and Moscow agreed on a truce."),
        ("articles", TEXT),
    ):
        path = tmp_path / f"{unit}.jsonl"
        _, out, _ = run("--export", str(path), "--labels", unit)
        assert out == f"1 {unit} written to {path}\n"
        (item,) = map(json.loads, path.read_text("utf-8").splitlines())
        assert (item["text"], item["title"], item["tone"]) == (text, "Truce", 1.0)


def test_the_list_of_articles_in_a_file_says_what_was_corrected(
    run: Run, store: Store, tmp_path: Path
):
    run(ID, "--tone", "0.5", "--reason", "x")
    file = tmp_path / "articles.csv"
    assert main(["export", "articles", "--out", str(file), "--store", str(store.folder)]) == 0
    rows = {row["id"]: row for row in csv.DictReader(file.open(encoding="utf-8-sig"))}
    assert (rows[ID]["corrected"], rows[ID]["tone"], rows[ID]["machine_tone"]) == (
        "tone",
        "0.5",
        "-0.5",
    )
    assert (rows[COPY.id]["corrected"], rows[COPY.id]["machine_tone"]) == ("", "-0.5")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--tone", "0.5", "--reason", "x"], "name the ARTICLE_ID"),
        ([ID], "nothing to correct; give --tone"),
        ([ID, "--tone", "0.5"], "no reason is given"),
        ([ID, "--tone", "0.5", "--reason", "x", "--who", ""], "nobody's name"),
        ([ID, "--tone", "5", "--reason", "x"], "out of range"),
        ([ID, "--tone", "warm", "--reason", "x"], "--tone warm: no tone"),
        ([ID, "--topic", "siria=yes", "--reason", "x"], "did you mean syria?"),
        ([ID, "--topic", "syria", "--reason", "x"], "such as syria=yes"),
        ([ID, "--topic", "syria=maybe", "--reason", "x"], "topic=yes|no"),
        ([ID, "--sentence", "7=none", "--reason", "x"], "it has 0 to 2"),
        ([ID, "--sentence", "x=none", "--reason", "x"], "give its number"),
        (["nowhere", "--tone", "0.5", "--reason", "x"], "nowhere: no such article"),
        (["--export", "labels.jsonl"], "no such labels yet"),
    ],
)
def test_what_is_wrong_is_said_in_one_line_and_nothing_kept(
    run: Run, store: Store, arguments: list[str], said: str
):
    status, out, err = run(*arguments)
    assert (status, out) == (2, "") and said in err and err.count("\n") == 1
    assert store.corrections() == []


def test_the_commands_of_the_docs_work_in_their_order(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    text = (ROOT / "docs" / "CORRECTIONS.md").read_text("utf-8")
    block = re.search(r"```sh\n(.*?)```", text, re.S)
    assert block
    monkeypatch.chdir(tmp_path)
    for line in block[1].splitlines():
        _, _, *arguments = shlex.split(line, comments=True)
        named = {"analysis": None, "ID": ID, "press": str(store.folder)}
        given = [named.get(each, each) for each in arguments]
        assert main([each for each in given if each is not None]) == 0, line
    assert (tmp_path / "corrections.jsonl").is_file() and (tmp_path / "reviewed.jsonl").is_file()
