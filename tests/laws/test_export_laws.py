"""Laws of exports: what is written as a table and included again is the same, and nothing runs."""

import csv
import io
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st

from mic_tracker.edit.output.parquet import parquet_bytes
from mic_tracker.model.observation import Observation
from mic_tracker.model.registry import Registry
from mic_tracker.model.report import Clock, Report
from mic_tracker.read.registry import read_text
from mic_tracker.show.export.delimited import count_changed, delimited_text
from mic_tracker.show.export.observations import observation_table
from mic_tracker.show.language.words import Words
from mic_tracker.text.escape import cell_text, exact_cell

DAY = date(2100, 1, 1)
WORDS = Words.load("en")
DATA = "data.csv"
PARQUET = "data.parquet"
LETTERS = "=+-@＝'\"`,;\t\n #1aéđ|\\\u200d"
"""What delimited text, spreadsheets and shells mind, and nothing that steers a terminal."""
texts = st.text(LETTERS, min_size=1, max_size=12).map(str.strip).filter(bool)
local_texts = texts | st.dictionaries(st.sampled_from(["en", "vi"]), texts, min_size=1)
sizes = st.floats(1e-24, 1e24, allow_nan=False)
numbers = st.one_of(
    st.just(0.0),
    sizes,
    sizes.map(lambda size: -size),
    st.integers(-(2**53), 2**53).map(float),
    st.integers(-999_999, 999_999).map(lambda n: n / 1000),  # 51.038: fifty-one, or thousands
)
years = st.integers(1900, 2050)
periods = st.one_of(
    years.map(str),
    st.builds("{}-H{}".format, years, st.integers(1, 2)),
    st.builds("{}-T{}".format, years, st.integers(1, 3)),
    st.builds("{}-Q{}".format, years, st.integers(1, 4)),
    st.builds("{}-{:02}".format, years, st.integers(1, 12)),
    st.builds("{}-W{:02}".format, years, st.integers(1, 52)),
    st.dates(date(1900, 1, 1), date(2050, 1, 1)).map(date.isoformat),
    years.map(lambda year: f"{year}/{year + 2}"),
    years.map(lambda year: f"{year}-Q3/{year + 1}-Q1"),
)
fiscal = years.map(lambda year: f"{year}/{(year + 1) % 100:02}") | periods
PLAIN: dict[str, st.SearchStrategy[Any]] = {
    "at": texts,
    "series": st.sampled_from(["one", "other"]),
    "area": texts,
    "dims": st.dictionaries(st.sampled_from(["sex", "age"]), texts, min_size=1),
    "status": st.sampled_from(["estimated", "provisional", "projected", "break", "withdrawn"]),
    "value_text": texts,
    "derived": texts,
    "note": local_texts,
    "recorded": st.dates(date(2000, 1, 1), date(2099, 1, 1)),
    "published": st.dates(date(2060, 1, 1), date(2099, 1, 1)) | st.just("unknown"),
}
"""The keys that any observation may have."""


@st.composite
def measured(draw: st.DrawFn) -> dict[str, Any]:
    """A value with or without a qualifier, or a range with or without a value in it."""
    value = draw(numbers)
    if draw(st.booleans()):
        words = st.sampled_from(["about", "over", "under", "at-least", "at-most"])
        return {"value": value} | draw(st.fixed_dictionaries({}, optional={"qualifier": words}))
    low, high = sorted(draw(st.tuples(numbers, numbers).filter(lambda ends: ends[0] != ends[1])))
    inside = {"value": low} if draw(st.booleans()) else {}
    return {"low": low, "high": high} | inside


