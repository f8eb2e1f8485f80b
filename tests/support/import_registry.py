"""The registry into which tests import, and the files that they import."""

from pathlib import Path

SAMPLES = Path(__file__).parents[1] / "read" / "exchange" / "samples"
HEAD = """format = 1
title  = "Imports"

[sources.office]
title     = "A yearbook"
published = 2026-01-31

# people, by area
[indicators.density]
name    = { en = "Density", vi = "Mật độ" }
unit    = "people per km2"
measure = "ratio"
desired = "increase"

[targets.density-2030]
kind      = "level"
indicator = "density"
at_least  = 110
by        = 2030
"""
