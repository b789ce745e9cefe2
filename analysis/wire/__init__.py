"""News agencies: which one an article is credited to, and its text without credit and dateline.

agency_of(article)   # "reuters"; None where no agency is credited
stripped(article)    # the report alone, for comparing copies
"""

from __future__ import annotations

from analysis.models import Article
from analysis.wire.agencies import agencies, agency_published_as, agency_title, first_agency
from analysis.wire.closing import Closing, closing, is_label, is_link
from analysis.wire.opening import Opening, bylined_agency, opening

__all__ = [
    "Closing",
    "Opening",
    "agencies",
    "agency_of",
    "agency_title",
    "closing",
    "is_label",
    "is_link",
    "opening",
    "stripped",
]


def agency_of(article: Article) -> str | None:
    """The key of the news agency that an article is credited to; see `agencies`.

    It is read, in this order, from the credit, the dateline, the last lines, the author and the
    outlet's name; of several agencies that sign together the first counts. None where none is
    credited: that a text mentions an agency is no credit.
    """
    return (
        first_agency(article.credit or "")
        or _of_opening(article.text)
        or closing(article.text).agency
        or first_agency(article.author or "")
        or agency_published_as(article.outlet or "")
    )


def stripped(article: Article) -> str:
    """The text of an article without dateline, agency credit and boilerplate at its ends."""
    start = found.end if (found := opening(article.text)) else 0
    end = closing(article.text).end
    return article.text[start:end].strip() if start < end else article.text.strip()


def _of_opening(text: str) -> str | None:
    found = opening(text)
    return (found.agency if found else None) or bylined_agency(text)
