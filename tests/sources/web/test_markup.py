"""Stretches of HTML as text."""

from __future__ import annotations

import pytest

from analysis.sources.web.markup import text_of


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("", ""),
        ("   ", ""),
        ("plain &amp; simple", "plain & simple"),
        ("<p>Первый</p><p>Второй <b>абзац</b></p>", "Первый\nВторой абзац"),
        ("one<br>two<br/>three", "one\ntwo\nthree"),
        ("<p>مرحبا</p><script>alert(1)</script><style>p{}</style>", "مرحبا"),
        ("<ul><li>a</li><li>b</li></ul>after", "a\nb\nafter"),
        ("a < b", "a < b"),
        ("<unclosed <p>x", "x"),
        ("a\x00b", "a\ufffdb"),
    ],
)
def test_text_is_what_is_read_a_line_a_paragraph(markup: str, text: str) -> None:
    assert text_of(markup) == text
