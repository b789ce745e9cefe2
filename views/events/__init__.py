"""Events on the charts over time: switched on and off, listed, and added by the reader."""

from views.events.marking import show, view

__all__ = ["show", "view"]
