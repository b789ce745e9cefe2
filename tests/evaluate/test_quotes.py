"""Whether a quote lies in a sentence that the evidence names."""

from __future__ import annotations

import pytest

from analysis.evaluate.quotes import names_quote
from tests.evaluate.made_gold import scored

TEXT = "First sentence here. Second\n one  follows. Third ends (all)."
PLACES = ((0, 20), (21, 42), (43, 60))


@pytest.mark.parametrize(
    ("quote", "named", "expected"),
    [
        ("First sentence", (1,), True),
        ("First sentence", (2, 3), False),
        ("First sentence", (), False),
        ("Second one follows", (2,), True),
        ("Second   one\nfollows", (2,), True),
        ("here. Second one", (2,), True),
        ("ends (all).", (3,), True),
        ("not in the text", (1, 2, 3), None),
    ],
)
def test_the_quote_overlaps_a_named_sentence(
    quote: str, named: tuple[int, ...], expected: bool | None
) -> None:
    answer = scored(-1, -0.5, text=TEXT, places=PLACES, quote=quote, named=named)
    assert names_quote(answer) is expected


def test_places_in_the_title_are_not_places_in_the_text() -> None:
    answer = scored(-1, -0.5, title="Third ends", text=TEXT, places=PLACES, quote="Third ends")
    assert names_quote(answer) is False
    for at in (0, 3):
        one = scored(
            -1, -0.5, title="Third ends", text=TEXT, places=PLACES, quote="Third ends", named=(at,)
        )
        assert names_quote(one) is True
