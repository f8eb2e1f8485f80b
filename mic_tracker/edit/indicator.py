"""The indicator of a new target: one that the registry has, or the table of a new one."""

from collections.abc import Iterator
from dataclasses import dataclass

from mic_tracker.edit.goal import GoalScale
from mic_tracker.edit.request import IndicatorRequest
from mic_tracker.model.edit import RequestProblem, TomlBlock
from mic_tracker.model.registry import Registry
from mic_tracker.text.arguments import (
    DIRECTIONS,
    FREQUENCIES,
    MEASURES,
    MONTHS,
    IndicatorYear,
    id_argument,
    word_argument,
)
from mic_tracker.text.suggest import list_words, suggest_word

_NEEDED = {"name": (), "unit": (), "measure": MEASURES, "desired": DIRECTIONS}
_OVER = ("instant", "period")


@dataclass(frozen=True, slots=True)
class IndicatorChoice:
    """An indicator's id, the unit and measure of its numbers, and its table if it is new."""

    id: str
    unit: str
    measure: str
    block: TomlBlock | None = None
    fiscal_month: int | None = None
    """The month in which its fiscal years start, if it says so."""

    @property
    def scale(self) -> GoalScale:
        """What the numbers and periods of its goals are in."""
        return GoalScale(self.unit, self.measure, IndicatorYear(self.id, self.fiscal_month))


def choose_indicator(
    request: IndicatorRequest,
    registry: Registry,
    goal: dict[str, str],
    problems: list[RequestProblem],
) -> IndicatorChoice | None:
    """Choose the indicator that a request names or describes; None, with problems, if neither."""
    id_ = id_argument(request.id, "--indicator", problems)
    if id_ is None:
        problems += _missing_id(request, registry)
        return None
    recorded = registry.indicators.get(id_)
    if recorded and request.new:
        place = registry.places["indicators", id_]
        facts = {"id": id_, "place": f"{place.file}:{place.line}"}
        problems.append(RequestProblem("refused", "indicator_taken", "--indicator", facts))
    if recorded:
        month = recorded.fiscal_month
        return IndicatorChoice(id_, recorded.unit, recorded.measure, fiscal_month=month)
    if not request.new:
        problems.append(_unknown_indicator(id_, registry))
        return None
    return _describe_indicator(id_, request, goal, problems)


def _missing_id(request: IndicatorRequest, registry: Registry) -> Iterator[RequestProblem]:
    if request.id is None:
        ids = tuple(registry.indicators)
        facts = {"known": list_words(ids)} if ids else {}
        yield RequestProblem("missing", "indicator", "--indicator", facts, ids)


def _unknown_indicator(id_: str, registry: Registry) -> RequestProblem:
    ids = tuple(registry.indicators)
    facts = {"id": id_} | suggest_word(id_, ids) | ({"known": list_words(ids)} if ids else {})
    return RequestProblem("refused", "indicator_unknown", "--name", facts)


def _describe_indicator(
    id_: str, request: IndicatorRequest, goal: dict[str, str], problems: list[RequestProblem]
) -> IndicatorChoice | None:
    desired = request.desired or _implied_direction(goal)
    keys = {
        "name": request.name,
        "unit": request.unit,
        "measure": word_argument(request.measure, MEASURES, "--measure", problems),
        "over": word_argument(request.over, _OVER, "--over", problems),
        "desired": word_argument(desired, DIRECTIONS, "--desired", problems),
        "every": word_argument(request.every, FREQUENCIES, "--figures-every", problems),
        "year_starts": word_argument(request.year_starts, MONTHS, "--year-starts", problems),
    }
    for key, words in _NEEDED.items():
        if keys[key] is None and not (key == "measure" and request.measure):
            facts = {"id": id_, "key": key} | (
                {"known": list_words(words)} if words else {"example": "TEXT"}
            )
            problems.append(RequestProblem("missing", "indicator_key", f"--{key}", facts, words))
    unit, measure = keys["unit"], keys["measure"]
    if unit is None or measure is None:
        return None
    fields = {key: value for key, value in keys.items() if value is not None}
    block = TomlBlock(f"[indicators.{id_}]", fields, None)
    month = int(keys["year_starts"]) if keys["year_starts"] else None
    return IndicatorChoice(id_, unit, measure, block, month)


def _implied_direction(goal: dict[str, str]) -> str | None:
    """The desired direction that a bound implies, when none was given."""
    return "increase" if "at_least" in goal else "decrease" if "at_most" in goal else None
