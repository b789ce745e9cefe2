"""Many topics of one's own in one chart: no two look alike, though colours come again."""

from __future__ import annotations

import pytest

from analysis import packs
from analysis.charts.looks import DASHES, SYMBOLS, Theme, palette, topic_colours, topic_places


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
def test_forty_topics_differ_in_colour_marker_or_dash(theme: Theme) -> None:
    keys = [*packs.topic_keys(), *(f"own_{number}" for number in range(36))]
    colours, places = topic_colours(keys, palette(theme)), topic_places(keys, palette(theme))
    looks = {
        (colours[key], SYMBOLS[places[key] % len(SYMBOLS)], DASHES[places[key] % len(DASHES)])
        for key in keys
    }
    assert len(looks) == len(keys)
