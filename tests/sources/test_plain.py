"""Plain texts taken apart: headline, body, credit, labels."""

from __future__ import annotations

import datetime as dt
import textwrap
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.sources.plain import LONGEST_TITLE, Parts, take_apart

BODY = "The two sides met in Geneva on Monday. They agreed to meet again before the winter."


@pytest.mark.parametrize(
    ("content", "parts"),
    [
        (BODY, Parts(None, BODY, None)),
        (f"Talks resume\n{BODY}", Parts("Talks resume", BODY, None)),
        (f"Talks resume\r\n\r\n{BODY}\r\n", Parts("Talks resume", BODY, None)),
        (f"Talks resume.\n{BODY}", Parts(None, f"Talks resume.\n{BODY}", None)),
        (f"Will they talk?\n{BODY}", Parts("Will they talk?", BODY, None)),
        (
            f"Talks resume\nA second round in Geneva\n{BODY}",
            Parts("Talks resume", f"A second round in Geneva\n{BODY}", None),
        ),
        (f"{'T' * (LONGEST_TITLE + 1)}\n{BODY * 3}", Parts(None, f"{'T' * 131}\n{BODY * 3}", None)),
        ("A headline and no more\nYes", Parts(None, "A headline and no more\nYes", None)),
        (f"{BODY}\nReuters", Parts(None, BODY, "Reuters")),
        (f"{BODY}\n(Reuters, AFP)", Parts(None, BODY, "(Reuters, AFP)")),
        (f"{BODY}\nAP and Reuters", Parts(None, BODY, "AP and Reuters")),
        (f"{BODY}\nرويترز/ا ف ب", Parts(None, BODY, "رويترز/ا ف ب")),
        (f"{BODY}\n– أ.ف.ب –", Parts(None, BODY, "– أ.ف.ب –")),
        (f"{BODY}\nТАСС, Интерфакс", Parts(None, BODY, "ТАСС, Интерфакс")),
        (f"{BODY}\nReuters denied it.", Parts(None, f"{BODY}\nReuters denied it.", None)),
        (f"{BODY}\nمشاركة :", Parts(None, BODY, None)),
        (f"{BODY}\nمشــاركة:\n", Parts(None, BODY, None)),
        (f"{BODY}\nAFP\nShare:\nTweet", Parts(None, BODY, "AFP")),
        (f"{BODY}\nShare\nAFP", Parts(None, BODY, "AFP")),
        ("Share", Parts(None, "Share", None)),
        ("Reuters", Parts(None, "Reuters", None)),
        ("", Parts(None, "", None)),
        (" \n\t\n", Parts(None, "", None)),
    ],
)
def test_parts(content: str, parts: Parts) -> None:
    assert take_apart(content) == parts


def test_a_title_known_otherwise_leaves_the_first_line_in_the_text() -> None:
    content = f"Talks resume\n{BODY}"
    assert take_apart(content, find_title=False) == Parts(None, content, None)


CASES = tomllib.loads(Path(__file__).with_name("plain.toml").read_text("utf-8"))
REFERENCE = dt.date(2017, 5, 3)


@pytest.mark.parametrize(
    ("language", "case"), [(code, case) for code in CASES["body"] for case in CASES[code]]
)
def test_what_stands_around_a_body(language: str, case: dict[str, Any]) -> None:
    body = CASES["body"][language]
    wanted: dict[str, Any] = {
        "text": "{body}",
        "title": None,
        "credit": None,
        "author": None,
        "published": None,
    }
    wanted |= {name: value for name, value in case.items() if name != "content"}
    wanted["text"] = wanted["text"].replace("{body}", body)
    found = take_apart(case["content"].replace("{body}", body), reference=REFERENCE)
    assert {name: getattr(found, name) for name in wanted} == wanted


def test_a_dateline_without_a_year_gives_no_day_without_a_reference() -> None:
    assert take_apart(f"BEIRUT, May 2 (AFP) - {BODY}").published is None


def test_lines_broken_at_a_width_are_whole_sentences() -> None:
    wrapped = "\n".join(textwrap.wrap(f"{BODY} {BODY} {BODY} {BODY}", width=64))
    found = take_apart(f"Talks resume\n\n{wrapped}\n\n{wrapped}\nReuters\n")
    paragraph = f"{BODY} {BODY} {BODY} {BODY}"
    assert found == Parts("Talks resume", f"{paragraph}\n\n{paragraph}", "Reuters")


@given(st.text())
def test_nothing_is_made_up_and_some_text_is_left(content: str) -> None:
    parts = take_apart(content)
    letters = iter(content)
    assert all(letter in letters for letter in parts.text if not letter.isspace())
    assert (parts.title or "") in content
    assert (parts.credit or "") in content
    assert bool(parts.text) == bool(content.strip("\ufeff \t\xa0\r\n").strip())
