"""Cells of delimited text, found and written anew; the standard library reads what is written."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mic_tracker.text.cells import cell_span, find_delimiter, row_end, set_cells


def rows(text: str, delimiter: str) -> list[list[str]]:
    return list(csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True))


@pytest.mark.parametrize(("text", "delimiter"), [("a,b", ","), ("a;b,c;d", ";"), ("a\tb", "\t")])
def test_the_delimiter_is_the_commonest_of_the_header(text: str, delimiter: str) -> None:
    assert find_delimiter(text + "\n;;;;;") == delimiter


def test_a_cell_keeps_its_quotes_its_spaces_and_its_line() -> None:
    text = 'a, 1 ,"x, ""y""",\r\nb,2,z,3\r\n'
    assert set_cells(text, 0, {1: "5"}, ",") == text.replace(" 1 ", " 5 ")
    assert set_cells(text, 0, {2: "q"}, ",") == text.replace('"x, ""y"""', '"q"')
    assert set_cells(text, 0, {3: "new"}, ",") == text.replace(",\r\n", ",new\r\n")
    assert set_cells(text, 0, {1: "1,5"}, ",") == text.replace(" 1 ", '"1,5"')
    assert set_cells(text, text.index("b,"), {3: 'a "b"'}, ",") == text.replace(
        "z,3", 'z,"a ""b"""'
    )
    assert row_end(text, 0, ",") == text.index("b,")
    assert row_end(text, text.index("b,"), ",") == len(text)
    assert text[slice(*cell_span(text, 0, 2, ","))] == '"x, ""y"""'


def test_a_row_of_several_lines_is_one_row() -> None:
    text = 'a,"x\ny",b\nc,d,e\n'
    assert row_end(text, 0, ",") == text.index("c,")
    assert set_cells(text, 0, {2: "q"}, ",") == text.replace(",b\n", ",q\n")


# a lone carriage return is no text to the readers of files
CELLS = st.text('ab ,;"\t\n5', max_size=6)


@given(
    table=st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=4),
    delimiter=st.sampled_from(",;\t"),
    newline=st.sampled_from(["\n", "\r\n"]),
    new=CELLS,
    data=st.data(),
)
def test_one_cell_changes_and_all_others_read_as_before(
    table: list[tuple[str, str, str]], delimiter: str, newline: str, new: str, data: st.DataObject
) -> None:
    file = StringIO(newline="")
    csv.writer(file, delimiter=delimiter, lineterminator=newline).writerows(table)
    text = file.getvalue()
    before = rows(text, delimiter)
    number = data.draw(st.integers(0, len(before) - 1))
    column = data.draw(st.integers(0, 2))
    start = 0
    for _ in range(number):
        start = row_end(text, start, delimiter)
    after = rows(set_cells(text, start, {column: new}, delimiter), delimiter)
    before[number][column] = new
    assert after == before or [[c.strip() for c in row] for row in after] == [
        [c.strip() for c in row] for row in before
    ]
