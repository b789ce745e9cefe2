"""Plain texts taken apart: headline, body, credit, labels."""

from __future__ import annotations

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


@given(st.text())
def test_the_text_is_a_stretch_of_the_file_and_nothing_is_lost_from_its_middle(
    content: str,
) -> None:
    parts = take_apart(content)
    assert parts.text in content
    assert (parts.title or "") in content
    assert (parts.credit or "") in content
    assert bool(parts.text) == bool(content.strip("\ufeff \t\xa0\r\n").strip())
