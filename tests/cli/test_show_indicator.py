"""`show INDICATOR`: what is counted and all its figures, whether a target follows it or not."""

import json
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]  # it ships no types
import pytest
from shell import Shell

REGISTRY = """
format = 1
title  = "Stations"
[sources.report]
title     = "Yearly report"
published = 2025-02-01
[sources.later]
title     = "Later report"
published = 2026-02-01
[indicators.stations]
name       = "Stations of own make"
unit       = "stations"
measure    = "count"
desired    = "increase"
definition = "In use at the end of the year."
every      = "year"
[[observations]]
indicator = "stations"
period    = "2024"
value     = 300
source    = "report"
area      = "North"
note      = "An estimate of the operator."
[[observations]]
indicator = "stations"
period    = "2025"
value     = 410
source    = "later"
area      = "South"
"""


@pytest.fixture
def registry(tmp_path: Path) -> Shell:
    (tmp_path / "targets.toml").write_text(REGISTRY, "utf-8")
    return Shell(tmp_path, tmp_path)


DAY = ("--as-of", "2026-11-26")


def test_an_indicator_without_a_target_is_shown(registry: Shell) -> None:
    told = registry.run("show", "stations", *DAY).out
    assert "Stations of own make" in told
    assert "In use at the end of the year." in told
    assert "No target follows it" in told
    assert "An estimate of the operator." in told
    assert [("300" in told), ("410" in told), ("North" in told), ("South" in told)] == [True] * 4
    assert "not used" not in told


def test_what_was_not_published_yet_is_not_shown(registry: Shell) -> None:
    told = registry.run("show", "stations", "--as-of", "2025-06-01").out
    assert "300" in told
    assert "410" not in told


def test_its_json_is_what_the_schema_says(registry: Shell) -> None:
    answer = json.loads(registry.run("show", "stations", *DAY, "--json").out)
    jsonschema.validate(answer, json.loads(registry.run("schema", "show").out))
    assert [figure["value"] for figure in answer["observations"]] == [300, 410]
    assert answer["targets"] == []


def test_the_history_of_an_indicator_says_where_its_figures_are(registry: Shell) -> None:
    done = registry.run("history", "stations")
    assert done.code == 2
    failed = done.err
    assert "'stations' is an indicator, not a target" in failed
    assert "mic-tracker show stations" in failed


def test_an_unknown_id_in_a_registry_without_targets(registry: Shell) -> None:
    done = registry.run("show", "statoins")
    assert done.code == 2
    assert "neither a target nor an indicator 'statoins'\n  did you mean stations?" in done.err
    done = registry.run("show", "xyz")
    assert done.code == 2
    assert "no target of this registry is stated by then" in done.err
    assert "did you mean" not in done.err
