"""The plan for a new target: what would be written, or every problem with the request."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, cast

from mic_tracker.edit.figure import value_problems
from mic_tracker.edit.goal import goal_keys, missing_goal_keys, option_name, read_goal
from mic_tracker.edit.indicator import IndicatorChoice, choose_indicator
from mic_tracker.edit.registry_file import last_source_line, last_target_place
from mic_tracker.edit.request import TargetRequest, refuse_unwritable
from mic_tracker.edit.source import SourceChoice, choose_statement, missing_source_options
from mic_tracker.edit.tables.restatement import plan_restatement
from mic_tracker.edit.tables.than import choose_other
from mic_tracker.model.edit import Plan, RequestProblem, RequestRefused, TomlBlock
from mic_tracker.model.kinds import KINDS
from mic_tracker.model.registry import Registry
from mic_tracker.text.arguments import STANDINGS, id_argument, word_argument
from mic_tracker.text.suggest import list_words

if TYPE_CHECKING:
    from mic_tracker.model.indicator import Measure

_KINDS = tuple(KINDS)


def plan_target(
    request: TargetRequest,
    registry: Registry,
    day: date,  # noqa: ARG001 - a promise may be about any day
    language: str | None = None,
) -> Plan | RequestRefused:
    """Plan what adding a target would write: the target, its indicator and source where new.

    A request that restates a target is planned as such.
    """
    if refusal := refuse_unwritable(request):
        return refusal
    problems: list[RequestProblem] = []
    language = language or registry.settings.language
    if request.restate is not None:
        return plan_restatement(request.restate, request, registry, language)
    _check_id(request, registry, problems)
    kind = word_argument(request.kind, _KINDS, "--kind", problems)
    standing = word_argument(request.standing, STANDINGS, "--standing", problems)
    indicator = choose_indicator(request, registry, language, problems)
    other = _choose_other(request, indicator, registry, language, problems)
    citation = choose_statement(request.origin, registry, language, problems)
    goal = _read_goal_keys(request, kind, indicator, language, problems)
    problems = [*_missing_names(request), *problems, *_missing_details(request, kind, registry)]
    problems = _without_repeats(problems)
    problems.sort(key=_question_rank)
    if problems or indicator is None or request.id is None:
        return RequestRefused(tuple(problems))
    statement = {"source": citation.source, "at": request.origin.at, "standing": standing}
    fields = _target_fields(request, indicator, goal, {k: v for k, v in statement.items() if v})
    after = None if indicator.block else last_target_place(registry, indicator.id).line
    target = TomlBlock(f"[targets.{request.id}]", fields, after)
    new = (indicator.block, other, target)
    blocks = (*_new_source(citation, registry), *(block for block in new if block))
    return Plan(blocks, indicator.id, request.id)


def _check_id(request: TargetRequest, registry: Registry, problems: list[RequestProblem]) -> None:
    id_ = id_argument(request.id, "ID", problems)
    if id_ is not None and id_ in registry.targets:
        place = registry.places["targets", id_]
        facts = {"id": id_, "place": f"{place.file}:{place.line}"}
        problems.append(RequestProblem("refused", "target_taken", "ID", facts))


def _read_goal_keys(
    request: TargetRequest,
    kind: str | None,
    indicator: IndicatorChoice | None,
    language: str,
    problems: list[RequestProblem],
) -> dict[str, object]:
    """Read the keys of the kind; `desired` may be meant for a new indicator alone."""
    if kind is None or indicator is None:
        return {}
    typed = request.typed
    if indicator.block and "desired" not in goal_keys(kind):
        typed.pop("desired", None)
    keys = read_goal(kind, typed, indicator.scale, language, problems)
    _check_numbers(kind, keys, indicator, problems)
    return keys


def _choose_other(
    request: TargetRequest,
    indicator: IndicatorChoice | None,
    registry: Registry,
    language: str,
    problems: list[RequestProblem],
) -> TomlBlock | None:
    """The table of the other indicator of a comparison, if it is new."""
    compares = request.kind in KINDS and "than" in goal_keys(request.kind or "")
    if compares and indicator and (than := request.goal.get("than")):
        other = replace(request.than, id=than)
        return choose_other(other, indicator, registry, language, problems)
    if request.than.new and request.kind in KINDS and not compares:
        facts = {"kind": request.kind or ""}
        problems.append(RequestProblem("refused", "nothing_compared", "--than-name", facts))
    return None


def _without_repeats(problems: list[RequestProblem]) -> list[RequestProblem]:
    """Each missing option once: a direction needs the same one as its new indicator."""
    seen = {problem.option: problem for problem in reversed(problems)}
    return [p for p in problems if p.section != "missing" or seen[p.option] is p]


def _check_numbers(
    kind: str,
    keys: dict[str, object],
    indicator: IndicatorChoice,
    problems: list[RequestProblem],
) -> None:
    """Refuse a number that the measure of the indicator cannot have."""
    if KINDS[kind].goal_scale:  # the number is of another measure
        return
    for key in ("at_least", "at_most", "limit"):
        if isinstance(value := keys.get(key), int | float):
            problems += value_problems(
                [value], option_name(key), cast("Measure", indicator.measure)
            )


def _question_rank(problem: RequestProblem) -> int:
    """The order in which problems are asked about: the subject, the goal, then the rest."""
    if problem.option in {"ID", "--kind", "--indicator"}:
        return 0
    return 1 if problem.key in {"goal", "bound"} else 2


def _missing_names(request: TargetRequest) -> Iterator[RequestProblem]:
    if request.id is None:
        yield RequestProblem("missing", "id", "ID")
    if request.kind is None:
        yield RequestProblem("missing", "kind", "--kind", {"known": list_words(_KINDS)}, _KINDS)


def _missing_details(
    request: TargetRequest, kind: str | None, registry: Registry
) -> Iterator[RequestProblem]:
    if kind:
        yield from missing_goal_keys(kind, request.goal)
    yield from missing_source_options(request.origin, registry, required=True)


def _target_fields(
    request: TargetRequest,
    indicator: IndicatorChoice,
    goal: dict[str, object],
    statement: dict[str, object],
) -> dict[str, object]:
    """The keys of the block, in the order of the documented example."""
    fields = {
        "kind": request.kind,
        "indicator": indicator.id,
        "name": goal.get("name"),
        "area": request.area,
        "series": request.series,
        **goal,
        "stated": statement,
        "note": request.note,
    }
    return {key: value for key, value in fields.items() if value is not None}


def _new_source(citation: SourceChoice, registry: Registry) -> Iterator[TomlBlock]:
    if citation.block:
        yield replace(citation.block, after=last_source_line(registry))
