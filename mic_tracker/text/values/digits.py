"""Digits and their separators: which of `,` `.` and space groups thousands, which marks decimals.

One rule stands above the others: a text that is read under both languages is read as the same
number. Where the languages differ (`51.038`), the language whose grouping it is reads it and the
other refuses.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from mic_tracker.text.values.result import Refusal, Why

GROUPING_MARKS = {"en": ",", "vi": "."}
DECIMAL_MARKS = {"en": ".", "vi": ","}
# `_` is how the registry itself groups digits
MARKS = ",. _"


@dataclass(frozen=True, slots=True)
class WrittenNumber:
    """An unsigned decimal number; `foreign` when `,` and `.` have the other language's roles."""

    value: Decimal
    decimals: bool = False
    foreign: bool = False


def read_number(run: str, language: str) -> WrittenNumber | Refusal:
    """Read a run of ASCII digits and separators (`,`, `.`, space, `_`), without sign or unit."""
    parts = re.split(f"[{MARKS}]", run)
    marks = [c for c in run if c in MARKS]
    if not (parts[0] and parts[-1]):
        return Refusal(Why.DANGLING_SEPARATOR, {"found": run}, _repaired(run))
    if not marks:
        return _plain(run, run, "", language, "")
    if len(set(marks)) == 1:
        mark = marks[0]
        if len(marks) == 1 and mark in ",.":
            return _one_mark(run, parts[0], parts[1], language)
        return _grouped(run, parts, mark, language)
    if marks[-1] in ",." and set(marks[:-1]) == {marks[0]} and marks[0] != marks[-1]:
        return _grouped(run, parts[:-1], marks[0], language, fraction=parts[-1])
    return Refusal(Why.BAD_GROUPING, {"found": run})


def _plain(
    run: str, whole: str, fraction: str, language: str, mark: str
) -> WrittenNumber | Refusal:
    if len(whole) > 1 and whole.startswith("0"):
        return Refusal(Why.LEADING_ZERO, {"found": run}, _repaired(run))
    foreign = mark != "" and mark == GROUPING_MARKS.get(language)
    return WrittenNumber(Decimal(f"{whole}.{fraction}"), decimals=bool(fraction), foreign=foreign)


def _grouped(
    run: str, groups: list[str], mark: str, language: str, *, fraction: str = ""
) -> WrittenNumber | Refusal:
    value = Decimal(f"{''.join(groups)}.{fraction}")
    if not _groups_of_three(groups):
        return Refusal(Why.BAD_GROUPING, {"found": run}, (spell_number(value, language),))
    foreign = mark == DECIMAL_MARKS.get(language)
    return WrittenNumber(value, decimals=bool(fraction), foreign=foreign)


def _groups_of_three(groups: list[str]) -> bool:
    lead, *rest = groups
    return 1 <= len(lead) <= 3 and lead[0] != "0" and all(len(group) == 3 for group in rest)


def _one_mark(run: str, whole: str, fraction: str, language: str) -> WrittenNumber | Refusal:
    """Read digits with a single `,` or `.`, the only place where the language decides."""
    mark = run[len(whole)]
    groups_here = mark == GROUPING_MARKS.get(language)
    if _groups_of_three([whole, fraction]):
        if groups_here:
            return WrittenNumber(Decimal(whole + fraction))
        return _two_readings(run, whole, fraction, language, Why.AMBIGUOUS_SEPARATOR)
    # a grouping mark may stand for decimals where no group can be meant: 7,5 and 0,125;
    # 1234,567 and 51,0380 may as well be slips in grouping
    if groups_here and len(fraction) > 2 and whole != "0":
        return _two_readings(run, whole, fraction, language, Why.BAD_GROUPING)
    return _plain(run, whole, fraction, language, mark)


def _two_readings(run: str, whole: str, fraction: str, language: str, why: Why) -> Refusal:
    grouped, decimal = Decimal(whole + fraction), Decimal(f"{whole}.{fraction}")
    facts = {"found": run, "grouped": f"{grouped:f}", "decimal": f"{decimal:f}"}
    return Refusal(why, facts, (spell_number(grouped, language), spell_number(decimal, language)))


def _repaired(run: str) -> tuple[str, ...]:
    """Offer `0.5` for `.5`, `5` for `5.` and `7` for `007`."""
    whole = re.sub("^0+(?=[0-9])", "", run.rstrip(MARKS))
    return ("0" + whole if whole[0] in MARKS else whole,)


def spell_number(value: Decimal, language: str) -> str:
    """Write a number so that `read_number` accepts it under the same language.

    Three decimals after an ungrouped whole part get a zero more: 51.0380, which no one takes
    for 51,038.
    """
    whole, _, fraction = f"{value:,f}".partition(".")
    fraction = fraction.rstrip("0")
    if len(fraction) == 3 and "," not in whole:
        fraction += "0"
    text = f"{whole}.{fraction}" if fraction else whole
    return text.translate(str.maketrans(",.", ".,")) if language == "vi" else text


def shift_point(value: Decimal, exponent: int) -> Decimal:
    """Multiply by a power of ten exactly: Decimal arithmetic rounds to the context's precision."""
    parts = value.as_tuple()
    return Decimal((parts.sign, parts.digits, int(parts.exponent) + exponent))
