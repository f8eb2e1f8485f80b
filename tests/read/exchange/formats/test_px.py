"""PC-Axis files: the order of their cells, periods, codes and what they leave out."""

import pytest
from format_samples import columns, refusal, sample, table

FORMAT = "px"
HEAD = 'CHARSET="ANSI";\nSTUB="Region";\nHEADING="Year";\nVALUES("Year")="2022","2023";\n'


def read(more: str, cells: str, head: str = HEAD) -> list[tuple[str, ...]]:
    found = table(
        FORMAT, f'{head}VALUES("Region")="A","B";\n{more}DATA=\n{cells};\n'.encode("cp1252")
    )
    return found.rows


def test_the_figures_of_the_sample() -> None:
    found = table(FORMAT, sample("pxweb/table.px"))
    assert columns(found, "Territorio", "Territorio code", "TIME_PERIOD", "DATA") == [
        ("CASTELLÓN", "12", "2023-Q4", "10.1"),
        ("CASTELLÓN", "12", "2024-Q1", "."),
        ("CASTELLÓN", "12", "2024-Q2", "12.5"),
        ("ALICANTE", "03", "2023-Q4", "3.4"),
        ("ALICANTE", "03", "2024-Q1", ".."),
        ("ALICANTE", "03", "2024-Q2", "-"),
    ]
    assert list(found.lines) == [1, 2, 3, 4, 5, 6]


def test_what_the_sample_says_of_all_its_figures() -> None:
    assert table(FORMAT, sample("pxweb/table.px")).facts == {
        "title": "Hogares con fibra por territorio y periodo (inventado)",
        "published": "2026-03-15",
        "unit": "Porcentaje",
        "note": "Serie revisada.\nSegunda nota.",
        "DATASYMBOL1": "no disponible",
    }


def test_the_last_variable_runs_fastest() -> None:
    assert read("", "1 2\n3 4") == [
        ("A", "2022", "1"),
        ("A", "2023", "2"),
        ("B", "2022", "3"),
        ("B", "2023", "4"),
    ]


def test_three_variables() -> None:
    head = 'STUB="Region","Sex";\nHEADING="Year";\nVALUES("Sex")="M","F";\nVALUES("Year")="2022";\n'
    assert [row[:2] + row[3:] for row in read("", "1 2 3 4", head)] == [
        ("A", "M", "1"),
        ("A", "F", "2"),
        ("B", "M", "3"),
        ("B", "F", "4"),
    ]


@pytest.mark.parametrize(
    ("frequency", "written", "period"),
    [
        ("A1", "2023", "2023"),
        ("H1", "20232", "2023-H2"),
        ("T1", "20233", "2023-T3"),
        ("Q1", "20234", "2023-Q4"),
        ("M1", "202307", "2023-07"),
        ("W1", "202330", "2023-W30"),
        ("Q1", "2023", "2023"),
    ],
)
def test_periods_are_spelled_as_sdmx_does(frequency: str, written: str, period: str) -> None:
    times = f'TIMEVAL("Year")=TLIST({frequency}),"{written}","{written}";\n'
    assert {row[1] for row in read(times, "1 2 3 4")} == {period}


@pytest.mark.parametrize(
    ("values", "periods"),
    [
        ('"2022","Prel. 2023"', ["2022", "Prel. 2023"]),
        ('"2022","2023*"', ["2022", "2023*"]),
        ('"first","last"', ["2022", "2023"]),
    ],
)
def test_a_year_keeps_the_mark_of_its_value(values: str, periods: list[str]) -> None:
    head = f'STUB="When";\nVALUES("When")={values};\nTIMEVAL("When")=TLIST(A1),"2022","2023";\n'
    found = table(FORMAT, f"{head}DATA=1 2;".encode())
    assert columns(found, "TIME_PERIOD") == [(period,) for period in periods]


def test_without_timeval_the_variable_of_years_is_the_one_of_time() -> None:
    assert table(FORMAT, f'{HEAD}VALUES("Region")="A","B";\nDATA=1 2 3 4;'.encode()).header == (
        "Region",
        "TIME_PERIOD",
        "DATA",
    )
    two = HEAD.replace("Region", "Base") + 'VALUES("Base")="2010","2015";\nDATA=1 2 3 4;'
    assert table(FORMAT, two.encode()).header == ("Base", "Year", "DATA")


def test_the_variable_with_a_map_is_the_one_of_areas() -> None:
    more = 'VALUES("Region")="A","B";\nCODES("Region")="01","02";\nMAP("Region")="m";\n'
    found = table(FORMAT, f"{HEAD}{more}DATA=1 2 3 4;".encode())
    assert columns(found, "REF_AREA", "REF_AREA label")[::2] == [("01", "A"), ("02", "B")]


