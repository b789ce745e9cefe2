"""Archives: what is in them, and what in them does harm."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

import pytest

from analysis.sources import archives
from tests.sources.reading import ARABIC, ENGLISH, RUSSIAN, TEXTS, read, refused


def _zip(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def _zipped(members: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return packed.getvalue()


def test_every_file_in_a_zip_is_an_item_of_its_own(tmp_path: Path) -> None:
    members = {
        "one.txt": ARABIC.encode(),
        "القاهرة/اثنان.txt": RUSSIAN.encode("cp1251"),
        "three.csv": f'text\n"{ENGLISH}"\n"{ARABIC}"\n'.encode(),
        "__MACOSX/._one.txt": b"x",
        ".hidden": b"x",
        "four.jpg": b"\xff\xd8\xff\xe0",
    }
    path = _zip(tmp_path / "a.zip", members)
    articles, (problem,), items = read(path)
    assert [article.text for article in articles] == [ARABIC, RUSSIAN, ENGLISH, ARABIC]
    assert articles[2].source == f"{path}!three.csv:2"
    assert str(problem) == f"{path}!four.jpg: a picture; give the text of it"
    assert [str(item).removeprefix(f"{path}!") for item in items] == [
        "one.txt: 1 article",
        "القاهرة/اثنان.txt: 1 article, read as windows-1251",
        "three.csv: 2 articles",
        "four.jpg: 0 articles, 1 skipped",
    ]


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_packed_text(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(text.encode()))
    (article,), _, _ = read(tmp_path / "a.txt.gz")
    assert (article.text, article.source) == (text, str(tmp_path / "a.txt.gz"))


@pytest.mark.parametrize(
    "name", ["../../etc/passwd.txt", "/etc/passwd.txt", "..\\up.txt", "C:/windows/a.txt"]
)
def test_names_that_lead_out_are_refused_and_the_others_read(tmp_path: Path, name: str) -> None:
    path = _zip(tmp_path / "a.zip", {name: ENGLISH.encode(), "b.txt": ARABIC.encode()})
    articles, (problem,), _ = read(path)
    assert [article.text for article in articles] == [ARABIC]
    assert "a name that leads out of the archive" in str(problem)


@pytest.mark.parametrize("inner", ["b.zip", "b.txt.gz", "b.dat"])
def test_archives_in_archives_are_refused_and_the_others_read(tmp_path: Path, inner: str) -> None:
    content = gzip.compress(b"x") if inner.endswith(".gz") else _zipped({"c.txt": b"x"})
    path = _zip(tmp_path / "a.zip", {inner: content, "c.txt": ARABIC.encode()})
    articles, (problem,), _ = read(path)
    assert [article.text for article in articles] == [ARABIC]
    assert f"{path}!{inner}: an archive within an archive; unpack the outer" in str(problem)


@pytest.mark.parametrize("content", [_zipped({"c.txt": b"x"}), gzip.compress(b"x")])
def test_archives_in_gzip_are_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.zip.gz").write_bytes(gzip.compress(content))
    assert "an archive within an archive" in refused(tmp_path / "a.zip.gz")


@pytest.mark.parametrize("cut", [40, 150])
def test_a_zip_that_breaks_off_is_named(tmp_path: Path, cut: int) -> None:
    path = _zip(tmp_path / "a.zip", {"a.txt": ARABIC.encode(), "b.txt": RUSSIAN.encode()})
    path.write_bytes(path.read_bytes()[:-cut])
    assert "breaks off or is damaged" in refused(path)


def test_a_damaged_member_is_named_and_the_others_read(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    content = _zipped({"a.txt": ENGLISH.encode(), "b.txt": ARABIC.encode()})
    path.write_bytes(content.replace(b"Geneva", b"Ge\x00eva", 1))
    articles, (problem,), _ = read(path)
    assert [article.text for article in articles] == [ARABIC]
    assert "a.txt: breaks off or is damaged (Bad CRC-32" in str(problem)


def test_a_member_with_a_password_is_named(tmp_path: Path) -> None:
    content = bytearray(_zipped({"a.txt": ENGLISH.encode()}))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "a.zip").write_bytes(content)
    assert "a.txt: needs a password" in refused(tmp_path / "a.zip")


def test_an_empty_zip_is_named(tmp_path: Path) -> None:
    assert "the archive is empty" in refused(_zip(tmp_path / "a.zip", {}))


# -- bombs: 60 MB of spaces, which deflate packs a thousandfold

BOMB = b" " * 60_000_000


def test_a_zip_bomb_is_refused_before_anything_is_unpacked(tmp_path: Path) -> None:
    path = _zip(tmp_path / "a.zip", {"a.txt": BOMB, "b.txt": ARABIC.encode()})
    assert "unpacks from" in refused(path)


def test_a_zip_that_lies_about_its_sizes_gives_no_more_than_it_says(tmp_path: Path) -> None:
    path = _zip(tmp_path / "a.zip", {"a.txt": BOMB})
    content = path.read_bytes()
    size = len(BOMB).to_bytes(4, "little")
    path.write_bytes(content.replace(size, (100).to_bytes(4, "little")))
    assert "breaks off or is damaged (Bad CRC-32" in refused(path)


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.txt.gz", "a.csv.gz", "a.html.gz"])
def test_a_gzip_bomb_is_stopped(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(gzip.compress(BOMB * 2))
    assert any(
        said in refused(tmp_path / name) for said in ("unpacks from", "larger than", "line of")
    )


def test_too_many_members_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_MEMBERS", 2)
    path = _zip(tmp_path / "a.zip", {f"{n}.txt": ARABIC.encode() for n in range(3)})
    assert "3 files, more than 2" in refused(path)
