"""Features: names masked, rules named, the title apart."""

from __future__ import annotations

from analysis import Article
from analysis.pipeline import prepare
from analysis.tone.features import Features, features
from analysis.tone.reading import read


def seen(text: str, title: str | None = None, language: str = "en") -> Features:
    *head, last = read(prepare(Article(title=title, text=text, language=language)).found, language)
    return features(last, head[0] if head else None, language)


def test_who_is_named_is_masked_and_may_be_anyone() -> None:
    one = seen("Putin warned Biden")
    other = seen("Lavrov warned Kerry")
    assert one.words == other.words == ((0, "§ru"), (1, "warned"), (2, "§us"))


def test_what_the_rules_found_is_named_twice_once_with_its_language() -> None:
    rules = seen("Russia warned the United States").rules
    assert rules["bond=both"] == rules["en~bond=both"] == 1
    assert rules["cue.warning"] == 1 and rules["balance=bad"] == 1 and rules["first=ru"] == 1
    assert rules["language=en"] == 1


def test_the_same_is_named_alike_in_every_language() -> None:
    english = {name for name in seen("Russia warned the United States").rules if "~" not in name}
    russian = {
        name for name in seen("Россия предупредила США", language="ru").rules if "~" not in name
    }
    assert {"bond=both", "cue.warning", "balance=bad", "first=ru"} <= english & russian


def test_the_title_is_its_own() -> None:
    found = seen("They met.", title="Russia and US sign a treaty")
    assert found.title and "title bond=explicit" in found.rules
    assert not seen("Russia met the US").title
