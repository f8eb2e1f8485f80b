"""Tables that are added by themselves or along with a target: indicators and sources."""
