"""One suite for every engine: what stands in its tables is what a CSV file would say.

The registry, the findings and the verdicts have to be the same as on the small path, the numbers
at 1e-9. The expected side is the CSV reader, which knows nothing of databases; where an answer is
short, it is written down here as well.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from math import inf, nan
from pathlib import Path

import pytest
from database_servers import VARIABLE, DatabaseServer, Grid
from engine_tables import BY_FILE, BY_TABLE, HEAD, TYPES, Row, rows, write

import mic_tracker
from mic_tracker.model.observation import Observation
from mic_tracker.model.period import Period
from mic_tracker.read.registry import Loaded, read_registry

# py4j, over which Spark is spoken to, leaves its sockets to be collected
pytestmark = [
    pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


def both(
    folder: Path, server: DatabaseServer, grid: Grid, table: str = BY_TABLE
) -> tuple[Path, Path]:
    """The registry of a table in a file, and that of the same table in a database."""
    server.create("stats.jobs", grid)
    by_file = HEAD.replace("\n\n", f"\n{BY_FILE}\n", 1)
    return write(folder / "file", by_file, grid), write(folder / "database", HEAD + table)


def said(o: Observation) -> tuple[object, ...]:
    """What an observation says, without its number and its place."""
    members, note = sorted(o.members), o.record.note
    return (
        *(o.indicator, str(members), o.series, str(o.period), o.source, o.status),
        *(str(o.known_since), str(note), str(o.record.qualifier), str(o.record.range)),
    )


def observations(path: Path) -> Sequence[Observation]:
    """The observations of a valid registry, in its own order."""
    loaded = read_registry(path)
    assert loaded.registry, loaded.findings
    return loaded.registry.observations


def figures(loaded: Loaded) -> list[tuple[tuple[object, ...], float]]:
    """The observations of a registry, in one order."""
    assert loaded.registry, loaded.findings
    made = [(said(o), o.value) for o in loaded.registry.observations]
    return sorted(made, key=str)


def faults(loaded: Loaded) -> Counter[tuple[str, str]]:
    """What is wrong, and with what, wherever it stands."""
    facts = [(f.code, {k: v for k, v in f.facts.items() if k != "first"}) for f in loaded.findings]
    return Counter((code, str(sorted(said.items()))) for code, said in facts)


def assert_same(one: list[tuple[tuple[object, ...], float]], other: object) -> None:
    assert isinstance(other, list)
    assert [s for s, _ in one] == [s for s, _ in other]
    assert [v for _, v in one] == pytest.approx([v for _, v in other], rel=1e-9, abs=1e-9)


def test_figures_and_verdicts_are_those_of_a_file(tmp_path: Path, server: DatabaseServer) -> None:
    file, database = both(tmp_path, server, Grid(TYPES, rows()))
    by_file, by_table = read_registry(file), read_registry(database)
    assert len(figures(by_file)) == len(rows()) > 60
    assert_same(figures(by_table), figures(by_file))
    assert faults(by_table) == faults(by_file)
    verdicts = [verdict(path) for path in (file, database)]
    assert [record["id"] for record in verdicts[0]] == ["unemployment-2030", "output-2030"]
    (words, numbers), (others, others_numbers) = map(parts, verdicts)
    assert words == others
    assert len(numbers) > 20
    assert numbers == pytest.approx(others_numbers, rel=1e-9, abs=1e-9)


def parts(answer: object) -> tuple[list[object], list[float]]:
    """An answer as what is no number, and the numbers; without the places in files."""
    words, numbers = list[object](), list[float]()
    waiting = [answer]
    while waiting:
        match waiting.pop():
            case dict() as table:
                waiting += [table[key] for key in sorted(table) if key not in {"location", "path"}]
                words += sorted(table)
            case list() | tuple() as values:
                waiting += values
            case float() as number:
                numbers.append(number)
            case word:
                words.append(word)
    return words, numbers


def verdict(path: Path) -> list[Mapping[str, object]]:
    """The answer of `status` on a day, as records."""
    loaded = mic_tracker.load(path, read_on=date(2025, 6, 30), language="en")
    return [*loaded.assess(as_of=date(2025, 6, 30)).to_records()]


def test_what_is_wrong_is_told_as_of_a_file(tmp_path: Path, server: DatabaseServer) -> None:
    types = TYPES | {"value": "double", "low": "double", "high": "double"}
    good = (*("output", "Huế", None), "2020", 5.5, "survey", None, None, None)
    wrong = {
        "an unknown indicator": ("outputs", None, None, "2020", 1.0, "survey"),
        "an unknown source": ("output", None, None, "2020", 1.0, "surveys"),
        "no period": ("output", "a", None, None, 1.0, "survey"),
        "a bad period": ("output", "b", None, "twenty", 1.0, "survey"),
        "no value": ("output", "c", None, "2020", None, "survey"),
        "a value that is none": ("output", "d", None, "2020", nan, "survey"),
        "an unknown member": ("unemployment", "x", "F", "2020", 1.0, "survey"),
        "impossible": ("output", "k", None, "2020", -1.5, "survey"),
        "beyond all": ("output", "g", None, "2020", inf, "survey"),
    }
    status = ("output", "h", None, "2020", 1.0, "survey", "sure", None, None)
    twice = ("output", "i", None, "2020", 1.0, "survey", None, None, None)
    half = ("output", "j", None, "2020", None, "survey", None, None, None, 1.0, None)
    made = [(*row, None, None, None, None, None) for row in wrong.values()]
    made += [(*row, None, None) for row in (good, status, twice, twice)]
    file, database = both(tmp_path, server, Grid(types, [*made, half]))
    # a file says `nan` and `inf`; a database has them as numbers, of which `nan` is none at all
    text = file.with_name("jobs.csv")
    text.write_text(text.read_text("utf-8").replace("2020,nan,", "2020,,"), "utf-8")
    by_file, by_table = read_registry(file), read_registry(database)
    assert by_table.registry is None
    expected = {code for code, _ in faults(by_file)}
    assert {"MT020", "MT034", "MT015", "MT013", "MT021", "MT028", "MT045"} <= expected
    assert faults(by_table) == faults(by_file)


@pytest.mark.parametrize("value", [1e30, -1e30, 1e-30])
def test_numbers_that_no_record_has(tmp_path: Path, server: DatabaseServer, value: float) -> None:
    types = {"indicator": "text", "period": "whole", "value": "double", "source": "text"}
    server.create("stats.jobs", Grid(types, [("output", 2020, value, "survey")]))
    (finding,) = read_registry(write(tmp_path, HEAD + BY_TABLE)).errors
    assert (finding.code, finding.facts["value"]) == ("MT016", repr(value))
    assert finding.excerpt == f"output,2020,{value!r},survey"


def test_a_finding_shows_its_row(tmp_path: Path, server: DatabaseServer) -> None:
    row = ("outputs", "Huế", None, "2020", Decimal("1.5"), "survey", None, None, None)
    _, database = both(tmp_path, server, Grid(TYPES, [*rows(), row]))
    (finding,) = read_registry(database).errors
    assert finding.code == "MT020"
    place = finding.location
    assert place
    # "outputs" comes after the rows of "output", and before those of "unemployment"
    count = sum(row[0] == "output" for row in rows())
    assert (place.file, place.line) == ("[tables.jobs]", count + 1)
    assert finding.excerpt == "outputs,Huế,,2020,1.5,survey,,,"


def test_columns_constants_and_conditions(tmp_path: Path, server: DatabaseServer) -> None:
    types = {
        "obs_time": "whole",
        "obs_value": "double",
        "geo": "text",
        "freq": "text",
        "day": "day",
    }
    day = date(2024, 5, 6)
    made: list[Row] = [(year, year / 8, "HN", "A", day) for year in range(2004, 2024)]
    made += [(2004, 1.0, "HN", "Q", day), (2004, 2.0, "SG", "A", day)]
    server.create("stats.other", Grid(types, made))
    text = f"""
