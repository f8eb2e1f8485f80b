"""Scenarios as people type them: 60,000@2025-12, 12%/year, 2028; parsed or refused."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from mic_tracker.errors import WrongUse
from mic_tracker.model.answers.scenario import Scenario
from mic_tracker.model.edit import RequestProblem
from mic_tracker.model.indicator import Indicator
from mic_tracker.model.kinds import Target
from mic_tracker.model.period import Period
from mic_tracker.model.record import LocalText
from mic_tracker.text.arguments import IndicatorYear, period_argument, value_argument

_YEARLY = re.compile(r"\s*(?:/|per |a |each )\s*(?:year|yr|y)\s*$", re.IGNORECASE)
_SHARE = ("%", "percent")


@dataclass(frozen=True, slots=True)
class ScenarioText:
    """The text of each option of a scenario."""

    values: Sequence[str] = ()
    growth: str | None = None
    deadline: str | None = None
    goal: str | None = None


def parse_scenario(
    typed: ScenarioText, target: Target, indicator: Indicator, language: str
) -> tuple[Scenario, tuple[RequestProblem, ...]]:
    """Parse a scenario, and report everything in it that cannot be read.

    Raises WrongUse for a figure without a period, a period twice, and a growth without its unit.
    """
    problems: list[RequestProblem] = []
    scale = (indicator.unit, indicator.measure)
    year = IndicatorYear(target.indicator, indicator.fiscal_month)
    pairs = [_parse_figure(text, scale, year, language, problems) for text in typed.values]
    figures = tuple((period, value) for period, value in pairs if period and value is not None)
    if len({period for period, _ in figures}) < len(figures):
        raise WrongUse("period_twice")
    goal = _parse_number(typed.goal, "--target", target.goal_scale or scale, language, problems)
    scenario = Scenario(
        values=tuple(sorted(figures)),
        growth=_parse_growth(typed.growth, language, problems),
        deadline=period_argument(typed.deadline, "--deadline", language, problems, year),
        goal=goal,
    )
    return scenario, tuple(problems)


def _parse_figure(
    text: str,
    scale: tuple[LocalText, str],
    year: IndicatorYear,
    language: str,
    problems: list[RequestProblem],
) -> tuple[Period | None, float | None]:
    value, at, period = text.rpartition("@")
    if not at:
        raise WrongUse("value_without_period", value=text)
    own_problems: list[RequestProblem] = []
    number = _parse_number(value, "--value", scale, language, own_problems)
    problems += [
        replace(p, choices=tuple(f"{c}@{period}" for c in p.choices)) for p in own_problems
    ]
    own_problems = []
    when = period_argument(period, "--value", language, own_problems, year)
    problems += [replace(p, choices=tuple(f"{value}@{c}" for c in p.choices)) for p in own_problems]
    return when, number


def _parse_growth(text: str | None, language: str, problems: list[RequestProblem]) -> float | None:
    if text is None:
        return None
    share = _YEARLY.sub("", text)
    if "%" not in share:
        raise WrongUse("growth_not_percentage", growth=text, share=share)
    percent = _parse_number(share, "--growth", _SHARE, language, problems)
    return None if percent is None else percent / 100


def _parse_number(
    text: str | None,
    option: str,
    scale: tuple[LocalText, str],
    language: str,
    problems: list[RequestProblem],
) -> float | None:
    reading = value_argument(text, option, scale, language, problems)
    return reading.value if reading else None
