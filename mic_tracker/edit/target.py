"""From a request to the blocks of a new target."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from mic_tracker.edit.goal import missing_goal, read_goal, takes
from mic_tracker.edit.indicator import IndicatorChoice, measured
from mic_tracker.edit.registry_file import after_sources, after_targets
from mic_tracker.edit.request import TargetRequest, unwritable
from mic_tracker.edit.source import SourceChoice, cite, missing_origin
from mic_tracker.model.edit import Block, Plan, RequestProblem, RequestRefused
from mic_tracker.model.kinds import KINDS
from mic_tracker.model.registry import Registry
from mic_tracker.text.arguments import STANDINGS, an_id, one_of
from mic_tracker.text.suggest import listed

_KINDS = tuple(KINDS)


def plan_target(
    request: TargetRequest,
    registry: Registry,
    day: date,  # noqa: ARG001 - a promise may be about any day
    language: str | None = None,
) -> Plan | RequestRefused:
    """What adding a target would write: the target, its indicator and its source where new."""
    if refused := unwritable(request):
        return refused
    problems: list[RequestProblem] = []
    spoken = language or registry.settings.language
    _named(request, registry, problems)
    kind = one_of(request.kind, _KINDS, "--kind", problems)
    standing = one_of(request.standing, STANDINGS, "--standing", problems)
    indicator = measured(request.indicator, registry, request.goal, problems)
    cited = _cited(request, registry, spoken, problems)
    goal = _goal(request, kind, indicator, spoken, problems)
    problems = [*_unnamed(request), *problems, *_missing(request, kind, registry)]
    problems.sort(key=_rank)
    if problems or indicator is None or request.id is None:
        return RequestRefused(tuple(problems))
    stated = {"source": cited.source, "at": request.origin.at, "standing": standing}
    fields = _fields(request, indicator, goal, {k: v for k, v in stated.items() if v})
    return Plan(
        tuple(_blocks(request.id, fields, indicator, cited, registry)), indicator.id, request.id
    )


def _named(request: TargetRequest, registry: Registry, problems: list[RequestProblem]) -> None:
    id_ = an_id(request.id, "ID", problems)
    if id_ is not None and id_ in registry.targets:
        place = registry.places["targets", id_]
        facts = {"id": id_, "place": f"{place.file}:{place.line}"}
        problems.append(RequestProblem("refused", "target_taken", "ID", facts))


def _cited(
    request: TargetRequest, registry: Registry, language: str, problems: list[RequestProblem]
) -> SourceChoice:
    origin = request.origin
    if origin.source is not None and origin.published is not None:
        facts = {"other": "--source"}
        problems.append(RequestProblem("refused", "exclusive", "--published", facts))
    return cite(origin, registry, language, problems)


def _goal(
    request: TargetRequest,
    kind: str | None,
    indicator: IndicatorChoice | None,
    language: str,
    problems: list[RequestProblem],
) -> dict[str, object]:
    """The kind's keys; `desired` may be meant for a new indicator alone."""
    if kind is None or indicator is None:
        return {}
    typed = dict(request.goal)
    if indicator.block and "desired" not in takes(kind):
        typed.pop("desired", None)
    if request.stages:
        typed["stages"] = ""
    found = read_goal(kind, typed, indicator.scale, language, problems)
    return found | ({"stages": list(request.stages)} if request.stages else {})


def _rank(problem: RequestProblem) -> int:
    """The order of asking: what it is about, the goal, then the rest."""
    if problem.option in {"ID", "--kind", "--indicator"}:
        return 0
    return 1 if problem.key in {"goal", "bound"} else 2


def _unnamed(request: TargetRequest) -> Iterator[RequestProblem]:
    if request.id is None:
        yield RequestProblem("missing", "id", "ID")
    if request.kind is None:
        yield RequestProblem("missing", "kind", "--kind", {"known": listed(_KINDS)}, _KINDS)


def _missing(
    request: TargetRequest, kind: str | None, registry: Registry
) -> Iterator[RequestProblem]:
    if kind:
        yield from missing_goal(kind, request.goal)
    yield from missing_origin(request.origin, registry, stated=True)


def _fields(
    request: TargetRequest,
    indicator: IndicatorChoice,
    goal: dict[str, object],
    stated: dict[str, object],
) -> dict[str, object]:
    """The keys of the block, in the order of the documented example."""
    told = {
        "kind": request.kind,
        "indicator": indicator.id,
        "name": request.name,
        "area": request.area,
        "series": request.series,
        **goal,
        "stated": stated,
        "note": request.note,
    }
    return {key: value for key, value in told.items() if value is not None}


def _blocks(
    id_: str,
    fields: dict[str, object],
    indicator: IndicatorChoice,
    cited: SourceChoice,
    registry: Registry,
) -> Iterator[Block]:
    if cited.block:
        yield replace(cited.block, after=after_sources(registry))
    if indicator.block:
        yield indicator.block
    after = None if indicator.block else after_targets(registry, indicator.id)
    yield Block(f"[targets.{id_}]", fields, after)
