"""A table of new figures as somebody types or pastes it: its columns, its lines, its rows."""
