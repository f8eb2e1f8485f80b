"""One page per command: its calls in order."""
