"""Lines as drawn, from left to right, read as they were written."""

from __future__ import annotations

import pytest

from analysis.sources.formats.drawn import as_read, has_rtl

CASES = [
    ("فينج يف تاثداحملا", "المحادثات في جنيف"),
    ("ﻒﻴﻨﺟ ﻲﻓ تﺎﺛدﺎﺤﻤﻟا", "المحادثات في جنيف"),
    ("ﻢﻳﻼﺳ ﺪﻤﺤﻣ ﺮﻳزﻮﻟا", "الوزير محمد سلايم"),
    (".2017 رايأ 15 موي ةمقلا", "القمة يوم 15 أيار 2017."),
    ("15/5/2017 يف ةمقلا", "القمة في 15/5/2017"),
    ("%45.5 ةبسنلا", "النسبة 45.5%"),
    ("٢٠١٧ ماع ةمقلا", "القمة عام ٢٠١٧"),
    ("Reuters News ةلاكو تلاقو ةمقلا", "القمة وقالت وكالة Reuters News"),
    ("Geneva", "Geneva"),
]


@pytest.mark.parametrize(("drawn", "written"), CASES)
def test_a_line_as_drawn_reads_as_written(drawn: str, written: str) -> None:
    assert as_read([drawn]) == [written]


@pytest.mark.parametrize("written", ["المحادثات في جنيف", "القمة يوم 15 أيار 2017."])
def test_a_line_that_is_in_order_stays(written: str) -> None:
    assert as_read([written]) == [written]


@pytest.mark.parametrize("drawn", ["«ةمقلا» (ةنيدملا) فينج", "»ةمقلا« )ةنيدملا( فينج"])
def test_brackets_open_before_they_close_whichever_a_program_writes(drawn: str) -> None:
    assert as_read([drawn]) == ["جنيف (المدينة) «القمة»"]


def test_a_mark_that_lost_its_letter_is_left_out() -> None:
    assert as_read(["ةمقلا\u064b"]) == ["القمة"]


def test_gaps_are_one_space_and_none_stands_before_a_comma() -> None:
    assert as_read(["فينج  ،   ةمقلا"]) == ["القمة، جنيف"]


@pytest.mark.parametrize(
    ("text", "expected"), [("القمة AFP", True), ("AFP (في)", False), ("", False)]
)
def test_has_rtl(text: str, expected: bool) -> None:
    assert has_rtl(text) is expected
