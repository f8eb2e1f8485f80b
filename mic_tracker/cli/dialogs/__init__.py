"""Asking a person at the terminal: what a change needs, and whether it is to be written."""
