"""A table of new figures as people see it: what becomes of its rows, and the page to type it on."""
