"""Charts: a DataFrame in, a plotly Figure out, complete with caption and its own template.

Each function takes ``(frame, *, caption, theme, words, width)``; ``theme`` is light, dark
(both for a screen, transparent, as wide as they are given) or print (white, 1200 px wide).
``words`` maps dotted locale keys (``chart.*``, ``tone.*``, and ``topic.*``, ``language.*``
for names) to strings. ``width`` in pixels fixes the width and breaks the lines for it.
"""

from analysis.charts.bare import without_caption
from analysis.charts.beside import beside
from analysis.charts.captions import Caption, caption_of
from analysis.charts.cooccurrence import cooccurrence
from analysis.charts.discovered import discovered
from analysis.charts.looks import PRINT_HEIGHT, PRINT_WIDTH, THEMES, Theme
from analysis.charts.marks import Mark, letter, numbered
from analysis.charts.reshaped import is_flexible, least_height, of_height, on_ground
from analysis.charts.sides_over_time import tone_beside, volume_beside
from analysis.charts.tone import tone_by, tone_distribution
from analysis.charts.tone_courses import tone_courses
from analysis.charts.topics import topic_share, topic_tone
from analysis.charts.topics_over_time import topics_over_time
from analysis.charts.vocabulary import contrast_words, vocabulary
from analysis.charts.volume_and_tone import volume_and_tone
from analysis.charts.weekdays import weekdays

__all__ = [
    "PRINT_HEIGHT",
    "PRINT_WIDTH",
    "THEMES",
    "Caption",
    "Mark",
    "Theme",
    "beside",
    "caption_of",
    "contrast_words",
    "cooccurrence",
    "discovered",
    "is_flexible",
    "least_height",
    "letter",
    "numbered",
    "of_height",
    "on_ground",
    "tone_beside",
    "tone_by",
    "tone_courses",
    "tone_distribution",
    "topic_share",
    "topic_tone",
    "topics_over_time",
    "vocabulary",
    "volume_and_tone",
    "volume_beside",
    "weekdays",
    "without_caption",
]
