"""What every chart says about itself: title, filter sentence, sample, interval, source."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

import plotly.graph_objects as go

from analysis.charts import mirrored
from analysis.charts.looks import PRINT_HEIGHT, Look, template
from analysis.charts.wording import Words, columns, day, em, isolated, label, lines, number

Note = dict[str, Any]
"""One annotation, as plotly writes it."""
Trace = dict[str, Any]
"""One row of marks, as plotly writes it: made so, it costs a third of a ``go.Scatter``, whose
parts are checked one by one; tests check them instead."""
EDGE = 12
"""Screen pixels between the picture's edge and its text."""
LINE = 1.35
"""Line height as a multiple of the font size, as plotly.js sets it (1.3) and some air."""
TITLE, SUBTITLE, FOOT = 1.5, 1.07, 0.86
"""Sizes of the three texts as multiples of the look's font (21, 15 and 12 px on screen)."""
_BOLD = 1.06
"""Bold letters run so much wider."""
_SWATCH = 52
"""Screen pixels of a legend entry's sign and the space around it."""
_LEGEND_ROW = 1.6
"""Height of a legend's row as a multiple of its font size, as plotly.js sets it."""
_AT_RIGHT = {"x": 1, "xanchor": "right"}
_BREAK = "<br>"
"""Between two lines of a legend's entry."""
_NARROWEST = 390
"""Screen pixels of the narrowest page a chart of no known width is shown on: a phone's."""
_HEADING_COLUMNS = 60
_WHOLE = 2000
"""Pixels a legend may take: all it needs. plotly's own limit, half a low plot, makes it scroll."""
NAMES = ("title", "subtitle", "foot")
"""What the annotations that hold the caption are called."""


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
        return words["chart.sample"].format(n=number(self.n, words), label=isolated(self.n_label))

    def foot(self, words: Words) -> list[str]:
        """The paragraphs under the chart: sample and note, then source and date."""
        made = words["chart.made"].format(date=day(self.date, words)) if self.date else ""
        first = ". ".join(part.rstrip(". ") for part in (self.sample(words), self.note) if part)
        second = " · ".join(isolated(part) for part in (self.source, made) if part)
        return [f"{first}.", second] if second else [f"{first}."]

    def alternative(self, words: Words, says: str = "") -> str:
        """The chart in sentences for a reader who does not see it; ``says`` is what its marks
        show (`analysis.charts.alternatives`)."""
        parts = (self.title, self.subtitle, says, self.sample(words), self.note)
        return ". ".join(part.rstrip(". ") for part in parts if part) + "."


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Room around the plot, in screen pixels: for axis labels left, right and below, a
    heading above. ``height`` is the plot's own on screen; a ``flexible`` plot is stretched
    so that the printed picture has exactly the printed height. ``legend`` names the
    entries of the legend, none where there is no legend."""

    height: int
    left: int = 0
    right: int = 4
    below: int = 6
    above: int = 6
    legend: tuple[str, ...] = ()
    flexible: bool = False


def compose(
    traces: Sequence[Any],
    layout: Mapping[str, Any],
    *,
    notes: Sequence[Note] = (),
    caption: Caption,
    look: Look,
    words: Words,
    frame: Frame,
    says: str = "",
) -> go.Figure:
    """The figure of traces, layout and notes (annotations) with caption, margins and size.

    ``says`` is what the marks show, in sentences. Margins are exact, not automatic:
    plotly's automatic ones do not know of titles and feet, which would then lie on the plot.
    The look's template is set on the figure itself: importing streamlit replaces plotly's
    default by one of placeholder colours, and exported figures would come out black.
    Everything is put together before plotly sees it (an annotation added alone costs 5 ms).
    """
    backwards = mirrored.is_backwards(words)
    if backwards:
        frame = replace(frame, left=frame.right, right=frame.left)
        layout, notes = mirrored.layout(layout), [mirrored.note(each) for each in notes]
    texts = _Texts.of(caption, look, words)
    margin = _margin(texts, frame, look)
    plot = _plot_height(frame, margin, look)
    least = margin["t"] + _least_plot(frame, look) + margin["b"]
    whole = {
        "template": template(look.theme),
        "margin": margin,
        "height": margin["t"] + plot + margin["b"],
        "width": look.width if look.fixed else None,
        "autosize": not look.fixed,
        "meta": texts.room(look)
        | {"least": least, "flexible": frame.flexible, "below": look.px(frame.below)}
        | {"caption": _plain(caption, words, says)},
        "showlegend": bool(frame.legend),
        "legend": {"y": -look.px(frame.below) / plot, "yanchor": "top", "maxheight": _WHOLE}
        | _legend_order(frame.legend, look, backwards=backwards),
        "hoverlabel": {"align": "right" if backwards else "left"},
        "separators": words["chart.decimal"] + words["chart.thousands"],
        "annotations": [*notes, *_written(texts, margin, look, backwards=backwards)],
    }
    # Tests check what is drawn: plotly's own checks of the same took as long as all the rest.
    figure = go.Figure(data=list(traces), layout=dict(layout) | whole, _validate=False)
    if backwards:
        figure.for_each_trace(mirrored.name)
    return figure


def caption_of(figure: go.Figure) -> dict[str, Any]:
    """The caption of a composed figure: title, subtitle, n, n_label, note, source, date,
    and as finished sentences ``foot`` (a list) and ``alternative``."""
    return dict(figure.layout.meta["caption"])


def _plain(caption: Caption, words: Words, says: str) -> dict[str, Any]:
    made = caption.date.isoformat() if caption.date else None
    sentences = {"foot": caption.foot(words), "alternative": caption.alternative(words, says)}
    return asdict(caption) | {"date": made} | sentences


@dataclass(frozen=True, slots=True)
class _Texts:
    """The caption's lines and the pixels they take; ``head`` counts from the picture's
    upper edge to the plot's heading, ``foot_height`` from below the plot to the lower."""

    title: list[str]
    subtitle: list[str]
    foot: list[str]
    subtitle_top: int
    head: int
    foot_height: int

    @classmethod
    def of(cls, caption: Caption, look: Look, words: Words) -> _Texts:
        edge, font = look.px(EDGE), look.font
        room = look.width - 2 * edge
        title = lines(caption.title, columns(room, font * TITLE * _BOLD, caption.title))
        subtitle = lines(caption.subtitle, columns(room, font * SUBTITLE, caption.subtitle))
        subtitle = subtitle if caption.subtitle else []
        feet = [lines(part, columns(room, font * FOOT, part)) for part in caption.foot(words)]
        foot = [line for part in feet for line in part]
        below_title = round(edge + LINE * font * TITLE * len(title))
        head = round(below_title + LINE * font * SUBTITLE * len(subtitle)) + edge
        return cls(title, subtitle, foot, below_title, head, _foot_height(foot, look))

    def room(self, look: Look) -> dict[str, int]:
        """What is left out where the plot is shown without them, in pixels."""
        return {"head": self.head, "foot": self.foot_height, "edge": look.px(EDGE)}


