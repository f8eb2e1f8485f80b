"""Targets that judge each member of a dimension: their members, one by one or by arrays."""
