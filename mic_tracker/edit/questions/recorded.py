"""What stands on record for a question: the ids to choose from, or how the last ones look."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from mic_tracker.edit.goal import option_name
from mic_tracker.edit.request import CorrectionRequest, FigureRequest, NewIndicatorRequest, Request
from mic_tracker.edit.subject import find_subject
from mic_tracker.model.codes import (
    CARRY_NAMES,
    GATE_NAMES,
    OVER_NAMES,
    PATH_NAMES,
    QUESTION_NAMES,
    SILENCE_NAMES,
    STATUS_NAMES,
)
from mic_tracker.model.edit import RequestProblem
from mic_tracker.model.kinds import KINDS
from mic_tracker.model.method import METHOD_NAMES
from mic_tracker.model.record import LocalText, first_spelling
from mic_tracker.model.registry import Registry
from mic_tracker.text.arguments import (
    DIRECTIONS,
    FREQUENCIES,
    MEASURES,
    MONTHS,
    QUALIFIERS,
    STANDINGS,
    STATUSES,
)

SHOWN = 5
"""So many of the last answers on record are shown."""

CHOICES: Mapping[str, tuple[str, ...]] = {
    "--kind": tuple(KINDS),
    "--measure": MEASURES,
    "--desired": DIRECTIONS,
    "--every": FREQUENCIES,
    "--figures-every": FREQUENCIES,
    "--over": OVER_NAMES,
    "--year-starts": MONTHS,
    "--standing": STANDINGS,
    "--status": STATUSES,
    "--qualifier": QUALIFIERS,
    "--gate": GATE_NAMES,
    "--path": PATH_NAMES,
    "--question": QUESTION_NAMES,
    "--silence": SILENCE_NAMES,
    "--carry": CARRY_NAMES,
    "--method": METHOD_NAMES,
    "--than-desired": DIRECTIONS,
    "--verdict": STATUS_NAMES,
}
"""The words of a question that has a fixed list of them."""


class RecordedAnswer(NamedTuple):
    """An answer on record, and what it names if it is an id."""

    text: str
    name: LocalText | None = None


def recorded_answers(
    request: Request, option: str, registry: Registry
) -> tuple[RecordedAnswer, ...]:
    """The last answers on record to a question, each once, in the order of the file."""
    find = _RECORDED.get(option)
    found = list(find(request, registry)) if find else []
    newest = {answer.text: answer for answer in reversed(found)}
    return tuple(reversed([*newest.values()][:SHOWN]))


_Finder = Callable[[Request, Registry], Iterable[RecordedAnswer]]


def _own_ids(request: Request, registry: Registry) -> Iterator[RecordedAnswer]:
    """The ids of the tables that a request adds one to."""
    if isinstance(request, NewIndicatorRequest):
        yield from _indicator_ids(request, registry)
        return
    for id_, target in registry.targets.items():
        yield RecordedAnswer(id_, target.name or registry.indicators[target.indicator].name)


def _indicator_ids(_: Request, registry: Registry) -> Iterator[RecordedAnswer]:
    return (RecordedAnswer(id_, indicator.name) for id_, indicator in registry.indicators.items())


def _source_ids(_: Request, registry: Registry) -> Iterator[RecordedAnswer]:
    return (RecordedAnswer(id_, source.title) for id_, source in registry.sources.items())


def _texts(texts: Iterable[object]) -> Iterator[RecordedAnswer]:
    every = (first_spelling(text) if isinstance(text, dict) else text for text in texts)
    return (RecordedAnswer(str(text)) for text in every if text is not None)


def _locators(_: Request, registry: Registry) -> Iterator[RecordedAnswer]:
    stated = (target.stated.at for target in registry.targets.values() if target.stated)
    return _texts([*stated, *(o.record.at for o in registry.observations)])


def _of_sources(key: str) -> _Finder:
    return lambda _, registry: _texts(getattr(s, key) for s in registry.sources.values())


def _of_indicators(key: str) -> _Finder:
    return lambda _, registry: _texts(getattr(i, key) for i in registry.indicators.values())


def _of_goals(key: str) -> _Finder:
    """The values of a goal's key."""

    def found(_: Request, registry: Registry) -> Iterator[RecordedAnswer]:
        values = (getattr(t, "since" if key == "from" else key, None) for t in _targets(registry))
        return _texts(f"{v:g}" if isinstance(v, float) else v for v in values)

    return found


def _targets(registry: Registry) -> Iterable[object]:
    return registry.targets.values()


def _figures(part: Callable[[str, object], str]) -> _Finder:
    """The figures of the subject of a request, each as it would be typed."""

    def found(request: Request, registry: Registry) -> Iterator[RecordedAnswer]:
        if isinstance(request, CorrectionRequest):
            request = FigureRequest(request.subject)
        if not isinstance(request, FigureRequest):
            return
        subject = find_subject(request, registry)
        if isinstance(subject, RequestProblem):
            return
        for point in subject.figures.points:
            record = point.observations[-1].record
            yield RecordedAnswer(part(record.value_text or f"{point.value:.15g}", point.when))

    return found


_PREFIXES = ("", "source-")
_PLAIN = ("at_least", "at_most", "percent", "times", "from", "by", "until")
"""The keys of a goal whose values are as they would be typed."""
_RECORDED: Mapping[str, _Finder] = {
    **{option_name(key): _of_goals(key) for key in _PLAIN},
    "ID": _own_ids,
    "--indicator": _indicator_ids,
    "--than": _indicator_ids,
    "--unit": _of_indicators("unit"),
    "--source": _source_ids,
    **{f"--{prefix}title": _of_sources("title") for prefix in _PREFIXES},
    **{f"--{prefix}publisher": _of_sources("publisher") for prefix in _PREFIXES},
    **{f"--{prefix}url": _of_sources("url") for prefix in _PREFIXES},
    "--published": _of_sources("published"),
    "--at": _locators,
    "--value": _figures(lambda value, when: f"{value} ({when})"),
    "--period": _figures(lambda _, when: str(when)),
}