def _margin(texts: _Texts, frame: Frame, look: Look) -> dict[str, int]:
    """The pixels around the plot: its frame, the caption, and the legend below."""
    edge = look.px(EDGE)
    return {
        "l": look.px(frame.left) + edge,
        "r": look.px(frame.right) + edge,
        "t": texts.head + look.px(frame.above),
        "b": texts.foot_height + look.px(frame.below) + _legend_height(frame.legend, look),
        "pad": 0,
    }


def _plot_height(frame: Frame, margin: Mapping[str, int], look: Look) -> int:
    """The plot's own pixels; a flexible one takes what a printed picture leaves it."""
    if frame.flexible and look.theme == "print":
        return max(_least_plot(frame, look), PRINT_HEIGHT - margin["t"] - margin["b"])
    return look.px(frame.height)


def _least_plot(frame: Frame, look: Look) -> int:
    """The pixels that a plot needs: a flexible one can be half as high, rows can not."""
    return look.px(frame.height) // (2 if frame.flexible else 1)


def _foot_height(foot: list[str], look: Look) -> int:
    return round(look.px(EDGE) * 2 + LINE * look.font * FOOT * len(foot))


def _legend_order(names: tuple[str, ...], look: Look, *, backwards: bool) -> dict[str, Any]:
    """Where a legend stands, and in what order. plotly writes a row from left to right, so that
    one to be read from the right is given to it backwards; entries of a row each are not, or
    the last would be read first."""
    side = _AT_RIGHT if backwards else {}
    if _stacked(names, look):
        return side | {"orientation": "v", "traceorder": "normal", "tracegroupgap": 0}
    return side | ({"traceorder": "reversed"} if backwards else {})


