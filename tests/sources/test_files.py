"""Files and folders as articles: kinds, encodings, column names, metadata, and what is wrong."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from analysis.errors import SourceError
from analysis.models import Article
from analysis.sources import Problem, kinds, read_articles

SEEDS = Path(__file__).parents[2] / "seeds"
ARABIC = "أعلن الجانبان استئناف المحادثات في جنيف يوم الاثنين. واتفقا على اللقاء مجددا قبل الشتاء."
RUSSIAN = "Стороны встретились в Женеве в понедельник. Они договорились о новой встрече до зимы."


def _read(*paths: Path) -> tuple[list[Article], list[Problem]]:
    problems: list[Problem] = []
    return list(read_articles(paths, on_problem=problems.append)), problems


def _write(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    content = text.encode(encoding)
    path.write_bytes(gzip.compress(content) if path.suffix == ".gz" else content)
    return path


# -- the seeds


def test_the_seeds() -> None:
    (first, second), problems = _read(SEEDS)
    assert problems == []
    assert first.title is None
    assert first.credit is None
    assert first.text.endswith("اللاجئين.")
    assert "مشاركة" not in first.text
    assert str(first.published) == "2017-01-29"
    assert second.title == "ترامب وبوتين يبحثان وقف إطلاق النار وانشاء مناطق آمنة في سوريا"
    assert second.text.startswith("البيت الابيض يرسل ممثلاً عنه الى محادثات استانا")
    assert second.text.endswith("لايجاد حل للنزاع السوري.")
    assert second.credit == "رويترز/ا ف ب"
    assert str(second.published) == "2017-05-03"
    assert second.source == str(SEEDS / "003_85d54ae7857c55e9.txt")


# -- kinds of file

ROWS = [
    {"title": "One", "text": "First, a text.", "date": "2017-01-02", "source": "A"},
    {"title": "Two", "text": 'A "second" text,\nof two lines.', "date": "", "source": ""},
]


def _as_csv(rows: list[dict[str, str]], *, between: str = ",") -> str:
    def cell(value: str) -> str:
        return '"' + value.replace('"', '""') + '"'

    lines = [list(rows[0]), *(list(row.values()) for row in rows)]
    return "".join(between.join(map(cell, line)) + "\r\n" for line in lines)


def _as_json_lines(rows: list[dict[str, str]]) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


@pytest.mark.parametrize("packed", ["", ".gz"])
@pytest.mark.parametrize(("ending", "write"), [(".csv", _as_csv), (".jsonl", _as_json_lines)])
def test_tables(tmp_path: Path, ending: str, write: Callable[..., str], packed: str) -> None:
    path = _write(tmp_path / f"news{ending}{packed}", write(ROWS))
    (one, two), problems = _read(path)
    assert problems == []
    assert (one.title, one.text, str(one.published), one.outlet) == (
        "One",
        "First, a text.",
        "2017-01-02",
        "A",
    )
    assert (two.text, two.published, two.outlet) == (ROWS[1]["text"], None, None)
    first_row = 2 if ending == ".csv" else 1
    assert one.source == f"{path}:{first_row}"


@pytest.mark.parametrize("between", [",", ";", "\t", "|"])
def test_a_table_may_have_any_usual_delimiter(tmp_path: Path, between: str) -> None:
    articles, problems = _read(_write(tmp_path / "a.csv", _as_csv(ROWS, between=between)))
    assert [article.title for article in articles] == ["One", "Two"]
    assert problems == []


@pytest.mark.parametrize(
    "header",
    [
        "Headline,Full Text,Publication-Date,Publication,Link,Lang",
        "TITLE,BODY,published_at,Outlet,URL,Language",
        "العنوان,النص,تاريخ النشر,الصحيفة,الرابط,اللغة",
        "Заголовок,Текст,Дата,Издание,Ссылка,Язык",
    ],
)
def test_column_names_are_known_in_three_languages(tmp_path: Path, header: str) -> None:
    row = "T,Some text.,2017-05-03T10:00:00Z,O,https://example.org,Arabic"
    (article,), problems = _read(_write(tmp_path / "a.csv", f"{header}\n{row}\n"))
    assert problems == []
    assert (article.title, article.text, str(article.published)) == (
        "T",
        "Some text.",
        "2017-05-03",
    )
    assert (article.outlet, article.url, article.language) == ("O", "https://example.org", "ar")


def test_of_two_columns_for_one_field_the_first_listed_is_taken(tmp_path: Path) -> None:
    (article,), _ = _read(_write(tmp_path / "a.csv", "source,outlet,text\nwire,Daily,Some text.\n"))
    assert article.outlet == "Daily"


@pytest.mark.parametrize(
    ("written", "code"),
    [("ar", "ar"), ("EN-us", "en"), ("русский", "ru"), ("", None), ("unknown", None)],
)
def test_languages_however_written(tmp_path: Path, written: str, code: str | None) -> None:
    (article,), _ = _read(_write(tmp_path / "a.csv", f"text,language\nSome text.,{written}\n"))
    assert article.language == code


def test_a_cell_may_be_large(tmp_path: Path) -> None:
    text = "word " * 200_000
    (article,), problems = _read(_write(tmp_path / "a.csv", f'text\n"{text.strip()}"\n'))
    assert len(article.text) == len(text) - 1
    assert problems == []


# -- encodings


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", ARABIC),
        ("utf-8-sig", ARABIC),
        ("utf-16", ARABIC),
        ("utf-16-le", RUSSIAN),
        ("utf-16-be", RUSSIAN),
        ("cp1256", ARABIC),
        ("cp1251", RUSSIAN),
        ("koi8-r", RUSSIAN),
    ],
)
@pytest.mark.parametrize("ending", [".txt", ".csv", ".jsonl"])
def test_encodings(tmp_path: Path, encoding: str, text: str, ending: str) -> None:
    long = " ".join([text] * 8)
    contents = {
        ".txt": long,
        ".csv": f'text\n"{long}"\n',
        ".jsonl": json.dumps({"text": long}, ensure_ascii=False) + "\n",
    }
    (article,), problems = _read(_write(tmp_path / f"a{ending}", contents[ending], encoding))
    assert article.text == long
    assert problems == []


def test_a_line_with_a_broken_byte_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    good = json.dumps({"text": ARABIC}, ensure_ascii=False).encode()
    path = tmp_path / "a.jsonl"
    path.write_bytes(good + b"\n" + good[:-2] + b'\xff"}\n' + good + b"\n")
    articles, (problem,) = _read(path)
    assert len(articles) == 2
    assert str(problem) == f"{path}, row 2: byte 0xFF cannot be decoded; save the file as UTF-8"


# -- metadata


def test_metadata_says_what_a_file_does_not(tmp_path: Path) -> None:
    _write(tmp_path / "note.txt", f"Talks resume\n{ARABIC}")
    _write(tmp_path / "news.csv", "text,outlet\nFirst text.,Own\nSecond text.,\n")
    _write(
        tmp_path / "metadata.toml",
        '["note.txt"]\ntitle = "Given"\noutlet = "Daily"\npublished = 2017-05-03\n'
        '["news.csv"]\noutlet = "Weekly"\n',
    )
    (first, second, note), problems = _read(tmp_path)
    assert problems == []
    assert (note.title, note.outlet, str(note.published)) == ("Given", "Daily", "2017-05-03")
    assert note.text.startswith("Talks resume"), "the title is known, so this is text"
    assert (first.outlet, second.outlet) == ("Own", "Weekly")


def test_wrong_metadata_is_named_and_the_files_are_read(tmp_path: Path) -> None:
    _write(tmp_path / "a.txt", ARABIC)
    _write(tmp_path / "metadata.toml", '["a.txt"]\nmood = "x"\n')
    _write(tmp_path / "b" / "b.txt", RUSSIAN)
    _write(tmp_path / "b" / "metadata.toml", "not toml")
    articles, problems = _read(tmp_path)
    assert len(articles) == 2
    assert "unknown key mood; use title, language" in str(problems[0])
    assert "not valid TOML" in str(problems[1])


# -- folders


def test_a_folder_is_read_with_all_below_it_in_order(tmp_path: Path) -> None:
    for name in ("b/2.txt", "a.txt", "b/1.txt", ".hidden/3.txt", "b/.4.txt"):
        _write(tmp_path / name, f"{name}: {ARABIC}")
    articles, problems = _read(tmp_path)
    found = [Path(article.source or "").relative_to(tmp_path).as_posix() for article in articles]
    assert found == ["a.txt", "b/1.txt", "b/2.txt"]
    assert problems == []


# -- what is wrong


@pytest.mark.parametrize(
    ("name", "content", "read", "said"),
    [
        ("a.jsonl", '{"text": "One."}\n{"text": \n{"text": "Two."}\n', 2, "row 2: not valid JSON"),
        ("a.jsonl", '[1]\n{"text": "One."}\n', 1, "row 1: not a JSON object; write one {…}"),
        ("a.jsonl", '{"text": 5}\n', 0, "row 1: the text is of type int"),
        ("a.jsonl", '{"txt": "x"}\n', 0, "row 1: no column holds the text (columns: txt)"),
        ("a.jsonl", "[" * 100_000 + "\n", 0, "row 1: not valid JSON"),
        ("a.csv", "text,title\n,One\nTwo.,Two\n", 1, "row 2: the text is missing"),
        ("a.csv", "text,date\nOne.,3 May\nTwo.,2017-05-03\n", 2, "row 2: '3 May' is not a date"),
        ("a.csv", "text,title\nOne, and more,T\nTwo.,T\n", 1, "row 2: 3 cells under 2 columns"),
        ("a.csv", "name,date\nx,2017-01-01\n", 0, "no column holds the text (columns: name, date)"),
        ("a.csv", "", 0, "the file is empty"),
        ("a.csv", "text,title\n", 0, "a table without rows"),
        ("a.jsonl", "\n\n", 0, "a table without rows"),
        ("a.txt", " \n", 0, "the text is missing"),
        ("a.pdf", "x", 0, "named .pdf but holds no PDF"),
        ("a.doc", "x", 0, "not a kind of file that can be read; give .txt, .md, .html"),
        ("a.gz", "x", 0, "not a kind of file that can be read"),
    ],
)
def test_a_bad_item_is_named_and_the_rest_goes_on(
    tmp_path: Path, name: str, content: str, read: int, said: str
) -> None:
    path = _write(tmp_path / name, content)
    articles, problems = _read(path)
    assert len(articles) == read
    assert [problem.file for problem in problems] == [str(path)]
    assert said in str(problems[0])
    assert "\n" not in str(problems[0])


def test_a_packed_file_that_breaks_off_gives_what_it_has(tmp_path: Path) -> None:
    lines = "".join(json.dumps({"text": f"{n} {'x' * n}"}) + "\n" for n in range(3000))
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(lines.encode())[:-2000])
    articles, (problem,) = _read(path)
    assert 0 < len(articles) < 3000
    assert "breaks off or is damaged" in str(problem)


def test_what_is_not_packed_at_all_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.txt.gz"
    path.write_bytes(b"not gzip")
    assert "named .gz but holds no gzip" in str(_read(path)[1][0])


def test_a_missing_file_is_named_and_the_next_is_read(tmp_path: Path) -> None:
    articles, (problem,) = _read(tmp_path / "none.txt", _write(tmp_path / "a.txt", ARABIC))
    assert len(articles) == 1
    assert "no such file or folder; check the path" in str(problem)


def test_half_a_surrogate_pair_becomes_a_replacement_character(tmp_path: Path) -> None:
    (article,), _ = _read(_write(tmp_path / "a.jsonl", '{"text": "half \\ud83d"}\n'))
    assert article.text == "half \ufffd"


def test_without_on_problem_the_first_is_raised(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file"):
        list(read_articles([tmp_path / "none.txt"]))


def test_kinds() -> None:
    assert {".txt", ".pdf", ".docx", ".parquet", ".zip", ".jsonl.gz"} <= set(kinds())
    assert ".zip.gz" not in kinds()
