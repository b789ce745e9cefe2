"""Several files in one go, in a folder or an archive: all whole, none half written."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from analysis.errors import ExportError
from analysis.export import several

FILES = {"a.csv": b"a", "صحيفة.csv": "نص".encode()}


def put_all(path: Path) -> None:
    with several(path) as put:
        for name, data in FILES.items():
            put(name, data)


def test_a_folder_is_made_and_has_each_file(tmp_path: Path):
    put_all(tmp_path / "charts")
    put_all(tmp_path / "charts")
    there = {path.name: path.read_bytes() for path in (tmp_path / "charts").iterdir()}
    assert there == FILES


def test_an_archive_has_each_file_and_the_same_bytes_again(tmp_path: Path):
    for name in ("first.zip", "second.ZIP"):
        put_all(tmp_path / name)
    with zipfile.ZipFile(tmp_path / "first.zip") as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == FILES
    assert (tmp_path / "first.zip").read_bytes() == (tmp_path / "second.ZIP").read_bytes()


def test_what_goes_wrong_leaves_neither_an_archive_nor_an_empty_folder(tmp_path: Path):
    for name in ("charts", "charts.zip"):
        with pytest.raises(KeyError), several(tmp_path / name):
            raise KeyError
    with pytest.raises(KeyError), several(tmp_path / "half.zip") as put:
        put("a.csv", b"a")
        raise KeyError
    assert not list(tmp_path.iterdir())


def test_a_folder_with_files_of_its_own_stays(tmp_path: Path):
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(KeyError), several(tmp_path):
        raise KeyError
    assert (tmp_path / "mine.txt").read_text() == "mine"


def test_a_place_that_is_no_folder_is_told(tmp_path: Path):
    (tmp_path / "file").touch()
    for place in (tmp_path / "file", tmp_path / "none" / "charts"):
        with pytest.raises(ExportError, match="cannot be a folder"), several(place):
            raise AssertionError("begun all the same")
