"""Language identification: three of ours, others by name, too little as not known."""

from __future__ import annotations

import pytest

from analysis.language import identify


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("بحث الرئيسان العلاقات بين البلدين في اتصال هاتفي", "ar"),
        ("The two presidents discussed relations by telephone", "en"),
        ("Президенты обсудили отношения двух стран по телефону", "ru"),
        ("Les deux présidents ont discuté des relations au téléphone", "fr"),
        ("دو رئیس‌جمهور درباره روابط دو کشور گفت‌وگو کردند", "fa"),
        ("Президенти обговорили відносини між двома країнами", "uk"),
        ("12 345 — !!!", None),
        ("", None),
    ],
)
def test_identify(text: str, language: str | None) -> None:
    assert identify(text) == language
