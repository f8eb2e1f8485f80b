"""The registry: what of it was known on a day, and its facts as histories."""

from collections.abc import Callable

import pytest
from facts import day, points

from mic_tracker.model.registry import Registry

TEXT = """
[sources.report]
title = "A report"
published = 2023-03-01

[sources.leaflet]
title = "A leaflet without a date"
published = "unknown"

[indicators.firms]
name = "Firms"
unit = "firms"
measure = "count"
desired = "increase"

[[observations]]
indicator = "firms"
period = 2022
value = 10
source = "report"

[[observations]]
indicator = "firms"
period = 2023
value = 12
source = "report"
published = "2024-06"

[[observations]]
indicator = "firms"
period = 2021
value = 9
source = "leaflet"

[[observations]]
indicator = "firms"
undated = "no year is given"
value = 5
source = "leaflet"
"""


@pytest.mark.parametrize(
    ("on", "values"),
    [
        ("2021-12-30", [5]),
        ("2021-12-31", [9, 5]),  # unknown: not before the period it describes ended
        ("2023-02-28", [9, 5]),
        ("2023-03-01", [10, 9, 5]),  # the day of its source
        ("2024-06-29", [10, 9, 5]),
        ("2024-06-30", [10, 12, 9, 5]),  # the last day of the month that is stated
    ],
)
def test_what_was_known_on_a_day(
    registry_of: Callable[[str], Registry], on: str, values: list[float]
) -> None:
    registry = registry_of(TEXT)
    assert [o.value for o in registry.known_on(day(on)).observations] == values


def test_only_facts_are_forgotten(registry_of: Callable[[str], Registry]) -> None:
    registry = registry_of(TEXT)
    early = registry.known_on(day("1999-01-01"))
    assert early.sources == registry.sources
    assert early.indicators == registry.indicators
    assert len(registry.observations) == 4  # the registry itself stays as it was


def test_its_facts_make_a_book(registry_of: Callable[[str], Registry]) -> None:
    found = registry_of(TEXT).vintage_index().find("firms", None, ())
    assert points(found.on()) == [("2021", 9), ("2022", 10), ("2023", 12)]
    assert points(
        registry_of(TEXT).known_on(day("2023-03-01")).vintage_index().find("firms", None, ()).on()
    ) == points(found.on(day("2023-03-01")))
