"""What can be seen: contrast by WCAG 2.2 AA, and colours apart for every kind of colour vision."""

from __future__ import annotations

import itertools
import math
import re
import tomllib
from pathlib import Path

import numpy as np
import pytest

from analysis.charts import THEMES
from analysis.charts.contrast import GRAPHICS, TEXT, blend, contrast, luminance, pale
from analysis.charts.dots import dots
from analysis.charts.looks import look, palette
from tests.chart_frames import draw

ROOT = Path(__file__).resolve().parent.parent
STYLE = (ROOT / "views" / "frame" / "style.css").read_text("utf-8")
PAGE = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))["theme"]

VISION = {
    "usual": np.eye(3),
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritanopia": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}
"""What a colour looks like to whom, on linear RGB: Machado, Oliveira and Fernandes (2009), "A
physiologically-based model for simulation of color vision deficiency", at full severity."""

TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
WHITE = TO_XYZ.sum(axis=1)
"""sRGB to XYZ, and its white (IEC 61966-2-1)."""

TONES_APART, TOPICS_APART = 15.0, 10.0
"""Distances in CIELAB; 2.3 is just noticeable (Mahy et al. 1994). Topics, of which there are many,
have markers and dashes of their own as well."""

TOLD_BY_COLOUR = ("negative", "neutral", "positive")


def seen(colour: str, vision: str) -> np.ndarray:
    """A hex colour in CIELAB as it is seen."""
    levels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in levels]
    xyz = TO_XYZ @ np.clip(np.asarray(VISION[vision]) @ linear, 0, 1) / WHITE
    x, y, z = (v ** (1 / 3) if v > (6 / 29) ** 3 else v * 841 / 108 + 4 / 29 for v in xyz)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def nearest(colours, vision: str) -> float:
    pairs = itertools.combinations([seen(colour, vision) for colour in colours], 2)
    return min(math.dist(one, other) for one, other in pairs)


class TestMeasure:
    @pytest.mark.parametrize(
        ("one", "other", "ratio"),
        [("#000000", "#FFFFFF", 21.0), ("#767676", "#FFFFFF", 4.54), ("#FFFFFF", "#FFFFFF", 1.0)],
    )
    def test_contrast_is_that_of_the_standard_either_way_round(self, one, other, ratio):
        assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.005)

    def test_luminance_weighs_green_most(self):
        assert luminance("#0000FF") < luminance("#FF0000") < luminance("#00FF00")

    def test_a_blend_lies_between(self):
        assert blend("#FF0000", "#0000FF", 0.5) == "#800080"
        assert blend("#123456", "#FFFFFF", 1) == "#123456"

    @pytest.mark.parametrize("background", ["#FFFFFF", "#0E1117"])
    @pytest.mark.parametrize("colour", ["#B35806", "#2166AC", "#999933"])
    def test_a_pale_colour_draws_back_and_can_be_seen(self, colour, background):
        paled = pale(colour, background)
        assert GRAPHICS <= contrast(paled, background) <= contrast(colour, background)

    def test_a_colour_without_contrast_to_spare_stays_as_it_is(self):
        assert pale("#EEEEEE", "#FFFFFF") == "#EEEEEE"


