"""Charts as PowerPoint slides: native charts whose values can be edited there."""

from analysis.export.slides.deck import finished, opened, to_pptx
from analysis.export.slides.slide import add_chart_slide

__all__ = ["add_chart_slide", "finished", "opened", "to_pptx"]
