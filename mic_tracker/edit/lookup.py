"""The one figure on record that a request is about, or which there are instead."""

import shlex
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from mic_tracker.edit.request import CorrectionRequest
from mic_tracker.edit.subject import Subject
from mic_tracker.model.edit import RequestProblem
from mic_tracker.model.fact import MessageFact
from mic_tracker.model.kinds import Target
from mic_tracker.model.members import (
    area_of,
    dims_of,
    members_of,
    typed_members,
    written_members,
)
from mic_tracker.model.observation import Observation
from mic_tracker.model.period import Interval, Period
from mic_tracker.model.registry import Registry
from mic_tracker.text.arguments import publication_argument, reference_argument, value_argument
from mic_tracker.text.suggest import list_words, suggest_word

_NEAREST = 8
_Trait = Callable[[Observation, Registry], object]


def _published(observation: Observation, registry: Registry) -> object:
    """Its own day of publication, else that of its source."""
    source = registry.sources.get(observation.source or "")
    return observation.record.published or (source.published if source else None)


_TRAITS: dict[str, _Trait] = {
    "source": lambda o, _: o.source,
    "series": lambda o, _: o.series,
    "area": lambda o, _: area_of(o.members),
    "dim": lambda o, _: _written_dims(dims_of(o.members)),
    "stage": lambda o, _: o.record.stage,
    "published": _published,
    "value": lambda o, _: o.value,
}
"""What tells figures of one period apart, by its option, in the order of asking."""


def _asked_dims(request: CorrectionRequest, target: Target | None) -> str | None:
    """The members asked for, else those of the target that was named."""
    if request.dims:
        return _written_dims(typed_members(request.dims)) or ""
    return (_written_dims(target.dims or {}) or "") if target else None


def _written_dims(dims: Mapping[str, str]) -> str | None:
    """The members but the area, as they are typed: sex=F."""
    return written_members(members_of(None, dims)) or None


class _Wish(NamedTuple):
    """What an option asks for, as it was typed and as it was read."""

    typed: str
    value: object


def find_figure(
    request: CorrectionRequest,
    subject: Subject,
    registry: Registry,
    language: str,
    problems: list[RequestProblem],
) -> Observation | None:
    """Find the figure that a request names; None, with problems, unless it is just one."""
    wishes = _read_wishes(request, subject, registry, language, problems)
    candidates = [o for o in registry.observations if o.indicator == subject.id]
    found = _of_period(request, subject, candidates, language, problems)
    if problems:
        return None
    for option, wish in wishes.items():
        trait = _TRAITS[option]
        fitting = [o for o in found if trait(o, registry) == wish.value]
        if not fitting:
            problems.append(_unknown_trait(option, wish, found, subject, registry))
            return None
        found = fitting
    if len(found) > 1:
        problems.append(_several(found, subject, registry))
        return None
    return found[0]


def _read_wishes(
    request: CorrectionRequest,
    subject: Subject,
    registry: Registry,
    language: str,
    problems: list[RequestProblem],
) -> dict[str, _Wish]:
    """Read what tells the figure apart; a target that was named has its series and area."""
    target = registry.targets.get(subject.target or "")
    typed = {
        "source": request.source,
        "series": request.series if request.series is not None or not target else target.series,
        "area": request.area if request.area is not None or not target else target.area,
        "dim": _asked_dims(request, target),
        "stage": subject.stage_named(request.stage),
    }
    wishes = {
        option: _Wish(text, text or None) for option, text in typed.items() if text is not None
    }
    if request.published is not None:
        published = publication_argument(request.published, language, problems)
        wishes["published"] = _Wish(request.published, published)
    if request.value is not None:
        scale = subject.indicator.unit, subject.indicator.measure
        reading = value_argument(request.value, "--value", scale, language, problems)
        wishes["value"] = _Wish(request.value, reading.value if reading else None)
    return wishes