@pytest.mark.parametrize("theme", THEMES)
class TestPalette:
    def test_text_can_be_read(self, theme):
        colours = palette(theme)
        for ink, paper in (("ink", "background"), ("muted", "background"), ("ink", "hover")):
            assert contrast(getattr(colours, ink), getattr(colours, paper)) >= TEXT, (ink, paper)

    def test_numbers_inside_bars_can_be_read(self, theme):
        colours = palette(theme)
        for tone, fill in colours.tone.items():
            assert contrast(colours.inside[tone], fill) >= TEXT, tone

    def test_numbers_in_cells_can_be_read_on_every_shade(self, theme):
        for shade in palette(theme).shares:
            assert max(contrast("#000000", shade), contrast("#FFFFFF", shade)) >= TEXT

    def test_marks_stand_out_from_the_page(self, theme):
        colours = palette(theme)
        tones = {tone: colours.tone[tone] for tone in TOLD_BY_COLOUR}
        marks = {"volume": colours.volume, "axis": colours.axis, **colours.topics, **tones}
        marks |= {f"further {place}": each for place, each in enumerate(colours.further)}
        faint = {name: each for name, each in marks.items() if _lost(each, colours.background)}
        assert faint == {}

    def test_the_bar_without_a_tone_is_told_by_outline_and_hatching(self, theme):
        bar = next(trace for trace in draw("topic_tone", theme=theme).data if trace.xaxis == "x2")
        assert bar.marker.line.color == palette(theme).axis
        assert bar.marker.line.width >= 1
        assert bar.marker.pattern.shape == "/"

    def test_marks_of_few_articles_can_be_seen(self, theme):
        drawn = look(theme)
        colours = drawn.palette
        every = [*colours.topics.values(), *colours.further]
        every += [colours.tone[tone] for tone in TOLD_BY_COLOUR]
        few = dots(every, ["circle"] * len(every), drawn, few=True)
        assert [each for each in few["color"] if _lost(each, colours.background)] == []
        assert (few["line"]["color"], few["opacity"]) == (few["color"], 1)
        assert set(few["symbol"]) == {"circle-open"}

    @pytest.mark.parametrize("chart", ["volume_and_tone", "tone_by"])
    def test_whiskers_and_the_band_have_a_line_that_can_be_seen(self, theme, chart):
        for trace in draw(chart, theme=theme).data:
            bars = [bar.color for bar in (trace.error_x, trace.error_y) if bar.color]
            lines = [trace.line.color] if getattr(trace, "fill", None) == "toself" else []
            for colour in bars + lines:
                assert not _lost(colour, palette(theme).background), trace.name

    @pytest.mark.parametrize("vision", VISION)
    def test_tones_are_apart_for_every_eye(self, theme, vision):
        tones = [palette(theme).tone[tone] for tone in TOLD_BY_COLOUR]
        assert nearest(tones, vision) >= TONES_APART

    @pytest.mark.parametrize("vision", VISION)
    def test_topics_are_apart_for_every_eye(self, theme, vision):
        colours = palette(theme)
        assert nearest([*colours.topics.values(), *colours.further], vision) >= TOPICS_APART


class TestPage:
    """The page's own colours: those of `style.css` on those of `.streamlit/config.toml`."""

    @staticmethod
    def backgrounds(theme):
        return {part["backgroundColor"] for part in (PAGE[theme], PAGE[theme]["sidebar"])}

    @staticmethod
    def variable(name, theme):
        ((light, dark),) = re.findall(rf"--{name}: light-dark\((#\w+), (#\w+)\)", STYLE)
        return {"light": light, "dark": dark}[theme]

    @pytest.mark.parametrize("theme", ["light", "dark"])
    @pytest.mark.parametrize(
        "name", ["tone-positive", "tone-neutral", "tone-negative", "topic", "soft"]
    )
    def test_text_can_be_read_on_every_background(self, theme, name):
        colour = self.variable(name, theme)
        for background in self.backgrounds(theme):
            assert contrast(colour, background) >= TEXT, background

    @pytest.mark.parametrize("theme", ["light", "dark"])
    def test_text_on_our_own_fills_can_be_read(self, theme):
        assert contrast(self.variable("tip-ink", theme), self.variable("tip", theme)) >= TEXT
        assert contrast(PAGE[theme]["textColor"], self.variable("hit", theme)) >= TEXT
        assert contrast(self.variable("on-accent", theme), PAGE[theme]["primaryColor"]) >= TEXT

    @pytest.mark.parametrize("theme", ["light", "dark"])
    def test_page_and_charts_agree(self, theme):
        assert PAGE[theme]["backgroundColor"] == palette(theme).background
        assert PAGE[theme]["textColor"] == palette(theme).ink

    @pytest.mark.parametrize("theme", ["light", "dark"])
    def test_the_accent_that_marks_the_focus_stands_out(self, theme):
        assert self.variable("accent", theme) == PAGE[theme]["primaryColor"].lower()
        for background in self.backgrounds(theme):
            assert contrast(PAGE[theme]["primaryColor"], background) >= GRAPHICS


def _lost(colour: str, background: str) -> bool:
    return contrast(colour, background) < GRAPHICS
