"""A user's own topics: read from files, beside the shipped ones, known by a version."""

from __future__ import annotations

import os
import pickle
from dataclasses import replace
from pathlib import Path

import pytest

from analysis import packs
from analysis.errors import PackError
from analysis.packs import own_files, watched
from analysis.packs.own_files import usable_in, watched_in
from analysis.packs.watched import SHIPPED, OwnTopic, Watched, outdated, pack_with, shipped
from tests.own_topics_made import TOML, UKRAINE, write_topic


def test_a_file_becomes_a_topic_beside_the_shipped_ones(tmp_path: Path) -> None:
    write_topic(tmp_path, "ukraine", TOML)
    found = watched_in(tmp_path)
    assert found == Watched((UKRAINE,))
    assert found.keys == (*packs.topic_keys(), "ukraine")
    assert [found.label("ukraine", code) for code in ("ar", "ru", "fr")] == [
        "أوكرانيا",
        "Украина",
        "Ukraine",
    ]
    assert found.label("syria", "ru") == packs.topic_name("syria", "ru")


def test_without_a_folder_the_shipped_topics_are_watched(tmp_path: Path) -> None:
    assert watched_in(tmp_path / "none") == SHIPPED
    assert SHIPPED.stamped("abc-def") == "abc-def"
    assert pack_with("en", SHIPPED) is packs.load("en")


def test_a_variable_names_another_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_topic(tmp_path / "desk", "ukraine", TOML)
    monkeypatch.setenv(own_files.VARIABLE, str(path.parent))
    assert watched_in(tmp_path / "store").own == (UKRAINE,)


def test_a_file_changed_under_a_running_program_is_seen_at_the_next_look(tmp_path: Path) -> None:
    path = write_topic(tmp_path, "ukraine", TOML)
    before = watched_in(tmp_path)
    assert watched_in(tmp_path) is before, "read once as long as nothing changes"
    path.write_text(TOML.replace("Kyiv cake", "chicken Kyiv"), "utf-8")
    os.utime(path, ns=(1, 1))
    assert watched_in(tmp_path).own[0].exclude == {"en": ("chicken Kyiv",)}
    path.unlink()
    assert watched_in(tmp_path) == SHIPPED


def test_a_shipped_topic_is_changed_in_ones_own_folder_only() -> None:
    own = replace(shipped("syria"), terms={"en": ("Aleppo",)})
    changed = Watched((own,))
    assert changed.keys == packs.topic_keys()
    assert pack_with("en", changed).entries["topic.syria"] == ("Aleppo",)
    assert "topic.syria" not in pack_with("ru", changed).entries
    assert changed.changed == {"syria"}


@pytest.mark.parametrize("key", packs.topic_keys())
def test_a_shipped_topic_written_as_ones_own_has_the_same_phrases(key: str) -> None:
    again = Watched((shipped(key),))
    for language in packs.languages():
        entries = packs.load(language).entries
        there = {kind: cues for kind, cues in entries.items() if cues or key not in kind}
        assert pack_with(language, again).entries == there


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("[name", "is not valid TOML"),
        ('[en]\nterms = ["x"]', "has no name; write one"),
        ('[name]\nen = "X"', "has no terms; list some"),
        ('[name]\nfr = "X"\n[en]\nterms = ["x"]', r"\[name\]: unknown key 'fr'"),
        ('[name]\nen = 3\n[en]\nterms = ["x"]', r"\[name\]: write a name by language"),
        (
            '[name]\nen = "X"\n[en]\nterm = ["x"]',
            r"\[en\]: unknown key 'term'; did you mean 'terms'",
        ),
        ('[name]\nen = "X"\n[en]\nterms = "x"', "terms is no list of phrases"),
        ('en = 1\n[name]\nen = "X"', r"\[en\]: is no table"),
        ('[name]\nen = "X"\n[en]\nterms = ["x", "x"]', r"\[en\]: 'x' is listed twice"),
        ('[name]\nen = "X"\n[en]\nterms = [["x"]]', "is not a phrase"),
        ('[name]\nen = "X"\n[en]\nterms = [" .. "]', "is not a phrase"),
        ('[name]\nen = "X"\n[en]\nterms = ["=US*"]', "do not go together"),
        ('[name]\nen = "X"\n[en]\nterms = ["a .."]', "neither first nor last"),
        ('[name]\nen = "X"\n[en]\nterms = ["a*b"]', "stand at the end of a word"),
        ('[name]\nen = "X"\n[de]\nterms = ["x"]', "unknown key 'de'"),
    ],
)
def test_a_broken_file_is_refused_with_a_line_that_names_it(
    tmp_path: Path, toml: str, message: str
) -> None:
    path = write_topic(tmp_path, "x", toml)
    with pytest.raises(PackError, match=message) as told:
        watched_in(tmp_path)
    assert str(told.value).startswith(str(path))
    assert "\n" not in str(told.value)


@pytest.mark.parametrize("key", ["Ukraine", "1x", "a-b", "tone", "x" * 61])
def test_a_key_is_part_of_column_names_and_addresses(tmp_path: Path, key: str) -> None:
    write_topic(tmp_path, key, TOML)
    with pytest.raises(PackError, match="is no key"):
        watched_in(tmp_path)


def test_one_broken_file_spoils_no_other(tmp_path: Path) -> None:
    write_topic(tmp_path, "ukraine", TOML)
    write_topic(tmp_path, "x", "[name")
    found, problems = usable_in(tmp_path)
    assert found.own == (UKRAINE,)
    assert len(problems) == 1


def test_scores_by_other_phrases_are_told_apart_and_other_names_make_none_old() -> None:
    renamed = replace(UKRAINE, names={"en": "The war"})
    more = replace(UKRAINE, weak={"en": ("Odesa",)})
    versions = [Watched((topic,)).stamped("v-w") for topic in (UKRAINE, renamed, more)]
    assert versions[0] == versions[1] != versions[2]
    assert all(watched.unstamped(version) == "v-w" for version in versions)
    assert Watched((UKRAINE,)) != Watched((renamed,)), "but the name is not the same"


def test_what_has_to_be_scored_again_is_told_by_the_version() -> None:
    iran = OwnTopic(key="iran", names={"en": "Iran"}, terms={"en": ("Iran",)})
    both = Watched((iran, UKRAINE))
    assert outdated("v", SHIPPED) == frozenset()
    assert outdated("v", both) == {"iran", "ukraine"}
    assert outdated(Watched((UKRAINE,)).stamped("v"), both) == {"iran"}
    assert outdated(both.stamped("v"), both) == frozenset()
    assert outdated(both.stamped("v"), Watched((iran,))) == frozenset(), "one is gone"
    fewer = replace(iran, terms={"en": ("Tehran",)})
    assert outdated(both.stamped("v"), Watched((fewer, UKRAINE))) == {"iran"}


def test_shipped_topics_are_scored_again_where_one_was_changed_before() -> None:
    syria = replace(shipped("syria"), terms={"en": ("Aleppo",)})
    changed = Watched((syria, UKRAINE))
    assert outdated("v", changed) == {"syria", "ukraine"}
    assert outdated(changed.stamped("v"), Watched((UKRAINE,))) == set(packs.topic_keys())


def test_watched_topics_are_the_same_in_another_process() -> None:
    one = Watched((UKRAINE,))
    other = pickle.loads(pickle.dumps(one))
    assert other == one
    assert hash(other) == hash(one)
    assert pack_with("ar", other) is pack_with("ar", one)
