"""What follows from figures that do not say exactly how much, when, or which source is right."""
