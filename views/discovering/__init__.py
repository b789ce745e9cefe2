"""Discover: topics nobody defined, found while the page is looked at, and one of them up close."""
