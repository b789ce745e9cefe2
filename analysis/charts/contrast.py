"""How far two colours stand apart, as WCAG 2.2 measures it, and colours that keep a distance."""

from __future__ import annotations

TEXT = 4.5
"""The least contrast of text with what it stands on (WCAG 2.2, success criterion 1.4.3, AA)."""
GRAPHICS = 3.0
"""The least contrast of marks one needs to see (WCAG 2.2, success criterion 1.4.11, AA)."""

_WEIGHTS = (0.2126, 0.7152, 0.0722)
"""Of red, green and blue in the relative luminance (WCAG 2.2)."""
_PALEST = 0.4
"""The least part of a colour that is left of it when it is made pale."""
_STEP = 0.05


def luminance(colour: str) -> float:
    """The relative luminance of a hex colour, 0 (black) … 1 (white), as WCAG 2.2 defines it."""
    linear = [_linear(level / 255) for level in _levels(colour)]
    return sum(weight * level for weight, level in zip(_WEIGHTS, linear, strict=True))


def contrast(one: str, other: str) -> float:
    """The contrast of two hex colours, 1 (none) … 21 (black on white)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def blend(colour: str, background: str, part: float) -> str:
    """The colour that is seen where ``part`` (0–1) of ``colour`` lies on ``background``."""
    pairs = zip(_levels(colour), _levels(background), strict=True)
    return "#" + "".join(f"{round(over * part + under * (1 - part)):02X}" for over, under in pairs)


def pale(colour: str, background: str) -> str:
    """A colour as near to the background as `GRAPHICS` allows: it draws back and does not
    vanish. One that has no more contrast than that stays as it is."""
    part = _PALEST
    while part < 1 and contrast(blend(colour, background, part), background) < GRAPHICS:
        part += _STEP
    return blend(colour, background, min(part, 1.0))


def _levels(colour: str) -> list[int]:
    return [int(colour[place : place + 2], 16) for place in (1, 3, 5)]


def _linear(level: float) -> float:
    return level / 12.92 if level <= 0.04045 else ((level + 0.055) / 1.055) ** 2.4
