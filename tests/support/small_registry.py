"""A registry of two targets whose numbers can be worked out by hand."""

SMALL = """\
format = 1
title = "Two goals"

[sources.office]
title = "Yearbook"
publisher = "Statistics office"
published = 2025-03-01

[sources.plan]
title = "Plan"
published = 2020-12-01

[indicators.lines]
name = { en = "Lines <b>&amp;</b> cables", vi = "Đường dây" }
unit = "km"
measure = "count"
over = "instant"
desired = "increase"
every = "year"

[targets.lines-2030]
kind = "level"
indicator = "lines"
at_least = 200
by = 2030
baseline = { period = "2020", value = 100 }
stated = { source = "plan", standing = "official" }

[targets.lines-2023]
kind = "level"
indicator = "lines"
at_least = 120
by = 2023
baseline = { period = "2020", value = 100 }
stated = { source = "plan", standing = "official" }

[[observations]]
indicator = "lines"
period = "2022"
value = 120
published = 2023-02-01
source = "office"

[[observations]]
indicator = "lines"
period = "2023"
value = 125
published = 2024-02-01
source = "office"

[[observations]]
indicator = "lines"
period = "2024"
value = 140
source = "office"
"""
"""Of the way from 100 to 200, 140 is 0.4; 125 in 2023 is more than the 120 that were promised."""
