"""Charts, tables and articles in files, each made whole in memory or streamed, and how files are
named."""

from analysis.export.chart import Chart
from analysis.export.formats import FORMATS, Appearance, Format, format_named, format_of
from analysis.export.naming import FILE_NAME_LENGTH, file_stem
from analysis.export.page import (
    CONFIG,
    PLOTLY_JS,
    PLOTLY_JS_VERSION,
    config,
    plotly_js,
    plotted,
    to_html,
)
from analysis.export.several import several
from analysis.export.table import to_csv
from analysis.export.writing import whole

__all__ = [
    "CONFIG",
    "FILE_NAME_LENGTH",
    "FORMATS",
    "PLOTLY_JS",
    "PLOTLY_JS_VERSION",
    "Appearance",
    "Chart",
    "Format",
    "config",
    "file_stem",
    "format_named",
    "format_of",
    "plotly_js",
    "plotted",
    "several",
    "to_csv",
    "to_html",
    "whole",
]
