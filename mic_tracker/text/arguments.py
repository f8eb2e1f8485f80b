"""Single words of a request: one of a list, an id, a period, a day of publication."""

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple, get_args

from mic_tracker.model.duration import Duration
from mic_tracker.model.edit import RequestProblem
from mic_tracker.model.indicator import Desired, Measure, YearStart
from mic_tracker.model.observation import ObservationStatus, Qualifier
from mic_tracker.model.period import Frequency, Interval, Period
from mic_tracker.model.record import Language, LocalText, Published
from mic_tracker.model.source import Commitment
from mic_tracker.text.periods import PeriodReading, PeriodRefusal, read_period, require_period
from mic_tracker.text.suggest import list_words, suggest_id, suggest_word
from mic_tracker.text.values import Reading, Refusal, read_figure, read_value

MEASURES = get_args(Measure)
DIRECTIONS = get_args(Desired)
MONTHS = get_args(YearStart)
STATUSES = get_args(ObservationStatus)
QUALIFIERS = get_args(Qualifier)
STANDINGS = get_args(Commitment)
FREQUENCIES = tuple(frequency.value for frequency in Frequency)

LANGUAGES = get_args(Language)

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


class IndicatorYear(NamedTuple):
    """An indicator, and the month in which its fiscal years start; None where it does not say."""

    indicator: str
    starts: int | None


def period_argument(
    text: str | None,
    option: str,
    language: str,
    problems: list[RequestProblem],
    year: IndicatorYear | None = None,
) -> Period | None:
    """The one period that the text spells."""
    if text is None:
        return None
    starts = year.starts if year else None
    answer = require_period(read_period(text, language=language, year_starts=starts))
    if isinstance(answer, Period):
        return answer
    problems.append(_period_problem(answer, option, year))
    return None


def day_argument(
    text: str | None, option: str, language: str, problems: list[RequestProblem]
) -> date | None:
    """The day that the text spells."""
    period = period_argument(text, option, language, problems)
    if period and period.frequency is not Frequency.DAY:
        problems.append(RequestProblem("refused", "no_day", option, {"found": text or ""}))
        return None
    return period.first if period else None


def reference_argument(
    text: str | None,
    option: str,
    language: str,
    problems: list[RequestProblem],
    year: IndicatorYear,
) -> Period | Interval | None:
    """The period that the text spells, or the interval in which it lies."""
    if text is None:
        return None
    answer = read_period(text, language=language, year_starts=year.starts)
    if isinstance(answer, PeriodReading):
        return answer.period
    problems.append(_period_problem(answer, option, year))
    return None


def _period_problem(
    refusal: PeriodRefusal, option: str, year: IndicatorYear | None
) -> RequestProblem:
    """The problem that a text is not read; an indicator could say when its fiscal years start."""
    silent = {"indicator": year.indicator} if year and year.starts is None else {}
    facts = {**refusal.facts, **silent}
    return RequestProblem("period", refusal.why.value, option, facts, refusal.choices)


def value_argument(
    text: str | None,
    option: str,
    scale: tuple[LocalText, str],
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
    scale: tuple[LocalText, str],
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


def duration_argument(text: str, option: str, problems: list[RequestProblem]) -> str | None:
    """The length of time that the text spells, as a registry writes it."""
    duration = " ".join(text.lower().split())
    try:
        Duration.parse(duration)
    except ValueError:
        problems.append(RequestProblem("refused", "duration", option, {"found": text}))
        return None
    return duration


def digest_argument(text: str, option: str, problems: list[RequestProblem]) -> str | None:
    """The SHA-256 that the text spells, in small letters."""
    if re.fullmatch(r"[0-9a-f]{64}", digest := text.strip().lower()):
        return digest
    problems.append(RequestProblem("refused", "digest", option, {"found": text}))
    return None


def pair_argument(
    text: str, option: str, form: str, problems: list[RequestProblem]
) -> tuple[str, str] | None:
    """The two sides of an equals sign; `form` says what they are: PERIOD=VALUE."""
    key, _, value = (part.strip() for part in text.partition("="))
    if key and value:
        return key, value
    problems.append(RequestProblem("refused", "no_pair", option, {"found": text, "form": form}))
    return None


def name_argument(
    texts: tuple[str, ...], option: str, problems: list[RequestProblem]
) -> str | dict[str, str] | None:
    """A name: one text, or LANGUAGE=TEXT for each language."""
    spelt = [(key, name.strip()) for key, sign, name in (t.partition("=") for t in texts) if sign]
    names = {key: name for key, name in spelt if key in LANGUAGES}
    if len(names) == len(texts):
        return names
    if len(texts) == 1:
        return texts[0]
    problems.append(RequestProblem("refused", "several_names", option, {"n": len(texts)}))
    return None


def publication_argument(
    text: str | None,
    language: str,
    problems: list[RequestProblem],
    option: str = "--published",
) -> Published | None:
    """The day or period of publication, or `unknown`."""
    if text == "unknown":
        return "unknown"
    return period_argument(text, option, language, problems)


def written_period(period: Published) -> object:
    """A period as a registry writes it: a day as a date, all others as text."""
    if isinstance(period, Period) and period.frequency is Frequency.DAY:
        return period.first
    return str(period)
