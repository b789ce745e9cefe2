"""What every chart and table shows: filters and a connection in, one DataFrame out.

Each function is SQL over the view ``analyses``, which comes back as few rows. In all of them
``n`` counts articles, ``scored`` those that say anything of US–Russia relations, ``tone`` is the
mean tone of the scored ones (−1…+1, NaN where there is none) and ``low``/``high`` its 95 %
interval, in which a story counts once however many copies ran (NaN below two stories). Shares
are 0…1. A topic is discussed from a salience of `analysis.models.PRESENT` up.
"""

from analysis.queries.agenda import agenda, agenda_stories
from analysis.queries.articles import (
    OPENING,
    ORDERS,
    PAGE,
    StoredArticle,
    article,
    articles_table,
    once,
    opening,
)
from analysis.queries.beside import (
    SIDES,
    Side,
    classes_beside,
    set_apart,
    side_of,
    topics_beside,
    voices_beside,
    volume_beside,
)
from analysis.queries.characteristic import characteristic_stories
from analysis.queries.compared import RECENT_DAYS, is_recent, periods_compared
from analysis.queries.contrast import Shared, contrast, shared
from analysis.queries.contrast_words import SidesScope, contrast_scopes, contrast_words
from analysis.queries.corrected import (
    SPLITS,
    SUBJECTS,
    Split,
    corrections,
    disagreement,
    verdicts,
)
from analysis.queries.coverage import cooccurrence, topic_share
from analysis.queries.extremes import ENDS, End, Extreme, extremes
from analysis.queries.headline import Headline, headline
from analysis.queries.marked_words import FEWEST_STORIES
from analysis.queries.moving import NO_TOPIC, Part
from analysis.queries.overview import (
    Choices,
    Overview,
    Scorer,
    check,
    choices,
    left_out,
    overview,
    scorers,
)
from analysis.queries.periods import over_time, topics_over_time
from analysis.queries.shifts import Spike, Told, ToneShift, shifts
from analysis.queries.sides_over_time import sides_over_time
from analysis.queries.similar import DAYS, similar
from analysis.queries.sql import topics
from analysis.queries.stories import count, other_placements
from analysis.queries.stories_table import stories_table
from analysis.queries.tone import GROUPS, tone_by, tone_by_voice, tone_distribution, topic_tone
from analysis.queries.tone_courses import tone_courses
from analysis.queries.vocabulary import (
    Scope,
    in_language,
    vocabulary,
    vocabulary_scopes,
)
from analysis.queries.weekdays import weekdays
from analysis.queries.whole import whole_articles

__all__ = [
    "DAYS",
    "ENDS",
    "FEWEST_STORIES",
    "GROUPS",
    "NO_TOPIC",
    "OPENING",
    "ORDERS",
    "PAGE",
    "RECENT_DAYS",
    "SIDES",
    "SPLITS",
    "SUBJECTS",
    "Choices",
    "End",
    "Extreme",
    "Headline",
    "Overview",
    "Part",
    "Scope",
    "Scorer",
    "Shared",
    "Side",
    "SidesScope",
    "Spike",
    "Split",
    "StoredArticle",
    "Told",
    "ToneShift",
    "agenda",
    "agenda_stories",
    "article",
    "articles_table",
    "characteristic_stories",
    "check",
    "choices",
    "classes_beside",
    "contrast",
    "contrast_scopes",
    "contrast_words",
    "cooccurrence",
    "corrections",
    "count",
    "disagreement",
    "extremes",
    "headline",
    "in_language",
    "is_recent",
    "left_out",
    "once",
    "opening",
    "other_placements",
    "over_time",
    "overview",
    "periods_compared",
    "scorers",
    "set_apart",
    "shared",
    "shifts",
    "side_of",
    "sides_over_time",
    "similar",
    "stories_table",
    "tone_by",
    "tone_by_voice",
    "tone_courses",
    "tone_distribution",
    "topic_share",
    "topic_tone",
    "topics",
    "topics_beside",
    "topics_over_time",
    "verdicts",
    "vocabulary",
    "vocabulary_scopes",
    "voices_beside",
    "volume_beside",
    "weekdays",
    "whole_articles",
]
