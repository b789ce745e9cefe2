"""Events on the charts over time: switched on and off, listed, and added by the reader."""

from views.events.marking import marks, show

__all__ = ["marks", "show"]
