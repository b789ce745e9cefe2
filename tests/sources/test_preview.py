"""A table shown before it is read: what has none, and what cannot be shown."""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path

import pytest

from analysis.errors import SourceError
from analysis.sources import Upload, table_preview
from tests.sources.reading import ARABIC, ENGLISH


def test_a_text_is_no_table(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ENGLISH)
    assert table_preview(tmp_path / "a.txt") is None


@pytest.mark.parametrize("wrap", [bytes, io.BytesIO])
def test_an_upload_is_shown_and_can_be_read_after(wrap) -> None:
    lines = json.dumps({"العنوان": "x", "النص": ARABIC}, ensure_ascii=False)
    upload = Upload("a.jsonl.gz", wrap(gzip.compress(lines.encode())))
    for _ in range(2):
        preview = table_preview(upload)
        assert preview is not None
        assert preview.mapping == {"title": ("العنوان",), "text": ("النص",)}


@pytest.mark.parametrize(
    ("name", "content", "mapping", "said"),
    [
        ("a.csv", b"", None, "a.csv: the file is empty; get a whole copy"),
        ("a.xlsx", b"x", None, "a.xlsx: named .xlsx but holds no Excel"),
        ("a.csv", b"a,b\n1,2\n", {"text": "c"}, "no column 'c'; name one of a, b"),
        ("a.csv.gz", gzip.compress(b"a,b\n1,2\n")[:-12], None, "a.csv.gz: cannot be read"),
    ],
)
def test_what_cannot_be_shown(name: str, content: bytes, mapping, said: str) -> None:
    with pytest.raises(SourceError, match=said):
        table_preview(Upload(name, content), mapping=mapping)
