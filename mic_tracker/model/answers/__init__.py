"""What the commands answer beside the report: claims, histories, what is due, curves."""
