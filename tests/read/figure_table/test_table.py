"""Tables as people paste them: headers, dialects, encodings, and what is no table."""

import pytest

from mic_tracker.model.edit.figure_table import TypedTable
from mic_tracker.model.finding import InvalidInput
from mic_tracker.read.figure_table.lines import FigureNotation
from mic_tracker.read.figure_table.table import read_figure_table
from mic_tracker.text import limits

NOTATION = FigureNotation("en", "firms", "count", None, ("firms", "Digital firms"))


def read(text: str | bytes) -> TypedTable:
    data = text.encode() if isinstance(text, str) else text
    return read_figure_table(data, "pasted", NOTATION)


def cells(text: str | bytes) -> list[tuple[int, dict[str, str]]]:
    return [(row.line, dict(row.cells)) for row in read(text).rows]


def refused(text: str | bytes) -> list[tuple[str, object, str]]:
    with pytest.raises(InvalidInput) as caught:
        read(text)
    return [(f.code, f.facts.get("cause"), str(f.location)) for f in caught.value.findings]


TWO = [(2, {"period": "2023", "value": "1,000"}), (3, {"period": "2024", "value": "2,000"})]


@pytest.mark.parametrize(
    "text",
    [
        "Period\tValue\n2023\t1,000\n2024\t2,000\n",
        'PERIOD,VALUE\n2023,"1,000"\n2024,"2,000"\n',
        "period;value\n2023;1,000\n2024;2,000",
        "Year\tDigital firms\r\n2023\t1,000\r\n2024\t2,000\r\n",
        "Period\tValue\r2023\t1,000\r2024\t2,000\r",
        "\ufeffPeriod\tValue\n2023\t1,000\n2024\t2,000\n",
        "Period\tValue\t\t\n2023\t1,000\t\t\n2024\t2,000\t\t\n\t\t\t\n",
        "Period  Value\n2023  1,000\n2024  2,000\n",
        "# pasted\n2023 1,000\n2024 2,000\n",
        "\n2023\t1,000\n2024\t2,000\n",
    ],
)
def test_dialects_of_one_table(text: str) -> None:
    assert cells(text) == TWO


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_text_of_a_spreadsheet(codec: str) -> None:
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(codec, b"")
    data = mark + "Kỳ\tGiá trị\r\n2023\t1,000\r\n2024\t2,000\r\n".encode(codec)
    assert cells(data) == TWO


def test_a_line_that_names_the_separator_is_no_row() -> None:
    assert cells("sep=;\nperiod;value\n2024;1,5\n") == [(3, {"period": "2024", "value": "1,5"})]


def test_what_holds_for_all_figures_stands_in_lines_of_its_own() -> None:
    table = read("source: yearbook\nPublished:  2024-03-01\nnote:\n\n2023 1,000\narea: North\n")
    assert table.common == {"source": "yearbook", "published": "2024-03-01", "area": "North"}
    assert [row.line for row in table.rows] == [5]
    table = read("source: yearbook\nperiod,value\n2023,1\nseries: a\n")
    assert (table.common, len(table.rows)) == ({"source": "yearbook", "series": "a"}, 1)


def test_two_lines_that_contradict_each_other_are_no_choice() -> None:
    (row,) = read("source: a\nsource: b\n").rows
    assert [(p.key, p.facts["other"]) for p in row.problems] == [("common_twice", "a")]


def test_a_cell_with_a_line_end_keeps_the_lines_right() -> None:
    text = 'period,value,note\n2023,1,"first\n# second"\n2024,2,\n'
    assert [line for line, _ in cells(text)] == [2, 4]
    assert cells(text)[0][1]["note"] == "first\n# second"


def test_comments_and_empty_cells_say_nothing() -> None:
    text = "period,value,note\n# a comment\n2023,1,\n,,\n# ^ value: mend it\n"
    assert cells(text) == [(3, {"period": "2023", "value": "1"})]


def test_a_cell_beyond_the_columns_is_refused_with_its_row() -> None:
    (row,) = read("period,value\n2024,51,038\n").rows
    assert [(p.section, p.key, dict(p.facts)) for p in row.problems] == [
        ("row", "beyond", {"n": 2, "found": "038"})
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("period,valu,value\n", [("MT033", "unknown", "pasted:1:8")]),
        ("period,value,Year\n", [("MT033", "twice", "pasted:1:14")]),
        ("period,note\n2024,x\n", [("MT033", "missing", "pasted:1:1")]),
        ('period,value\n2024,"5\n', [("MT034", None, "pasted:2:1")]),
        (b"period,value\n2024,5\0\n", [("MT006", "control_character", "pasted:2:7")]),
        (b"period,value\n2024,\xff\n", [("MT006", "not_utf_8", "pasted:2:6")]),
        (b"\xff\xfe2", [("MT006", "utf_16", "pasted:1:1")]),
        ("2024 5\n".encode("utf-16-le"), [("MT006", "utf_16", "pasted:1:1")]),
        (b"PK\x03\x04\x14\x00", [("MT006", "spreadsheet", "pasted:1:1")]),
    ],
)
def test_what_is_no_table_is_a_finding(text: str | bytes, found: list[object]) -> None:
    assert refused(text) == found


def test_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PASTED_ROWS", 3)
    lines, rows = "2024 1\n" * 3, "period,value\n" + "2024,1\n" * 3
    assert len(read(lines).rows) == len(read(rows).rows) == 3
    assert refused(lines + "2024 1\n") == [("MT055", None, "pasted:4:1")]
    assert refused(rows + "2024,1\n") == [("MT055", None, "pasted:5:1")]
    monkeypatch.setattr(limits, "PASTED_BYTES", 20)
    assert refused(lines) == [("MT008", "too_large", "pasted:1:1")]


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing\n", "source: a\n", "period,value\n"])
def test_an_empty_table_has_no_rows(text: str) -> None:
    assert read(text).rows == ()