[tables.other]
connection = "{VARIABLE}"
table      = "stats.other"
columns    = {{ period = "obs_time", value = "obs_value", published = "day", area = "geo" }}
constants  = {{ indicator = "output", source = "survey", note = "as it came" }}
where      = {{ freq = "A", geo = "HN" }}
"""
    loaded = read_registry(write(tmp_path, HEAD + text))
    assert loaded.registry, loaded.findings
    found = loaded.registry.observations
    assert [(str(o.period), o.value) for o in found] == [
        (str(year), year / 8) for year in range(2004, 2024)
    ]
    assert {(o.indicator, o.source, o.record.note, o.known_since) for o in found} == {
        ("output", "survey", "as it came", day)
    }


def test_types_that_all_engines_write_alike(tmp_path: Path, server: DatabaseServer) -> None:
    types = {
        "indicator": "text",
        "area": "count",
        "period": "day",
        "value": "single",
        "low": "decimal",
        "high": "double",
        "source": "text",
        "recorded": "day",
    }
    made: list[Row] = [
        ("output", Decimal(7), date(2020, 1, 31), 0.5, None, None, "survey", date(2024, 1, 2)),
        ("output", Decimal(7), date(2021, 1, 31), None, Decimal("1.25"), 2.5, "survey", None),
    ]
    server.create("stats.jobs", Grid(types, made))
    loaded = read_registry(write(tmp_path, HEAD + BY_TABLE))
    assert loaded.registry, loaded.findings
    first, second = loaded.registry.observations
    assert (str(first.period), first.value, first.record.area) == ("2020-01-31", 0.5, "7")
    assert first.record.recorded == date(2024, 1, 2)
    assert (second.record.low, second.record.high, second.value) == (1.25, 2.5, 1.875)


def test_columns_that_cannot_be_read_are_told_together(
    tmp_path: Path, server: DatabaseServer
) -> None:
    types = {
        "indicator": "text",
        "period": "moment",
        "value": "text",
        "source": "double",
        "flag": "truth",
        "tags": "words",
    }
    server.create("stats.jobs", Grid(types, []))
    columns = {"period": "period", "value": "value", "source": "source", "area": "geo"}
    stated = ", ".join(f'{key} = "{column}"' for key, column in columns.items())
    text = (
        f"{BY_TABLE}columns = {{ indicator = 'indicator', {stated} }}\nwhere = {{ flag = 'x' }}\n"
    )
    loaded = read_registry(write(tmp_path, HEAD + text))
    assert [(f.code, f.facts["cause"], f.facts["column"]) for f in loaded.errors] == [
        ("MT070", "no_text", "period"),
        ("MT070", "no_number", "value"),
        ("MT070", "no_text", "source"),
        ("MT070", "no_column", "geo"),
        ("MT070", "no_text", "flag"),
    ]


def test_a_table_that_is_not_there(tmp_path: Path, server: DatabaseServer) -> None:
    server.create("stats.jobs", Grid(TYPES, rows()))
    text = BY_TABLE.replace("stats.jobs", "stats.none") + BY_TABLE.replace("jobs]", "more]")
    loaded = read_registry(write(tmp_path, HEAD + text))
    assert [(f.code, f.facts["cause"]) for f in loaded.errors] == [("MT070", "no_table")]
    assert loaded.errors[0].location
    assert loaded.errors[0].excerpt == 'table = "stats.none"'


def test_years_that_start_in_another_month(tmp_path: Path, server: DatabaseServer) -> None:
    types = {"indicator": "text", "period": "text", "value": "double", "source": "text"}
    made: list[Row] = [
        (name, f"{year}/{year % 100 + 1}", year / 4, "survey")
        for name in ("output", "unemployment")
        for year in range(2010, 2015)
    ]
    server.create("stats.jobs", Grid(types, made))
    head = HEAD.replace('unit    = "t"', 'unit    = "t"\nyear_starts = "04"', 1)
    loaded = read_registry(write(tmp_path, head + BY_TABLE))
    # a year of the other indicator starts in January, so that its 2010/11 is none
    assert {(f.code, f.facts.get("indicator")) for f in loaded.errors} == {
        ("MT015", "unemployment")
    }
    server.create("stats.jobs", Grid(types, made[:5]))
    found = observations(write(tmp_path, head + BY_TABLE))
    assert [(str(o.period), o.value) for o in found] == [
        (f"{year}/{year % 100 + 1}", year / 4) for year in range(2010, 2015)
    ]
    assert isinstance(found[0].period, Period)
    assert found[0].period.last == date(2011, 3, 31)


def test_an_empty_table(tmp_path: Path, server: DatabaseServer) -> None:
    server.create("stats.jobs", Grid(TYPES, []))
    loaded = read_registry(write(tmp_path, HEAD + BY_TABLE))
    assert loaded.registry
    assert len(loaded.registry.observations) == 0


def test_a_table_without_a_needed_column(tmp_path: Path, server: DatabaseServer) -> None:
    server.create("stats.jobs", Grid({"period": "text", "value": "double"}, [("2020", 1.0)]))
    loaded = read_registry(write(tmp_path, HEAD + BY_TABLE))
    assert [(f.code, f.facts["column"]) for f in loaded.errors] == [("MT033", "indicator")]


@pytest.mark.parametrize(
    ("limit", "most", "what"),
    [
        ("BULK_OBSERVATIONS", 20, "rows_of_table"),
        ("TABLE_CHARACTERS", 500, "table_texts"),
        ("BULK_SPELLINGS", 2, "series"),
        ("BULK_SPELLINGS", 10, "said"),
        ("OBSERVATIONS", 15, "longest"),
    ],
)
def test_a_table_beyond_a_limit(
    tmp_path: Path,
    server: DatabaseServer,
    monkeypatch: pytest.MonkeyPatch,
    limit: str,
    most: int,
    what: str,
) -> None:
    server.create("stats.jobs", Grid(TYPES, rows()))
    monkeypatch.setattr(f"mic_tracker.text.limits.{limit}", most)
    loaded = read_registry(write(tmp_path, HEAD + BY_TABLE))
    assert [(f.code, f.facts["what"], f.facts["limit"]) for f in loaded.errors] == [
        ("MT055", what, most)
    ]


def test_texts_cannot_steer(tmp_path: Path, server: DatabaseServer) -> None:
    strange = "a'); drop table x; --\x1f\\\t\"%s {0}"
    row = ("output", strange, None, "2020", Decimal(1), "survey", None, None, f"n\x1f{strange}")
    server.create("stats.jobs", Grid(TYPES, [row]))
    loaded = read_registry(write(tmp_path, HEAD + BY_TABLE))
    assert loaded.registry, loaded.findings
    (only,) = loaded.registry.observations
    assert only.record.area == strange
    assert only.record.note == f"n\x1f{strange}".replace("\x1f", "\ufffd")
    quoted = strange.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t")
    quoted = quoted.replace("\x1f", "\\u001f")
    where = f'where = {{ area = "{quoted}" }}\n'
    assert len(observations(write(tmp_path, HEAD + BY_TABLE + where))) == 1
    other = f'where = {{ area = "x{quoted}" }}\n'
    assert len(observations(write(tmp_path, HEAD + BY_TABLE + other))) == 0


def test_rows_have_one_order(tmp_path: Path, server: DatabaseServer) -> None:
    made = rows()
    path = write(tmp_path, HEAD + BY_TABLE)
    server.create("stats.jobs", Grid(TYPES, made))
    one = [(said(o), o.value) for o in observations(path)]
    server.create("stats.jobs", Grid(TYPES, made[::-1]))
    other = [(said(o), o.value) for o in observations(path)]
    assert one == other
