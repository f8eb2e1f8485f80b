"""`export` as it is typed: its formats, read by programs of others, and what is refused."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import jsonschema  # type: ignore[import-untyped]  # it ships no types
import pytest
from exports import FIGURES, PATH
from python_calamine import CalamineWorkbook
from shell import Done, Shell

from mic_tracker.cli.commands.export import _SUFFIXES
from mic_tracker.show.export.datasets import DATASETS
from mic_tracker.show.export.formats import TABLE_FORMATS
from mic_tracker.show.export.packages import PACKAGES
from mic_tracker.show.schema import schema_of

AS_OF = ("--as-of", "2026-11-26")
Golden = Callable[[str, str], None]
Row = tuple[str | None, str | None, float | None, float | None, float | None]
KEYS = ("indicator", "period", "value", "low", "high")
WHAT = ("observations", "status", "targets")
TEXTS = {"csv": "csv", "json": "json", "jsonl": "jsonl"}


@pytest.fixture
def skills(shell: Shell) -> Shell:
    shell.write(PATH.read_text("utf-8"))
    return shell


def written(skills: Shell, what: str, file: str) -> Path:
    done = skills.run("export", what, *AS_OF, "-o", file)
    assert (done.code, done.out) == (0, ""), done.err
    return skills.folder / file


def number(cell: Any) -> float | None:  # noqa: ANN401 - whatever a reader gives
    return None if cell in {"", None} else float(cell)


def figure(row: dict[str, Any]) -> Row:
    texts = (row["indicator"], row["period"] or None)
    return (*texts, number(row["value"]), number(row["low"]), number(row["high"]))


@pytest.mark.parametrize("what", WHAT)
@pytest.mark.parametrize("name", TEXTS)
def test_a_table_is_written_as_it_was(skills: Shell, golden: Golden, what: str, name: str) -> None:
    done = skills.run("export", what, *AS_OF, "--format", name)
    assert (done.code, done.err) == (0, "")
    golden(f"exports/{what}.{name}", done.out)


@pytest.mark.parametrize("name", DATASETS)
def test_a_data_set_is_written_as_it_was(skills: Shell, golden: Golden, name: str) -> None:
    done = skills.run("export", "observations", *AS_OF, "--format", name)
    assert done.code == 0
    # a structure holds no figures, so it leaves none out
    said = "" if name == "sdmx-ml-structure" else "1 figure is left out: SDMX "
    assert done.err[: len(said) or None] == said
    golden(f"exports/observations.{name}.txt", done.out)


@pytest.mark.parametrize("name", PACKAGES)
def test_a_folder_is_written_as_it_was(skills: Shell, golden: Golden, name: str) -> None:
    assert skills.run("export", "observations", *AS_OF, "--format", name, "-o", "out/").code == 0
    folder = skills.folder / "out"
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    texts = (f"== {f.relative_to(folder).as_posix()}\n{f.read_text('utf-8')}" for f in files)
    golden(f"exports/{name}.txt", "\n".join(texts))


def test_the_csv_has_the_figures_of_the_registry(skills: Shell) -> None:
    text = written(skills, "observations", "o.csv").read_text("utf-8")
    rows = [*csv.DictReader(io.StringIO(text))]
    assert [figure(row) for row in rows] == FIGURES
    assert rows[2]["area"] == "'-North"
    assert rows[0]["source.title"] == "'=HYPERLINK(paper)"
    assert rows[1]["note"] == "First line.\nSecond line."


def test_the_workbook_has_numbers_and_texts(skills: Shell) -> None:
    path = written(skills, "observations", "o.xlsx")
    book = CalamineWorkbook.from_path(path)
    header, *cells = book.get_sheet_by_name("observations").to_python()
    rows = [dict(zip(map(str, header), row, strict=True)) for row in cells]
    assert [figure(row) for row in rows] == FIGURES
    assert {type(row["value"]) for row in rows if row["value"] != ""} == {float}
    assert rows[0]["period"] == "2020"
    assert rows[2]["area"] == "-North"
    assert rows[0]["source.title"] == "=HYPERLINK(paper)"


def test_parquet_has_types(skills: Shell) -> None:
    path = written(skills, "observations", "o.parquet")
    with duckdb.connect() as database:
        table = database.read_parquet(str(path))
        rows = [dict(zip(table.columns, row, strict=True)) for row in table.fetchall()]
        types = {name: str(type_) for name, type_ in zip(table.columns, table.types, strict=True)}
    assert [figure(row) for row in rows] == FIGURES
    assert {types[key] for key in ("value", "low", "high")} == {"DOUBLE"}
    assert types["indicator"] == types["source.title"] == types["recorded"] == "VARCHAR"
    assert rows[1]["note"] == "First line.\nSecond line."
    assert rows[0]["note"] is None
    assert rows[0]["note.vi"] == "Đọc từ biểu đồ."


def test_json_is_what_its_schema_says(skills: Shell) -> None:
    for what in WHAT:
        content = json.loads(written(skills, what, f"{what}.json").read_text("utf-8"))
        jsonschema.validate(content, json.loads(schema_of(what)))
    lines = written(skills, "observations", "o.jsonl").read_text("utf-8").splitlines()
    whole = json.loads((skills.folder / "observations.json").read_text("utf-8"))
    assert [json.loads(line) for line in lines] == whole["observations"]
    assert [figure(row) for row in whole["observations"]] == FIGURES


def test_the_status_is_that_of_status(skills: Shell) -> None:
    exported = json.loads(skills.run("export", "status", *AS_OF, "--format", "json").out)
    shown = json.loads(skills.run("status", "--json", *AS_OF).out)
    by_id = {target["id"]: target for target in shown["targets"]}
    assert {target["id"]: target for target in exported["targets"]} == by_id


def test_every_promise_is_a_row(skills: Shell) -> None:
    rows = [*csv.DictReader(io.StringIO(skills.run("export", "targets", *AS_OF).out))]
    told = [(r["id"], r["promise"], r["kind"], r["at_least"], r["by"]) for r in rows]
    assert told == [
        ("training-2030", "1", "level", "60", "2030"),
        ("training-2030", "2", "level", "55.5", "2029"),
        ("women-2030", "1", "level", "60", "2030"),
        ("no-dropouts", "1", "level", "", "2030"),
        ("more-budget", "1", "direction", "", ""),
        ("law-2025", "1", "milestone", "", "2025"),
    ]
    first, women, law = rows[0], rows[2], rows[5]
    assert first["interim"] == "2025=48.5; 2028=55"
    assert first["tags"] == "skills; people"
    assert (first["baseline.period"], first["baseline.value"]) == ("2020", "38.5")
    assert women["dims.sex"] == "F"
    assert law["stages"] == "draft; vote"


def test_a_part_is_chosen_by_indicator_and_tag(skills: Shell) -> None:
    def ids(*words: str) -> list[str]:
        done = skills.run("export", *words, *AS_OF)
        key = "id" if words[0] == "targets" else "indicator"
        return [row[key] for row in csv.DictReader(io.StringIO(done.out))]

    assert ids("observations", "--indicator", "law", "--indicator", "dropouts") == [
        "dropouts",
        "law",
    ]
    assert {*ids("observations", "--tag", "people")} == {"training", "dropouts"}
    assert ids("observations", "--tag", "people", "--indicator", "dropouts") == ["dropouts"]
    assert ids("targets", "--tag", "skills") == ["training-2030", "training-2030"]
    assert ids("status", "--indicator", "budget") == ["budget"]


def test_a_day_leaves_out_what_was_published_later(skills: Shell) -> None:
    early = skills.run("export", "observations", "--as-of", "2024-01-01", "--format", "jsonl").out
    sources = [json.loads(line)["source"] for line in early.splitlines()]
    assert sources == ["paper", "paper", None, "paper", "paper"]
    late = skills.run("export", "observations", "--format", "jsonl").out
    assert len(late.splitlines()) == 11


def test_the_language_is_that_asked_for(skills: Shell) -> None:
    done = skills.run("export", "observations", "--lang", "vi", "--format", "jsonl")
    first = json.loads(done.out.splitlines()[0])
    assert first["indicator_described"]["name"] == "Người được đào tạo"
    assert first["note"] == {"en": "Read off a chart.", "vi": "Đọc từ biểu đồ."}


def refused(done: Done) -> str:
    assert (done.code, done.out) == (2, "")
    return done.err


def test_what_does_not_fit_is_wrong_use_with_a_list(skills: Shell) -> None:
    observations = ("export", "observations")
    assert "observations, status, targets" in refused(skills.run("export", "figures"))
    assert "sdmx-ml-structure, frictionless" in refused(
        skills.run(*observations, "--format", "xls")
    )
    assert ".csv, .json, .jsonl, .xlsx, .parquet, .xml" in refused(
        skills.run(*observations, "-o", "o.txt")
    )
    assert "names end in" in refused(skills.run(*observations, "-o", "folder/"))
    assert "means: xlsx" in refused(skills.run(*observations, "--format", "csv", "-o", "o.xlsx"))
    assert "csv, json, jsonl, xlsx, parquet" in refused(
        skills.run("export", "status", "--format", "sdmx-csv")
    )
    for name in ("xlsx", "parquet", *PACKAGES):
        assert "-o" in refused(skills.run(*observations, "--format", name))
    assert "did you mean training?" in refused(skills.run(*observations, "--indicator", "trainin"))
    assert "skills" in refused(skills.run(*observations, "--tag", "skill"))
    assert sorted(path.name for path in skills.folder.iterdir()) == ["targets.toml"]


def test_an_input_is_never_written_over(skills: Shell) -> None:
    before = PATH.read_bytes()
    done = skills.run("export", "observations", "--format", "frictionless", "-o", ".")
    assert done.code == 2
    skills.write("indicator,value\n", "data.csv")
    skills.write("format = 1\ntitle = 'T'\ninclude = ['data.csv']\n", "other.toml")
    done = skills.run("export", "observations", "-f", "other.toml", "-o", "data.csv")
    assert done.code == 2
    assert (skills.folder / "data.csv").read_text("utf-8") == "indicator,value\n"
    assert (skills.folder / "targets.toml").read_bytes() == before


def test_what_cannot_be_written_is_the_outside_world(skills: Shell) -> None:
    done = skills.run("export", "observations", "-o", "no/folder/o.csv")
    assert (done.code, done.out) == (4, "")
    assert "no/folder/o.csv" in done.err


@pytest.mark.parametrize(
    ("module", "words", "extra"),
    [
        ("xlsxwriter", ("-o", "o.xlsx"), "xlsx"),
        ("duckdb", ("-o", "o.parquet"), "bulk"),
        ("yaml", ("--format", "open-sdg", "-o", "out"), "open-sdg"),
    ],
)
def test_a_missing_extra_is_named(
    skills: Shell, module: str, words: tuple[str, ...], extra: str
) -> None:
    lines = f"import sys; sys.modules['{module}'] = None"
    code = ("-c", f"{lines}; from mic_tracker.cli.main import main; sys.exit(main())")
    done = skills.run("export", "observations", *words, code=code)
    assert (done.code, done.out) == (4, "")
    assert f"mic-tracker[{extra}]" in done.err
    assert sorted(path.name for path in skills.folder.iterdir()) == ["targets.toml"]


def test_the_same_figures_are_the_same_bytes(skills: Shell) -> None:
    for suffix in ("xlsx", "parquet", "xml", "csv"):
        one, other = (
            written(skills, "observations", f"{name}.{suffix}").read_bytes() for name in "ab"
        )
        assert one == other, suffix


def test_every_suffix_means_a_format_that_there_is() -> None:
    formats = {*TABLE_FORMATS, *DATASETS, "parquet"}
    assert {name for names in _SUFFIXES.values() for name in names} <= formats
