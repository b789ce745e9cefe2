"""Which of the corrections that were made are in force: the latest of each, undone ones aside."""

from __future__ import annotations

from collections.abc import Iterable

from analysis.corrections.made import Correction, Kind


def in_order(made: Iterable[Correction]) -> list[Correction]:
    """The corrections from the first made to the last; of one moment's always in one order."""
    return sorted(made, key=lambda each: (each.made, each.id))


def void(made: Iterable[Correction]) -> set[str]:
    """The ids of those taken back. An undo that is itself undone takes nothing back."""
    gone: set[str] = set()
    for each in reversed(in_order(made)):
        if each.undoes and each.id not in gone:
            gone.add(each.undoes)
    return gone


def standing(made: Iterable[Correction]) -> dict[tuple[str, Kind, str], Correction]:
    """The correction in force for each place (article, kind, key); places without one are not
    in it, and there the machine's score holds."""
    ordered = in_order(made)
    gone = void(ordered)
    return {each.place: each for each in ordered if not each.undoes and each.id not in gone}
