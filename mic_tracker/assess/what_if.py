"""What if: a target judged under other figures, another pace, another deadline or another goal.

A scenario makes another registry, in memory; it is judged like any, and nothing is written.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from mic_tracker.assess.assess import RegistryAsOf, judge_target
from mic_tracker.assess.gate.severity import first_names, nearest_name
from mic_tracker.errors import WrongUse
from mic_tracker.model.answers.scenario import Outcome, Scenario
from mic_tracker.model.finding import Location
from mic_tracker.model.indicator import Indicator
from mic_tracker.model.kinds import Target
from mic_tracker.model.members import target_of
from mic_tracker.model.observation import Observation, ObservationRecord
from mic_tracker.model.period import Frequency, Period
from mic_tracker.model.record import LARGEST, SMALLEST
from mic_tracker.model.registry import Registry
from mic_tracker.model.report import Clock, Standing
from mic_tracker.model.series import Point
from mic_tracker.model.series.regular import is_flow
from mic_tracker.model.target import value_fault
from mic_tracker.model.trajectory import TargetPath
from mic_tracker.text import limits

NOWHERE = Location("what-if", 1)


def what_if(
    registry: Registry, target: str, scenarios: tuple[Scenario, ...], clock: Clock
) -> tuple[Outcome, ...]:
    """The target as it stands, then under each scenario, all judged on one clock.

    Raises WrongUse for a scenario that has no meaning for the target, and for a target that is
    not there.
    """
    whole = registry.targets.get(target_of(target))
    if whole and whole.each:
        raise WrongUse("what_if_members", target=target, indicator=whole.indicator)
    if target not in registry.targets:
        near, names = nearest_name(target, registry.targets), first_names(registry.targets)
        raise WrongUse("unknown_target_listed", target=target, near=near, known=names)
    registry = registry.known_on(clock.horizon)
    present = _stand(registry, target, clock)
    supposed = (
        apply_scenario(registry, present, scenario, clock.horizon) for scenario in scenarios
    )
    outcomes = (_stand(other, target, clock) for other in supposed)
    return (Outcome(None, present), *map(Outcome, scenarios, outcomes))


def apply_scenario(
    registry: Registry, standing: Standing, scenario: Scenario, day: date
) -> Registry:
    """The registry in which a scenario holds, its figures published on a day."""
    supposed_target = _changed_target(registry.targets[standing.id], standing, scenario)
    target = supposed_target.promises[-1]
    given = tuple(_figure(standing, period, value, day) for period, value in scenario.values)
    latest = standing.series.latest
    points = (*((latest,) if latest else ()), *map(Point.of, given))
    grown = _grown_values(
        standing, target, max(points, key=lambda p: p.time, default=None), scenario
    )
    supposed = tuple(_figure(standing, period, value, day) for period, value in grown)
    return replace(
        registry,
        targets={**registry.targets, standing.id: supposed_target},
        observations=(*registry.observations, *given, *supposed),
    )


def _stand(registry: Registry, target: str, clock: Clock) -> Standing:
    return judge_target(target, RegistryAsOf.on(registry, clock.horizon), clock.as_of)


def _changed_target(target: Target, standing: Standing, scenario: Scenario) -> Target:
    """The target whose promise in force has the deadline or the number of the scenario, if any."""
    moved: dict[str, Period | float] = {}
    if scenario.deadline:
        if "by" not in type(target).model_fields:
            raise WrongUse("no_deadline_to_change", target=standing.id)
        moved["by"] = scenario.deadline
    if scenario.goal is not None:
        key = standing.target.promise().key
        if key is None:
            raise WrongUse("no_goal_to_change", target=standing.id)
        moved[key] = scenario.goal
    changed: Target = target.moving(moved)
    fault = next(changed.promises[-1].faults(standing.indicator), None) if moved else None
    if fault:
        facts = tuple(f"{key} {value}" for key, value in fault.facts.items())
        raise WrongUse("goal_at_fault", target=standing.id, finding=fault.code, facts=facts)
    return changed


def _figure(standing: Standing, period: Period, value: float, day: date) -> Observation:
    if value_fault(standing.indicator.measure, value) or abs(value) > LARGEST:
        raise WrongUse("impossible_value", indicator=standing.target.indicator, value=value)
    record = ObservationRecord(
        indicator=standing.target.indicator,
        period=period,
        value=value,
        unsourced="what-if",
        series=standing.series.name,
        area=standing.target.area,
        dims=standing.target.dims or None,
    )
    return Observation(
        indicator=record.indicator,
        period=period,
        value=value,
        source=None,
        known_since=day,
        series=record.series,
        members=record.members,
        status="normal",
        record=record,
        location=NOWHERE,
    )


def _grown_values(
    standing: Standing, target: Target, latest: Point | None, scenario: Scenario
) -> Iterator[tuple[Period, float]]:
    """Figures at a constant growth, each year; of a flow, each of its periods; and the deadline."""
    if scenario.growth is None:
        return
    path = target.trajectory(standing.series)
    if not isinstance(path, TargetPath) or target.follows != "indicator":
        raise WrongUse("no_level_to_grow_to", target=standing.id)
    if standing.indicator.measure in {"rank", "change"} or latest is None or latest.value <= 0:
        raise WrongUse("no_figure_to_grow", target=standing.id)
    for number, period in enumerate(
        _periods_until(latest.period, path.deadline, standing.indicator), start=1
    ):
        if number > limits.PERIODS:
            raise WrongUse("growth_too_long", since=str(latest.period), limit=limits.PERIODS)
        years = period.end - latest.time
        value = latest.value * (1 + scenario.growth) ** years
        # a decline comes closer to zero than a registry can write
        yield period, value if value >= SMALLEST else 0.0


def _periods_until(after: Period, deadline: Period, indicator: Indicator) -> Iterator[Period]:
    flow = is_flow(indicator)
    last = after if flow else Period.holding(after.last, Frequency.YEAR, indicator.first_month)
    period = last.next()
    while period.last < deadline.last:
        yield period
        period = period.next()
    if deadline.last > after.last:
        yield period if flow and period.last == deadline.last else deadline
