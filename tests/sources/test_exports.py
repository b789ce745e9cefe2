"""Tables of other programs, known by their header. The rows are made up, the headers theirs."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from analysis.models import Article
from analysis.sources import table_preview
from analysis.sources.exports import known_export
from tests.sources.reading import ENGLISH, read

URL = "https://example.org/1"
MELTWATER = {
    "Date": "03-May-2017 10:00AM",
    "Headline": "Talks resume",
    "URL": URL,
    "Opening Text": "Opening words.",
    "Hit Sentence": ENGLISH,
    "Source": "Daily",
    "Influencer": "A. Writer",
    "Country": "Lebanon",
    "Language": "English",
    "Reach": "10000",
    "Sentiment": "Neutral",
}
BRANDWATCH = {
    "Query Id": "7",
    "Query Name": "talks",
    "Date": "2017-05-03 10:00:00.0",
    "Title": "Talks resume",
    "Snippet": "… talks …",
    "Url": URL,
    "Domain": "Daily",
    "Sentiment": "neutral",
    "Language": "en",
    "Author": "A. Writer",
    "Full Text": f"Opening words.\n\n{ENGLISH}",
}
FACTIVA = {
    "AN": "X1",
    "HD": "Talks resume",
    "BY": "A. Writer",
    "PD": "3 May 2017",
    "SN": "Daily",
    "LA": "English",
    "LP": "Opening words.",
    "TD": ENGLISH,
}
WITH_TEXTS = {"Meltwater": MELTWATER, "Brandwatch": BRANDWATCH, "Factiva": FACTIVA}
LINKS = {
    "Media Cloud": {
        "id": "7",
        "indexed_date": "2017-05-04",
        "language": "en",
        "media_name": "Daily",
        "media_url": "example.org",
        "publish_date": "2017-05-03",
        "title": "Talks resume",
        "url": URL,
    },
    "GDELT": {"URL": URL, "MobileURL": "", "Date": "2017-05-03 10:00:00", "Title": "Talks resume"},
}


def _csv(path: Path, row: dict[str, str]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, row)
        writer.writeheader()
        writer.writerow(row)
    return path


def _as_expected(article: Article) -> bool:
    return (
        article.title == "Talks resume"
        and article.text == f"Opening words.\n\n{ENGLISH}"
        and str(article.published) == "2017-05-03"
        and (article.outlet, article.author, article.language) == ("Daily", "A. Writer", "en")
    )


@pytest.mark.parametrize(("name", "row"), WITH_TEXTS.items(), ids=WITH_TEXTS)
def test_an_export_with_texts(tmp_path: Path, name: str, row: dict[str, str]) -> None:
    (article,), problems, (item,) = read(_csv(tmp_path / "a.csv", row))
    assert problems == []
    assert _as_expected(article)
    assert item.note == f"{name} export"


@pytest.mark.parametrize(("name", "row"), LINKS.items(), ids=LINKS)
def test_an_export_of_links_says_so(tmp_path: Path, name: str, row: dict[str, str]) -> None:
    path = _csv(tmp_path / "a.csv", row)
    articles, (problem,), _ = read(path)
    assert articles == []
    assert f"a {name} export of titles and links without texts" in str(problem)
    preview = table_preview(path)
    assert preview is not None
    assert (preview.known_export, preview.mapping["url"]) == (
        name,
        (next(column for column in row if column.casefold() == "url"),),
    )


def test_other_tables_are_no_exports() -> None:
    assert known_export(["title", "text", "date", "url"]) is None


# -- shown before they are read


def test_a_preview_shows_columns_guesses_and_first_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    long = "word " * 100
    path.write_text("Headline,Body,x\n" + f"T,{long},\n" * 9, "utf-8")
    preview = table_preview(path)
    assert preview is not None
    assert preview.columns == ("Headline", "Body", "x")
    assert preview.mapping == {"title": ("Headline",), "text": ("Body",)}
    assert len(preview.rows) == 5
    assert preview.rows[0] == {"Headline": "T", "Body": long[:200] + "…", "x": ""}
    assert preview.known_export is None


def test_a_preview_follows_a_mapping(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"a": "x", "b": "y"}\n')
    preview = table_preview(tmp_path / "a.jsonl", mapping={"text": "b"})
    assert preview is not None
    assert preview.mapping == {"text": ("b",)}
