"""A registry with every kind of table, and an edit of each key of each of them."""

from collections.abc import Mapping
from typing import NamedTuple

BASE = """format = 1
title = "Town"

[settings]
language = "en"
method = "forecast"
stale_after = "18 months"

[check]
fail_on = ["missed", "slipped"]
rules = { stale = "error" }
tolerance = { likelihood = 0.05, months = 12 }
waivers = "base"

[sources.plan]
title = "Plan"
publisher = "Town"
author = "A. Clerk"
url = "https://example.org/plan"
archive = "https://web.archive.org/web/2019/https://example.org/first"
published = 2018-12-31
accessed = 2026-01-01
file = "plan.pdf"
sha256 = "1111111111111111111111111111111111111111111111111111111111111111"
licence = "CC0-1.0"
note = "The first plan."

[sources.book]
title = "Yearbook"
publisher = "Office"
published = 2026-06-30

[indicators.firms]
name = "Firms"
unit = "firms"
measure = "count"
over = "instant"
desired = "increase"
every = "year"
year_starts = "04"
lag = "6 months"
next_release = 2027-05-31
prefer = ["office"]
definition = "Firms with a seat in the town."
series = { tax = "By the tax office.", desk = "By a desk." }
note = "Counted on 31 December."

[indicators.shops]
name = "Shops"
unit = "shops"
measure = "count"
desired = "increase"

[indicators.visits]
name = "Visits"
unit = "visits"
measure = "event"
over = "period"
desired = "increase"

[indicators.sales]
name = "Sales"
unit = "USD"
measure = "amount"
over = "period"
desired = "increase"

[indicators.courses]
name = "Courses"
unit = "people"
measure = "count"
desired = "increase"
dimensions = { sex = { total = "_T" } }

[indicators.law]
name = "Law"
unit = "stages"
measure = "stage"
desired = "increase"

[targets.level]
kind = "level"
indicator = "firms"
at_least = 860
by = 2030
name = "Firms by 2030"
area = "town"
series = "tax"
stated = { source = "plan", at = "page 3", standing = "official" }
method = "forecast"
tags = ["economy"]
stale_after = "2 years"
grace = "6 months"
note = "Said in the council."
baseline = { period = 2018, value = 540 }
path = "linear"
interim = [[2026, 700]]
question = "at"

[targets.rank]
kind = "level"
indicator = "shops"
at_most = 100
by = 2030

[targets.line]
kind = "threshold"
indicator = "shops"
at_least = 30
from = 2020
until = 2030

[targets.visits]
kind = "cadence"
indicator = "visits"
at_least = 1
every = "month"
from = "2026-08"
until = "2030-12"
objective = 0.9
silence = "missed"
excused = ["2026-09"]
carry = "cap"

[targets.courses]
kind = "level"
indicator = "courses"
at_least = 90
by = 2029
each = "sex"
enough = 2
gate = "members"
stale_after = "5 years"
method = "forecast"

[targets.women]
kind = "level"
indicator = "courses"
dims = { sex = "F" }
at_least = 90
by = 2028
stale_after = "5 years"
method = "forecast"

[targets.law]
kind = "milestone"
indicator = "law"
by = 2030
stages = ["draft", "law"]

[targets.way]
kind = "direction"
indicator = "shops"
desired = "increase"
limit = 200

[targets.more]
kind = "change"
indicator = "firms"
series = "tax"
area = "town"
percent = 50
from = 2018
by = 2030

[targets.ratio]
kind = "comparison"
indicator = "firms"
series = "tax"
area = "town"
than = "shops"
times = 10
by = 2030

[targets.total]
kind = "cumulative"
indicator = "sales"
at_least = 500
from = 2020
by = 2030

[[observations]]
indicator = "visits"
period = "2026-08"
value = 1
source = "book"
published = 2026-11-01

[[observations]]
indicator = "visits"
period = "2026-10"
value = 1
source = "book"
published = 2026-11-01

[[reviews]]
target  = "level"
on      = 2026-05-30
verdict = "off-track"
reason  = "The plan has lost its budget."
source  = "plan"
by      = "C. Clerk"
until   = 2027-04-30

[[waivers]]
target = "level"
rule = "at-risk"
until = 2027-06-30
reason = "The plan is under review."
issue = "https://example.org/1"
by = "A. Clerk"
"""


