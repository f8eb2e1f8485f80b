"""What differs between two reports: pairs of targets, edits, slips, and the causes of both."""
