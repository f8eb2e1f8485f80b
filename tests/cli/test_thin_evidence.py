"""Where the evidence is thin, no screen gives a likelihood in single per cents; JSON is exact."""

import json

import pytest
from second_forecast import SecondForecast
from shell import DAY, Shell

TEXT = """format = 1
title = "Test"

[sources.census]
title = "Census"
published = 2025-02-01

[sources.speech]
title = "A speech"
published = 2025-03-01

[indicators.firms]
name = "Firms"
unit = "firms"
measure = "count"
desired = "increase"

[targets.firms-2030]
kind = "level"
indicator = "firms"
at_least = 145
by = 2030

[[observations]]
indicator = "firms"
period = 2023
value = 100
source = "census"

[[observations]]
indicator = "firms"
period = 2024
value = 107
source = "census"

[[observations]]
indicator = "firms"
period = 2027
value = 140
status = "projected"
source = "speech"
"""
SCREENS = {
    "status": ("status",),
    "status --wide": ("status", "--wide"),
    "status --explain": ("status", "--explain"),
    "status as Markdown": ("status", "--format", "markdown"),
    "show": ("show", "firms-2030"),
    "every method": ("show", "firms-2030", "--all-methods"),
    "history": ("history", "firms-2030"),
    "claims": ("claims",),
    "what-if": ("what-if", "firms-2030", "--target", "150"),
    "check": ("check",),
    "add-observation": (
        *("add-observation", "firms", "108", "--period", "2025-H1"),
        *("--source", "census", "--dry-run"),
    ),
}
CHANCE = SecondForecast("nonneg", [(2024, 100), (2025, 107)], 1, 2).at(145, 6, at_least=True)
CLAIMED = SecondForecast("nonneg", [(2024, 100), (2025, 107)], 1, 2).at(140, 3, at_least=True)


@pytest.fixture
def registry(shell: Shell) -> Shell:
    """A target with two figures, and a projection."""
    shell.write(TEXT)
    return shell


def test_the_likelihoods_are_about_one_in_ten_and_one_in_twenty() -> None:
    assert 0.05 < CHANCE < 0.15
    assert CLAIMED < 0.1


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_gives_a_round_number(registry: Shell, name: str) -> None:
    done = registry.run(*SCREENS[name], "--as-of", DAY)
    told = " ".join(done.out.split())
    per_cents = (f" {100 * chance:.0f}% " for chance in (CHANCE, CLAIMED))
    assert not any(per_cent in told.replace("|", " ") for per_cent in per_cents), done.out
    assert "1-in-" in told or "1 in " in told, done.out


@pytest.mark.parametrize("name", ["status", "history", "claims", "what-if"])
def test_json_has_the_exact_number(registry: Shell, name: str) -> None:
    done = registry.run(*SCREENS[name], "--as-of", DAY, "--json")
    forecasts = [*found(json.loads(done.out), {"forecast", "held"})]
    exact = {round(forecast["likelihood"], 9) for forecast in forecasts}
    assert {round(CLAIMED if name == "claims" else CHANCE, 9)} <= exact
    assert {(forecast["thin"], forecast["version"]) for forecast in forecasts} == {(True, 2)}


def found(data: object, keys: set[str]) -> "list[dict[str, float]]":
    """Every forecast of a document."""
    if isinstance(data, list):
        return [forecast for part in data for forecast in found(part, keys)]
    if not isinstance(data, dict):
        return []
    inside = [forecast for part in data.values() for forecast in found(part, keys)]
    return [data[key] for key in keys if data.get(key)] + inside


def test_status_says_that_it_is_thin(registry: Shell) -> None:
    assert " thin" in registry.run("status", "--as-of", DAY).out


def test_a_slip_on_thin_evidence_is_told_in_round_numbers(registry: Shell) -> None:
    low = TEXT.replace("at_least = 145", "at_least = 110")
    registry.write(low, "base.toml")
    registry.write(low.replace("value = 107", "value = 99"))
    done = registry.run("check", "--base", "base.toml", "--as-of", DAY)
    assert "on thin evidence: likely, about" in done.out
    middle = TEXT.replace("at_least = 145", "at_least = 118")
    registry.write(middle, "base.toml")
    registry.write(middle.replace("value = 107", "value = 105"))
    done = registry.run("check", "--base", "base.toml", "--as-of", DAY)
    assert "its likelihood fell by more than 5 points" in done.out
