"""Imports: which figures of a file are taken, and how they are written."""
