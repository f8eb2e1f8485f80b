"""How a new figure relates to those on record for the same period."""

from collections.abc import Iterable
from datetime import date

from mic_tracker.edit.request import Stance
from mic_tracker.model.edit import Already, Figure, RequestProblem, Situation
from mic_tracker.model.fact import MessageFact
from mic_tracker.model.observation import Observation
from mic_tracker.model.registry import Registry

WANTED: dict[Situation, Stance] = {
    Situation.CORROBORATES: "corroborate",
    Situation.REVISES: "revise",
    Situation.COMPETES: "competing",
}
"""What a person has to say about a figure in such a situation."""


def find_rivals(figure: Figure, registry: Registry) -> tuple[Observation, ...]:
    """Find the figures on record that a new one repeats, revises or contradicts, newest first.

    A projection belongs to its source: its rivals are other projections of the same source. An
    undated figure can only repeat itself.
    """
    key = figure_key(figure)
    return choose_rivals(figure, (o for o in registry.observations if observation_key(o) == key))


def choose_rivals(figure: Figure, same: Iterable[Observation]) -> tuple[Observation, ...]:
    """Choose the rivals of a figure among those with the same key, newest first."""
    observations = list(same)
    if figure.status == "projected" or figure.when is None:
        observations = [o for o in observations if o.source == figure.source]
    if figure.when is None:
        observations = [o for o in observations if o.value == figure.value]
    return tuple(sorted(observations, key=lambda o: o.known_since or date.min, reverse=True))


def observation_key(o: Observation) -> tuple[object, ...]:
    """What a figure is of, as `figure_key` has it."""
    projected = o.status == "projected"
    return o.indicator, o.series, o.members, o.record.stage, o.when, projected


def figure_key(figure: Figure) -> tuple[object, ...]:
    """What a figure is of: only figures with the same key can be rivals."""
    projected = figure.status == "projected"
    place = figure.indicator, figure.series, figure.members, figure.stage
    return *place, figure.when, projected


def classify_situation(figure: Figure, rivals: tuple[Observation, ...]) -> Situation | Already:
    """Classify what a figure does to those on record; the newest of them is the valid one."""
    if figure.status == "withdrawn":
        same = next((o for o in rivals[:1] if _is_withdrawn_already(figure, o)), None)
        return Already(same) if same else Situation.WITHDRAWS
    if not rivals or rivals[0].status == "withdrawn":
        return Situation.NEW
    if same := next((o for o in rivals if _is_repeat(figure, o)), None):
        return Already(same)
    if rivals[0].stated == figure.stated:
        return Situation.CORROBORATES
    on_the_day = [o for o in rivals if o.known_since == figure.known_since]
    apart = on_the_day and all(o.source != figure.source for o in on_the_day)
    return Situation.COMPETES if apart else Situation.REVISES


def _is_withdrawn_already(figure: Figure, newest: Observation) -> bool:
    taken_back = newest.status, newest.source, newest.known_since
    return taken_back == ("withdrawn", figure.source, figure.known_since)


def _is_repeat(figure: Figure, other: Observation) -> bool:
    recorded = other.stated, other.record.range, other.source
    return recorded == (figure.stated, figure.ends, figure.source)


def find_objections(
    figure: Figure,
    situation: Situation,
    rivals: tuple[Observation, ...],
    stance: Stance | None,
    registry: Registry,
) -> list[RequestProblem]:
    """Find why a figure may not be added as it is: it needs another option, or another day."""
    if situation is Situation.WITHDRAWS:
        return _object_to_withdrawal(figure, rivals, registry)
    wanted = WANTED.get(situation)
    if wanted == stance:
        return _object_to_same_day(figure, situation, rivals, registry)
    if wanted is None:
        return [_object_to_stance(figure, f"--{stance}")]
    facts = _observation_facts(rivals[0], registry)
    return [RequestProblem("refused", situation.value, f"--{wanted}", facts)]


def _object_to_stance(figure: Figure, option: str) -> RequestProblem:
    facts: dict[str, MessageFact] = {"stance": option}
    if figure.when is None:
        return RequestProblem("refused", "nothing_undated", option, facts)
    return RequestProblem("refused", "nothing_there", option, facts | {"period": figure.when})


def _object_to_withdrawal(
    figure: Figure, rivals: tuple[Observation, ...], registry: Registry
) -> list[RequestProblem]:
    if rivals and rivals[0].status != "withdrawn":
        return _require_later_day(figure, rivals[0], registry)
    if figure.when is None:
        return [RequestProblem("refused", "no_undated_to_withdraw", "--source")]
    facts = {"period": figure.when}
    return [RequestProblem("refused", "nothing_to_withdraw", "--period", facts)]


def _object_to_same_day(
    figure: Figure, situation: Situation, rivals: tuple[Observation, ...], registry: Registry
) -> list[RequestProblem]:
    """A revision by the same source needs another day than the figure that it revises."""
    if situation is not Situation.REVISES:
        return []
    clash = next((o for o in rivals if o.known_since == figure.known_since), None)
    return _require_later_day(figure, clash, registry) if clash else []


def _require_later_day(
    figure: Figure, other: Observation, registry: Registry
) -> list[RequestProblem]:
    if figure.known_since and other.known_since and figure.known_since > other.known_since:
        return []
    facts = _observation_facts(other, registry)
    return [RequestProblem("refused", "not_later", "--published", facts)]


def _observation_facts(other: Observation, registry: Registry) -> dict[str, MessageFact]:
    """The facts of a figure on record: value, source, day, place."""
    source = registry.sources.get(other.source or "")
    return {
        "indicator": other.indicator,
        "value": other.stated,
        "period": other.when or "-",
        "source": source.title if source else "-",
        "known": other.known_since or "-",
        "place": f"{other.location.file}:{other.location.line}",
    }
