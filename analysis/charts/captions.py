"""What every chart says about itself: title, filter sentence, sample, interval, source."""

from __future__ import annotations

import copy
import datetime as dt
from dataclasses import asdict, dataclass
from typing import Any

import plotly.graph_objects as go

from analysis.charts.looks import PRINT_HEIGHT, Look
from analysis.charts.wording import Words, columns, day, label, lines, number

EDGE = 12
"""Screen pixels between the picture's edge and its text."""
LINE = 1.35
"""Line height as a multiple of the font size, as plotly.js sets it (1.3) and some air."""
TITLE, SUBTITLE, FOOT = 1.5, 1.07, 0.86
"""Sizes of the three texts as multiples of the look's font (21, 15 and 12 px on screen)."""
FOOT_NAME = "foot"


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """The words around a chart, so that a picture alone tells what it shows.

    ``subtitle`` is the filter sentence; ``n`` counts what ``n_label`` names ("articles");
    ``note`` says what the band or whisker is, "" where the chart has none; ``source``
    begins with "Source:"; ``date`` is the day the chart was made.
    """

    title: str
    subtitle: str = ""
    n: int
    n_label: str
    note: str = ""
    source: str = ""
    date: dt.date | None = None

    def sample(self, words: Words) -> str:
        """The sample size in words: "n = 1,204 articles"."""
        return words["chart.sample"].format(n=number(self.n, words), label=self.n_label)

    def foot(self, words: Words) -> list[str]:
        """The paragraphs under the chart: sample and note, then source and date."""
        made = day(self.date, words) if self.date else ""
        first = ". ".join(part.rstrip(". ") for part in (self.sample(words), self.note) if part)
        second = " · ".join(part for part in (self.source, made) if part)
        return [f"{first}.", second] if second else [f"{first}."]

    def alternative(self, words: Words) -> str:
        """One sentence for a reader who does not see the chart."""
        parts = (self.title, self.subtitle, self.sample(words), self.note)
        return ". ".join(part.rstrip(". ") for part in parts if part) + "."


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Room around the plot, in screen pixels: for axis labels left and right, tick labels
    below, a legend or heading above; ``height`` is the plot's own on screen."""

    height: int
    left: int = 48
    right: int = 16
    below: int = 30
    above: int = 10


def compose(
    figure: go.Figure, *, caption: Caption, look: Look, words: Words, frame: Frame
) -> go.Figure:
    """The figure with its caption, margins and size; it is changed in place and returned.

    Margins are exact, not automatic: plotly's automatic ones do not know of titles and
    feet, which would then lie on the plot.
    """
    head = _set_title(figure, caption, look, words)
    foot = _foot_lines(caption, look, words)
    below = round(look.px(EDGE) * 1.5 + LINE * look.font * FOOT * len(foot))
    margin = {
        "l": look.px(frame.left + EDGE),
        "r": look.px(frame.right + EDGE),
        "t": head + look.px(frame.above),
        "b": below + look.px(frame.below),
        "pad": 0,
    }
    height = margin["t"] + look.px(frame.height) + margin["b"]
    figure.update_layout(
        margin=margin,
        height=max(height, PRINT_HEIGHT) if look.theme == "print" else height,
        width=look.width if look.fixed else None,
        autosize=not look.fixed,
        meta={"caption": _plain(caption, words), "head": head, "foot": below},
    )
    figure.add_annotation(_foot(foot, margin, look, backwards=words["locale.direction"] == "rtl"))
    return figure


def caption_of(figure: go.Figure) -> dict[str, Any]:
    """The caption of a composed figure: title, subtitle, n, n_label, note, source, date,
    and as finished sentences ``foot`` (a list) and ``alternative``."""
    return dict(figure.layout.meta["caption"])


def without_caption(figure: go.Figure) -> go.Figure:
    """A copy that shows the plot only and fills the width it is given, for a page that
    writes the caption itself (where it wraps, is read aloud and can be selected)."""
    bare = copy.deepcopy(figure)
    meta = figure.layout.meta
    bare.layout.title = None
    bare.layout.annotations = [note for note in bare.layout.annotations if note.name != FOOT_NAME]
    bare.layout.margin.t = figure.layout.margin.t - meta["head"]
    bare.layout.margin.b = figure.layout.margin.b - meta["foot"]
    bare.layout.height = figure.layout.height - meta["head"] - meta["foot"]
    bare.layout.width, bare.layout.autosize = None, True
    return bare


def _plain(caption: Caption, words: Words) -> dict[str, Any]:
    made = caption.date.isoformat() if caption.date else None
    sentences = {"foot": caption.foot(words), "alternative": caption.alternative(words)}
    return asdict(caption) | {"date": made} | sentences


def _set_title(figure: go.Figure, caption: Caption, look: Look, words: Words) -> int:
    """Sets title and subtitle; the pixels they take at the top come out."""
    sizes = (look.font * TITLE, look.font * SUBTITLE)
    room = look.width - 2 * look.px(EDGE)
    title = lines(caption.title, columns(room, sizes[0] * 1.06))  # bold runs wider
    subtitle = lines(caption.subtitle, columns(room, sizes[1])) if caption.subtitle else []
    edge = look.px(EDGE)
    backwards = words["locale.direction"] == "rtl"
    figure.update_layout(
        title={
            "text": "<br>".join(title),
            "font": {"size": sizes[0], "weight": 700},
            "subtitle": {
                "text": "<br>".join(subtitle),
                "font": {"size": sizes[1], "color": look.palette.muted},
            },
            "x": 1 if backwards else 0,
            "xref": "container",
            "xanchor": "right" if backwards else "left",
            "y": 1,
            "yref": "container",
            "yanchor": "top",
            "pad": {"l": edge, "r": edge, "t": edge},
        }
    )
    height = edge + LINE * (len(title) * sizes[0] + len(subtitle) * sizes[1])
    return round(height + 2 * look.px(EDGE))


def _foot_lines(caption: Caption, look: Look, words: Words) -> list[str]:
    width = columns(look.width - 2 * look.px(EDGE), look.font * FOOT)
    return [line for part in caption.foot(words) for line in lines(part, width)]


def _foot(
    shown: list[str], margin: dict[str, int], look: Look, *, backwards: bool
) -> go.layout.Annotation:
    """The lines under the plot, set from the picture's own edge, not the plot's."""
    edge, side = look.px(EDGE), "right" if backwards else "left"
    return go.layout.Annotation(
        name=FOOT_NAME,
        text="<br>".join(shown),
        showarrow=False,
        font={"size": look.font * FOOT, "color": look.palette.muted},
        align=side,
        xref="paper",
        yref="paper",
        x=1 if backwards else 0,
        y=0,
        xanchor=side,
        yanchor="bottom",
        xshift=margin["r"] - edge if backwards else edge - margin["l"],
        yshift=edge // 2 - margin["b"],
    )


def heading(
    figure: go.Figure,
    text: str,
    look: Look,
    *,
    yref: str,
    x: float = 0,
    shift: int = -44,
    up: int = 6,
    columns: int = 60,
) -> None:
    """Writes what a plot's axis measures over it, where a turned axis title would be hard
    to read; ``shift`` and ``up`` are screen pixels from the plot's corner."""
    figure.add_annotation(
        text=label(text, columns),
        showarrow=False,
        xref="paper",
        yref=yref,
        x=x,
        y=1,
        xanchor="left",
        yanchor="bottom",
        align="left",
        xshift=look.px(shift),
        yshift=look.px(up),
        font={"color": look.palette.ink, "size": look.font - 1, "weight": 600},
    )
