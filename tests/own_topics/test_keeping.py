"""Own topics kept: in one step, with history, and nobody's work is lost."""

from __future__ import annotations

import multiprocessing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import PackError
from analysis.own_topics.keeping import (
    NEW,
    ChangedMeanwhileError,
    history,
    load,
    remove,
    removed_keys,
    save,
)
from analysis.own_topics.written import to_toml
from analysis.packs import own_files
from analysis.packs.own_files import read_folder
from analysis.packs.watched import LISTS, OwnTopic
from analysis.text import WORD
from tests.own_topics_made import TOML, UKRAINE, write_topic

MORE = replace(UKRAINE, weak={"en": ("Odesa",)})
LESS = replace(UKRAINE, exclude={})

words = st.text(min_size=1, max_size=12).filter(lambda text: bool(WORD.fullmatch(text)))
phrases = st.lists(words, min_size=1, max_size=3, unique=True).map(tuple)
by_language = st.dictionaries(st.sampled_from(["ar", "en", "ru"]), phrases, max_size=3)
names = st.dictionaries(st.sampled_from(["ar", "en", "ru"]), words, min_size=1, max_size=3)


@given(names=names, terms=by_language.filter(bool), others=st.tuples(*[by_language] * 3))
def test_what_is_written_reads_back_the_same(
    names: dict[str, str],
    terms: dict[str, tuple[str, ...]],
    others: tuple[dict[str, tuple[str, ...]], ...],
) -> None:
    lists = dict(zip(LISTS, (terms, *others), strict=True))
    topic = OwnTopic(key="made", names=names, **lists)
    assert own_files.from_toml(to_toml(topic, revision=3, by='"\x7f\\'), key="made") == topic


def test_a_topic_is_kept_with_its_revision_and_who_made_it(tmp_path: Path) -> None:
    saved = save(tmp_path, UKRAINE, began=NEW, by="  Nadia \n")
    assert (saved.topic, saved.revision, saved.by) == (UKRAINE, 1, "Nadia")
    assert saved.changed is not None
    assert load(tmp_path, "ukraine") == saved
    assert read_folder(tmp_path).own == (UKRAINE,)
    assert not list(tmp_path.glob(".*")), "nothing is left beside it"


def test_of_two_who_began_from_the_same_the_second_is_told_who_was_quicker(tmp_path: Path) -> None:
    first = save(tmp_path, UKRAINE, began=NEW)
    save(tmp_path, MORE, began=first.state, by="Nadia")
    with pytest.raises(ChangedMeanwhileError, match=r"was changed by Nadia on .* UTC") as refused:
        save(tmp_path, LESS, began=first.state, by="Omar")
    assert refused.value.now is not None
    assert refused.value.now.topic == MORE
    save(tmp_path, LESS, began=refused.value.now.state, by="Omar")
    assert [each.topic for each in history(tmp_path, "ukraine")] == [LESS, MORE, UKRAINE]


def test_two_new_topics_of_one_key_do_not_replace_each_other(tmp_path: Path) -> None:
    save(tmp_path, UKRAINE, began=NEW)
    with pytest.raises(ChangedMeanwhileError):
        save(tmp_path, LESS, began=NEW)
    assert read_folder(tmp_path).own == (UKRAINE,)


def test_a_file_changed_by_hand_is_another_state_and_is_kept_too(tmp_path: Path) -> None:
    saved = save(tmp_path / "topics", UKRAINE, began=NEW)
    write_topic(tmp_path, "ukraine", TOML.replace("Kyiv cake", "chicken Kyiv"))
    with pytest.raises(ChangedMeanwhileError) as refused:
        save(tmp_path / "topics", MORE, began=saved.state)
    assert refused.value.now is not None
    assert refused.value.now.revision == 0
    save(tmp_path / "topics", MORE, began=refused.value.now.state)
    kept = [each.topic.exclude for each in history(tmp_path / "topics", "ukraine")]
    assert {"en": ("chicken Kyiv",)} in kept


def test_a_removed_topic_can_be_brought_back(tmp_path: Path) -> None:
    saved = save(tmp_path, UKRAINE, began=NEW)
    remove(tmp_path, "ukraine", began=saved.state, by="Nadia")
    assert load(tmp_path, "ukraine") is None
    assert removed_keys(tmp_path) == ("ukraine",)
    last = history(tmp_path, "ukraine")[0]
    assert (last.removed, last.by, last.revision) == (True, "Nadia", 2)
    again = save(tmp_path, last.topic, began=NEW)
    assert (again.revision, again.removed, again.topic) == (3, False, UKRAINE)
    assert removed_keys(tmp_path) == ()


def test_who_edits_what_another_removes_is_told(tmp_path: Path) -> None:
    saved = save(tmp_path, UKRAINE, began=NEW)
    remove(tmp_path, "ukraine", began=saved.state, by="Nadia")
    with pytest.raises(ChangedMeanwhileError, match="was removed by Nadia"):
        save(tmp_path, MORE, began=saved.state)


def test_what_is_not_there_cannot_be_removed(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="holds no topic 'iran'"):
        remove(tmp_path, "iran", began=NEW)


@pytest.mark.parametrize("key", ["../x", "", "a/b", "tone"])
def test_a_key_is_never_a_path(tmp_path: Path, key: str) -> None:
    for act in (lambda: load(tmp_path, key), lambda: remove(tmp_path, key, began=NEW)):
        with pytest.raises(PackError, match="is no key"):
            act()


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "topics").write_text("a file")
    with pytest.raises(PackError, match="cannot be written"):
        save(tmp_path / "topics", UKRAINE, began=NEW)


def test_a_damaged_revision_hides_no_other(tmp_path: Path) -> None:
    saved = save(tmp_path, UKRAINE, began=NEW)
    save(tmp_path, MORE, began=saved.state)
    (tmp_path / "history" / "ukraine" / "0001.toml").write_text("[")
    assert [each.revision for each in history(tmp_path, "ukraine")] == [2]


def _save_many(folder: str, who: str) -> None:
    """Twenty changes, each begun anew where another was quicker."""
    done = 0
    while done < 20:
        now = load(Path(folder), "ukraine")
        topic = replace(UKRAINE, weak={"en": (f"{who} {done}",)})
        try:
            save(Path(folder), topic, began=now.state if now else NEW, by=who)
        except ChangedMeanwhileError:
            continue
        done += 1


def test_two_processes_that_save_at_once_lose_nothing(tmp_path: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    writers = [spawn.Process(target=_save_many, args=[str(tmp_path), who]) for who in ("a", "b")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0, 0]
    kept = [each.topic.weak["en"][0] for each in history(tmp_path, "ukraine")]
    assert sorted(kept) == sorted(f"{who} {number}" for who in "ab" for number in range(20))
    assert [each.revision for each in history(tmp_path, "ukraine")] == list(range(40, 0, -1))
