"""Tables of observations with faults of every kind, and a registry that includes them."""

from datetime import date

from hypothesis import strategies as st
from languages import USUAL

from mic_tracker.assess.assess import assess
from mic_tracker.model.registry import Registry
from mic_tracker.model.report import Clock
from mic_tracker.pipeline.status import render_status
from mic_tracker.show.screen import Screen

HEAD = """\
format = 1
title = "t"
include = ["*.csv"]
{settings}
[sources.s]
title = "S"
published = 2024-03-01
[sources.t]
title = "T"
published = "2024"
[sources.u]
title = "U"
[indicators.firms]
name = "Firms"
unit = "firms"
measure = "count"
desired = "increase"
{later}
series = {{ active = "Active", all = "All" }}
[indicators.firms.dimensions]
sex = {{ members = {{ F = "Women", M = "Men" }}, total = "_T" }}
area = {{ total = "VN" }}
[indicators.share]
name = "Share"
unit = "%"
measure = "percent"
desired = "increase"
prefer = ["t"]
{fiscal}
[indicators.place]
name = "Place"
unit = "rank"
measure = "rank"
desired = "decrease"
[indicators.law]
name = "Law"
unit = "stage"
measure = "stage"
desired = "increase"
[targets.more]
kind = "level"
indicator = "firms"
series = "active"
at_least = 100
by = 2030
[targets.any]
kind = "level"
indicator = "firms"
at_least = 10
by = 2030
[targets.share]
kind = "level"
indicator = "share"
at_least = 90
by = 2030
[targets.wide]
kind = "level"
indicator = "share"
at_least = 90
by = 2030
area = "Huế"
[targets.stage]
kind = "milestone"
indicator = "law"
stages = ["draft", "law"]
{own}
"""
OWN = """
[[observations]]
indicator = "share"
period = 2023
value = 12
source = "s"
area = "Huế"
[[observations]]
indicator = "firms"
period = "2023"
value = 7
source = "s"
series = "active"
dims = { sex = "F" }
"""
CELLS = {
    "indicator": ["firms", "share", " share ", "place", "law", "frims", "Bad Id", ""],
    "area": ["", "Huế", "VN", " Huế"],
    "sex": ["", "F", "M", "X", "_T"],
    "period": ["2022", "2023", "2023-12", "2023-Q4", "2023/24", "2021/2023", "Q3/2023", "203", ""],
    "undated": ["", "", "", "no year given", "other"],
    "value": [
        *("1", "2", "12.5", "51.038", "51,038", "3.0", "-4", "abc", "", "about 5", "101", "0.1234"),
        *("7 million", "10-20", "1e3", " 8 "),
    ],
    "low": ["", "", "", "3"],
    "high": ["", "", "", "9", "1"],
    "source": ["s", "s", "t", "u", "v", ""],
    "unsourced": ["", "", "", "heard"],
    "published": ["", "", "2024-06-01", "2020", "unknown", "soon"],
    "recorded": ["", "", "2024-01-02", "yesterday"],
    "series": ["", "active", "all", "Other", "other"],
    "status": ["", "", "", "estimated", "projected", "withdrawn", "break", "odd"],
    "qualifier": ["", "", "", "about", "over", "nearly"],
    "stage": ["", "", "", "draft", "drafft"],
    "note": ["", "", "a note", '"two\nlines"', "x" * 10_001],
    "at": ["", "p. 3"],
    "value_text": ["", "", "twelve"],
    "derived": ["", "", "1 + 1"],
}
USED = ("indicator", "period", "value", "source")
PLAIN = {
    "indicator": ["firms", "share"],
    "area": ["", "Huế", "VN"],
    "sex": [""],
    "period": ["2021", "2022", "2022/23", "2022-12", "2023"],
    "undated": [""],
    "value": ["1", "2", "12.5", "51.038"],
    "low": [""],
    "high": [""],
    "source": ["s", "t"],
    "unsourced": [""],
    "published": ["", "2024-06-01", "2024-07-01", "2024"],
    "recorded": ["", "2024-08-01"],
    "series": ["", "active"],
    "status": ["", "estimated", "projected", "withdrawn", "break"],
    "qualifier": ["", "about", "over"],
    "stage": [""],
    "note": ["", "a note"],
    "at": ["", "p. 3"],
    "value_text": ["", "twelve"],
    "derived": ["", "1 + 1"],
}
"""Cells that are right one by one."""
columns = st.lists(
    st.sampled_from([name for name in CELLS if name not in USED]), unique=True, max_size=6
).map(lambda more: [*USED, *more])


def judged(registry: Registry) -> list[str]:
    reports = (assess(registry, Clock(date(day, 6, 1))) for day in (2023, 2024, 2025))
    return [render_status(report, "json", USUAL, Screen()) for report in reports]
