"""Packs: what ships loads; what does not hold together is refused with a line that helps."""

from __future__ import annotations

import pytest

from analysis import packs
from analysis.errors import PackError
from tests.tiny_pack import tiny_table


@pytest.mark.parametrize("language", packs.languages())
def test_every_shipped_pack_loads(language: str) -> None:
    pack = packs.load(language)
    assert pack.language == language
    assert set(pack.names) >= set(packs.languages())


@pytest.mark.parametrize("language", packs.languages())
def test_every_shipped_pack_has_every_topic_and_hundreds_of_cues(language: str) -> None:
    entries = packs.load(language).entries
    assert all(entries[f"topic.{key}"] for key in packs.topic_keys())
    assert sum(len(v) for k, v in entries.items() if k.startswith("tone.")) >= 300


def test_three_languages_ship() -> None:
    assert packs.languages() == ("ar", "en", "ru")


def test_the_scale_runs_from_conflict_to_cooperation() -> None:
    effects = {category.effect for category in packs.scale().values()}
    assert effects == {-1.0, -0.5, 0.0, 0.5, 1.0}
    assert all(set(c.names) == {"ar", "en", "ru"} for c in packs.scale().values())


def test_wording_says_the_same_things_in_every_language() -> None:
    keys = {language: set(table) for language, table in packs.wording().items()}
    assert set(keys) == set(packs.languages())
    assert len({frozenset(names) for names in keys.values()}) == 1


def test_an_unknown_language_lists_those_there_are() -> None:
    with pytest.raises(PackError, match=r"no pack for language 'fr'; there are ar, en, ru"):
        packs.load("fr")


def test_an_unknown_topic_is_answered_with_the_nearest() -> None:
    with pytest.raises(PackError, match="did you mean 'syria'"):
        packs.topic_name("siria")


@pytest.mark.parametrize(
    ("lists", "message"),
    [
        (
            {"tone__agrement": ["deal"]},
            r"tiny.toml, \[tone\]: unknown key 'agrement'; did you mean",
        ),
        ({"topics__siria__terms": ["x"]}, r"\[topics\]: unknown key 'siria'; did you mean 'syria'"),
        ({"topics__syria__term": ["x"]}, r"\[topics.syria\]: unknown key 'term'"),
        ({"tone__agreement": ["deal", "deal"]}, "'deal' is listed twice"),
        ({"tone__agreement": ["deal"], "tone__easing": ["deal"]}, "also stands in tone.agreement"),
        ({"tone__agreement": [" .. "]}, "is not a phrase"),
    ],
)
def test_a_broken_pack_names_file_key_and_remedy(lists: dict[str, list[str]], message: str) -> None:
    with pytest.raises(PackError, match=message):
        packs.parse(tiny_table(**lists), name="tiny")


def test_a_missing_list_is_named() -> None:
    table = tiny_table()
    del table["tone"]["threat"]
    with pytest.raises(PackError, match=r"\[tone\]: lacks threat"):
        packs.parse(table, name="tiny")
    del table["letters"]
    with pytest.raises(PackError, match="lacks the key 'letters'"):
        packs.parse(table, name="tiny")


def test_a_topic_the_packs_know_no_more_is_called_by_its_key():
    assert packs.topic_label("arms_control") == "arms control"
    assert packs.topic_label("syria", "ar") == packs.topic_name("syria", "ar")
