"""What Topics and Tone are put together from beside their plain charts."""
