"""New blocks for a registry: what a person typed, understood, compared with what is on record."""
