"""A new figure beside those on record for the same period: what it does to them."""

from datetime import date

from mic_tracker.edit.request import Stance
from mic_tracker.model.edit import Already, Figure, RequestProblem, Situation
from mic_tracker.model.observation import Observation
from mic_tracker.model.registry import Registry

_WANTS: dict[Situation, Stance] = {
    Situation.CORROBORATES: "corroborate",
    Situation.REVISES: "revise",
    Situation.COMPETES: "competing",
}


def rivals(figure: Figure, registry: Registry) -> tuple[Observation, ...]:
    """The figures on record that it repeats, revises or contradicts, newest first.

    A projection is somebody's own: it has rivals only in others of the same source. An undated
    figure has none but itself.
    """
    found = [o for o in registry.observations if _about(o) == _about_new(figure)]
    if figure.status == "projected" or figure.period is None:
        found = [o for o in found if o.source == figure.source]
    if figure.period is None:
        found = [o for o in found if o.value == figure.value]
    return tuple(sorted(found, key=lambda o: o.known or date.min, reverse=True))


def _about(o: Observation) -> tuple[object, ...]:
    projected = o.status == "projected"
    return o.indicator, o.series, o.area, o.record.stage, o.period, projected


def _about_new(figure: Figure) -> tuple[object, ...]:
    projected = figure.status == "projected"
    place = figure.indicator, figure.series, figure.area, figure.stage
    return *place, figure.period, projected


def situation(figure: Figure, others: tuple[Observation, ...]) -> Situation | Already:
    """What the figure does to those on record; the newest of them is the one that stands."""
    if figure.status == "withdrawn":
        return Situation.WITHDRAWS
    if not others or others[0].status == "withdrawn":
        return Situation.NEW
    if same := next((o for o in others if _repeats(figure, o)), None):
        return Already(same)
    if others[0].value == figure.value:
        return Situation.CORROBORATES
    on_the_day = [o for o in others if o.known == figure.known]
    apart = on_the_day and all(o.source != figure.source for o in on_the_day)
    return Situation.COMPETES if apart else Situation.REVISES


def _repeats(figure: Figure, other: Observation) -> bool:
    return (other.value, other.source) == (figure.value, figure.source)


def objections(
    figure: Figure,
    found: Situation,
    others: tuple[Observation, ...],
    stance: Stance | None,
    registry: Registry,
) -> list[RequestProblem]:
    """Why a figure may not be added as it is: it needs another word, or another day."""
    if found is Situation.WITHDRAWS:
        return _withdrawal(figure, others, registry)
    wanted = _WANTS.get(found)
    if wanted == stance:
        return _same_day(figure, found, others, registry)
    if wanted is None:
        facts = {"stance": f"--{stance}", "period": str(figure.period)}
        return [RequestProblem("refused", "nothing_there", f"--{stance}", facts)]
    return [RequestProblem("refused", found.value, f"--{wanted}", _standing(others[0], registry))]


def _withdrawal(
    figure: Figure, others: tuple[Observation, ...], registry: Registry
) -> list[RequestProblem]:
    if not others:
        facts = {"period": str(figure.period)}
        return [RequestProblem("refused", "nothing_to_withdraw", "--period", facts)]
    return _not_later(figure, others[0], registry)


def _same_day(
    figure: Figure, found: Situation, others: tuple[Observation, ...], registry: Registry
) -> list[RequestProblem]:
    """A revision by the same source appeared on another day than what it revises."""
    if found is not Situation.REVISES:
        return []
    clash = next((o for o in others if o.known == figure.known), None)
    return _not_later(figure, clash, registry) if clash else []


def _not_later(figure: Figure, other: Observation, registry: Registry) -> list[RequestProblem]:
    if figure.known and other.known and figure.known > other.known:
        return []
    return [RequestProblem("refused", "not_later", "--published", _standing(other, registry))]


def _standing(other: Observation, registry: Registry) -> dict[str, str]:
    """The figure on record, told: value, source, day, place."""
    source = registry.sources.get(other.source or "")
    return {
        "value": f"{other.value:.15g}",
        "period": str(other.period),
        "source": source.title if source else "-",
        "known": other.known.isoformat() if other.known else "-",
        "place": f"{other.location.file}:{other.location.line}",
    }
