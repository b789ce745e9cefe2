"""Which files a source names: paths, folders, patterns, uploads."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from analysis.sources import Upload
from tests.sources.reading import ARABIC, ENGLISH, read, refused


def _notes(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{name} {ENGLISH}", "utf-8")


def _found(*sources: Path | str) -> list[str]:
    articles, problems, _ = read(*sources)
    assert problems == []
    return [article.text.split()[0] for article in articles]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("*.txt", ["a.txt"]),
        ("**/*.txt", ["a.txt", "clips/b.txt", "clips/deep/c.txt"]),
        ("clips/**/*.md", ["clips/deep/d.md"]),
        ("clips/[bc].txt", ["clips/b.txt"]),
        ("clips", ["clips/b.txt", "clips/deep/c.txt", "clips/deep/d.md"]),
    ],
)
def test_patterns_and_folders(tmp_path: Path, pattern: str, expected: list[str]) -> None:
    _notes(tmp_path, "a.txt", "clips/b.txt", "clips/deep/c.txt", "clips/deep/d.md")
    assert _found(str(tmp_path / pattern)) == expected


def test_a_name_with_brackets_is_that_file(tmp_path: Path) -> None:
    _notes(tmp_path, "a[1].txt", "a1.txt")
    assert _found(tmp_path / "a[1].txt") == ["a[1].txt"]


def test_a_pattern_that_nothing_fits_is_named(tmp_path: Path) -> None:
    _, (problem,), _ = read(str(tmp_path / "*.pdf"))
    assert "*.pdf: nothing fits this pattern; check it" in str(problem)


def test_a_folder_named_like_a_file_is_a_folder(tmp_path: Path) -> None:
    _notes(tmp_path, "notes.txt/a.txt", "notes.csv/b.txt")
    assert _found(tmp_path) == ["notes.csv/b.txt", "notes.txt/a.txt"]


def test_links_out_of_a_folder_are_named_and_not_followed(tmp_path: Path) -> None:
    _notes(tmp_path, "secret/s.txt", "desk/a.txt")
    desk = tmp_path / "desk"
    (desk / "b.txt").symlink_to(tmp_path / "secret" / "s.txt")
    (desk / "folder").symlink_to(tmp_path / "secret")
    (desk / "same.txt").symlink_to(desk / "a.txt")
    articles, problems, _ = read(desk)
    assert [article.text.split()[0] for article in articles] == ["desk/a.txt", "desk/a.txt"]
    assert [problem.file for problem in problems] == [str(desk / "b.txt"), str(desk / "folder")]
    assert "a link that leads out of the folder" in str(problems[0])
    assert _found(desk / "b.txt") == ["secret/s.txt"], "named itself, it is wanted"


def test_a_link_to_itself_ends(tmp_path: Path) -> None:
    _notes(tmp_path, "a.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert _found(tmp_path) == ["a.txt"]


def test_stores_in_a_folder_are_no_sources(tmp_path: Path) -> None:
    _notes(tmp_path, "a.txt", "store/articles/_delta_log/0.json", "store/articles/part.txt")
    assert _found(tmp_path) == ["a.txt"]


def test_a_pipe_is_named_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    _, (problem,), _ = read(tmp_path / "a.txt")
    assert "neither a file nor a folder" in str(problem)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    _notes(tmp_path, "a.txt")
    (tmp_path / "a.txt").chmod(0)
    assert "cannot be read (Permission denied); check the file" in refused(tmp_path / "a.txt")


def test_a_file_that_vanishes_is_named(tmp_path: Path) -> None:
    _notes(tmp_path, "a.txt", "b.txt")
    _, problems, _ = read(tmp_path / "none.txt", tmp_path / "a.txt")
    assert [str(problem) for problem in problems] == [
        f"{tmp_path / 'none.txt'}: no such file or folder; check the path"
    ]


# -- uploads


@pytest.mark.parametrize("wrap", [bytes, io.BytesIO])
@pytest.mark.parametrize("name", ["a.txt", "C:\\clips\\a.txt", "clips/a.txt"])
def test_an_upload_is_read_as_a_file_is(name: str, wrap) -> None:
    upload = Upload(name, wrap(ARABIC.encode("cp1256")))
    (article,), problems, (item,) = read(upload)
    assert problems == []
    assert (article.text, article.source) == (ARABIC, "a.txt")
    assert str(item) == "a.txt: 1 article, read as windows-1256"


def test_an_uploaded_file_stays_open_for_who_sent_it() -> None:
    file = io.BytesIO(f"text,title\n{ENGLISH.replace(',', '')},x\n".encode())
    assert len(read(Upload("a.csv", file))[0]) == 1
    assert not file.closed
    assert len(read(Upload("a.csv", file))[0]) == 1