def _of_period(
    request: CorrectionRequest,
    subject: Subject,
    candidates: Sequence[Observation],
    language: str,
    problems: list[RequestProblem],
) -> list[Observation]:
    """The figures of the period, or those without one; with a problem, where there is none."""
    undated = sum(o.when is None for o in candidates)
    facts: dict[str, MessageFact] = {"indicator": subject.id}
    facts |= {"undated": undated} if undated else {}
    if request.undated and request.period is not None:
        clash = {"other": "--period"}
        problems.append(RequestProblem("refused", "exclusive", "--undated", clash))
        return []
    if request.period is None and not request.undated:
        facts |= _known_periods(candidates, None)
        problems.append(RequestProblem("missing", "figure_period", "--period", facts))
        return []
    when = reference_argument(request.period, "--period", language, problems, subject.year)
    found = [o for o in candidates if o.when == when]
    if not found and not problems:
        facts |= _known_periods(candidates, when)
        problems.append(_nothing_found(when, facts))
    return found


def _nothing_found(
    period: Period | Interval | None, facts: dict[str, MessageFact]
) -> RequestProblem:
    if period is None:
        return RequestProblem("refused", "no_undated_figure", "--undated", facts)
    return RequestProblem("refused", "no_figure_of_period", "--period", facts | {"period": period})


def _known_periods(
    candidates: Iterable[Observation], period: Period | Interval | None
) -> dict[str, str]:
    """The fact `known`: the periods on record with their sources, the nearest to a period."""
    dated = sorted(((o.when, o.source or "") for o in candidates if o.when), key=_by_last_day)
    if not dated:
        return {}
    centre = period.last if period else dated[-1][0].last
    nearest = sorted(dated, key=lambda pair: abs(pair[0].last - centre))[:_NEAREST]
    nearest.sort(key=_by_last_day)
    words = [f"{known} ({source})" if source else str(known) for known, source in nearest]
    more = ["…"] if len(dated) > _NEAREST else []
    return {"known": list_words([*dict.fromkeys(words), *more], limit=_NEAREST + 1)}


def _by_last_day(known: tuple[Period | Interval, str]) -> tuple[date, date, str]:
    period, source = known
    return period.last, period.first, source


def _unknown_trait(
    option: str,
    wish: _Wish,
    found: Sequence[Observation],
    subject: Subject,
    registry: Registry,
) -> RequestProblem:
    known = _written(_TRAITS[option](o, registry) for o in found)
    facts: dict[str, MessageFact] = {"indicator": subject.id, "found": shlex.quote(wish.typed)}
    facts |= {"known": list_words(known)} | suggest_word(wish.typed, known)
    if found[0].period is None:
        return RequestProblem("refused", "no_undated_figure_with", f"--{option}", facts)
    facts |= {"period": found[0].period}
    return RequestProblem("refused", "no_figure_with", f"--{option}", facts)


def _several(found: Sequence[Observation], subject: Subject, registry: Registry) -> RequestProblem:
    """The problem that several figures fit: where they are, and which options tell them apart."""
    facts: dict[str, MessageFact] = {"n": len(found), "indicator": subject.id}
    facts["figures"] = list_words(map(_place, found))
    facts |= dict(_differences(found, registry))
    if facts.keys() <= {"n", "indicator", "figures"}:
        facts["place"] = _place(found[0])
    return RequestProblem("refused", "several_figures", "", facts)


def _place(observation: Observation) -> str:
    where = observation.location
    return f"{where.file}:{where.line}"


def _differences(found: Sequence[Observation], registry: Registry) -> Iterator[tuple[str, str]]:
    for option, trait in _TRAITS.items():
        values = _written(trait(o, registry) for o in found)
        if len(values) > 1:
            yield option, list_words(values)


def _written(values: Iterable[object]) -> list[str]:
    """Values as they are typed in a shell, each once; '' stands for none."""
    texts = ("" if value is None else _plain_number(value) for value in values)
    return list(dict.fromkeys(shlex.quote(text) for text in texts))


def _plain_number(value: object) -> str:
    whole = isinstance(value, float) and value == int(value)
    return f"{value:.0f}" if whole else str(value)
