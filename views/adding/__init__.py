"""Adding articles: the ways in, the work beside the page and what came of it."""
