"""Translations side by side: the same answer in each language."""

from __future__ import annotations

import json
from pathlib import Path

from analysis.evaluate import ParallelReport, run

LINES = [
    {
        "id": "same",
        "en": "The United Nations met on the war in Syria.",
        "ar": "اجتمعت الأمم المتحدة بشأن الحرب في سوريا.",
        "ru": "ООН собралась из-за войны в Сирии.",
    },
    {
        "id": "different",
        "en": "The United Nations met on the war in Syria.",
        "ar": "اجتمعت الأمم المتحدة بشأن الحرب.",
        "ru": "ООН собралась из-за войны в Сирии.",
    },
    {
        "id": "tone",
        "en": "The harvest was good.",
        "ar": "كان الحصاد جيدا.",
        "ru": "США ввели новые санкции против России.",
    },
    {
        "id": "both named",
        "en": "The United States imposed new sanctions on Russia.",
        "ar": "فرضت الولايات المتحدة عقوبات جديدة على روسيا.",
        "ru": "США ввели новые санкции против России.",
    },
]


def parallel(folder: Path, *lines: dict[str, str]) -> ParallelReport:
    path = folder / "parallel.jsonl"
    path.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    (found,) = run([path])
    assert isinstance(found, ParallelReport)
    return found


def test_topics_agree_among_the_lines_with_a_topic(tmp_path: Path) -> None:
    agree = parallel(tmp_path, *LINES[:2]).figures["topics_agree"]
    assert (agree.value, agree.n) == (0.5, 2)


def test_tone_is_none_where_the_english_names_not_both(tmp_path: Path) -> None:
    none = parallel(tmp_path, *LINES).figures["tone_none"]
    assert (none.value, none.n) == (2 / 3, 3)


def test_disagreements_are_told_by_id_and_never_by_text(tmp_path: Path) -> None:
    found = parallel(tmp_path, *LINES)
    assert found.disagreements == {"topics_agree": ["different", "tone"], "tone_none": ["tone"]}
    assert "not tone_none: tone" in found.to_table()
    assert "harvest" not in json.dumps(found.to_json())


def test_a_set_of_two_languages_will_do(tmp_path: Path) -> None:
    lines = [{key: line[key] for key in ("id", "en", "ru")} for line in LINES]
    agree = parallel(tmp_path, *lines).figures["topics_agree"]
    assert (agree.value, agree.n) == (3 / 4, 4)
