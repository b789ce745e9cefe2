"""Corrections in a store: kept whoever writes, applied to what is read, scores left as they are."""

from __future__ import annotations

import datetime as dt
import multiprocessing
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corrections import Correction, undone
from analysis.store import FILES_BEFORE_COMPACTION, Store, is_store, open_store, sample_connection
from tests.corrections.made import FIRST, made_correction
from tests.made_articles import made_analysis, made_article

ARTICLES = [made_article(n, outlet="A", published=f"2017-05-0{n + 1}") for n in range(3)]
ANALYSES = [
    made_analysis(ARTICLES[0], tone=-0.5, topics={"syria": 0.9}),
    made_analysis(ARTICLES[1], tone=0.25, topics={"sanctions": 0.7}),
    made_analysis(ARTICLES[2]),
]


def on(place: int, minute: int = 0, **fields: object) -> Correction:
    return made_correction(minute, article_id=ARTICLES[place].id, **fields)


def topic(place: int, key: str, value: float, *, machine: float, minute: int = 0) -> Correction:
    return on(place, minute, kind="topic", key=key, value=value, machine=machine)


def connected(corrections: Sequence[Correction]) -> duckdb.DuckDBPyConnection:
    return sample_connection(ARTICLES, ANALYSES, corrections=corrections)


def scores(con: duckdb.DuckDBPyConnection, table: str = "analyses") -> list[tuple[object, ...]]:
    sql = f"SELECT tone, topic_syria, topic_sanctions FROM {table} ORDER BY published"
    return con.execute(sql).fetchall()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = open_store(tmp_path / "store", create=True)
    store.append_articles(ARTICLES)
    store.append_analyses(list(zip(ARTICLES, ANALYSES, strict=True)))
    return store


def test_what_analysts_say_is_read_instead_and_the_scores_stay():
    con = connected([on(0, value=0.5), topic(1, "syria", 1, machine=0), on(2, value=-1.0)])
    assert scores(con)[0] == (0.5, pytest.approx(0.9), 0.0)
    assert scores(con)[1] == (0.25, 0.5, pytest.approx(0.7)), "discussed, and no more than that"
    assert scores(con)[2] == (-1.0, 0.0, 0.0), "where the machine found nothing"
    assert scores(con, "scored") == scores(connected([]), "scored")
    marked = con.execute("SELECT corrected FROM analyses ORDER BY published").fetchall()
    assert marked == [("tone",), ("syria",), ("tone",)]


def test_a_tone_can_be_taken_away_and_a_topic_too():
    con = connected([on(0, value=None), topic(0, "syria", 0, machine=0.9)])
    assert scores(con)[0] == (None, 0.0, 0.0)
    row = con.execute("SELECT corrected, confidence, note FROM analyses ORDER BY published")
    assert row.fetchone() == ("tone, syria", None, None), "those were of the machine's tone"


def test_what_is_only_confirmed_changes_nothing():
    con = connected([on(0, value=-0.5, machine=-0.5), topic(0, "syria", 1, machine=0.9)])
    assert scores(con) == scores(connected([]))
    assert con.execute("SELECT count(*) FROM analyses WHERE corrected IS NOT NULL").fetchone() == (
        0,
    )
    assert con.execute("SELECT differs, applied FROM verdicts").fetchall() == [(False, False)] * 2


def test_what_was_confirmed_holds_when_the_machine_changes_its_mind():
    confirmed = [on(1, value=-0.5, machine=-0.5), topic(1, "syria", 1, machine=0.9)]
    assert scores(connected(confirmed))[1] == (-0.5, 0.5, pytest.approx(0.7))
    near = [on(0, value=-0.4, machine=-0.4)]
    assert scores(connected(near))[0][0] == -0.5, "another tone of the same class is not wrong"


def test_a_correction_of_a_score_that_is_not_there_is_only_listed():
    con = connected([made_correction(article_id="gone"), topic(0, "my_topic", 1, machine=0)])
    assert scores(con) == scores(connected([]))
    assert con.execute("SELECT count(*), count(stands) FROM corrections").fetchone() == (2, 2)
    assert con.execute("SELECT count(*) FROM verdicts").fetchone() == (0,)


