"""Observations that stand in tables of databases: they are grouped there and come in batches."""