def _figures(indicator: str, values: Mapping[int, float], more: str = "") -> str:
    return "".join(
        f'\n[[observations]]\nindicator = "{indicator}"\nperiod = {year}\nvalue = {value}\n'
        f'source = "book"\npublished = {year + 1}-06-30\n{more}'
        for year, value in values.items()
    )


FIRMS = {2018: 540, 2019: 570, 2020: 600, 2021: 630, 2022: 655, 2023: 690, 2024: 710}
TOWN = 'series = "tax"\narea = "town"\n'
LAST = """
[[observations]]
indicator = "firms"
period = 2025
value = 740
source = "book"
at = "table 1"
published = 2026-06-30
recorded = 2026-07-01
series = "tax"
area = "town"
status = "provisional"
value_text = "740"
derived = "700 + 40"
note = "Without branches."
"""
OF_A_MEMBER = """
[[waivers]]
target = "courses"
member = "M"
rule = "off-track"
until = 2027-05-30
reason = "No course is offered."
"""
BASE += OF_A_MEMBER
BASE += _figures("firms", FIRMS, TOWN) + LAST
BASE += _figures("shops", {2020: 40, 2021: 42, 2022: 45, 2023: 47, 2024: 50, 2025: 52})
BASE += _figures("courses", {2021: 50, 2022: 55, 2023: 60, 2024: 66}, 'dims = { sex = "F" }\n')
BASE += _figures("courses", {2021: 50, 2022: 49, 2023: 50, 2024: 50}, 'dims = { sex = "M" }\n')
BASE += _figures("courses", {2025: 72}, 'dims = { sex = "F" }\nat = "table 9"\n')
BASE += _figures("sales", {2021: 40, 2022: 42, 2023: 45, 2024: 47, 2025: 50})


class Edit(NamedTuple):
    """An edit of one key: the key by its table, what stands there, what stands there then."""

    key: str
    old: str
    new: str

    @property
    def head(self) -> str:
        """The registry with the edit."""
        assert BASE.count(self.old) == 1, self
        head = BASE.replace(self.old, self.new)
        return head.replace("value = 740", "value = 745") if "corrected" in self.key else head


