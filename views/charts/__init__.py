"""A chart on a page: its card, what is clicked in it, its downloads."""
