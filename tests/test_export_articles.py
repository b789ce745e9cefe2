"""Articles in files, opened with readers that know nothing of us."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Callable, Mapping
from typing import Any

import duckdb
import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import packs
from analysis.cli import main
from analysis.columns import EVIDENCE
from analysis.corrections import Correction
from analysis.errors import ExportError, NothingToShow
from analysis.export import articles
from analysis.export.articles.sheet import MOST_LETTERS
from analysis.export.table import harmless, harmless_texts
from analysis.filters import Filters
from analysis.locale import Words, load
from analysis.models import PRESENT
from analysis.queries import whole
from analysis.store import sample_connection
from tests.made_articles import made_analysis, made_article, made_evidence

ARABIC = "«موسكو» وواشنطن (Reuters) تتفقان على هدنة"
FORMULA = '=HYPERLINK("http://x.example";"1")'

TOLD = made_article(
    1,
    title=ARABIC,
    language="ar",
    outlet="-2+3",
    published="2017-05-09",
    url="https://x.example/a?b=1&c=2",
    source="a.jsonl:1",
)
DANGEROUS = made_article(2, title=FORMULA, outlet="Reuters", author="@me", published="2016-01-01")
BARE = made_article(3, language="ru")

EVIDENT = [
    made_evidence(text="تتفقان", sentence=0, effect=0.4, changes=()),
    made_evidence(text="Syria", kind="syria", effect=None, holder=None),
    made_evidence(text='no "truce", =1', sentence=2, effect=-0.5),
]


def connection() -> duckdb.DuckDBPyConnection:
    """Three articles; the tone of the first and a topic of it are corrected."""
    scored = [
        made_analysis(
            TOLD,
            tone=-0.4,
            topics={"syria": 0.2},
            voices={"us": -0.4},
            evidence=EVIDENT,
            wire="AFP",
        ),
        made_analysis(DANGEROUS, tone=-0.25, story=TOLD.id, topics={"sanctions": 0.9}),
        made_analysis(BARE),
    ]
    said = [corrected("tone", "tone", 0.5, -0.4), corrected("topic", "syria", 1.0, 0.2)]
    return sample_connection([TOLD, DANGEROUS, BARE], scored, corrections=said)


def corrected(kind: str, key: str, value: float, machine: float) -> Correction:
    return Correction(
        article_id=TOLD.id,
        kind=kind,  # type: ignore[arg-type]
        key=key,
        value=value,
        machine=machine,
        who="A",
        reason="x",
        made=dt.datetime(2020, 1, 1, tzinfo=dt.UTC),
        backend="rules",
        version="made",
    )


CON = connection()


def words(language: str) -> Words:
    return load(language).also(
        {f"topic.{key}": packs.topic_label(key, language) for key in packs.topic_keys()}
    )


def file_of(
    ending: str, filters: Filters | None = None, *, con: Any = CON, language: str | None = None
) -> bytes:
    held = io.BytesIO()
    said = words(language) if language else None
    articles.write(con, filters or Filters(), articles.FORMATS[ending], held, words=said)
    return held.getvalue()


def from_csv(data: bytes) -> list[dict[str, Any]]:
    assert data.startswith(b"\xef\xbb\xbf"), "so that Excel shows Arabic"
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def from_xlsx(data: bytes) -> list[dict[str, Any]]:
    heads, *rows = openpyxl.load_workbook(io.BytesIO(data)).active.values
    return [dict(zip(heads, row, strict=True)) for row in rows]


def from_jsonl(data: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in data.decode().splitlines()]


def from_parquet(data: bytes) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = pq.read_table(pa.BufferReader(data)).to_pylist()
    return rows


READERS: Mapping[str, Callable[[bytes], list[dict[str, Any]]]] = {
    "csv": from_csv,
    "xlsx": from_xlsx,
    "jsonl": from_jsonl,
    "parquet": from_parquet,
}
each_format = pytest.mark.parametrize("ending", READERS)


def test_every_format_is_read_here():
    assert set(READERS) == set(articles.FORMATS)


@each_format
def test_every_article_is_there_the_newest_first_and_arabic_is_whole(ending: str):
    rows = READERS[ending](file_of(ending))
    assert [row["id"] for row in rows] == [TOLD.id, DANGEROUS.id, BARE.id]
    assert rows[0]["title"] == ARABIC
    assert [row["url"] or "" for row in rows] == [TOLD.url, "", ""]
    assert {str(row["story"]) for row in rows[:2]} == {TOLD.id}
    assert [int(row["placements"]) for row in rows] == [2, 2, 1]
    assert [row["wire"] or "" for row in rows] == ["AFP", "", ""]
    us = [row["voices"]["us"] if "voices" in row else row["voice_us"] for row in rows]
    assert float(us[0]) == -0.4 and us[1] in ("", None)
    assert [row["version"] for row in rows] == ["made"] * 3


@each_format
def test_filters_are_respected(ending: str):
    rows = READERS[ending](file_of(ending, Filters(languages=("ru",))))
    assert [row["id"] for row in rows] == [BARE.id]


@each_format
def test_what_matches_nothing_is_refused(ending: str):
    with pytest.raises(NothingToShow, match="no article matches: Articles, tone from"):
        file_of(ending, Filters(tone="0.9..1"))


@each_format
def test_corrected_scores_are_what_is_told_and_the_machines_stand_beside(ending: str):
    first, second, bare = READERS[ending](file_of(ending))
    assert float(first["tone"]) == 0.5 and float(second["tone"]) == -0.25
    if ending == "jsonl":
        assert first["topics"]["syria"] == PRESENT and first["corrected"] == ["tone", "syria"]
        assert first["machine"]["tone"] == -0.4 and first["machine"]["topics"]["syria"] == 0.2
        assert second["corrected"] is None
        return
    assert float(first["topic_syria"]) == PRESENT and first["corrected"] == "tone, syria"
    assert float(first["machine_tone"]) == -0.4 and float(first["machine_topic_syria"]) == 0.2
    assert not second["corrected"] and float(second["machine_tone"]) == -0.25
    assert bare["tone"] in ("", None), "no tone is no number"


class TestCsv:
    def test_text_that_would_run_is_made_harmless_and_numbers_stay_numbers(self):
        told, dangerous, _ = from_csv(file_of("csv"))
        assert dangerous["title"] == f"'{FORMULA}" and dangerous["author"] == "'@me"
        assert told["outlet"] == "'-2+3"
        assert dangerous["tone"] == "-0.25" and told["machine_tone"] == "-0.4"

    def test_dates_are_iso_and_what_is_missing_is_empty(self):
        told, _, bare = from_csv(file_of("csv"))
        assert told["published"] == "2017-05-09"
        assert (bare["published"], bare["title"], bare["tone"], bare["url"]) == ("", "", "", "")
        assert bare["opening"].startswith("Washington and Moscow held round 3")
        assert told["opening"] == ""

    def test_evidence_is_text_with_what_it_counts_for_and_where_it_stands(self):
        told, dangerous, _ = from_csv(file_of("csv"))
        assert told["evidence"] == (
            "tone +0.40 (us, title): تتفقان | syria (sentence 1): Syria | "
            'tone -0.50 (us, sentence 2): no "truce", =1'
        )
        assert dangerous["evidence"] == ""

    @pytest.mark.parametrize("language", ["en", "ar", "ru"])
    def test_headings_and_languages_are_named_in_the_words_of_the_interface(self, language: str):
        said = words(language)
        (row, *_) = from_csv(file_of("csv", language=language))
        assert row[said["column.title"]] == ARABIC
        assert row[said["column.language"]] == said["languages.ar"]
        assert row[said["column.articles.evidence"]].endswith("=1")
        topics = said("column.salience", topic=packs.topic_label("syria", language))
        assert row[topics] == str(PRESENT)
        assert not [heading for heading in row if "_" in heading]


class TestXlsx:
    def sheet(self, **options: Any) -> Any:
        return openpyxl.load_workbook(io.BytesIO(file_of("xlsx", **options))).active

    def test_text_is_text_and_nothing_is_a_formula_or_a_link(self):
        sheet = self.sheet()
        kinds = {cell.data_type for row in sheet.iter_rows(min_row=2) for cell in row}
        assert kinds <= {"s", "inlineStr", "n", "d"}
        assert FORMULA in [cell.value for cell in sheet["E"]]
        assert not [c for row in sheet.iter_rows() for c in row if c.hyperlink]

    def test_numbers_are_numbers_and_dates_are_dates(self):
        told, dangerous, bare = from_xlsx(file_of("xlsx"))
        assert told["published"] == dt.datetime(2017, 5, 9)
        assert isinstance(dangerous["tone"], float) and dangerous["tone"] == -0.25
        assert told["placements"] == 2
        assert bare["published"] is None and bare["tone"] is None

    def test_headings_stay_in_sight_and_arabic_begins_at_the_right(self):
        assert self.sheet().freeze_panes == "A2"
        sheet = self.sheet(language="ar")
        assert sheet.sheet_view.rightToLeft and sheet.title == load("ar")["articles.title"]

    def test_a_text_longer_than_a_cell_ends_in_an_ellipsis(self):
        long = made_article(9, title="x" * (MOST_LETTERS + 1))
        con = sample_connection([long], [made_analysis(long)])
        (row,) = from_xlsx(file_of("xlsx", con=con))
        assert len(row["title"]) == MOST_LETTERS and row["title"].endswith("x…")

    def test_more_than_a_sheet_holds_is_refused_before_any_work(self):
        con = connection()
        con.execute(
            "INSERT INTO analyses SELECT a.* REPLACE (a.article_id || i AS article_id) "
            "FROM (SELECT * FROM analyses LIMIT 1) a, range(1048573) AS t(i)"
        )
        held = io.BytesIO()
        with pytest.raises(ExportError, match=r"1,048,576 articles are more than .* choose \.csv"):
            articles.write(con, Filters(), articles.FORMATS["xlsx"], held)
        assert held.getvalue() == b""


class TestForPrograms:
    def test_lines_are_spelled_as_score_prints_them(self, tmp_path, capsys):
        note = tmp_path / "note.txt"
        note.write_text("Truce\n\nMoscow and Washington agreed on a truce in Syria.", "utf-8")
        assert main(["ingest", str(note), "--store", str(tmp_path / "s"), "--workers", "1"]) == 0
        capsys.readouterr()
        assert main(["score", str(note), "--workers", "1"]) == 0
        printed = json.loads(capsys.readouterr().out)
        out = tmp_path / "out.jsonl"
        command = ["export", "articles", "--out", str(out), "--store", str(tmp_path / "s")]
        assert main(command) == 0
        (line,) = from_jsonl(out.read_bytes())
        assert list(line)[: len(printed)] == list(printed)
        assert {key: line[key] for key in printed} == printed

    def test_parquet_has_types_and_the_evidence_nested(self):
        table = pq.read_table(pa.BufferReader(file_of("parquet")))
        assert table.schema.field("published").type == pa.date32()
        assert table.schema.field("tone").type == pa.float64()
        nested = table.schema.field("evidence").type.value_type
        assert [field.name for field in nested] == [field.name for field in EVIDENCE]
        first = table.to_pylist()[0]
        assert first["published"] == dt.date(2017, 5, 9) and first["title"] == ARABIC
        assert [each["text"] for each in first["evidence"]] == [each.text for each in EVIDENT]
        assert first["evidence"][0]["effect"] == pytest.approx(0.4)


def test_many_articles_come_in_parts_and_in_order(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(whole, "PART", 2)
    monkeypatch.setattr(whole, "BATCH", 1)
    rows = from_csv(file_of("csv"))
    assert [row["id"] for row in rows] == [TOLD.id, DANGEROUS.id, BARE.id]
    assert [bool(row["opening"]) for row in rows] == [False, False, True]


@given(st.lists(st.one_of(st.none(), st.text(alphabet=st.sampled_from(" =+-@\t\r\nab1'ع")))))
def test_a_column_is_made_harmless_as_a_cell_is(texts: list[str | None]):
    column = pa.chunked_array([pa.array(texts, pa.string())])
    assert harmless_texts(column).to_pylist() == [harmless(text) for text in texts]


def test_a_file_of_another_kind_lists_those_there_are(tmp_path):
    with pytest.raises(ExportError, match=r"end it with \.csv, \.xlsx, \.jsonl, \.parquet"):
        articles.format_of(tmp_path / "out.doc")
    assert articles.format_of(tmp_path / "OUT.XLSX").ending == "xlsx"


@each_format
def test_the_command_writes_it_and_leaves_nothing_where_nothing_matches(
    ending: str, tmp_path, capsys
):
    note = tmp_path / "note.txt"
    note.write_text("Moscow and Washington agreed on a truce in Syria.", "utf-8")
    store, out = str(tmp_path / "store"), tmp_path / f"out.{ending}"
    assert main(["ingest", str(note), "--store", store, "--workers", "1"]) == 0
    capsys.readouterr()
    command = ["export", "articles", "--out", str(out), "--store", store]
    assert main([*command, "--topic", "north_korea"]) == 2
    assert "no article matches" in capsys.readouterr().err and not out.exists()
    assert main(command) == 0
    assert capsys.readouterr().out == f"1 articles written to {out}\n"
    assert len(READERS[ending](out.read_bytes())) == 1
