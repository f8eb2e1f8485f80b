"""The git repository of a registry: asked without obeying it, and what a clone does not have."""
