"""`diff` names every edited key of every table, in people's words and as data."""

import json

import pytest
from shell import Shell

DAY = "2026-06-01"
BASE = """format = 1
title = "Town"

[settings]
stale_after = "18 months"

[check]
fail_on = ["missed"]

[sources.plan]
title = "Plan"
publisher = "Town"
published = 2020-01-31

[indicators.firms]
name = { en = "Firms", vi = "Doanh nghiệp" }
unit = "firms"
measure = "count"
desired = "increase"
every = "year"
definition = "Firms with a seat in the town."
series = { tax = "By the tax office." }

[targets.firms-2030]
kind = "level"
indicator = "firms"
at_least = 100_000
by = 2030
baseline = { period = 2019, value = 50_000 }
interim = [[2025, 70_000]]
stated = { source = "plan", at = "page 3", standing = "official" }
tags = ["economy"]

[[observations]]
indicator = "firms"
series = "tax"
period = 2020
value = 51_038
source = "plan"
at = "table 1"

[[waivers]]
target = "firms-2030"
rule = "stale"
until = 2026-12-31
reason = "The office has moved."
"""
EDITS = [
    ('title = "Town"', 'title = "City"', "title  title: Town → City"),
    ('"18 months"', '"2 years"', "settings  stale_after: 18 months → 2 years"),
    ("[settings]", "[settings]\nmethod = 'path'", "settings  method: forecast → path"),
    ('["missed"]', '["missed", "stale"]', "check  fail_on: missed → missed, stale"),
    (
        'fail_on = ["missed"]',
        'fail_on = ["missed"]\nrules = { stale = "off" }',
        "check  rules.stale: – → off",
    ),
    (
        'fail_on = ["missed"]',
        'fail_on = ["missed"]\ntolerance = { months = 6 }',
        "check  tolerance.months: 12 → 6",
    ),
    ("2020-01-31", "2020-02-01", "sources.plan  published: 2020-01-31 → 2020-02-01"),
    ('publisher = "Town"', "", "sources.plan  publisher: Town → –"),
    ('unit = "firms"', 'unit = "shops"', "indicators.firms  unit: firms → shops"),
    ('"count"', '"amount"', "indicators.firms  measure: count → amount"),
    ("Doanh nghiệp", "Hãng", "indicators.firms  name.vi: Doanh nghiệp → Hãng"),
    ("with a seat", "anywhere", "indicators.firms  definition: Firms with a seat in"),
    ("By the tax", "As the tax", "indicators.firms  series.tax: By the tax office. → As the"),
    ("50_000", "40_000", "firms-2030  baseline: 2019, 50,000 → 2019, 40,000"),
    ("70_000", "75_000", "firms-2030  interim: 2025: 70,000 → 2025: 75,000"),
    ('"official"', '"aspiration"', "firms-2030  stated.standing: official → aspiration"),
    ('["economy"]', '["economy", "it"]', "firms-2030  tags: economy → economy, it"),
    ("by = 2030", 'by = 2030\ngrace = "6 months"', "firms-2030  grace: – → 6 months"),
    ('"table 1"', '"table 2"', "firms  at: table 1 → table 2 in the figure of 2020, tax"),
    (
        'at = "table 1"',
        'at = "table 1"\nnote = "See above."',
        "firms  note: – → See above. in the figure of 2020, tax",
    ),
    ("2026-12-31", "2027-01-31", "waivers.firms-2030.stale  until: 2026-12-31 → 2027-01-31"),
]


@pytest.mark.parametrize(("old", "new", "told"), EDITS)
def test_every_edited_key_is_named(shell: Shell, old: str, new: str, told: str) -> None:
    assert BASE.count(old) == 1
    shell.write(BASE, "base.toml")
    shell.write(BASE.replace(old, new))
    result = shell.run("diff", "base.toml", "--as-of", DAY, "--width", "160")
    assert f"~ {told}" in result.out
    assert "Nothing differs." not in result.out
    data = json.loads(shell.run("diff", "base.toml", "--as-of", DAY, "--json").out)
    assert data["differs"] is True


def test_tables_that_one_side_does_not_have(shell: Shell) -> None:
    more = '\n[sources.law]\ntitle = "Law"\n\n[indicators.shops]\nname = "Shops"\nunit = "shops"\n'
    more += 'measure = "count"\ndesired = "increase"\n'
    shell.write(BASE, "base.toml")
    shell.write(BASE[: BASE.index("[[waivers]]")] + more)
    result = shell.run("diff", "base.toml", "--as-of", DAY)
    assert "+ sources.law               Law\n" in result.out
    assert "+ indicators.shops          Shops\n" in result.out
    assert "- waivers.firms-2030.stale  The office has moved.\n" in result.out
    assert "3 other tables changed." in result.out
    data = json.loads(shell.run("diff", "base.toml", "--as-of", DAY, "--json").out)
    assert [(t["table"], t["change"]) for t in data["tables"]] == [
        ("sources.law", "added"),
        ("indicators.shops", "added"),
        ("waivers.firms-2030.stale", "removed"),
    ]


def test_values_for_programs_keep_their_types(shell: Shell) -> None:
    shell.write(BASE, "base.toml")
    shell.write(BASE.replace("50_000", "40_000").replace("70_000", "75_000"))
    data = json.loads(shell.run("diff", "base.toml", "--as-of", DAY, "--json").out)
    keys = {key["key"]: (key["old"], key["new"]) for key in data["targets"]["edited"][0]["keys"]}
    assert keys == {
        "baseline": (["2019", 50000.0], ["2019", 40000.0]),
        "interim": ([["2025", 70000.0]], [["2025", 75000.0]]),
    }
