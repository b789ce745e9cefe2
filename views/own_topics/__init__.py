"""The editor of topics: which one, its fields, what it would find, and keeping it."""
