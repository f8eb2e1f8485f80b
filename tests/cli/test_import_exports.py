"""What `export observations` writes comes back as it went out."""

import pytest
from shell import Shell

from mic_tracker.model.edit.exchange.figures import ImportedFigure
from mic_tracker.model.edit.exchange.profile import ReadingChoices
from mic_tracker.model.observation import Observation
from mic_tracker.read.exchange.source_figures import read_import
from mic_tracker.read.registry import read_registry

REGISTRY = """format = 1
title = "T"
[sources.paper]
title = "Paper"
published = 2024-06-01
[indicators.rate]
name = "Rate"
unit = "%"
measure = "percent"
desired = "increase"
[indicators.rate.dimensions.sex]
total = "_T"
""" + "".join(
    f"[[observations]]\nindicator = 'rate'\nsource = 'paper'\n{fields}\n"
    for fields in (
        "period = 2020\nvalue = 38.5\nstatus = 'estimated'",
        "period = 2021\nvalue = 43.125\nstatus = 'break'\nseries = 'register'",
        "period = 2021\nvalue = 41\narea = 'North'\nstatus = 'provisional'",
        "period = '2022-Q1'\nvalue = 44\ndims = { sex = 'F' }\nqualifier = 'at-least'",
        "period = '2023-07'\nvalue = 45\nlow = 44\nhigh = 46",
        "period = 2030\nvalue = 50\nstatus = 'projected'\nnote = 'by trend'",
    )
)


def dated(shell: Shell) -> list[Observation]:
    loaded = read_registry(shell.folder / "targets.toml")
    assert loaded.registry, loaded.findings
    return [*loaded.registry.observations]


def figure(one: ImportedFigure) -> tuple[object, ...]:
    members = dict(one.key.dimensions)
    series = one.series
    names = series["indicator"], series.get("series"), series.get("source")
    return (*names, one.key.area, members, str(one.period), one.value, one.status, one.qualifier)


def recorded(o: Observation) -> tuple[object, ...]:
    members = {name: member for name, member in o.members if name != "area"}
    names = o.indicator, o.series, o.record.source
    value, when = o.record.value, str(o.when)
    return (*names, o.record.area, members, when, value, o.status, o.record.qualifier)


@pytest.mark.parametrize(
    ("file", "profile"), [("o.csv", "observations"), ("o.xlsx", "xlsx-observations")]
)
def test_a_table_of_observations_comes_back(shell: Shell, file: str, profile: str) -> None:
    shell.write(REGISTRY)
    done = shell.run("export", "observations", "-o", file)
    assert done.code == 0, done.err
    reading = read_import(shell.folder / file, ReadingChoices())
    assert reading.profile == profile
    found = [figure(one) for one in reading.figures]
    assert found
    assert sorted(found, key=str) == sorted(map(recorded, dated(shell)), key=str)


@pytest.mark.parametrize("file_format", ["sdmx-csv", "sdmx-ml", "sdmx-ml-3"])
def test_totals_come_back_from_sdmx_without_an_area(shell: Shell, file_format: str) -> None:
    shell.write(REGISTRY)
    done = shell.run("export", "observations", "--format", file_format, "-o", "o.sdmx")
    assert done.code == 0, done.err
    reading = read_import(shell.folder / "o.sdmx", ReadingChoices())
    found = {(one.series["INDICATOR"], one.key.area) for one in reading.figures}
    assert found == {(o.indicator, o.record.area) for o in dated(shell)}
