"""The goal of a new target: the keys of its kind, read from what was typed."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from mic_tracker.model.codes import (
    CARRY_NAMES,
    GATE_NAMES,
    PATH_NAMES,
    QUESTION_NAMES,
    SILENCE_NAMES,
)
from mic_tracker.model.edit import RequestProblem
from mic_tracker.model.kinds import KINDS
from mic_tracker.model.members import Quota
from mic_tracker.model.method import METHOD_NAMES
from mic_tracker.model.period import Frequency, Period
from mic_tracker.model.record import LocalText
from mic_tracker.model.target import Bounded, TargetRecord
from mic_tracker.text.arguments import (
    DIRECTIONS,
    FREQUENCIES,
    IndicatorYear,
    duration_argument,
    id_argument,
    name_argument,
    pair_argument,
    period_argument,
    value_argument,
    word_argument,
)
from mic_tracker.text.suggest import list_words


class GoalScale(NamedTuple):
    """What the numbers and periods of a goal are in: unit, measure, the years of its indicator."""

    unit: LocalText
    measure: str
    year: IndicatorYear


_GoalReader = Callable[[str, str, GoalScale, str, list[RequestProblem]], object]
_ListReader = Callable[[tuple[str, ...], str, GoalScale, str, list[RequestProblem]], object]


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


def _read_duration(
    text: str, option: str, _: GoalScale, __: str, problems: list[RequestProblem]
) -> object:
    return duration_argument(text, option, problems)


def _read_id(
    text: str, option: str, _: GoalScale, __: str, problems: list[RequestProblem]
) -> object:
    return id_argument(text, option, problems)


def _read_quota(
    text: str, option: str, _: GoalScale, __: str, problems: list[RequestProblem]
) -> object:
    """Read how many members have to be there: 60, or 95%."""
    written: object = int(text) if text.isdecimal() else text
    try:
        Quota.of_written(written)
    except ValueError:
        problems.append(RequestProblem("refused", "quota", option, {"found": text}))
        return None
    return written


def _read_members(
    texts: tuple[str, ...], option: str, _: GoalScale, __: str, problems: list[RequestProblem]
) -> object:
    """Read DIMENSION=MEMBER, once for each dimension."""
    pairs = [pair_argument(text, option, "DIMENSION=MEMBER", problems) for text in texts]
    return dict(pair for pair in pairs if pair)


def _read_name(
    texts: tuple[str, ...], option: str, _: GoalScale, __: str, problems: list[RequestProblem]
) -> object:
    return name_argument(texts, option, problems)


def _read_point(
    text: str, option: str, scale: GoalScale, language: str, problems: list[RequestProblem]
) -> object:
    """Read PERIOD=VALUE, a point of the way."""
    pair = pair_argument(text, option, "PERIOD=VALUE", problems)
    if pair is None:
        return None
    period = _read_period(pair[0], option, scale, language, problems)
    value = _read_value(pair[1], option, scale, language, problems)
    return None if period is None or value is None else [period, value]


def _each(reader: _GoalReader) -> _ListReader:
    """A reader of a list, one option for each entry."""
    return lambda texts, *context: [reader(text, *context) for text in texts]


READERS: dict[str, _GoalReader] = {
    "each": _read_id,
    "enough": _read_quota,
    "gate": _word_reader(GATE_NAMES),
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
    "path": _word_reader(PATH_NAMES),
    "question": _word_reader(QUESTION_NAMES),
    "limit": _read_value,
    "objective": _read_number,
    "silence": _word_reader(SILENCE_NAMES),
    "carry": _word_reader(CARRY_NAMES),
    "method": _word_reader(METHOD_NAMES),
    "formerly": _read_id,
    "stale_after": _read_duration,
    "grace": _read_duration,
    "unclear": _read_text,
}
"""The keys that can be typed, in the order in which they are written."""
LIST_READERS: dict[str, _ListReader] = {
    "name": _read_name,
    "dims": _read_members,
    "stages": _each(_read_text),
    "interim": _each(_read_point),
    "excused": _each(_read_period),
    "tags": _each(_read_text),
}
"""The keys whose option can be repeated."""

_BEFORE_GOAL = ("name", "dims", "each", "enough", "gate")
_AFTER_GOAL = ("method", "tags", "formerly", "stale_after", "grace", "unclear")
_GOAL = tuple(key for key in (*READERS, *LIST_READERS) if key not in _BEFORE_GOAL + _AFTER_GOAL)
WRITTEN = (*_BEFORE_GOAL, *_GOAL, *_AFTER_GOAL)
"""All of these keys, in the order in which they are written."""
_OPTIONS = {"name": "--target-name", "stages": "--stage", "tags": "--tag", "dims": "--dim"}
_EXAMPLES = {"by": "2030", "from": "2023-02", "than": "ID", "percent": "20", "at_least": "1"}
_CHOICES = {"every": FREQUENCIES, "desired": DIRECTIONS}


def option_name(key: str) -> str:
    """The command-line option of a key."""
    return _OPTIONS.get(key) or f"--{key.replace('_', '-')}"


def goal_keys(kind: str) -> set[str]:
    """The keys of a kind that can be given as options."""
    return _record_fields(KINDS[kind]).keys() & {*WRITTEN}


def _record_fields(record: type[TargetRecord]) -> dict[str, Any]:
    return {field.alias or name: field for name, field in record.model_fields.items()}


def read_goal(
    kind: str,
    typed: Mapping[str, str | tuple[str, ...]],
    scale: GoalScale,
    language: str,
    problems: list[RequestProblem],
) -> dict[str, object]:
    """Read the values of a kind's keys, in order; a key of another kind is a problem."""
    keys = goal_keys(kind)
    for key in sorted(typed.keys() - keys):
        facts = {"kind": kind, "known": list_words(sorted(map(option_name, keys)), limit=30)}
        problems.append(RequestProblem("refused", "not_for_kind", option_name(key), facts))
    values = {
        key: _read_key(key, typed[key], scale, language, problems)
        for key in WRITTEN
        if key in typed and key in keys
    }
    return {key: value for key, value in values.items() if value is not None}


def _read_key(
    key: str,
    typed: str | tuple[str, ...],
    scale: GoalScale,
    language: str,
    problems: list[RequestProblem],
) -> object:
    context = option_name(key), scale, language, problems
    if isinstance(typed, tuple):
        return LIST_READERS[key](typed, *context)
    return READERS[key](typed, *context)


def missing_goal_keys(kind: str, goal: Mapping[str, str]) -> Iterator[RequestProblem]:
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
