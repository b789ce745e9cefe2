"""Pictures of charts: PNG, SVG and PDF, in the sizes that reports, slides and posts have.

`drawing` has a browser of this machine draw them, and is loaded when it is asked to.
"""

from analysis.export.pictures.fitting import Fitted, fitted
from analysis.export.pictures.sizes import COLUMN, SCALES, SIZES, USUAL_SCALE, Size

__all__ = ["COLUMN", "SCALES", "SIZES", "USUAL_SCALE", "Fitted", "Size", "fitted"]
