"""What is wrong with restated promises: each fault with its place and what to write instead."""

import pytest

from mic_tracker.model.finding import Finding
from mic_tracker.read.registry import read_text
from mic_tracker.show.language.words import Words

HEAD = """format = 1
title = "Test"

[sources.plan]
title = "Plan"
published = 2021-03-01

[sources.law]
title = "Law"
published = 2022

[sources.late]
title = "Late"
published = 2022-12-31

[sources.lore]
title = "Lore"
published = "unknown"

[indicators.firms]
name = "Firms"
unit = "firms"
measure = "count"
desired = "increase"

[indicators.farms]
name = "Farms"
unit = "farms"
measure = "count"
desired = "increase"

[targets.t]
indicator = "firms"
"""
LEVEL = 'kind = "level"\nat_least = 1000\nby = 2030\nstated = { source = "plan" }\n'
ABOVE = 'kind = "comparison"\nthan = "farms"\nby = 2030\n'
LAW = 'stated = { source = "law" }\n'
WORDS = Words.load("en")


def restated(*blocks: str, first: str = LEVEL) -> str:
    return HEAD + first + "".join(f"\n[[targets.t.restated]]\n{block}" for block in blocks)


def findings(text: str) -> tuple[Finding, ...]:
    return read_text(text.encode(), name="targets.toml", folder=None).findings


def test_sound_restatements_have_no_findings() -> None:
    assert findings(restated("by = 2025\n" + LAW)) == ()
    undated = LEVEL.replace('"plan"', '"lore"')
    assert findings(restated(LAW, first=undated)) == ()
    assert findings(restated(LAW, first=LEVEL.replace('stated = { source = "plan" }\n', ""))) == ()
    assert findings(restated("times = 2\n" + LAW, first=ABOVE)) == ()


@pytest.mark.parametrize(
    ("block", "code", "line"),
    [
        ("by = 2025\n", "MT011", "[[targets.t.restated]]"),
        ('stated = { at = "p. 3" }\n', "MT011", 'stated = { at = "p. 3" }'),
        ('kind = "threshold"\n' + LAW, "MT048", 'kind = "threshold"'),
        ('indicator = "farms"\n' + LAW, "MT048", 'indicator = "farms"'),
        ("every = 3\n" + LAW, "MT010", "every = 3"),
        ('stated = { source = "law", when = 3 }\n', "MT010", None),
        ("by = 1\n" + LAW, "MT015", "by = 1"),
        ('at_least = "many"\n' + LAW, "MT012", 'at_least = "many"'),
        ('stated = { source = "lure" }\n', "MT020", None),
        ('series = "no"\n' + LAW, None, None),  # the indicator lists none
        ("at_least = 1\nat_most = 2\n" + LAW, "MT018", "[[targets.t.restated]]"),
        ("at_least = -5\n" + LAW, "MT028", "at_least = -5"),
        ("baseline = { period = 2030 }\n" + LAW, "MT023", "baseline = { period = 2030 }"),
        ("interim = [[2031, 5]]\n" + LAW, "MT026", "interim = [[2031, 5]]"),
        ('path = "logistic"\n' + LAW, "MT029", 'path = "logistic"'),
        ('stated = { source = "lore" }\n', "MT046", 'stated = { source = "lore" }'),
        ('stated = { source = "plan" }\n', "MT047", 'stated = { source = "plan" }'),
    ],
)
def test_a_fault_is_found_where_it_is_written(
    block: str, code: str | None, line: str | None
) -> None:
    found = findings(restated(block))
    assert [finding.code for finding in found] == ([code] if code else [])
    for finding in found:
        message, help_ = WORDS.finding(finding)
        assert message
        assert help_
        assert finding.excerpt == (line or block.strip())
        assert finding.location
        assert finding.target == "t"


def test_restatements_stand_in_the_order_in_which_they_were_stated() -> None:
    """Some day of 2022 counts to its end: the last day of 2022 is not later."""
    late = 'stated = { source = "late" }\n'
    assert [f.code for f in findings(restated(LAW, late))] == ["MT047"]
    assert [f.code for f in findings(restated(late, LAW))] == ["MT047"]
    assert [f.code for f in findings(restated(LAW, LAW))] == ["MT047"]


@pytest.mark.parametrize(
    ("first", "code"),
    [
        (LEVEL.replace("by = 2030", "by = 1"), "MT015"),
        (LEVEL.replace("1000", "-5"), "MT028"),
        (LEVEL.replace("by", "method = 'nonsense'\nby"), "MT029"),
        (ABOVE.replace('"farms"', '"forms"'), "MT020"),
        (ABOVE.replace('"farms"', '"firms"'), "MT022"),
    ],
)
def test_a_fault_of_what_a_block_keeps_is_told_once(first: str, code: str) -> None:
    assert [f.code for f in findings(restated(LAW, first=first))] == [code]


def test_a_start_that_a_nearer_deadline_overtakes_is_told_at_the_block() -> None:
    first = LEVEL + "baseline = { period = 2024 }\n"
    (finding,) = findings(restated("by = 2023\n" + LAW, first=first))
    assert (finding.code, finding.excerpt) == ("MT023", "[[targets.t.restated]]")


@pytest.mark.parametrize("written", ["[targets.t.restated]\nby = 2025\n", "restated = 3\n"])
def test_what_is_no_list_of_blocks_is_told_how_to_write_one(written: str) -> None:
    (finding,) = findings(HEAD + LEVEL + written)
    assert finding.code == "MT012"
    assert "[[targets.t.restated]]" in WORDS.finding(finding)[1]


def test_the_help_of_a_key_that_cannot_be_moved_lists_those_that_can() -> None:
    (finding,) = findings(restated('name = "Other"\n' + LAW))
    help_ = WORDS.finding(finding)[1]
    assert "at_least, at_most, by" in help_
    assert "indicator," not in help_
