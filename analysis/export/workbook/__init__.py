"""Charts as Excel workbooks: a sheet with the native chart, and one with the data."""

from analysis.export.workbook.book import (
    add_chart_sheet,
    add_data_sheet,
    finished,
    opened,
    to_xlsx,
)

__all__ = ["add_chart_sheet", "add_data_sheet", "finished", "opened", "to_xlsx"]
