"""The order of a table's columns on the page."""

import pytest

from analysis.locale import languages, load
from views.columns import order


@pytest.mark.parametrize("language", languages())
def test_the_first_column_stands_where_reading_begins(language: str):
    words = load(language)
    first = -1 if words.direction == "rtl" else 0
    assert order(["topic", "n", "share"], words)[first] == "topic"
