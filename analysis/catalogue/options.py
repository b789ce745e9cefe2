"""How a chart is to show what the filters choose, spelled as in the dashboard's URL."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Literal

from analysis.filters.values import one_of, split_values
from analysis.queries import SIDES, SPLITS
from analysis.trends import GRAINS

VALUES: Mapping[str, tuple[str, ...]] = {
    "grain": ("auto", *GRAINS),
    "measure": ("n", "share"),
    "events": ("shown", "hidden"),
    "side": SIDES,
    "versus": ("period", "topic", *SIDES),
    "split": SPLITS,
}
"""What each option with a choice can be; the first is the default."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a chart can be told beyond the filters; each takes some of it (`Entry.takes`).

    ``grain`` is a calendar period, or ``auto``; ``measure`` draws counts or shares; ``events``
    says whether events are marked. ``among`` are the outlets or languages (``side``) that are set
    side by side, the usual ones where it is empty. ``other`` is what B has in place of A where two
    sets are compared by ``versus``: a topic, outlet or language, or a period ``FIRST..LAST``; the
    usual one where it is empty. ``vocabulary`` is the topic whose words are shown, and
    ``vocabulary_language`` the language of words; the most frequent where they are empty.
    What analysts reviewed is counted by ``split``.
    """

    grain: str = "auto"
    measure: str = "n"
    events: str = "shown"
    side: str = "outlet"
    among: tuple[str, ...] = ()
    versus: str = "period"
    other: str = ""
    vocabulary: str = ""
    vocabulary_language: str = ""
    split: str = SPLITS[0]

    @property
    def drawn(self) -> Literal["n", "share"]:
        """The measure as charts take it."""
        return "share" if self.measure == "share" else "n"

    @classmethod
    def from_params(cls, given: Mapping[str, str]) -> Options:
        """The options that parameters name; others are left alone. Raises FilterError naming the
        option, its value and what is valid."""
        named = {field.name: given[field.name] for field in fields(cls) if given.get(field.name)}
        for name, valid in VALUES.items():
            if name in named:
                one_of(name, named[name], valid)
        among = tuple(split_values(named.pop("among", "")))
        return cls(**named, among=among)
