"""Why something on the web was not read."""

from __future__ import annotations


class FetchError(Exception):
    """An address that gave nothing: what is wrong, and what to do.

    ``temporary`` is whether asking again later may help; ``status`` is the server's answer,
    None where none came; ``wait`` is the number of seconds after which the server wants to be
    asked again, None where it did not say.
    """

    def __init__(
        self,
        what: str,
        advice: str,
        *,
        temporary: bool = False,
        status: int | None = None,
        wait: float | None = None,
    ) -> None:
        super().__init__(f"{what}; {advice}")
        self.what = what
        self.advice = advice
        self.temporary = temporary
        self.status = status
        self.wait = wait

    @property
    def is_busy(self) -> bool:
        """Whether the server asked for fewer requests (429) or has no room now (503)."""
        return self.status in BUSY


BUSY = (429, 503)
"""The answers that go with Retry-After (RFC 6585, section 4; RFC 9110, section 15.6.4)."""