def _stacked(names: tuple[str, ...], look: Look) -> bool:
    """Whether each entry takes a row of its own where the chart is at its narrowest."""
    narrowest = look.width if look.fixed else look.px(_NARROWEST)
    return len(names) > 1 and _in_a_row(names, look, narrowest) == 1


def _in_a_row(names: tuple[str, ...], look: Look, width: int) -> int:
    """How many entries of a legend stand in a row of so many pixels."""
    letters = max(len(line) for name in names for line in name.split(_BREAK))
    entry = letters * (look.font - 2) * em(*names) + look.px(_SWATCH)
    return max(1, int((width - 2 * look.px(EDGE)) / entry))


def _legend_height(names: tuple[str, ...], look: Look) -> int:
    """Pixels a legend takes, in as many rows as its entries need at the look's width."""
    if not names:
        return 0
    if _stacked(names, look):
        rows = sum(name.count(_BREAK) + 1 for name in names)
    else:
        lines = max(name.count(_BREAK) + 1 for name in names)
        rows = -(-len(names) // _in_a_row(names, look, look.width)) * lines
    return round(rows * _LEGEND_ROW * (look.font - 2)) + look.px(16)


def _written(
    texts: _Texts, margin: dict[str, int], look: Look, *, backwards: bool
) -> Iterator[Note]:
    """Title, subtitle and foot, set from the picture's own edge, not the plot's.

    All three are annotations: a layout title of several lines grows out of the picture.
    """
    edge, side, muted = look.px(EDGE), "right" if backwards else "left", look.palette.muted
    common = {
        "showarrow": False,
        "borderpad": 0,
        "align": side,
        "xref": "paper",
        "yref": "paper",
        "x": 1 if backwards else 0,
        "xanchor": side,
        "xshift": margin["r"] - edge if backwards else edge - margin["l"],
    }
    yield common | {
        "name": "title",
        "text": "<br>".join(texts.title),
        "font": {"size": look.font * TITLE, "weight": 700},
        "y": 1,
        "yanchor": "top",
        "yshift": margin["t"] - edge,
    }
    if texts.subtitle:
        yield common | {
            "name": "subtitle",
            "text": "<br>".join(texts.subtitle),
            "font": {"size": look.font * SUBTITLE, "color": muted},
            "y": 1,
            "yanchor": "top",
            "yshift": margin["t"] - texts.subtitle_top,
        }
    yield common | {
        "name": "foot",
        "text": "<br>".join(texts.foot),
        "font": {"size": look.font * FOOT, "color": muted},
        "y": 0,
        "yanchor": "bottom",
        "yshift": edge - margin["b"],
    }


def heading(
    text: str,
    look: Look,
    *,
    yref: str = "paper",
    x: float = 0,
    shift: int = 0,
    up: int = 6,
) -> Note:
    """What a plot's axis measures, written over the plot, where a turned axis title would
    be hard to read; ``shift`` and ``up`` are screen pixels from the plot's corner."""
    return {
        "name": mirrored.AT_BEGINNING,
        "text": label(text, _HEADING_COLUMNS),
        "showarrow": False,
        "borderpad": 0,
        "align": "left",
        "xref": "paper",
        "yref": yref,
        "x": x,
        "y": 1,
        "xanchor": "left",
        "yanchor": "bottom",
        "xshift": look.px(shift),
        "yshift": look.px(up),
        "font": {"color": look.palette.ink, "size": look.font - 1, "weight": 600},
    }
