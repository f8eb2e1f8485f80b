"""Values of other people's tables: spellings of real files, read by hand."""

import pytest

from mic_tracker.text.values import Refusal, Why
from mic_tracker.text.values.source_value import (
    SourceValue,
    ValueNotation,
    find_decimal_sign,
    read_source_value,
)

POINT, COMMA = ValueNotation("."), ValueNotation(",")
DOUBT = ValueNotation(".", doubt=True)


@pytest.mark.parametrize(
    ("text", "notation", "expected"),
    [
        ("18.4", POINT, SourceValue(18.4)),
        ("1832641364775.52", POINT, SourceValue(1832641364775.52)),
        ("8.12e-05", POINT, SourceValue(0.0000812)),
        ("1.5E+3", POINT, SourceValue(1500.0)),
        ("12.425", POINT, SourceValue(12.425)),
        ("1,234.567", POINT, SourceValue(1234.567)),
        ("1,301", POINT, SourceValue(1301.0)),
        ("51.038", COMMA, SourceValue(51038.0)),
        ("51.038,5", COMMA, SourceValue(51038.5)),
        ("7,51", COMMA, SourceValue(7.51)),
        ("7,510", COMMA, SourceValue(7.51)),
        ("15 805", POINT, SourceValue(15805.0)),
        ("−5", POINT, SourceValue(-5.0)),
        ("-0.5", POINT, SourceValue(-0.5)),
        ("<5", POINT, SourceValue(5.0, qualifier="under")),
        (">95", POINT, SourceValue(95.0, qualifier="over")),
        ("~5", POINT, SourceValue(5.0, qualifier="about")),
        ("770 [600-900]", POINT, SourceValue(770.0, 600.0, 900.0)),
        ("10.01 [6.29-13.74]", POINT, SourceValue(10.01, 6.29, 13.74)),
        ("15 805 [14 100–17 300]", POINT, SourceValue(15805.0, 14100.0, 17300.0)),
        ("(7.5)", DOUBT, SourceValue(7.5, mark="()")),
        ("((6.3))", DOUBT, SourceValue(6.3, mark="(())")),
        ("12.3*", POINT, SourceValue(12.3, mark="*")),
        ("12.3 (2)", POINT, SourceValue(12.3, mark="(2)")),
        ("12.3 [p]", POINT, SourceValue(12.3, mark="[p]")),
        ("1,310 (r)", POINT, SourceValue(1310.0, mark="(r)")),
        ("12.5(P)", POINT, SourceValue(12.5, mark="(P)")),
        ("12,5 1)", COMMA, SourceValue(12.5, mark="1)")),
        ("1 234 12)", COMMA, SourceValue(1234.0, mark="12)")),
        ("5% (e)", ValueNotation(".", "%"), SourceValue(5.0, mark="(e)")),
        ("53.950(*)", COMMA, SourceValue(53950.0, mark="(*)")),
        ("5 %", ValueNotation(".", "Percentage (%)"), SourceValue(5.0)),
        ("7,5", ValueNotation(), SourceValue(7.5)),
    ],
)
def test_a_value(text: str, notation: ValueNotation, expected: SourceValue) -> None:
    assert read_source_value(text, notation) == expected


@pytest.mark.parametrize(
    ("text", "notation", "why"),
    [
        ("12.3 b", POINT, Why.AMBIGUOUS_SCALE),
        ("(7.5)", POINT, Why.PARENTHESES),
        ("7.5)", POINT, Why.PARENTHESES),
        ("12.51)", POINT, Why.PARENTHESES),
        ("7.5 (m)", POINT, Why.PARENTHESES),
        ("7.5 (low)", POINT, Why.PARENTHESES),
        ("((6.3)", DOUBT, Why.PARENTHESES),
        ("1.234", ValueNotation(), Why.AMBIGUOUS_SEPARATOR),
        ("Inf", POINT, Why.NOT_A_NUMBER),
        ("-inf", POINT, Why.NOT_A_NUMBER),
        ("Yes", POINT, Why.NOT_A_NUMBER),
        ("5 %", POINT, Why.PERCENT_SIGN),
        ("770 [900-600]", POINT, Why.UNCLEAR_RANGE),
        ("1000 [600-900]", POINT, Why.UNCLEAR_RANGE),
        ("1e400", POINT, Why.OUT_OF_RANGE),
        ("-1e25", POINT, Why.OUT_OF_RANGE),
        ("1e-30", POINT, Why.OUT_OF_RANGE),
        ("007", POINT, Why.LEADING_ZERO),
        ("1" * 500, POINT, Why.TOO_LONG),
        ("", POINT, Why.EMPTY),
    ],
)
def test_what_is_refused(text: str, notation: ValueNotation, why: Why) -> None:
    answer = read_source_value(text, notation)
    assert isinstance(answer, Refusal)
    assert answer.why is why


@pytest.mark.parametrize(
    ("cells", "sign"),
    [
        (["51.038", "0.5"], "."),
        (["51.038", "52.411", "7,4"], ","),
        (["1.234,5"], ","),
        (["1,234.5", "1,234"], "."),
        (["51.038", "52.411"], None),
        (["7.5", "7,5"], None),
        (["", "..", "5"], None),
        (["12.25 p", "(18.2)"], "."),
    ],
)
def test_the_decimal_sign_of_a_column(cells: list[str], sign: str | None) -> None:
    assert find_decimal_sign(cells) == sign
