"""The words that mark each period, as they are drawn."""

from __future__ import annotations

from typing import Any

import pytest

from analysis import charts
from analysis.charts import THEMES, caption_of
from analysis.charts.contrast import TEXT, blend, contrast
from analysis.charts.looks import look
from analysis.locale import load
from tests.chart_frames import CAPTION, CONTRAST_WORDS, HOSTILE, VOCABULARY, WORDS, draw


def grounds(figure):
    return list(figure.data)[::2]


def test_each_period_has_its_panel_with_the_number_of_its_stories():
    heads = [note.text for note in draw("vocabulary", grain="year").layout.annotations]
    for year, n in ((2017, 40), (2018, 6), (2019, 25)):
        assert any(f"{year}" in head and f"{n} stories" in head for head in heads)
    assert any("incomplete" in head and "2019" in head for head in heads)


def test_a_word_has_its_number_and_the_share_elsewhere_when_pointed_at():
    first = list(draw("vocabulary", grain="year").data)[1]
    assert "truce" in first.text[0] and "12" in first.text[0]
    assert "12 of 40 stories" in first.hovertext[0] and "5.0" in first.hovertext[0]


def test_a_period_without_marking_words_says_so():
    ground = grounds(draw("vocabulary", grain="year"))[1]
    assert ground.text[0] == "no marking word"
    assert not list(list(draw("vocabulary").data)[3].x)


def test_a_word_opens_its_stories_and_a_panel_all_of_its_period():
    figure = draw("vocabulary", grain="year")
    assert list(list(figure.data)[1].customdata[0]) == ["2017-01-01", '"truce" OR "truces"']
    assert [list(g.customdata[0]) for g in grounds(figure)] == [
        ["2017-01-01"],
        ["2018-01-01"],
        ["2019-01-01"],
    ]


@pytest.mark.parametrize("theme", THEMES)
def test_all_panels_are_on_one_scale(theme):
    layout = draw("vocabulary", theme=theme).layout
    assert layout.xaxis2.matches == layout.xaxis3.matches == "x"
    assert max(layout.xaxis.range) >= VOCABULARY["share"].max()


def test_in_arabic_bars_begin_at_the_right():
    layout = draw("vocabulary", words={**WORDS, **load("ar")}).layout
    assert layout.xaxis.range[0] > layout.xaxis.range[1]
    assert layout.xaxis.domain[0] > layout.xaxis2.domain[1]


def test_a_word_is_never_markup():
    frame = VOCABULARY.assign(word="<b>RT</b>")
    figure = charts.vocabulary(frame, caption=CAPTION, words=WORDS)
    assert "&lt;b&gt;" in list(figure.data)[1].text[0]


def test_it_is_told_in_words():
    said = caption_of(draw("vocabulary", grain="year"))["alternative"]
    assert "2017: truce, الهدنة الإنسانية." in said and "2018: no marking word." in said


def contrasted(frame=CONTRAST_WORDS, **options):
    given: dict[str, Any] = {"groups": {"a": "A: Syria", "b": HOSTILE}, "caption": CAPTION}
    return charts.contrast_words(frame, **given | {"words": WORDS} | options)


@pytest.mark.parametrize("theme", THEMES)
def test_each_of_two_sets_has_a_panel_in_its_own_colour(theme):
    figure = contrasted(theme=theme)
    heads = [note.text for note in figure.layout.annotations]
    assert any("A: Syria" in head and "40 stories" in head for head in heads)
    assert not any("<b>A" in text for text in heads if "&lt;" in text), "a name is never markup"
    colours = {bars.marker.line.color for bars in list(figure.data)[1::2]}
    assert len(colours) == 2


@pytest.mark.parametrize("theme", THEMES)
def test_words_and_numbers_stand_out_from_the_bars_they_are_written_over(theme):
    palette = look(theme, None).palette
    figures = draw("vocabulary", theme=theme), contrasted(theme=theme)
    for bars in (bars for figure in figures for bars in list(figure.data)[1::2]):
        part = float(bars.marker.color.rpartition(",")[2].rstrip(")"))
        ground = blend(bars.marker.line.color, palette.background, part)
        assert contrast(palette.muted, ground) >= TEXT and contrast(palette.ink, ground) >= TEXT


def test_a_word_of_a_set_tells_its_share_in_both_and_opens_its_stories():
    first = list(contrasted().data)[1]
    assert "12 of 40 stories of this set" in first.hovertext[0]
    assert "in the other set: 5.0" in first.hovertext[0]
    assert list(first.customdata[0]) == ["a", '"truce" OR "truces"']
    assert [list(ground.customdata[0]) for ground in grounds(contrasted())] == [["a"], ["b"]]


def test_a_set_without_words_says_so_and_one_without_rows_has_no_panel():
    assert grounds(contrasted())[1].text[0] == "no marking word"
    alone = contrasted(CONTRAST_WORDS[CONTRAST_WORDS["group"] == "a"])
    assert len(grounds(alone)) == 1


def test_the_words_of_both_sets_are_told():
    said = caption_of(contrasted(groups={"a": "A: Syria", "b": "B: Iran"}))["alternative"]
    assert "A: Syria: truce, الهدنة الإنسانية." in said and "B: Iran: no marking word." in said