def test_units_that_differ_by_contents_stand_in_their_rows() -> None:
    more = 'CONTVARIABLE="Region";\nUNITS("A")="persons";\nUNITS("B")="%";\n'
    assert [row[1] for row in read(more, "1 2 3 4")] == ["persons", "persons", "%", "%"]


def test_commas_and_quotes_may_stand_between_cells() -> None:
    assert [row[-1] for row in read("", '1,"..", 3\t-')] == ["1", "..", "3", "-"]


def test_a_semicolon_and_an_equals_sign_in_a_text_end_nothing() -> None:
    data = f'TITLE="a; b=(c)";\n{HEAD}VALUES("Region")="A;","B)";\nDATA=1 2 3 4;'.encode()
    found = table(FORMAT, data)
    assert found.facts == {"title": "a; b=(c)"}
    assert {row[0] for row in found.rows} == {"A;", "B)"}


def test_other_languages_are_left_out() -> None:
    more = 'TITLE="Eins";\nTITLE[en]="One";\nVALUES[en]("Region")="X","Y";\n'
    data = f'{HEAD}VALUES("Region")="A","B";\n{more}DATA=1 2 3 4;'.encode()
    assert table(FORMAT, data).facts == {"title": "Eins"}


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        ('CODEPAGE="utf-8";\n', "utf-8"),
        ('CODEPAGE="windows-1257";\n', "cp1257"),
        ('CHARSET="ANSI";\n', "cp1252"),
        ("", "cp850"),
        ("", "utf-8-sig"),
    ],
)
def test_a_file_is_read_in_the_encoding_that_it_names(mark: str, encoding: str) -> None:
    text = f'{mark}STUB="Ä";\nVALUES("Ä")="Ü","Õ";\nDATA=1 2;'
    assert [row[0] for row in table(FORMAT, text.encode(encoding)).rows] == ["Ü", "Õ"]


def test_a_named_encoding_is_used() -> None:
    text = 'STUB="Ж";\nVALUES("Ж")="Я";\nDATA=1;'
    assert table(FORMAT, text.encode("cp1251"), encoding="cp1251").rows == [("Я", "1")]


def test_an_encoding_that_is_none_of_texts_is_refused() -> None:
    assert refusal(FORMAT, b'CODEPAGE="punycode";\nDATA=1;')[0] == "unknown_encoding"


def test_a_file_without_data_is_refused() -> None:
    assert refusal(FORMAT, HEAD.encode())[0] == "px_no_data"


def test_a_file_that_is_cut_off_is_refused_with_its_keyword() -> None:
    whole = sample("pxweb/table.px")
    assert refusal(FORMAT, whole[: whole.rindex(b";")])[:2] == ("px_cut_off", {"keyword": "DATA"})
    assert refusal(FORMAT, b'TITLE="a";\nNOTE="b') == ("px_cut_off", {"keyword": "NOTE"}, 2)


def test_what_is_no_px_is_refused_with_its_line() -> None:
    assert refusal(FORMAT, b"a,b\n1,2\n") == ("px_syntax", {}, 1)
    assert refusal(FORMAT, b'TITLE="a";\n%%\nDATA=1;') == ("px_syntax", {}, 2)


@pytest.mark.parametrize("cells", ["1 2 3", "1 2 3 4 5", ""])
def test_too_many_and_too_few_cells_are_refused(cells: str) -> None:
    data = f'{HEAD}VALUES("Region")="A","B";\nDATA={cells};'.encode()
    count = len(cells.split())
    assert refusal(FORMAT, data)[:2] == ("px_cells", {"cells": count, "expected": 4})


def test_codes_for_other_values_are_refused() -> None:
    data = f'{HEAD}VALUES("Region")="A","B";\nCODES("Region")="1";\nDATA=1 2 3 4;'.encode()
    assert refusal(FORMAT, data)[0] == "px_values"


def test_tables_that_leave_out_rows_are_refused() -> None:
    data = f'{HEAD}VALUES("Region")="A","B";\nKEYS("Region")=VALUES;\nDATA="A",1 2;'.encode()
    assert refusal(FORMAT, data)[0] == "px_keys"


def test_a_table_of_a_million_million_places_is_refused_at_once() -> None:
    names = ",".join(f'"{i}"' for i in range(10_000))
    variables = "".join(f'VALUES("{v}")={names};\n' for v in "ABC")
    data = f'STUB="A","B","C";\n{variables}DATA=1 2;'.encode()
    assert refusal(FORMAT, data)[:2] == ("px_cells", {"cells": 2, "expected": 10**12})
