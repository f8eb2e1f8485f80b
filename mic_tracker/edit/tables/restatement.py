"""The plan for a restatement: the goal of a target on record, as its author has moved it."""

from collections.abc import Iterator
from dataclasses import replace

from mic_tracker.edit.goal import GoalScale, goal_keys, option_name, read_goal
from mic_tracker.edit.registry_file import last_source_line
from mic_tracker.edit.request import TargetRequest
from mic_tracker.edit.source import SourceChoice, choose_statement, missing_source_options
from mic_tracker.model.edit import Plan, RequestProblem, RequestRefused, TomlBlock
from mic_tracker.model.kinds import Target
from mic_tracker.model.period import Period
from mic_tracker.model.registry import Registry, restated_table
from mic_tracker.text.arguments import DIRECTIONS, STANDINGS, IndicatorYear, word_argument
from mic_tracker.text.suggest import list_words, suggest_word


def plan_restatement(
    id_: str, request: TargetRequest, registry: Registry, language: str
) -> Plan | RequestRefused:
    """Plan the block of a restated promise: only what it moves, and the source that states it."""
    target = registry.targets.get(id_)
    if target is None:
        facts = {"found": id_, "known": list_words(registry.targets)}
        facts |= suggest_word(id_, registry.targets)
        return RequestRefused((RequestProblem("refused", "target_unknown", "--restate", facts),))
    problems = [*_fixed_options(target, request)]
    standing = word_argument(request.standing, STANDINGS, "--standing", problems)
    citation = choose_statement(request.origin, registry, language, problems)
    goal = _read_goal_keys(target, request, registry, language, problems)
    problems += missing_source_options(request.origin, registry, required=True)
    problems += _order_problems(target, request, citation, registry)
    if problems:
        return RequestRefused(tuple(problems))
    statement = {"source": citation.source, "at": request.origin.at, "standing": standing}
    stated = {key: value for key, value in statement.items() if value}
    fields = {**goal, "stated": stated} | ({"note": request.note} if request.note else {})
    block = TomlBlock(f"[[{restated_table(id_)}]]", fields, registry.places["targets", id_].line)
    after = last_source_line(registry)
    source = (replace(citation.block, after=after),) if citation.block else ()
    return Plan((*source, block), target.indicator, id_)


def _fixed_options(target: Target, request: TargetRequest) -> Iterator[RequestProblem]:
    """Report what a target keeps for good: its id, its kind, what it is about, how it is shown."""
    given = {
        "ID": request.id,
        "--kind": request.kind,
        "--indicator": request.indicator.id,
        "--name": request.indicator.new,
        "--than-name": request.than.new,
        "--area": request.area,
        "--dim": request.lists.get("dims"),
    }
    for option, text in given.items():
        if text:
            yield RequestProblem("refused", "exclusive", "--restate", {"other": option})
    for key in sorted((request.typed.keys() & goal_keys(target.kind)) - {*target.movable_keys()}):
        facts = {"id": request.restate or ""}
        yield RequestProblem("refused", "not_restated", option_name(key), facts)


def _read_goal_keys(
    target: Target,
    request: TargetRequest,
    registry: Registry,
    language: str,
    problems: list[RequestProblem],
) -> dict[str, object]:
    """Read what the restatement moves; that it moves nothing is a problem."""
    indicator = registry.indicators[target.indicator]
    year = IndicatorYear(target.indicator, indicator.fiscal_month)
    scale = GoalScale(indicator.unit, indicator.measure, year)
    goal = read_goal(target.kind, request.typed, scale, language, problems)
    if not request.typed and not request.series:
        problems.append(_moved_nothing(target))
    return goal | ({"series": request.series} if request.series else {})


def _moved_nothing(target: Target) -> RequestProblem:
    """The problem that only a source was given; it names the key that is most likely meant."""
    if "desired" in target.movable_keys():
        facts = {"known": list_words(DIRECTIONS)}
        return RequestProblem("missing", "moved", "--desired", facts, DIRECTIONS)
    return RequestProblem("missing", "moved", option_name(target.promise().key or "by"))


def _order_problems(
    target: Target, request: TargetRequest, citation: SourceChoice, registry: Registry
) -> Iterator[RequestProblem]:
    """Report a source without a date, and one that is not later than the promise before."""
    option = "--published" if request.origin.new else "--source"
    published, before = citation.published, registry.stated_on(target.promises[-1])
    if isinstance(published, Period):
        if before and before >= published.last:
            facts = {"day": published.last, "before": before}
            yield RequestProblem("refused", "promise_not_later", option, facts)
    elif published or citation.source in registry.sources:
        yield RequestProblem("refused", "undated_promise", option)
