"""Charts, tables and articles in files, each made whole in memory or streamed, and how files are
named."""

from analysis.export.chart import Chart
from analysis.export.naming import FILE_NAME_LENGTH, file_stem
from analysis.export.page import CONFIG, PLOTLY_JS, PLOTLY_JS_VERSION, config, to_html
from analysis.export.table import to_csv

__all__ = [
    "CONFIG",
    "FILE_NAME_LENGTH",
    "PLOTLY_JS",
    "PLOTLY_JS_VERSION",
    "Chart",
    "config",
    "file_stem",
    "to_csv",
    "to_html",
]
