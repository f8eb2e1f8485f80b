"""The indicator of a new target: one that the registry has, or the table of a new one."""

from collections.abc import Iterator
from dataclasses import dataclass

from mic_tracker.edit.goal import GoalScale
from mic_tracker.edit.request import IndicatorRequest, TargetRequest
from mic_tracker.edit.tables.indicator import READERS, describe_indicator, option_of
from mic_tracker.model.edit import RequestProblem, TomlBlock
from mic_tracker.model.goalpost import BOUND
from mic_tracker.model.kinds import KINDS
from mic_tracker.model.record import LocalText
from mic_tracker.model.registry import Registry
from mic_tracker.text.arguments import IndicatorYear, id_argument
from mic_tracker.text.suggest import list_words, suggest_word


@dataclass(frozen=True, slots=True)
class IndicatorChoice:
    """An indicator's id, the unit and measure of its numbers, and its table if it is new."""

    id: str
    unit: LocalText
    measure: str
    block: TomlBlock | None = None
    fiscal_month: int | None = None
    """The month in which its fiscal years start, if it says so."""

    @property
    def scale(self) -> GoalScale:
        """What the numbers and periods of its goals are in."""
        return GoalScale(self.unit, self.measure, IndicatorYear(self.id, self.fiscal_month))


def choose_indicator(
    request: TargetRequest, registry: Registry, language: str, problems: list[RequestProblem]
) -> IndicatorChoice | None:
    """Choose the indicator that a request names or describes; None, with problems, if neither."""
    about = request.indicator
    id_ = id_argument(about.id, "--indicator", problems)
    if id_ is None:
        problems += _missing_id(about, registry)
        return None
    recorded = registry.indicators.get(id_)
    if recorded and about.new:
        place = registry.places["indicators", id_]
        facts = {"id": id_, "place": f"{place.file}:{place.line}"}
        problems.append(RequestProblem("refused", "indicator_taken", "--indicator", facts))
    if recorded:
        month = recorded.fiscal_month
        return IndicatorChoice(id_, recorded.unit, recorded.measure, fiscal_month=month)
    if not about.new:
        problems.append(_unknown_indicator(id_, registry))
        return None
    typed = _implied_keys(request) | typed_keys(about)
    return _as_choice(
        id_, describe_indicator(id_, typed, _option_along, registry, language, problems)
    )


def _missing_id(request: IndicatorRequest, registry: Registry) -> Iterator[RequestProblem]:
    if request.id is None:
        ids = tuple(registry.indicators)
        facts = {"known": list_words(ids)} if ids else {}
        yield RequestProblem("missing", "indicator", "--indicator", facts, ids)


def _unknown_indicator(id_: str, registry: Registry) -> RequestProblem:
    ids = tuple(registry.indicators)
    facts = {"id": id_} | suggest_word(id_, ids) | ({"known": list_words(ids)} if ids else {})
    return RequestProblem("refused", "indicator_unknown", "--name", facts)


def typed_keys(request: IndicatorRequest) -> dict[str, str]:
    """What was typed for each key of a new indicator."""
    keys = {key: getattr(request, key, None) for key in READERS}
    return {key: text for key, text in keys.items() if text is not None}


def _option_along(key: str) -> str:
    """The option of a key beside those of a target, whose `--every` is that of a cadence."""
    return "--figures-every" if key == "every" else option_of(key)


def _as_choice(id_: str, block: TomlBlock) -> IndicatorChoice | None:
    """A new indicator as the goal sees it; None while its unit or its measure is not known."""
    unit, measure = (block.fields.get(key) for key in ("unit", "measure"))
    if unit is None or measure is None:
        return None
    starts = block.fields.get("year_starts")
    month = int(str(starts)) if starts else None
    return IndicatorChoice(id_, str(unit), str(measure), block, month)


def _implied_keys(request: TargetRequest) -> dict[str, str]:
    """The keys of a new indicator of which the goal leaves one choice only."""
    stage = {"measure": "stage"} if request.lists.get("stages") else {}
    better = _better(request)
    return stage | ({"desired": better} if better else {})


def _better(request: TargetRequest) -> str | None:
    """Which way is better, as the kind, the bound or the sign of a change says."""
    kind, goal = KINDS.get(request.kind or ""), request.goal
    if kind and kind.better:
        return kind.better
    if goal.keys() & BOUND.keys():
        return "increase" if "at_least" in goal else "decrease"
    percent = goal.get("percent", "").strip()
    return ("decrease" if percent[0] in "-−" else "increase") if percent else None
