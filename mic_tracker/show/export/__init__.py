"""What other programs are given: tables with types, and data sets in the formats of statistics."""
