"""The verdict of a check on a report."""