values = st.none() | st.sampled_from([-1.0, -0.5, 0.0, 0.5, 1.0])


@given(st.lists(st.tuples(st.integers(0, 2), values, st.booleans()), max_size=8))
def test_undo_restores_exactly(steps: list[tuple[int, float | None, bool]]):
    """Undoing all that was said, latest first, gives the machine's scores again, to the bit."""
    made: list[Correction] = []
    for minute, (place, value, of_topic) in enumerate(steps):
        if of_topic:
            made.append(topic(place, "syria", float(bool(value)), machine=0.2, minute=minute))
        else:
            made.append(on(place, minute, value=value, machine=0.33))
    late = FIRST + dt.timedelta(days=1)
    undos = [
        replace(undone(each, who="Omar"), made=late + dt.timedelta(minutes=n))
        for n, each in enumerate(reversed(made))
    ]
    con, plain = connected([*made, *undos]), connected([])
    everything = "SELECT * FROM analyses ORDER BY published"
    assert con.execute(everything).fetchall() == plain.execute(everything).fetchall()


def test_a_store_has_no_corrections_until_one_is_made(store: Store):
    assert store.corrections() == [] and not (store.folder / "corrections").exists()
    before = store.version()
    (kept,) = store.append_corrections([on(0)])
    assert store.corrections() == [kept]
    assert store.version() != before, "another process sees that there is something new"
    assert scores(store.connect())[0][0] == 0.5
    assert is_store(store.folder) and open_store(store.folder, create=True).corrections() == [kept]


def test_the_last_kept_is_the_latest_also_where_a_clock_ran_ahead(store: Store):
    ahead = on(0, value=1.0, made=dt.datetime.now(dt.UTC) + dt.timedelta(days=1))
    store.append_corrections([ahead])
    (kept,) = open_store(store.folder).append_corrections([on(0, value=-1.0, made=FIRST)])
    assert kept.made > ahead.made
    assert scores(store.connect())[0][0] == -1.0
    store.append_corrections([undone(kept, who="Omar")])
    assert scores(store.connect())[0][0] == 1.0


def test_many_corrections_stand_in_few_files(store: Store):
    for minute in range(FILES_BEFORE_COMPACTION + 3):
        store.append_corrections([on(0, minute)])
    assert len(store.corrections()) == FILES_BEFORE_COMPACTION + 3
    con = store.connect()
    assert con.execute("SELECT count(*), sum(stands::INT) FROM corrections").fetchone() == (
        FILES_BEFORE_COMPACTION + 3,
        1,
    )


def _correct(folder: Path, who: str, times: int) -> None:
    store = open_store(folder)
    for _ in range(times):
        store.append_corrections([on(0, who=who, made=dt.datetime.now(dt.UTC))])


def test_two_processes_that_correct_at_once_lose_nothing(store: Store):
    spawn, times = multiprocessing.get_context("spawn"), 6
    people = [spawn.Process(target=_correct, args=(store.folder, w, times)) for w in ("A", "B")]
    for each in people:
        each.start()
    for each in people:
        each.join(120)
    assert [each.exitcode for each in people] == [0, 0]
    kept = store.corrections()
    assert sorted(each.who for each in kept) == ["A"] * times + ["B"] * times
    assert len({each.made for each in kept}) == 2 * times, "each has a moment of its own"
    assert store.connect().execute("SELECT count(*) FROM verdicts").fetchone() == (1,)


def test_another_backends_scores_are_corrected_too(store: Store):
    other = [replace(each, backend="learned", tone=-0.1) for each in ANALYSES]
    store.append_analyses(list(zip(ARTICLES, other, strict=True)))
    store.append_corrections([on(0, value=0.75)])
    for backend in ("rules", "learned"):
        assert scores(store.connect(backend))[0][0] == 0.75
