"""Speed, scale and quality measured on the corpus; each module is a command of its own."""
