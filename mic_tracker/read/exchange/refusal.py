"""Which problem of an import a period or a value is that the readers of texts refuse."""

from mic_tracker.model.edit.exchange.problem import ProblemCode
from mic_tracker.text.periods import PeriodRefusal, PeriodWhy
from mic_tracker.text.values import Refusal, Why

_OF_PERIODS = {
    PeriodWhy.EMPTY: ProblemCode.NO_PERIOD,
    PeriodWhy.FISCAL_YEAR: ProblemCode.FISCAL_YEAR,
    PeriodWhy.YEAR_OR_MONTH: ProblemCode.FISCAL_YEAR,
    PeriodWhy.DAY_OR_MONTH: ProblemCode.DAY_OR_MONTH,
    PeriodWhy.MONTH_FIRST: ProblemCode.DAY_OR_MONTH,
    PeriodWhy.EITHER_YEAR: ProblemCode.EITHER_YEAR,
}
_OF_VALUES = {
    Why.AMBIGUOUS_SEPARATOR: ProblemCode.TWO_READINGS,
    Why.BAD_GROUPING: ProblemCode.TWO_READINGS,
    Why.AMBIGUOUS_SCALE: ProblemCode.UNCLEAR_LETTERS,
    Why.PARENTHESES: ProblemCode.PARENTHESES,
    Why.OUT_OF_RANGE: ProblemCode.OUT_OF_RANGE,
    Why.UNIT_MISMATCH: ProblemCode.WORDS_BESIDE,
    Why.PERCENT_SIGN: ProblemCode.WORDS_BESIDE,
    Why.WRONG_CURRENCY: ProblemCode.WORDS_BESIDE,
}


def code_of_refusal(refusal: PeriodRefusal | Refusal) -> ProblemCode:
    """The problem that a refused period or value is."""
    if isinstance(refusal, PeriodRefusal):
        return _OF_PERIODS.get(refusal.why, ProblemCode.NOT_A_PERIOD)
    return _OF_VALUES.get(refusal.why, ProblemCode.NOT_A_NUMBER)
