"""What stands around every page: the sidebar, languages, style, the choice of scorer."""
