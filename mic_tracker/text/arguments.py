"""Single words of a request: one of a list, an id, a period, a day of publication."""

import re
from collections.abc import Iterable
from typing import get_args

from mic_tracker.model.edit import RequestProblem
from mic_tracker.model.indicator import Desired, Measure
from mic_tracker.model.observation import ObservationStatus, Qualifier
from mic_tracker.model.period import Frequency, Period
from mic_tracker.model.record import Published
from mic_tracker.model.source import Commitment
from mic_tracker.text.periods import PeriodReading, read_period
from mic_tracker.text.suggest import list_words, suggest_id, suggest_word
from mic_tracker.text.values import Reading, Refusal, read_figure, read_value

MEASURES = get_args(Measure)
DIRECTIONS = get_args(Desired)
STATUSES = get_args(ObservationStatus)
QUALIFIERS = get_args(Qualifier)
STANDINGS = get_args(Commitment)
FREQUENCIES = tuple(frequency.value for frequency in Frequency)

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,99}", re.ASCII)


def word_argument(
    text: str | None, choices: Iterable[str], option: str, problems: list[RequestProblem]
) -> str | None:
    """The text if it is a known word; else a problem with the words to choose from."""
    words = tuple(choices)
    if text is None or text in words:
        return text
    facts = {"found": text, "known": list_words(words, limit=30)} | suggest_word(text, words)
    problems.append(RequestProblem("refused", "word", option, facts, words))
    return None


def id_argument(text: str | None, option: str, problems: list[RequestProblem]) -> str | None:
    """The text if it can be an id."""
    if text is None or _ID.fullmatch(text):
        return text
    problems.append(RequestProblem("refused", "id", option, {"found": text} | suggest_id(text)))
    return None


def period_argument(
    text: str | None, option: str, language: str, problems: list[RequestProblem]
) -> Period | None:
    """The period that the text spells."""
    if text is None:
        return None
    answer = read_period(text, language=language)
    if isinstance(answer, PeriodReading):
        return answer.period
    problems.append(
        RequestProblem("period", answer.why.value, option, answer.facts, answer.choices)
    )
    return None


def value_argument(
    text: str | None,
    option: str,
    scale: tuple[str, str],
    language: str,
    problems: list[RequestProblem],
    last: float | None = None,
) -> Reading | None:
    """The value that the text spells; `scale` is the unit and the measure it is in."""
    if text is None:
        return None
    unit, measure = scale
    answer = read_value(text, unit=unit, measure=measure, language=language, last=last)
    return _accept(answer, text, option, problems)


def figure_argument(
    text: str | None,
    option: str,
    scale: tuple[str, str],
    language: str,
    problems: list[RequestProblem],
    last: float | None = None,
) -> Reading | None:
    """The figure that the text spells: a value, or a range of two."""
    if text is None:
        return None
    unit, measure = scale
    answer = read_figure(text, unit=unit, measure=measure, language=language, last=last)
    return _accept(answer, text, option, problems)


def _accept(
    answer: Reading | Refusal, text: str, option: str, problems: list[RequestProblem]
) -> Reading | None:
    """The reading; None, and a problem with the spellings to choose from, for a refusal."""
    if isinstance(answer, Reading):
        return answer
    facts = {"written": text, **answer.facts}
    problems.append(RequestProblem("value", answer.why.value, option, facts, answer.choices))
    return None


def publication_argument(
    text: str | None, language: str, problems: list[RequestProblem]
) -> Published | None:
    """The day or period of publication, or `unknown`."""
    if text == "unknown":
        return "unknown"
    return period_argument(text, "--published", language, problems)


def written_period(period: Published) -> object:
    """A period as a registry writes it: a day as a date, all others as text."""
    if isinstance(period, Period) and period.frequency is Frequency.DAY:
        return period.first
    return str(period)