RANK = 'indicator = "shops"\nat_most = 100'
LINE = "at_least = 30\nfrom = 2020"
VISITS = 'indicator = "visits"\nat_least = 1'
FIGURE = "period = 2025\nvalue = 740"
WAIVER = '[[waivers]]\ntarget = "level"'
EDITS = [
    Edit("title", 'title = "Town"', 'title = "City"'),
    Edit("settings.language", 'language = "en"', 'language = "vi"'),
    Edit("settings.method", 'method = "forecast"\nstale', 'method = "path"\nstale'),
    Edit("settings.stale_after", '"18 months"', '"40 months"'),
    Edit("check.fail_on", '["missed", "slipped"]', '["missed"]'),
    Edit("check.rules", '{ stale = "error" }', '{ stale = "off" }'),
    Edit("check.tolerance.likelihood", "likelihood = 0.05", "likelihood = 0.5"),
    Edit("check.tolerance.months", "months = 12 }", "months = 120 }"),
    Edit("check.waivers", 'waivers = "base"', 'waivers = "head"'),
    Edit("sources.title", 'title = "Plan"', 'title = "The plan"'),
    Edit("sources.publisher", 'publisher = "Town"', 'publisher = "City"'),
    Edit("sources.author", '"A. Clerk"\nurl', '"B. Clerk"\nurl'),
    Edit("sources.url", "org/plan", "org/other"),
    Edit("sources.archive", "/web/2019/", "/web/2020/"),
    Edit("sources.published", "2018-12-31", "2019-12-31"),
    Edit("sources.accessed", "2026-01-01", "2026-02-01"),
    Edit("sources.file", '"plan.pdf"', '"other.pdf"'),
    Edit("sources.sha256", '"11', '"22'),
    Edit("sources.licence", '"CC0-1.0"', '"MIT"'),
    Edit("sources.note", "The first plan.", "A plan."),
    Edit("indicators.name", 'name = "Firms"', 'name = "All firms"'),
    Edit("indicators.unit", 'unit = "firms"', 'unit = "workers"'),
    Edit("indicators.measure", '"count"\nover', '"amount"\nover'),
    Edit("indicators.over", 'over = "instant"', 'over = "period"'),
    Edit(
        "indicators.desired",
        'over = "instant"\ndesired = "increase"',
        'over = "instant"\ndesired = "decrease"',
    ),
    Edit("indicators.every", 'every = "year"', 'every = "quarter"'),
    Edit("indicators.year_starts", 'year_starts = "04"', 'year_starts = "07"'),
    Edit("indicators.lag", 'lag = "6 months"', 'lag = "30 months"'),
    Edit("indicators.next_release", "2027-05-31", "2029-05-31"),
    Edit("indicators.prefer", '["office"]', '["town"]'),
    Edit("indicators.definition", "with a seat in", "known to"),
    Edit("indicators.series", "By the tax office.", "By an estimate."),
    Edit("indicators.dimensions", '"_T"', '"F"'),
    Edit("indicators.note", "Counted on", "Mostly counted on"),
    Edit(
        "targets.kind",
        'kind = "direction"\nindicator = "shops"\ndesired = "increase"\nlimit = 200',
        'kind = "milestone"\nindicator = "law"',
    ),
    Edit("targets.indicator", RANK, RANK.replace("shops", "sales")),
    Edit("targets.name", '"Firms by 2030"', '"Firms"'),
    Edit(
        "targets.area",
        'area = "town"\nseries = "tax"\nstated',
        'area = "region"\nseries = "tax"\nstated',
    ),
    Edit("targets.dims", 'dims = { sex = "F" }\nat_least', 'dims = { sex = "M" }\nat_least'),
    Edit("targets.each", 'each = "sex"', 'each = "area"'),
    Edit("targets.enough", "enough = 2", "enough = 1"),
    Edit("targets.gate", 'gate = "members"', 'gate = "rollup"'),
    Edit("targets.series", 'series = "tax"\nstated', 'series = "desk"\nstated'),
    Edit("targets.stated", '"official"', '"aspiration"'),
    Edit("targets.method", 'method = "forecast"\ntags', 'method = "path"\ntags'),
    Edit("targets.tags", '["economy"]', '["it"]'),
    Edit("targets.formerly", RANK, RANK + '\nformerly = "place"'),
    Edit("targets.stale_after", '"2 years"', '"9 years"'),
    Edit("targets.grace", 'grace = "6 months"', 'grace = "60 months"'),
    Edit("targets.unclear", RANK, RANK + '\nunclear = "No list is named."'),
    Edit("targets.note", "Said in the council.", "Said twice."),
    Edit(
        "targets.restated",
        "[targets.rank]",
        "[[targets.level.restated]]\nat_least = 800\n"
        'stated = { source = "book" }\n\n[targets.rank]',
    ),
    Edit("level.at_least", "at_least = 860", "at_least = 800"),
    Edit("level.at_least, harder", "at_least = 860", "at_least = 1400"),
    Edit("level.at_most", "at_most = 100", "at_most = 120"),
    Edit("level.by", "at_least = 860\nby = 2030", "at_least = 860\nby = 2032"),
    Edit("level.baseline", "value = 540 }", "value = 300 }"),
    Edit("level.path", '"linear"', '"geometric"'),
    Edit("level.interim", "[[2026, 700]]", "[[2026, 600]]"),
    Edit("level.question", 'question = "at"', 'question = "ever"'),
    Edit("threshold.at_least", "at_least = 30", "at_least = 20"),
    Edit("threshold.at_most", LINE, LINE.replace("at_least = 30", "at_most = 60")),
    Edit("threshold.from", LINE, LINE.replace("2020", "2024")),
    Edit("threshold.until", "from = 2020\nuntil = 2030", "from = 2020\nuntil = 2026"),
    Edit("threshold.baseline", LINE, LINE + "\nbaseline = { period = 2020, value = 25 }"),
    Edit("cadence.at_least", VISITS + "\nevery", VISITS.replace("= 1", "= 0.5") + "\nevery"),
    Edit("cadence.every", 'every = "month"', 'every = "quarter"'),
    Edit("cadence.from", 'from = "2026-08"', 'from = "2026-10"'),
    Edit("cadence.until", 'until = "2030-12"', 'until = "2026-12"'),
    Edit("cadence.objective", "objective = 0.9", "objective = 0.1"),
    Edit("cadence.silence", 'silence = "missed"', 'silence = "unknown"'),
    Edit("cadence.excused", '["2026-09"]', '["2026-09", "2026-11"]'),
    Edit("cadence.carry", 'carry = "cap"', 'carry = "full"'),
    Edit("milestone.by", 'indicator = "law"\nby = 2030', 'indicator = "law"\nby = 2040'),
    Edit("milestone.stages", '["draft", "law"]', '["draft"]'),
    Edit("direction.desired", 'desired = "increase"\nlimit', 'desired = "decrease"\nlimit'),
    Edit("direction.limit", "limit = 200", "limit = 60"),
    Edit("direction.baseline", "limit = 200", "limit = 200\nbaseline = { period = 2020 }"),
    Edit("change.percent", "percent = 50", "percent = 30"),
    Edit("change.from", "percent = 50\nfrom = 2018", "percent = 50\nfrom = 2019"),
    Edit("change.by", "from = 2018\nby = 2030", "from = 2018\nby = 2035"),
    Edit("change.question", "from = 2018\nby = 2030", 'from = 2018\nby = 2030\nquestion = "ever"'),
    Edit("comparison.than", 'than = "shops"', 'than = "visits"'),
    Edit("comparison.times", "times = 10", "times = 8"),
    Edit("comparison.by", "times = 10\nby = 2030", "times = 10\nby = 2035"),
    Edit(
        "comparison.question", "times = 10\nby = 2030", 'times = 10\nby = 2030\nquestion = "ever"'
    ),
    Edit("cumulative.at_least", "at_least = 500", "at_least = 400"),
    Edit("cumulative.from", "at_least = 500\nfrom = 2020", "at_least = 500\nfrom = 2019"),
    Edit("cumulative.by", "from = 2020\nby = 2030", "from = 2020\nby = 2035"),
    Edit(
        "observations.indicator", 'indicator = "firms"\n' + FIGURE, 'indicator = "shops"\n' + FIGURE
    ),
    Edit("observations.period", FIGURE, FIGURE.replace("2025", '"2026-06"')),
    Edit("observations.undated", FIGURE, FIGURE.replace("period = 2025", 'undated = "No year."')),
    Edit("observations.value", "value = 740", "value = 840"),
    Edit("observations.low", FIGURE, FIGURE + "\nlow = 700\nhigh = 760"),
    Edit("observations.high", FIGURE, FIGURE.replace("value = 740", "low = 740\nhigh = 940")),
    Edit("observations.source", 'value = 740\nsource = "book"', 'value = 740\nsource = "plan"'),
    Edit(
        "observations.unsourced",
        'value = 740\nsource = "book"\nat = "table 1"',
        'value = 740\nunsourced = "Heard."',
    ),
    Edit("observations.at", '"table 1"', '"table 2"'),
    Edit(
        "observations.published",
        "published = 2026-06-30\nrecorded",
        "published = 2026-05-31\nrecorded",
    ),
    Edit("observations.recorded", "recorded = 2026-07-01", "recorded = 2026-07-02"),
    Edit(
        "observations.series",
        'series = "tax"\narea = "town"\nstatus',
        'series = "desk"\narea = "town"\nstatus',
    ),
    Edit("observations.area", 'area = "town"\nstatus', 'area = "region"\nstatus'),
    Edit(
        "observations.dims",
        'dims = { sex = "F" }\nat = "table 9"',
        'dims = { sex = "M" }\nat = "table 9"',
    ),
    Edit("observations.status", 'status = "provisional"\n', ""),
    Edit("observations.status, withdrawn", '"provisional"', '"withdrawn"'),
    Edit("observations.qualifier", FIGURE, FIGURE + '\nqualifier = "about"'),
    Edit("observations.value_text", 'value_text = "740"', 'value_text = "seven hundred and forty"'),
    Edit("observations.derived", '"700 + 40"', '"370 × 2"'),
    Edit(
        "observations.stage",
        VISITS.split("\n", maxsplit=1)[0] + '\nperiod = "2026-08"',
        VISITS.split("\n", maxsplit=1)[0] + '\nstage = "first"\nperiod = "2026-08"',
    ),
    Edit("observations.note", "Without branches.", "With branches."),
    Edit(
        "observations.value, corrected with a note",
        'value_text = "740"\nderived = "700 + 40"\nnote = "Without branches."',
        'value_text = "745"\nderived = "700 + 45"\nnote = "We had typed 740."',
    ),
    Edit("observations.value, taken out", LAST, ""),
    Edit(
        "observations.value, a new vintage",
        WAIVER,
        '[[observations]]\nindicator = "firms"\nperiod = 2025\nvalue = 745\nsource = "book"\n'
        'published = 2026-10-31\nseries = "tax"\narea = "town"\n\n' + WAIVER,
    ),
    Edit("reviews.target", 'target  = "level"', 'target  = "more"'),
    Edit("reviews.on", "2026-05-30", "2026-05-29"),
    Edit("reviews.verdict", 'verdict = "off-track"', 'verdict = "missed"'),
    Edit("reviews.reason", "The plan has lost its budget.", "Because."),
    Edit("reviews.source", 'source  = "plan"', 'source  = "book"'),
    Edit("reviews.by", '"C. Clerk"', '"D. Clerk"'),
    Edit("reviews.until", "2027-04-30", "2028-04-30"),
    Edit(
        "reviews.target, taken out", BASE[BASE.index("[[reviews]]") : BASE.index("[[waivers]]")], ""
    ),
    Edit(
        "reviews.on, a later one",
        WAIVER,
        '[[reviews]]\ntarget = "level"\non = 2026-10-30\nverdict = "at-risk"\nreason = "So."\n\n'
        + WAIVER,
    ),
    Edit("waivers.target", 'target = "level"', 'target = "more"'),
    Edit("waivers.member", 'member = "M"', 'member = "F"'),
    Edit("waivers.rule", 'rule = "at-risk"', 'rule = "off-track"'),
    Edit("waivers.until", "2027-06-30", "2027-11-30"),
    Edit("waivers.reason", "The plan is under review.", "Because."),
    Edit("waivers.issue", '"https://example.org/1"', '"https://example.org/2"'),
    Edit("waivers.by", 'by = "A. Clerk"', 'by = "B. Clerk"'),
    Edit(
        "waivers.target, taken out",
        BASE[BASE.index("[[waivers]]") : BASE.index("[[observations]]", BASE.index("[[waivers]]"))],
        "",
    ),
]
