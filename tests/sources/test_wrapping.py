"""Lines broken at a fixed width, joined; lines that are paragraphs, left."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.sources.wrapping import unwrapped
from tests.sources.reading import TEXTS

LONG = {language: " ".join([text] * 5) for language, text in TEXTS.items()}


@pytest.mark.parametrize("language", list(TEXTS))
@pytest.mark.parametrize("width", [60, 72, 80])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_paragraphs_are_whole_again(language: str, width: int, end: str) -> None:
    wrapped = end.join(textwrap.wrap(LONG[language], width=width))
    both = unwrapped(f"{wrapped}{end}{end}{wrapped}")
    assert both == f"{LONG[language]}\n\n{LONG[language]}"


def test_indented_lines_begin_paragraphs() -> None:
    lines = textwrap.wrap(LONG["en"], width=70)
    text = "\n".join(["   " + lines[0], *lines[1:]])
    found = unwrapped(f"{text}\n{text}")
    assert found.count("\n") == 1
    assert found.split("\n")[1].strip() == LONG["en"]


def test_a_word_parted_by_a_hyphen_is_whole_again() -> None:
    lines = textwrap.wrap(LONG["en"], width=64)
    parted = ["The two sides have spoken frankly in Geneva, they said, of coop-", "eration"]
    found = unwrapped("\n".join([*lines[:-1], parted[0], f"{parted[1]} {lines[0]}", *lines[1:]]))
    assert "of cooperation The two" in found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "One line.",
        "\n".join(TEXTS.values()),
        "\n".join([TEXTS["en"][:39]] * 6),
        "\n".join(
            f"{n}. A line that is a sentence of its own and as long as others." for n in range(9)
        ),
        "\n".join(["A paragraph of a web page, which is one line however long it is. " * 3] * 6),
        "Short line\nOf a poem\nOr a list of\nNames of towns\nAnd their dead\n",
    ],
)
def test_lines_that_are_paragraphs_stay(text: str) -> None:
    assert unwrapped(text) == text


@given(st.text())
def test_only_white_space_and_hyphens_change(text: str) -> None:
    def letters(of: str) -> str:
        return "".join(of.replace("-", "").split())

    assert letters(unwrapped(text)) == letters(text)
