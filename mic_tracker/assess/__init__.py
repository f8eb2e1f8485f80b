"""The model into judgements, and judgements into the verdict of a check; pure computation."""
