"""The goal of a new target: the keys of its kind, read from what was typed."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from mic_tracker.model.edit import RequestProblem
from mic_tracker.model.kinds import KINDS
from mic_tracker.model.period import Frequency, Period
from mic_tracker.model.target import Bounded, TargetRecord
from mic_tracker.text.arguments import (
    DIRECTIONS,
    FREQUENCIES,
    IndicatorYear,
    period_argument,
    value_argument,
    word_argument,
)
from mic_tracker.text.suggest import list_words


class GoalScale(NamedTuple):
    """What the numbers and periods of a goal are in: unit, measure, the years of its indicator."""

    unit: str
    measure: str
    year: IndicatorYear


_GoalReader = Callable[[str, str, GoalScale, str, list[RequestProblem]], object]


def _read_value(
    text: str, option: str, scale: GoalScale, language: str, problems: list[RequestProblem]
) -> object:
    reading = value_argument(text, option, (scale.unit, scale.measure), language, problems)
    return reading.value if reading else None


def _read_number(
    text: str, option: str, scale: GoalScale, language: str, problems: list[RequestProblem]
) -> object:
    return _read_value(text, option, GoalScale("", "change", scale.year), language, problems)


def _read_percent(
    text: str, option: str, scale: GoalScale, language: str, problems: list[RequestProblem]
) -> object:
    percent = GoalScale("percent", "change", scale.year)
    return _read_value(text, option, percent, language, problems)


def _read_period(
    text: str, option: str, scale: GoalScale, language: str, problems: list[RequestProblem]
) -> object:
    period = period_argument(text, option, language, problems, scale.year)
    return toml_period(period) if period else None


def toml_period(period: Period) -> object:
    """A period as targets write it: a year as a number, a day as a date, all others as text."""
    if period.frequency is Frequency.YEAR and period.first.month == 1:
        return period.first.year
    return period.first if period.frequency is Frequency.DAY else str(period)


def _word_reader(words: tuple[str, ...]) -> _GoalReader:
    return lambda text, option, _, __, problems: word_argument(text, words, option, problems)


def _read_text(text: str, *_: object) -> object:
    return text


def _read_baseline(
    text: str, option: str, scale: GoalScale, language: str, problems: list[RequestProblem]
) -> object:
    """Read PERIOD, or VALUE@PERIOD."""
    value, at, period = text.rpartition("@")
    if not period or (at and not value):
        problems.append(RequestProblem("refused", "baseline", option, {"found": text}))
        return None
    baseline = {"period": _read_period(period, option, scale, language, problems)}
    if at:
        baseline["value"] = _read_value(value, option, scale, language, problems)
    return None if None in baseline.values() else baseline


READERS: dict[str, _GoalReader] = {
    "at_least": _read_value,
    "at_most": _read_value,
    "percent": _read_percent,
    "than": _read_text,
    "times": _read_number,
    "every": _word_reader(FREQUENCIES),
    "desired": _word_reader(DIRECTIONS),
    "from": _read_period,
    "by": _read_period,
    "until": _read_period,
    "baseline": _read_baseline,
    "path": _word_reader(("linear", "geometric", "logistic")),
    "limit": _read_value,
    "objective": _read_number,
    "silence": _word_reader(("unknown", "missed")),
}
"""The keys that can be typed, in the order in which they are written."""

_EXAMPLES = {"by": "2030", "from": "2023-02", "than": "ID", "percent": "20", "at_least": "1"}
_CHOICES = {"every": FREQUENCIES, "desired": DIRECTIONS}


def option_name(key: str) -> str:
    """The command-line option of a key."""
    return f"--{key.replace('_', '-')}"


def goal_keys(kind: str) -> set[str]:
    """The keys of a kind that can be given as options."""
    return _record_fields(KINDS[kind]).keys() & {*READERS, "stages"}


def _record_fields(record: type[TargetRecord]) -> dict[str, Any]:
    return {field.alias or name: field for name, field in record.model_fields.items()}


def read_goal(
    kind: str, goal: dict[str, str], scale: GoalScale, language: str, problems: list[RequestProblem]
) -> dict[str, object]:
    """Read the values of a kind's keys, in order; a key of another kind is a problem."""
    keys = goal_keys(kind)
    for key in goal.keys() - keys:
        facts = {"kind": kind, "known": list_words(sorted(map(option_name, keys)), limit=30)}
        problems.append(RequestProblem("refused", "not_for_kind", option_name(key), facts))
    values = {
        key: reader(goal[key], option_name(key), scale, language, problems)
        for key, reader in READERS.items()
        if key in goal and key in keys
    }
    return {key: value for key, value in values.items() if value is not None}


def missing_goal_keys(kind: str, goal: dict[str, str]) -> Iterator[RequestProblem]:
    """Report each key that the kind needs and that was not given."""
    record = KINDS[kind]
    if issubclass(record, Bounded) and not goal.keys() & {"at_least", "at_most"}:
        yield RequestProblem("missing", "bound", "--at-least", {"kind": kind})
    for key, field in _record_fields(record).items():
        if field.is_required() and key in READERS and key not in goal:
            choices = _CHOICES.get(key, ())
            facts = {"kind": kind}
            facts |= {"known": list_words(choices)} if choices else {"example": _EXAMPLES[key]}
            yield RequestProblem("missing", "goal", option_name(key), facts, choices)
