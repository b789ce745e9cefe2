"""Sides over time: how much each wrote, in one plot, and in what tone, each in its own."""

from analysis.charts.sides_over_time.tone import tone_beside
from analysis.charts.sides_over_time.volume import volume_beside

__all__ = ["tone_beside", "volume_beside"]
