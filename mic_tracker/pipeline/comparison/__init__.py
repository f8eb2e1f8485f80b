"""Two states of a registry: the sides of a comparison, an earlier day, one day after another."""
