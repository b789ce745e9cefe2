"""The list of articles and the reader: one article, its scores and why, what is like it."""
