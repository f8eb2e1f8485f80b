"""The indicator of a new target: one on record, or the table of a new one."""

from collections.abc import Iterator
from dataclasses import dataclass

from mic_tracker.edit.request import IndicatorRequest
from mic_tracker.model.edit import Block, RequestProblem
from mic_tracker.model.registry import Registry
from mic_tracker.text.arguments import DIRECTIONS, FREQUENCIES, MEASURES, an_id, one_of
from mic_tracker.text.suggest import closest, listed

_NEEDED = {"name": (), "unit": (), "measure": MEASURES, "desired": DIRECTIONS}
_OVER = ("instant", "period")


@dataclass(frozen=True, slots=True)
class IndicatorChoice:
    """An indicator by its id, what its numbers count, and its table if new."""

    id: str
    unit: str
    measure: str
    block: Block | None = None

    @property
    def scale(self) -> tuple[str, str]:
        """As `read_value` wants it."""
        return self.unit, self.measure


def measured(
    request: IndicatorRequest,
    registry: Registry,
    goal: dict[str, str],
    problems: list[RequestProblem],
) -> IndicatorChoice | None:
    """The indicator that a request names or describes; None, with problems, when it is neither."""
    id_ = an_id(request.id, "--indicator", problems)
    if id_ is None:
        problems += _unnamed(request, registry)
        return None
    known = registry.indicators.get(id_)
    if known and request.new:
        place = registry.places["indicators", id_]
        facts = {"id": id_, "place": f"{place.file}:{place.line}"}
        problems.append(RequestProblem("refused", "indicator_taken", "--indicator", facts))
    if known:
        return IndicatorChoice(id_, known.unit, known.measure)
    if not request.new:
        problems.append(_unknown(id_, registry))
        return None
    return _new(id_, request, goal, problems)


def _unnamed(request: IndicatorRequest, registry: Registry) -> Iterator[RequestProblem]:
    if request.id is None:
        known = tuple(registry.indicators)
        facts = {"known": listed(known)} if known else {}
        yield RequestProblem("missing", "indicator", "--indicator", facts, known)


def _unknown(id_: str, registry: Registry) -> RequestProblem:
    known = tuple(registry.indicators)
    facts = {"id": id_} | closest(id_, known) | ({"known": listed(known)} if known else {})
    return RequestProblem("refused", "indicator_unknown", "--name", facts)


def _new(
    id_: str, request: IndicatorRequest, goal: dict[str, str], problems: list[RequestProblem]
) -> IndicatorChoice | None:
    told = {
        "name": request.name,
        "unit": request.unit,
        "measure": one_of(request.measure, MEASURES, "--measure", problems),
        "over": one_of(request.over, _OVER, "--over", problems),
        "desired": one_of(request.desired or _better(goal), DIRECTIONS, "--desired", problems),
        "every": one_of(request.every, FREQUENCIES, "--figures-every", problems),
    }
    for key, words in _NEEDED.items():
        if told[key] is None and not (key == "measure" and request.measure):
            facts = {"id": id_, "key": key} | (
                {"known": listed(words)} if words else {"example": "TEXT"}
            )
            problems.append(RequestProblem("missing", "indicator_key", f"--{key}", facts, words))
    unit, measure = told["unit"], told["measure"]
    if unit is None or measure is None:
        return None
    fields = {key: value for key, value in told.items() if value is not None}
    return IndicatorChoice(id_, unit, measure, Block(f"[indicators.{id_}]", fields, None))


def _better(goal: dict[str, str]) -> str | None:
    """The direction that a bound implies, when none was named."""
    return "increase" if "at_least" in goal else "decrease" if "at_most" in goal else None
