"""The sign between cells and the row of the columns: on texts that mislead simpler rules."""

import pytest

from mic_tracker.read.exchange.dialect import TextRow, find_header, find_sign, split_rows
from mic_tracker.read.exchange.source_table import UnreadableFile
from mic_tracker.text import limits

QUARTERLY = "freq,s_adj,unit,geo\\TIME_PERIOD\t2023-Q1 \t2023-Q2 \nQ,SCA,CLV,XA\t105150.1 \t: \n"
RESAVED = "Source;A, B and C;;\n;;;\nName;Code;2015;2016\nLand, The;XA;12.5;15.1\n"


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("a,b\n1,2\n", ","),
        ("a;b\n1,5;2,5\n2,5;3,5\n", ";"),
        ("a\tb\n1\t2\n", "\t"),
        ("a|b\n1|2\n", "|"),
        (QUARTERLY, "\t"),
        (RESAVED, ";"),
        ('"A title; with, signs"\n\n"a","b","c"\n1,2,3\n', ","),
        ("STRUCTURE[;],A,B\ndataflow,1,2\n", ","),
        ("sep=;\na,b;c\n1,5;2\n", ";"),
        ("sep=x\na,b\n1,2\n", ","),
        ("value\n5\n", "\t"),
    ],
)
def test_the_sign_between_cells(text: str, sign: str) -> None:
    assert find_sign(text) == sign


@pytest.mark.parametrize(
    ("text", "header"),
    [
        ("Year,Value\n2020,5\n", 0),
        ("\n\nYear,Value\n2020,5\n", 2),
        ("A title\n\nYear,Sex,Value\n2020,,5\n", 2),
        ("Source,World\n,\nUpdated,2026-07-13\n,\nName,Code,2015\nLand,XA,5\n", 4),
        ("Source,World,,\nUpdated,2026,,\nName,Code,2015,2016\nL,4,5,6\nM,5,6,7\n", 2),
        ("Year,Value\nThere is no data yet,\n", 0),
        ("a,b\nx,y\n", 0),
    ],
)
def test_the_row_of_the_columns(text: str, header: int) -> None:
    assert find_header(split_rows(text, ",")) == header


def test_rows_keep_the_line_on_which_they_start() -> None:
    assert split_rows('a,b\n"two\nlines",2\n\n3,4\n', ",") == [
        TextRow(1, ["a", "b"]),
        TextRow(2, ["two\nlines", "2"]),
        TextRow(4, []),
        TextRow(5, ["3", "4"]),
    ]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ('a,b\n1,"2\n', "open_quote", 2),
        ('a,b\n"1"2,3\n', "open_quote", 2),
        ("a\n" + "1" * (limits.CELL + 1), "long_cell", 2),
        ("a\n" + "1," * (limits.LINE // 2 + 1), "long_line", 2),
        ("a\n" + "," * (limits.COLUMNS + 1), "too_many_columns", 2),
    ],
)
def test_what_is_refused(text: str, code: str, line: int) -> None:
    with pytest.raises(UnreadableFile) as caught:
        split_rows(text, ",")
    assert (caught.value.code, caught.value.line) == (code, line)


def test_too_many_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "IMPORTED_CELLS", 5)
    assert split_rows("a,b\n1,2\n", ",")
    with pytest.raises(UnreadableFile, match="too_many_cells"):
        split_rows("a,b\n1,2\n3,4\n", ",")


def test_a_text_that_says_nothing() -> None:
    with pytest.raises(UnreadableFile, match="empty"):
        find_header(split_rows("\n,,\n", ","))
