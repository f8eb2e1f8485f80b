"""Problems: their kinds, and a sentence for each in every language."""

import pytest

from mic_tracker.model.edit.exchange.problem import CellPlace, ProblemCode, RefusedRow, count_kinds
from mic_tracker.read.exchange.refusal import code_of_refusal
from mic_tracker.show.language.catalogue import languages, load
from mic_tracker.show.language.template import fields
from mic_tracker.text.periods import PeriodRefusal, read_period
from mic_tracker.text.values import Refusal, read_value

FACTS = {
    "too_large": {"limit"},
    "not_text": {"found"},
    "unknown_encoding": {"found"},
    "wrong_encoding": {"byte", "encoding"},
    "encoding_needed": {"byte", "readings"},
    "long_line": {"limit"},
    "long_cell": {"limit"},
    "too_many_columns": {"limit"},
    "too_many_cells": {"limit"},
    "too_many_figures": {"limit"},
    "too_much_in_all": {"limit"},
    "no_header": {"header"},
    "no_value_column": {"columns"},
    "no_period_column": {"columns"},
    "not_periods": {"limit"},
    "no_profile": {"columns"},
    "system": {"reason"},
    "large_metadata": {"limit"},
    "deep_metadata": {"limit"},
    "too_many_rows": {"limit"},
    "other_shape": {"format"},
    "service_message": {"message"},
    "json_syntax": {"column"},
    "json_constant": {"written"},
    "json_key_twice": {"key"},
    "json_row": {"cells", "columns"},
    "xml_syntax": {"column"},
    "xml_dtd": {"written"},
    "cube_size": {"stated"},
    "cube_place": {"place", "size"},
    "sdmx_key": {"key"},
    "sdmx_outside": {"element"},
    "sdmx_groups": {"limit"},
    "sdmx_mapping": {"element", "found"},
    "px_cut_off": {"keyword"},
    "px_cells": {"cells", "expected"},
    "px_values": {"variable", "cells", "expected"},
    "workbook_unpacked": {"limit"},
    "workbook_parts": {"limit"},
    "decimal_needed": {"sheet", "found"},
    "no_table": {"sheets"},
    "no_sheet": {"sheet", "sheets"},
    "cells": {"columns"},
    "bad_bound": {"column"},
    "one_part": {"part"},
}
"""The facts that a problem comes with, where it comes with any."""


@pytest.mark.parametrize("language", languages())
def test_every_problem_has_its_sentence_and_no_other_has_one(language: str) -> None:
    assert set(load(language)["import_problem"]) == {code.value for code in ProblemCode}


@pytest.mark.parametrize("code", ProblemCode)
@pytest.mark.parametrize("language", languages())
def test_a_sentence_needs_no_fact_that_its_problem_lacks(code: str, language: str) -> None:
    entry = load(language)["import_problem"][code]
    assert entry.keys() == {"say", "help"}
    needed = {name for line in (entry["say"], *entry["help"]) for name in fields(line)}
    assert needed <= FACTS.get(code, set())


def row(code: ProblemCode, file: str, line: int, found: str = "") -> RefusedRow:
    return RefusedRow(code, CellPlace(file, line, 1), found)


def test_problems_are_counted_by_kind() -> None:
    fiscal = [
        row(ProblemCode.FISCAL_YEAR, f"{n % 3}.csv", n, f"20{n}/{n + 1}") for n in range(10, 30)
    ]
    again = [row(ProblemCode.FISCAL_YEAR, "9.csv", n, "2010/11") for n in range(5)]
    one = row(ProblemCode.NOT_A_NUMBER, "0.csv", 7, "Inf")
    kinds = count_kinds([one, *fiscal, *again])
    assert [(k.code.value, k.count, k.files) for k in kinds] == [
        ("fiscal_year", 25, 4),
        ("not_a_number", 1, 1),
    ]
    assert [example.found for example in kinds[0].examples] == ["2010/11", "2011/12", "2012/13"]
    assert str(kinds[1].examples[0].place) == "0.csv:7:1"


def test_problems_with_different_columns_are_of_different_kinds() -> None:
    place = CellPlace("a.csv", 1)
    rows = [
        RefusedRow(ProblemCode.BAD_BOUND, place, "x", (("column", name),))
        for name in ("low", "high", "low")
    ]
    kinds = count_kinds(rows)
    assert [(dict(kind.facts), kind.count) for kind in kinds] == [
        ({"column": "low"}, 2),
        ({"column": "high"}, 1),
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2019/20", "fiscal_year"),
        ("2011/12", "fiscal_year"),
        ("7/8/2024", "day_or_month"),
        ("", "no_period"),
        ("soon", "not_a_period"),
    ],
)
def test_the_problem_of_a_period(text: str, code: str) -> None:
    refusal = read_period(text)
    assert isinstance(refusal, PeriodRefusal)
    assert code_of_refusal(refusal).value == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1.234", "two_readings"),
        ("12.3 b", "unclear_letters"),
        ("(7.5)", "parentheses"),
        ("1" * 30, "out_of_range"),
        ("5 km", "words_beside"),
        ("Yes", "not_a_number"),
    ],
)
def test_the_problem_of_a_value(text: str, code: str) -> None:
    refusal = read_value(text, unit="", measure="amount")
    assert isinstance(refusal, Refusal)
    assert code_of_refusal(refusal).value == code
