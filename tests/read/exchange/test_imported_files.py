"""Files one after the other: one that cannot be read stops no other, and bounds hold."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mic_tracker.read.exchange.detect import detect_file
from mic_tracker.read.exchange.imported_files import import_files
from mic_tracker.read.exchange.profiles import PROFILES, read_profile
from mic_tracker.read.exchange.source_folder import SourceFile
from mic_tracker.text import limits

OPEN_SDG = read_profile("open-sdg")


def test_a_file_that_cannot_be_read_stops_no_other() -> None:
    files = [
        SourceFile("a.csv", b"Year,Value\n2020,5\n"),
        SourceFile("b.csv", b"PK\x03\x04"),
        SourceFile("c.csv", b"Sex,Size\nF,5\n"),
        SourceFile("indicator_1-2-1.csv", b"Year,Value\n2020,6\n"),
    ]
    found = import_files(files, OPEN_SDG)
    assert [(f.series.get("indicator"), f.value) for f in found.figures] == [
        (None, 5.0),
        ("1-2-1", 6.0),
    ]
    assert [(row.code.value, row.place.file) for row in found.unread] == [
        ("not_text", "b.csv"),
        ("no_period_column", "c.csv"),
    ]


PAGE = """[{"page": 2, "pages": %s, "lastupdated": "2026-07-13"}, [{"indicator": {"id": "I",
"value": "V"}, "country": {"id": "XA", "value": "X"}, "date": "2024", "value": 5}]]"""


@pytest.mark.parametrize(
    ("profile", "text", "facts"),
    [
        ("world-bank-json", PAGE % 7, [("part", "2/7")]),
        ("who-odata", '{"@odata.nextLink": "https://x/", "value": []}', []),
    ],
)
def test_an_answer_in_parts_is_told_beside_its_figures(
    profile: str, text: str, facts: list[tuple[str, str]]
) -> None:
    found = import_files([SourceFile("a.json", text.encode())], read_profile(profile))
    parts = [row for row in found.unread if row.code.value == "one_part"]
    assert [[*row.facts] for row in parts] == [facts]
    assert len([*found.figures]) == text.count('"XA"')


def test_what_a_person_writes_above_a_table_is_no_part() -> None:
    text = b"pages: 4\n\nYear,Value\n2020,5\n"
    found = import_files([SourceFile("a.csv", text)], read_profile("tidy-csv"))
    assert (len([*found.figures]), found.unread) == (1, ())


def test_facts_of_other_files_come_before_those_of_the_file() -> None:
    facts = {"indicator": "9-9-9", "unit": "km", "published": "04/03/2022"}
    found = import_files([SourceFile("indicator_1.csv", b"Year,Value\n2020,5\n", facts)], OPEN_SDG)
    (only,) = found.figures
    assert (only.series, only.key.unit) == ({"indicator": "9-9-9"}, "km")
    assert str(only.published) == "2022-03-04"


def test_more_figures_than_a_registry_may_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "OBSERVATIONS", 3)
    data = "Year,Value\n" + "".join(f"{year},5\n" for year in range(2000, 2005))
    found = import_files([SourceFile("a.csv", data.encode())], OPEN_SDG)
    assert [row.code.value for row in found.unread] == ["too_many_figures"]


def test_a_column_of_texts_is_no_column_of_periods() -> None:
    rows = "".join(f"text {n},5\n" for n in range(limits.STRANGE_PERIODS + 1))
    found = import_files([SourceFile("a.csv", f"Year,Value\n{rows}".encode())], OPEN_SDG)
    assert [(row.code.value, row.place.line) for row in found.unread] == [
        ("not_periods", limits.STRANGE_PERIODS + 2)
    ]
    fewer = f"Year,Value\n2020,5\n{rows[: rows.rindex('text')]}"
    found = import_files([SourceFile("a.csv", fewer.encode())], OPEN_SDG)
    assert [(k.code.value, k.count) for k in found.problems()] == [
        ("not_a_period", limits.STRANGE_PERIODS)
    ]
    assert len(list(found.figures)) == 1


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n" * 10_000,
        b"," * 10_000,
        b'"' * 9_999,
        b"Year,Value\n" + b"2020,(((((((((5\n" * 100,
        b"Year,Value\n" + b"9" * 5_000 + b"," + b"9" * 5_000,
        "Year,Value\n２０２０,５\n".encode(),
        b"Year,Value\n2020-2021-2022-2023-2024,5 [5-5-5-5-5]\n",
        b"Year,Year,Value,Value\n2020,2021,5,6\n",
        b"Value,Year\r2020,5",
        bytes(range(256)),
    ],
)
def test_any_bytes_end_in_figures_or_problems(data: bytes) -> None:
    for name in ("open-sdg", "wide-csv", "wide-periods-csv", "eurostat-tsv", "sdmx-csv-labels"):
        found = import_files([SourceFile("a.csv", data)], read_profile(name))
        assert list(found.figures) or found.problems() or found.tables[0].long.table.rows == []


CELLS = st.sampled_from(
    (
        *("2020", "2019/20", "Year", "Value", "geo\\TIME_PERIOD", "a: b", "b", "é", "\u0000"),
        *("5", "7,5", "1.234", "(5)", "5 [4-6]", "5 p", "1e999", "Inf", "%", "-", ":", ".."),
        *("", " ", '"'),
    )
)
TEXTS = st.lists(st.lists(CELLS, max_size=6).map(",".join), max_size=12).map("\n".join)


@settings(max_examples=150, deadline=None)
@given(text=TEXTS, name=st.sampled_from(PROFILES))
def test_what_is_taken_and_what_is_not_are_all_cells(text: str, name: str) -> None:
    profile = read_profile(name)
    found = import_files([SourceFile("a.csv", text.encode())], profile)
    for figure in found.figures:
        assert (figure.value is None) != (figure.missing is None)
        assert figure.value is None or abs(figure.value) <= 1e24
        assert figure.place.line <= text.count("\n") + 1
    for kind in found.problems():
        assert 0 < len(kind.examples) <= 3
        assert kind.count >= len(kind.examples)


@settings(max_examples=100, deadline=None)
@given(data=st.binary(max_size=300))
def test_any_file_can_be_detected(data: bytes) -> None:
    found = detect_file(SourceFile("a.csv", data))
    assert not (found.proposals and found.unread)
