"""A target over time: how it stood on earlier days, and the curves of its chart."""
