"""The command ``export``: what it writes, and what it says of input that is wrong."""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from pathlib import Path

import pytest

from analysis import store
from analysis.catalogue import CATALOGUE
from analysis.cli import main
from analysis.export import FORMATS
from analysis.locale import languages, load
from tests.made_articles import made_analysis, made_article

DAY = dt.date(2018, 6, 1)
NOTHING_OF_THE_KIND = ("vocabulary", "outlets_voices", "discovered", "disagreement")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of forty articles of two outlets, half of them in Arabic."""
    made = [
        made_article(
            number,
            published=f"2018-0{1 + number // 20}-{1 + number % 20:02}",
            outlet=("Harbour Times", "صحيفة المنارة")[number % 2],
            language=("en", "ar")[number % 2],
        )
        for number in range(40)
    ]
    path = tmp_path_factory.mktemp("press") / "store"
    opened = store.open_store(path, create=True)
    opened.append_articles(made)
    opened.append_analyses(
        [
            (each, made_analysis(each, tone=-0.4 + 0.02 * place, topics={"syria": 0.9}))
            for place, each in enumerate(made)
        ]
    )
    return path


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the command is run in, empty."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def rows(path: Path) -> list[dict[str, str]]:
    text = path.read_text("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("language", languages())
def test_a_chart_is_written_in_the_language_of_its_labels(
    folder: Path, out: Path, capsys: pytest.CaptureFixture[str], language: str
):
    asked = ["--store", str(folder), "--label-language", language, "--as-of", "2018-06-01"]
    assert main(["export", "topic_share", "--out", "share.html", *asked]) == 0
    assert capsys.readouterr().out == "topic_share (n = 40) written to share.html\n"
    page, words = (out / "share.html").read_text("utf-8"), load(language)
    assert f'<html lang="{language}" dir="{words.direction}">' in page
    assert words["overview.topic_share"] in page
    assert words.date(DAY) in page


def test_filters_and_options_are_those_of_the_dashboard(folder: Path, out: Path):
    asked = ["--store", str(folder), "--language", "ar", "--grain", "month"]
    assert main(["export", "volume_and_tone", "--out", "tone.csv", *asked]) == 0
    written = rows(out / "tone.csv")
    assert [row["Period beginning"] for row in written] == ["2018-01-01", "2018-02-01"]
    assert sum(int(row["Articles"]) for row in written) == 20


def test_two_sets_are_compared_as_the_options_say(folder: Path, out: Path):
    asked = ["--versus", "outlet", "--other", "صحيفة المنارة", "--outlet", "Harbour Times"]
    written = ["contrast_tone", "--out", "apart.html", "--store", str(folder)]
    assert main(["export", *written, *asked]) == 0
    assert "A: Harbour Times | B: صحيفة المنارة" in (out / "apart.html").read_text("utf-8")


def test_the_same_input_gives_the_same_bytes_on_the_same_day(folder: Path, out: Path):
    asked = ["--store", str(folder), "--as-of", "2018-06-01", "--format", "html"]
    for name in ("first.zip", "second.zip"):
        assert main(["export", "all", "--out", name, *asked]) == 0
    assert (out / "first.zip").read_bytes() == (out / "second.zip").read_bytes()


def test_all_charts_go_into_a_folder_but_those_of_nothing(
    folder: Path, out: Path, capsys: pytest.CaptureFixture[str]
):
    asked = ["--out", "charts", "--format", "csv", "--store", str(folder)]
    assert main(["export", "all", *asked]) == 0
    said = capsys.readouterr()
    names = {path.name for path in (out / "charts").iterdir()}
    left_out = {line.split()[0] for line in said.err.splitlines()}
    assert names == {f"{name}.csv" for name in CATALOGUE if name not in left_out}
    assert left_out >= set(NOTHING_OF_THE_KIND)
    assert "topic_share.csv" in names
    assert said.out == f"{len(names)} charts written to charts\n"


def test_all_charts_go_into_one_archive(folder: Path, out: Path):
    asked = ["--out", "charts.zip", "--format", "csv", "--store", str(folder)]
    assert main(["export", "all", *asked]) == 0
    with zipfile.ZipFile(out / "charts.zip") as archive:
        assert archive.testzip() is None
        assert "tone_by_outlet.csv" in archive.namelist()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["topic_shares", "--out", "x.csv"], "did you mean topic_share?"),
        (["nothing", "--out", "x.csv"], "articles, volume_and_tone, topic_share"),
        (["topic_share", "--out", "x.gif"], ", ".join(FORMATS)),
        (["topic_share", "--out", "x"], "the name says no format"),
        (["topic_share", "--out", "x", "--format", "gif"], ", ".join(FORMATS)),
        (["topic_share", "--out", "none/x.csv"], "there is no folder none"),
        (["all", "--out", "none/charts"], "cannot be a folder"),
        (["all", "--out", "none/charts.zip"], "there is no folder none"),
        (["topic_share", "--out", "x.csv", "--grain", "day"], "topic_share has no --grain"),
        (["volume_and_tone", "--out", "x.csv", "--grain", "dya"], "did you mean day?"),
        (["topic_share", "--out", "x.csv", "--size", "huge"], "column, page, slide, social"),
        (["topic_share", "--out", "x.csv", "--scale", "9"], "1, 2, 3, 4"),
        (["topic_share", "--out", "x.csv", "--theme", "dark"], "print, light"),
        (["topic_share", "--out", "x.csv", "--label-language", "xx"], "choose from"),
        (["topic_share", "--out", "x.csv", "--outlet", "Harbor Times"], "Harbour Times"),
        (["outlets_tone", "--out", "x.csv", "--among", "Harbor Times"], "Harbour Times"),
        (["vocabulary", "--out", "x.csv", "--vocabulary", "siria"], "did you mean syria?"),
        (["contrast_tone", "--out", "x.csv", "--other", "soon"], "write YYYY-MM-DD"),
        (["topic_share", "--out", "x.csv", "--search", "nowhere"], "No article matches"),
        (["all", "--out", "charts", "--search", "nowhere"], "No article matches"),
        (["all", "--out", "charts.zip", "--search", "nowhere"], "No article matches"),
        (["articles", "--out", "x.csv", "--search", "nowhere"], "o article matches"),
        (["articles", "--out", "none/x.csv"], "there is no folder none"),
        (["articles", "--out", "x.csv", "--grain", "day"], "articles have no --grain"),
        (["articles", "--out", "x", "--format", "csv"], "articles have no --format"),
        (["vocabulary", "--out", "x.csv"], "No word marks a period"),
    ],
)
def test_wrong_input_ends_with_2_and_a_line_that_says_what_to_do(
    folder: Path, out: Path, capsys: pytest.CaptureFixture[str], given: list[str], said: str
):
    try:
        status = main(["export", *given, "--store", str(folder)])
    except SystemExit as ended:  # argparse's own
        status = int(str(ended.code))
    printed = capsys.readouterr()
    assert (status, printed.out) == (2, "")
    assert said in printed.err
    assert len(printed.err.splitlines()) == 1
    assert not list(out.iterdir())


def test_a_place_that_cannot_be_written_is_told_before_the_store_is_opened(
    out: Path, capsys: pytest.CaptureFixture[str]
):
    assert main(["export", "topic_share", "--out", "none/x.csv", "--store", "nowhere"]) == 2
    assert "there is no folder none" in capsys.readouterr().err
