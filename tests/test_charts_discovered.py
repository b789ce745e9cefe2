"""The map of discovered topics: each in a cell of its own, near those it is like."""

from __future__ import annotations

from itertools import combinations

import pandas as pd
import pytest

from analysis.charts import caption_of
from tests.chart_frames import DISCOVERED, FRAMES, WORDS, draw


def places(figure) -> dict[str, tuple[float, float]]:
    [trace] = figure.data
    points = zip(trace.customdata, trace.x, trace.y, strict=True)
    return {topic: (x, y) for [topic], x, y in points}


@pytest.mark.parametrize("count", [1, 2, 5, 24])
@pytest.mark.parametrize("theme", ["light", "print"])
def test_no_two_topics_stand_in_one_place(count, theme, monkeypatch):
    rows = [DISCOVERED.iloc[place % 5].to_dict() | {"topic": f"t{place}"} for place in range(count)]
    monkeypatch.setitem(FRAMES, "discovered", pd.DataFrame(rows))
    found = places(draw("discovered", theme=theme))
    assert len(set(found.values())) == count
    apart = [abs(a[0] - b[0]) + abs(a[1] - b[1]) for a, b in combinations(found.values(), 2)]
    assert min(apart, default=1.0) > 0.99


def test_topics_stay_where_they_are_like_each_other():
    found = places(draw("discovered"))
    assert found["sanctions"][1] > found["north_korea"][1]
    assert found["syria"][0] > found["sanctions"][0]
    near = abs(found["syria"][0] - found["counterterrorism"][0])
    assert near <= 1, "two that are nearly one stand side by side"


def test_it_reads_without_colour():
    [trace] = draw("discovered").data
    assert len({trace.marker.color}) == 1 and isinstance(trace.marker.color, str)
    assert trace.text[0].startswith("<b>Syria</b>") and "400" in trace.text[0]
    areas = [size**2 for size in trace.marker.size]
    assert areas[0] / areas[1] == pytest.approx(4), "as many articles, as much area"
    assert trace.marker.size[4] >= 7, "the smallest can be hit"


def test_a_name_shows_its_first_two_words_and_all_when_pointed_at():
    words = WORDS | {"topic.syria": "oil · <b>OPEC</b> · barrels"}
    [trace] = draw("discovered", words=words).data
    assert "&lt;b&gt;OPEC" in trace.text[0] and "barrels" not in trace.text[0]
    assert "barrels" in trace.hovertext[0] and "40%" in trace.hovertext[0].replace("\u00a0", "")


def test_who_does_not_see_it_hears_the_largest():
    said = caption_of(draw("discovered"))["alternative"]
    assert "5 topics" in said and "Syria: 400" in said
