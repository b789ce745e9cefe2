"""The benchmark of reading, small: it says what it did, and memory does not grow with the file."""

from pathlib import Path

from benchmarks.reading import measure, write_lines


def test_what_was_made_is_read_in_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    made = write_lines(path, megabytes=3)
    small = measure(path)
    assert small["articles"] == made > 500
    assert small["megabytes"] >= 3
    assert small["articles_per_second"] > 0
    write_lines(path, megabytes=15)
    assert measure(path)["peak_megabytes"] - small["peak_megabytes"] < 5
