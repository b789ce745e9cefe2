"""What a site's robots.txt allows us, read as RFC 9309 says.

The standard library's parser knows neither the wildcards of that standard nor that the longest
rule decides, so that pages closed by ``Disallow: /*?print`` would be read; hence our own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import quote, unquote

LARGEST_ROBOTS = 500 * 1024
"""Bytes that are parsed: what RFC 9309, section 2.5, asks for at least."""

KEPT_FOR = 24 * 3600.0
"""Seconds that an answer is used: the most that RFC 9309, section 2.4, allows."""

LONGEST_DELAY = 60.0
"""Seconds of a Crawl-delay that is kept to; a few sites name hours to keep all robots out."""

_LINE = re.compile(r"^\s*(user-agent|allow|disallow|crawl-delay)\s*:\s*([^#]*)", re.I)
_SAFE = "/?&=;:@+$,!~*'()%-._"


@dataclass(frozen=True, slots=True)
class Rule:
    """Paths that begin as ``pattern`` says (``*`` any letters, a last ``$`` the end)."""

    pattern: str
    allows: bool

    def matches(self, path: str) -> bool:
        """Whether the rule speaks of ``path``, in time proportional to its length."""
        pattern = self.pattern.removesuffix("$")
        first, *parts = pattern.split("*")
        if not path.startswith(first):
            return False
        place = len(first)
        whole = self.pattern.endswith("$")
        last = parts.pop() if whole and parts else None
        for part in parts:
            found = path.find(part, place)
            if found < 0:
                return False
            place = found + len(part)
        if not whole:
            return True
        rest = path[place:]
        return rest == "" if last is None else rest.endswith(last)


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules for us; without any, all is allowed. ``delay`` is in seconds, None if not said."""

    rules: tuple[Rule, ...] = ()
    delay: float | None = None

    def allows(self, path: str) -> bool:
        """Whether ``path`` (with its query) may be read: the longest rule decides, allowing
        where two are equal."""
        same = _same_spelling(path)
        matching = [rule for rule in self.rules if rule.matches(same)]
        best = max(matching, key=lambda rule: (len(rule.pattern), rule.allows), default=None)
        return best is None or best.allows


ALL_ALLOWED = Robots()
NOTHING_ALLOWED = Robots((Rule("/", allows=False),))


@dataclass(slots=True)
class _Group:
    agents: list[str] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    delay: float | None = None
    closed: bool = False


def parse_robots(content: bytes, *, agent: str) -> Robots:
    """The rules that ``content`` has for ``agent``, else those for all (``*``).

    Groups for the same agent count together. What cannot be read is passed over.
    """
    groups = _groups(content[:LARGEST_ROBOTS].decode("utf-8-sig", "replace"))
    ours = [group for group in groups if agent.lower() in group.agents]
    ours = ours or [group for group in groups if "*" in group.agents]
    delays = [group.delay for group in ours if group.delay is not None]
    return Robots(tuple(rule for group in ours for rule in group.rules), max(delays, default=None))


def _groups(text: str) -> list[_Group]:
    groups: list[_Group] = []
    for line in text.splitlines():
        match = _LINE.match(line)
        if not match:
            continue
        name, value = match[1].lower(), match[2].strip()
        if name == "user-agent":
            if not groups or groups[-1].closed:
                groups.append(_Group())
            groups[-1].agents.append(value.lower())
        elif groups:
            _add(groups[-1], name, value)
    return groups


def _add(group: _Group, name: str, value: str) -> None:
    group.closed = True
    if name == "crawl-delay":
        if re.fullmatch(r"\d{1,6}(\.\d+)?", value):
            group.delay = min(float(value), LONGEST_DELAY)
    elif value:
        group.rules.append(Rule(_same_spelling(value), allows=name == "allow"))


def _same_spelling(path: str) -> str:
    """Letters written as they are and as ``%D0%B0`` are the same letters."""
    return quote(unquote(path), safe=_SAFE)