@st.composite
def observations(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Observations of two indicators, each with a period of its own, or a reason for none."""
    listed = []
    for id_, spelt in (("plain", periods), ("fiscal", fiscal)):
        for period in draw(st.lists(spelt, max_size=4, unique=True)):
            dated: dict[str, Any] = draw(
                st.sampled_from([{"period": period}, {"undated": draw(local_texts)}])
            )
            cited: dict[str, Any] = draw(
                st.sampled_from([{"source": "s"}, {"unsourced": draw(local_texts)}])
            )
            more: dict[str, Any] = draw(st.fixed_dictionaries({}, optional=PLAIN))
            listed.append({"indicator": id_, **dated, **cited, **more, **draw(measured())})
    return listed


def head(language: str) -> dict[str, Any]:
    """A registry without figures: two indicators with series and dimensions, and a source."""
    indicator = {
        "name": "=1+1",
        "unit": "things",
        "measure": "change",
        "over": "period",
        "desired": "increase",
        "series": {"one": "One", "other": "Other"},
        "dimensions": {"sex": {"total": "_T"}, "age": {"name": "Age"}},
    }
    return {
        "format": 1,
        "title": "T",
        "settings": {"language": language},
        "sources": {"s": {"title": {"en": "S", "vi": "-S"}, "published": "unknown"}},
        "indicators": {"plain": indicator, "fiscal": indicator | {"year_starts": "04"}},
    }


def read(content: dict[str, Any], folder: Path, table: str | bytes = "") -> Registry:
    """The registry of this content, which may include a table; bytes are those of Parquet."""
    draft = {DATA: table.encode()} if isinstance(table, str) else {PARQUET: table}
    data, drafts = tomli_w.dumps(content).encode(), draft
    loaded = read_text(data, name="targets.toml", folder=folder, day=DAY, drafts=drafts)
    assert loaded.registry, [(f.code, f.facts, f.excerpt) for f in loaded.findings]
    return loaded.registry


def exported(registry: Registry) -> str:
    """The observations of a registry as CSV."""
    report = Report(registry, Clock(DAY), (), ())
    return delimited_text(observation_table(report, registry.observations, WORDS))


def without_place(fact: Observation) -> tuple[object, ...]:
    """All that is known of an observation but where it stands."""
    return (fact.record, fact.period, fact.interval, fact.value, fact.known_since, fact.members)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an empty table, in whose place each example has its own."""
    path = tmp_path_factory.mktemp("registry")
    (path / DATA).touch()
    (path / PARQUET).touch()
    return path


@settings(max_examples=150)
@given(listed=observations(), language=st.sampled_from(["en", "vi"]))
def test_an_export_that_is_included_is_the_same_registry(
    folder: Path, listed: list[dict[str, Any]], language: str
) -> None:
    start = head(language)
    registry = read(start | {"observations": listed}, folder)
    again = read({**start, "include": [DATA]}, folder, table := exported(registry))
    found, wanted = (map(without_place, r.observations) for r in (again, registry))
    assert list(found) == list(wanted)
    assert exported(again) == table


@settings(max_examples=50)
@given(listed=observations(), language=st.sampled_from(["en", "vi"]))
def test_an_export_in_parquet_that_is_included_is_the_same_registry(
    folder: Path, listed: list[dict[str, Any]], language: str
) -> None:
    start = head(language)
    registry = read(start | {"observations": listed}, folder)
    table = observation_table(Report(registry, Clock(DAY), (), ()), registry.observations, WORDS)
    data = parquet_bytes([(column.name, column.type) for column in table.columns], table.rows())
    again = read({**start, "include": [PARQUET]}, folder, data)
    found, wanted = (map(without_place, r.observations) for r in (again, registry))
    assert list(found) == list(wanted)


@settings(max_examples=150)
@given(listed=observations())
def test_no_cell_runs_and_numbers_are_numbers(folder: Path, listed: list[dict[str, Any]]) -> None:
    registry = read(head("en") | {"observations": listed}, folder)
    rows = [*csv.DictReader(io.StringIO(exported(registry)))]
    for row, observation in zip(rows, listed, strict=True):
        for key, cell in row.items():
            if key in {"value", "low", "high"}:
                assert cell == "" or float(cell) == observation[key]
            else:
                assert not cell.startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))


@given(st.text(max_size=30))
def test_a_text_comes_back_or_is_counted(text: str) -> None:
    cell = exact_cell(text)
    if text == text.strip() and text.isprintable() and "##" not in text and "::" not in text:
        assert cell_text(cell) == text
    assert not set(cell) & {"\x00", "\x1b", "\r", "\u202e"}
    assert exact_cell(cell_text(cell)) == cell


def test_what_a_table_cannot_hold_is_counted(folder: Path) -> None:
    notes = ["kept\nas it is", " white", "bell \x07", "kept", "##[group]x", "a\n::error::b"]
    listed = [
        {"indicator": "plain", "period": 2000 + i, "value": 1, "source": "s", "note": note}
        for i, note in enumerate(notes)
    ]
    registry = read(head("en") | {"observations": listed}, folder)
    table = observation_table(Report(registry, Clock(DAY), (), ()), registry.observations, WORDS)
    assert count_changed(table) == 4
    again = read({**head("en"), "include": [DATA]}, folder, delimited_text(table))
    assert [o.record.note for o in again.observations] == [
        *("kept\nas it is", "white", "bell \\x07", "kept", "#\\x23[group]x", "a\n\\x3a:error::b")
    ]


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize(
    "number", [51.038, 1234.567, 0.1 + 0.2, 1e24, -1e-24, 5e-7, 9007199254740993.0, 123456.0, -0.5]
)
def test_every_number_comes_back_in_any_language(
    folder: Path, number: float, language: str
) -> None:
    figure = {"indicator": "plain", "period": 2000, "value": number, "source": "s"}
    registry = read(head(language) | {"observations": [figure]}, folder)
    again = read({**head(language), "include": [DATA]}, folder, exported(registry))
    record = again.observations[0].record
    assert (record.value, record.value_text) == (number, None)
