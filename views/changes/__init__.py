"""What changed: headline cards, and the dated shifts with what moved them."""
