"""A table of new figures: its rows as requests, and the plan for all of them."""
