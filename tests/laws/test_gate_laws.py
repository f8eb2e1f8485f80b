"""Laws of the gate, over generated registries and days."""

from datetime import date, timedelta

from gatetexts import EVENTS, FIRMS, LEVEL, RegistryOf, codes, figures, found
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mic_tracker.model.codes import CODES

CHANGES = {"slipped", "weakened", "dropped"}
MODEST = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
OTHER = """
[indicators.other]
name = "Other"
unit = "things"
measure = "count"
desired = "increase"

[targets.other-2030]
kind = "level"
indicator = "other"
at_least = 50
by = 2030
"""

days = st.integers(0, 9000).map(lambda n: (date(2015, 1, 1) + timedelta(days=n)).isoformat())
values = st.dictionaries(st.integers(2012, 2030), st.integers(0, 2000).map(float), max_size=8)
months = st.dictionaries(
    st.sampled_from([f"2026-{m:02}" for m in range(8, 13)]), st.integers(0, 2).map(float)
)


def text(firms: dict[int, float], events: dict[str, float]) -> str:
    """A registry with a level, a cadence and a target that nobody has figures for."""
    given = figures(firms) + figures(events, of="events")
    return FIRMS + LEVEL + EVENTS + OTHER + figures({2020: 10}, of="other") + given


def changes(registry_of: RegistryOf, head: str, base: str, day: str) -> list[str]:
    """The codes of the rules about changes."""
    return [c for c in codes(found(registry_of, head, base, day)) if CODES[c].rule in CHANGES]


@MODEST
@given(values, months, days)
def test_a_registry_compared_with_itself_shows_no_change_on_any_day(
    registry_of: RegistryOf, firms: dict[int, float], events: dict[str, float], day: str
) -> None:
    same = text(firms, events)
    assert changes(registry_of, same, same, day) == []


@MODEST
@given(values, months, days, st.integers(2012, 2030), st.integers(0, 100))
def test_a_figure_of_another_target_changes_nothing(
    registry_of: RegistryOf,
    firms: dict[int, float],
    events: dict[str, float],
    day: str,
    year: int,
    value: int,
) -> None:
    base = text(firms, events)
    head = base + figures({year: value}, of="other")
    about = [f for f in found(registry_of, head, base, day) if CODES[f.code].rule in CHANGES]
    assert {f.target for f in about} <= {"other-2030"}


@MODEST
@given(values, days, st.integers(1, 3000), st.integers(1, 3000))
def test_a_goal_is_weakened_exactly_when_its_number_is_lowered(
    registry_of: RegistryOf, firms: dict[int, float], day: str, old: int, new: int
) -> None:
    base, head = (text(firms, {}).replace("= 860", f"= {goal}") for goal in (old, new))
    assert ("MT301" in changes(registry_of, head, base, day)) is (new < old)


@MODEST
@given(values, months, days)
def test_findings_depend_on_nothing_but_the_text_and_the_day(
    registry_of: RegistryOf, firms: dict[int, float], events: dict[str, float], day: str
) -> None:
    same = text(firms, events)
    assert found(registry_of, same, None, day) == found(registry_of, same, None, day)
