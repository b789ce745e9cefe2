"""How the web is read: who says they ask, how long and how much, and what is allowed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

AGENT = "us-russia-tone"
"""Our name in robots.txt and at the start of the User-Agent."""

PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml"})
FEED_TYPES = frozenset(
    {
        "application/rss+xml",
        "application/atom+xml",
        "application/rdf+xml",
        "application/feed+json",
        "application/json",
        "application/xml",
        "text/xml",
        "text/plain",
        "text/html",
    }
)
"""What servers call feeds; many say ``text/html`` or ``text/plain`` of one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchSettings:
    """``contact`` is an address or page that the User-Agent names, so that a site can write to
    who reads it. Times are in seconds: ``pause`` between two requests to one host,
    ``connect_time`` and ``read_time`` for one step, ``total_time`` for a whole answer.
    ``largest`` is in bytes, packed and unpacked. A busy server is asked ``attempts`` times in
    all, at first after ``back_off``, then twice as long and so on, never after more than
    ``longest_wait``. ``authorities`` is a file of certificates to trust instead of the usual.
    """

    contact: str | None = None
    allow_private: bool = False
    pause: float = 1.0
    connect_time: float = 10.0
    read_time: float = 20.0
    total_time: float = 60.0
    largest: int = 10 * 1024 * 1024
    attempts: int = 3
    back_off: float = 2.0
    longest_wait: float = 60.0
    authorities: Path | None = None

    @property
    def user_agent(self) -> str:
        """What every request says of who asks."""
        contact = self.contact or "contact not set"
        return f"{AGENT}/0.1 ({' '.join(contact.split())})".encode("ascii", "replace").decode()
