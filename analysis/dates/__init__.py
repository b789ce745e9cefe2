"""Dates as the press writes them, in three languages."""
