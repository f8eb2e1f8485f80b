"""What was promised: the keys of a target's kind, read from what was typed."""

from collections.abc import Callable, Iterator
from typing import Any

from mic_tracker.model.edit import RequestProblem
from mic_tracker.model.kinds import KINDS
from mic_tracker.model.period import Frequency, Period
from mic_tracker.model.target import Bounded, TargetRecord
from mic_tracker.text.arguments import DIRECTIONS, FREQUENCIES, a_period, a_value, one_of
from mic_tracker.text.suggest import listed

GoalScale = tuple[str, str]
"""Unit and measure."""
_Reader = Callable[[str, str, GoalScale, str, list[RequestProblem]], object]


def _value(
    text: str, option: str, scale: GoalScale, language: str, problems: list[RequestProblem]
) -> object:
    reading = a_value(text, option, scale, language, problems)
    return reading.value if reading else None


def _number(
    text: str, option: str, _: GoalScale, language: str, problems: list[RequestProblem]
) -> object:
    return _value(text, option, ("", "change"), language, problems)


def _percent(
    text: str, option: str, _: GoalScale, language: str, problems: list[RequestProblem]
) -> object:
    return _value(text, option, ("percent", "change"), language, problems)


def _when(
    text: str, option: str, _: GoalScale, language: str, problems: list[RequestProblem]
) -> object:
    period = a_period(text, option, language, problems)
    return as_key(period) if period else None


def as_key(period: Period) -> object:
    """A period as targets write it: a year as a number, a day as a date, all others as text."""
    if period.frequency is Frequency.YEAR:
        return period.first.year
    return period.first if period.frequency is Frequency.DAY else str(period)


def _word(words: tuple[str, ...]) -> _Reader:
    return lambda text, option, _, __, problems: one_of(text, words, option, problems)


def _text(text: str, *_: object) -> object:
    return text


def _baseline(
    text: str, option: str, scale: GoalScale, language: str, problems: list[RequestProblem]
) -> object:
    """PERIOD, or VALUE@PERIOD."""
    value, at, period = text.rpartition("@")
    if not period or (at and not value):
        problems.append(RequestProblem("refused", "baseline", option, {"found": text}))
        return None
    told = {"period": _when(period, option, scale, language, problems)}
    if at:
        told["value"] = _value(value, option, scale, language, problems)
    return None if None in told.values() else told


READERS: dict[str, _Reader] = {
    "at_least": _value,
    "at_most": _value,
    "percent": _percent,
    "than": _text,
    "times": _number,
    "every": _word(FREQUENCIES),
    "desired": _word(DIRECTIONS),
    "from": _when,
    "by": _when,
    "until": _when,
    "baseline": _baseline,
    "path": _word(("linear", "geometric", "logistic")),
    "limit": _value,
    "objective": _number,
    "silence": _word(("unknown", "missed")),
}
"""The keys that can be typed, in the order in which they are written."""

_EXAMPLES = {"by": "2030", "from": "2023-02", "than": "ID", "percent": "20", "at_least": "1"}
_CHOICES = {"every": FREQUENCIES, "desired": DIRECTIONS}


def option_of(key: str) -> str:
    """The option for a key."""
    return f"--{key.replace('_', '-')}"


def takes(kind: str) -> set[str]:
    """The keys of a kind that can be typed."""
    return _keys(KINDS[kind]).keys() & {*READERS, "stages"}


def _keys(record: type[TargetRecord]) -> dict[str, Any]:
    return {field.alias or name: field for name, field in record.model_fields.items()}


def read_goal(
    kind: str, goal: dict[str, str], scale: GoalScale, language: str, problems: list[RequestProblem]
) -> dict[str, object]:
    """The kind's keys with their values, in order; a key of another kind is a problem."""
    known = takes(kind)
    for key in goal.keys() - known:
        facts = {"kind": kind, "known": listed(sorted(map(option_of, known)), limit=30)}
        problems.append(RequestProblem("refused", "not_for_kind", option_of(key), facts))
    read = {
        key: reader(goal[key], option_of(key), scale, language, problems)
        for key, reader in READERS.items()
        if key in goal and key in known
    }
    return {key: value for key, value in read.items() if value is not None}


def missing_goal(kind: str, goal: dict[str, str]) -> Iterator[RequestProblem]:
    """The keys that the kind needs and that were not typed."""
    record = KINDS[kind]
    if issubclass(record, Bounded) and not goal.keys() & {"at_least", "at_most"}:
        yield RequestProblem("missing", "bound", "--at-least", {"kind": kind})
    for key, field in _keys(record).items():
        if field.is_required() and key in READERS and key not in goal:
            choices = _CHOICES.get(key, ())
            facts = {"kind": kind}
            facts |= {"known": listed(choices)} if choices else {"example": _EXAMPLES[key]}
            yield RequestProblem("missing", "goal", option_of(key), facts, choices)
