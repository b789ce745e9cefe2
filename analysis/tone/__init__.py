"""Tone toward US–Russia relations: one file a backend, one protocol."""
