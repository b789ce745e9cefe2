"""Many topics of one's own in one chart: no two look alike, though colours come again."""

from __future__ import annotations

import pytest

from analysis import packs
from analysis.charts.looks import (
    DASHES,
    SYMBOLS,
    THEMES,
    Theme,
    palette,
    topic_colours,
    topic_places,
)


@pytest.mark.parametrize("theme", THEMES)
def test_forty_topics_differ_in_colour_marker_or_dash(theme: Theme) -> None:
    keys = [*packs.topic_keys(), *(f"own_{number}" for number in range(36))]
    colours, places = topic_colours(keys, palette(theme)), topic_places(keys, palette(theme))
    looks = {
        (colours[key], SYMBOLS[places[key] % len(SYMBOLS)], DASHES[places[key] % len(DASHES)])
        for key in keys
    }
    assert len(looks) == len(keys)


@pytest.mark.parametrize("theme", THEMES)
def test_where_no_shipped_topic_is_shown_their_colours_are_free(theme: Theme):
    drawn = palette(theme)
    several = [f"found {place}" for place in range(len(drawn.topics) + len(drawn.further))]
    assert len(set(topic_colours(several, drawn).values())) == len(several)
