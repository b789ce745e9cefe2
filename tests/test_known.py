"""Known ids: found whether recent or long sorted, each file read once."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from analysis import known
from analysis.known import KnownIds


def file_of(folder: Path, name: str, ids: list[str]) -> str:
    path = folder / name
    pq.write_table(pa.table({"id": ids}), path)
    return str(path)


@pytest.mark.parametrize("merge_at", [1, 1_000])
def test_ids_of_all_files_are_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, merge_at: int
) -> None:
    monkeypatch.setattr(known, "MERGE_AT", merge_at)
    ids = [f"{number:020x}" for number in range(60)]
    found = KnownIds("id")
    found.read([file_of(tmp_path, "a", ids[:30]), file_of(tmp_path, "b", ids[30:50])])
    assert all(one in found for one in ids[:50])
    assert not any(one in found for one in ids[50:])


def test_a_file_is_read_once(tmp_path: Path) -> None:
    path = file_of(tmp_path, "a", ["0" * 20])
    found = KnownIds("id")
    found.read([path])
    Path(path).unlink()
    found.read([path])
    assert "0" * 20 in found
