"""What a topic would find, before it is saved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from analysis import analyse, queries
from analysis.filters import Filters
from analysis.ingest import ingest
from analysis.models import Article
from analysis.own_topics.preview import Preview, Reader, drawing, preview
from analysis.own_topics.preview.candidates import candidates, words_of
from analysis.packs.watched import OwnTopic, Watched, shipped
from analysis.rescore import rescore
from analysis.store import Store, open_store, sample_connection
from tests.made_articles import made_article
from tests.own_topics_made import SENTENCES, TOML, UKRAINE, write_topic

OTHERS = {"ar": "لا شيء هنا.", "en": "Nothing here.", "ru": "Ничего здесь."}


def articles() -> Iterator[Article]:
    """In each language four that are about Ukraine and Syria, and four about nothing."""
    number = 0
    for code, text in [*SENTENCES.items(), *OTHERS.items()]:
        for _ in range(4):
            number += 1
            yield made_article(number, text=f"{text} {number}.", language=code)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    made = open_store(tmp_path_factory.mktemp("preview") / "store", create=True)
    ingest(made, articles(), backend="rules")
    return made


@pytest.fixture(scope="module")
def con(store: Store) -> duckdb.DuckDBPyConnection:
    return store.connect()


def counts(found: Preview) -> dict[str, tuple[int, int]]:
    return {code: (n, round(estimate.n)) for code, (n, estimate) in found.by_language.items()}


def test_it_counts_what_a_scoring_would(con: duckdb.DuckDBPyConnection) -> None:
    found = preview(con, UKRAINE, Filters())
    scored = analyse(articles(), watched=Watched((UKRAINE,)))
    assert found.matched.n == sum(each.topics["ukraine"] >= 0.5 for each in scored) == 12
    assert found.total == 24
    assert counts(found) == dict.fromkeys(SENTENCES, (8, 4))
    assert found.matched.exact
    assert not found.estimated


def test_it_keeps_to_the_filter(con: duckdb.DuckDBPyConnection) -> None:
    found = preview(con, UKRAINE, Filters(languages=("ar",), topics=("syria",)))
    assert counts(found) == {"ar": (4, 4)}


def test_in_a_language_without_terms_it_finds_nothing(con: duckdb.DuckDBPyConnection) -> None:
    arabic = replace(UKRAINE, terms={"ar": ("أوكرانيا",)})
    assert counts(preview(con, arabic, Filters())) == {"ar": (8, 4), "en": (8, 0), "ru": (8, 0)}


def test_examples_show_the_words_that_were_found(con: duckdb.DuckDBPyConnection) -> None:
    examples = preview(con, UKRAINE, Filters()).examples
    assert {each.language for each in examples} == set(SENTENCES)
    for each in examples:
        [(start, end)] = each.marks
        assert each.text[start:end] in ("Ukraine", "أوكرانيا", "Украину")


@pytest.mark.parametrize("term", ["اوكرانيا", "أُوكرانيا"])
def test_marks_are_right_where_arabic_has_diacritics(tmp_path: Path, term: str) -> None:
    made = open_store(tmp_path / "store", create=True)
    text = "قالَ الوَزِيرُ إنّ بِأُوكْرانْيا أزمةً."
    ingest(made, [made_article(1, text=text, language="ar", title=None)])
    topic = OwnTopic(key="ukraine", names={"ar": "أ"}, terms={"ar": (term,)})
    [example] = preview(made.connect(), topic, Filters()).examples
    assert [example.text[start:end] for start, end in example.marks] == ["بِأُوكْرانْيا"]


def test_the_other_topics_of_the_same_articles_are_told(con: duckdb.DuckDBPyConnection) -> None:
    first, *_ = preview(con, UKRAINE, Filters()).beside
    assert (first.key, first.n, first.both.n, first.share) == ("syria", 12, 12, 1.0)


def test_a_change_of_a_topic_tells_what_it_gains_and_loses(con: duckdb.DuckDBPyConnection) -> None:
    syria = shipped("syria")
    same = preview(con, syria, Filters())
    assert (same.gained.n, same.lost.n) == (0, 0)
    other = replace(syria, terms={**syria.terms, "en": ("nothing",)}, weak={}, about={})
    found = preview(con, other, Filters())
    assert (found.gained.n, found.lost.n) == (4, 4)
    assert all("Nothing" in each.text for each in found.gained_examples)
    assert all(not each.marks for each in found.lost_examples)
    assert found.lost_examples


def test_what_it_tells_of_a_change_is_what_rescoring_brings(tmp_path: Path) -> None:
    made = open_store(tmp_path / "store", create=True)
    ingest(made, articles(), backend="rules")
    found = preview(made.connect(), UKRAINE, Filters())
    write_topic(made.folder, "ukraine", TOML)
    rescore(made)
    con = made.connect()
    assert queries.overview(con, Filters(topics=("ukraine",))).n == found.matched.n
    again = preview(con, UKRAINE, Filters())
    assert (again.gained.n, again.lost.n) == (0, 0)


def test_a_term_in_more_than_half_of_its_language_is_told(tmp_path: Path) -> None:
    made = open_store(tmp_path / "store", create=True)
    many = [made_article(n, text=f"The minister said {n}.", language="en") for n in range(40)]
    ingest(made, [*many, made_article(99, text="قال الوزير.", language="ar")])
    topic = OwnTopic(
        key="x", names={"en": "X"}, terms={"en": ("minister said", "said minister"), "ar": ("قال",)}
    )
    [problem] = preview(made.connect(), topic, Filters()).common
    assert problem.what == "too_common"
    assert "minister said" in str(problem)
    assert "100%" in str(problem)


def test_of_many_articles_some_are_read_and_the_rest_is_estimated(
    con: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawing, "MOST_READ", 6)
    monkeypatch.setattr(drawing, "LEAST_READ", 2)
    found = preview(con, UKRAINE, Filters())
    assert (found.read, found.candidates) == (6, 12)
    assert found.estimated
    assert found.matched.low < found.matched.n == 12 == found.matched.high
    assert preview(con, UKRAINE, Filters()) == found, "the same ones are drawn each time"


def test_articles_read_once_are_remembered(con: duckdb.DuckDBPyConnection) -> None:
    reader = Reader()
    pairs = con.execute("SELECT article_id, language FROM analyses LIMIT 3").fetchall()
    first = reader.read(con, pairs)
    assert [a is b for a, b in zip(first, reader.read(con, pairs), strict=True)] == [True] * 3


def test_the_samples_need_no_index() -> None:
    kept = list(articles())
    con = sample_connection(kept, analyse(kept))
    assert preview(con, UKRAINE, Filters()).matched.n == 12


@pytest.mark.parametrize(
    ("term", "language", "text"),
    [
        ("Kyiv", "en", "KYIV fell silent"),
        ("=US", "en", "in the US today"),
        ("sign .. treaty", "en", "to sign a new treaty"),
        ("U.S.-Russia* ties", "en", "the U.S.-Russian ties"),
        ("أوكرانيا", "ar", "وبأوكرانيا أزمة"),
        ("الكرملين", "ar", "قرار للكرملين"),
        ("تعاون+", "ar", "وتعاونهما قائم"),
        ("Украин*", "ru", "об украинском вопросе"),
        ("ёлка", "ru", "Елка стоит"),
    ],
)
def test_what_a_term_matches_is_among_its_candidates(
    tmp_path: Path, term: str, language: str, text: str
) -> None:
    made = open_store(tmp_path / "store", create=True)
    ingest(made, [made_article(1, text=text, language=language, title=None)])
    topic = OwnTopic(key="x", names={"en": "X"}, terms={language: (term,)})
    assert preview(made.connect(), topic, Filters()).matched.n == 1
    [phrase] = candidates(made.folder, topic)
    assert len(phrase.ids) == 1


def test_a_gap_is_no_word() -> None:
    assert [forms[0] for forms, _ in words_of("sign .. treat*", "en")] == ["sign", "treat"]
    assert [begins for _, begins in words_of("sign .. treat*", "en")] == [False, True]
