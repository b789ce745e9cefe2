"""Files that are there whole or not at all, however the writing ends."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from analysis.errors import ExportError
from analysis.export import whole

HALF = b"first half"
FULL = Path("/dev/full")
KILLED = """
import os, signal, sys
from pathlib import Path
from analysis.export import whole
with whole(Path(sys.argv[1])) as file:
    file.write(b"first half")
    file.flush()
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture(params=["unnamed", "named"])
def place(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder, on a system with files that have no name and on one without."""
    if request.param == "named":
        monkeypatch.delattr(os, "O_TMPFILE", raising=False)
    return tmp_path


def test_is_there_when_the_block_ends(place: Path):
    path = place / "chart.csv"
    with whole(path) as file:
        file.write(HALF)
        assert not path.exists()
    assert path.read_bytes() == HALF
    assert list(place.iterdir()) == [path]


def test_takes_the_place_of_the_file_before(place: Path):
    path = place / "chart.csv"
    path.write_bytes(b"a longer one, of last week")
    with whole(path) as file:
        file.write(HALF)
    assert path.read_bytes() == HALF


@pytest.mark.parametrize("ended", [KeyError, KeyboardInterrupt, SystemExit, FileNotFoundError])
def test_what_ends_the_block_leaves_what_was_there(place: Path, ended: type[BaseException]):
    path = place / "chart.csv"
    path.write_bytes(b"before")
    with pytest.raises(ended), whole(path) as file:
        file.write(HALF)
        raise ended
    assert path.read_bytes() == b"before"
    assert list(place.iterdir()) == [path]


@pytest.mark.skipif(not hasattr(os, "O_TMPFILE"), reason="a system with named files only")
def test_a_killed_process_leaves_nothing(tmp_path: Path):
    path = tmp_path / "chart.csv"
    path.write_bytes(b"before")
    killed = subprocess.run([sys.executable, "-c", KILLED, str(path)], check=False)
    assert killed.returncode < 0
    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]


def test_may_be_read_by_those_who_may_read_other_files(place: Path):
    other, path = place / "other", place / "chart.csv"
    other.touch()
    with whole(path) as file:
        file.write(HALF)
    assert path.stat().st_mode == other.stat().st_mode


def test_a_link_still_leads_to_its_file(place: Path):
    path, link = place / "chart.csv", place / "newest.csv"
    link.symlink_to(path)
    with whole(link) as file:
        file.write(HALF)
    assert link.is_symlink()
    assert path.read_bytes() == HALF


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "is a folder; name a file in it"),
        ("none/chart.csv", "make it or name another"),
        ("file/chart.csv", "make it or name another"),
        ("pipe", "no file that could be replaced"),
    ],
)
def test_a_place_that_cannot_be_written_is_told_before_any_work(
    tmp_path: Path, name: str, said: str
):
    (tmp_path / "file").touch()
    os.mkfifo(tmp_path / "pipe")
    worked = []
    with pytest.raises(ExportError, match=said), whole(tmp_path / name):
        worked.append(True)
    assert not worked


@pytest.mark.skipif(not FULL.exists(), reason="a system without a full device")
def test_a_full_disk_is_said(place: Path):
    path = place / "chart.csv"
    refused = pytest.raises(ExportError, match="No space left on device")
    with refused, whole(path), FULL.open("wb") as full:
        full.write(HALF)
    assert not list(place.iterdir())
