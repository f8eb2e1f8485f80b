"""Five folders, shaped as real Open SDG folders are, become judged registries by one command each.

The expected values are those of the files, read by hand; the verdicts follow from arithmetic.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from platforms import PLATFORMS, write_platform
from program import Ended, run

from mic_tracker.model.registry import Registry
from mic_tracker.read.registry import read_registry

OFFICE = ("--source-title", "A platform", "--published", "2026-01-01", "--as-of", "2026-02-28")
Row = tuple[str, dict[str, str], str, float, str]
"""An indicator, members, a period, a value, a status."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in PLATFORMS:
        write_platform(tmp_path / name, name)
    return tmp_path


def take(folder: Path, name: str, *more: str) -> Ended:
    words = ("import", name, "--all", "--into", f"data/{name}.csv", "--file", f"{name}.toml")
    return run(folder, *words, *OFFICE, *more, "--yes")


def taken(folder: Path, name: str, *more: str) -> Registry:
    """The registry of a folder that is imported, and that `status` judges."""
    done = take(folder, name, *more)
    assert done.code == 0, done.err
    loaded = read_registry(folder / f"{name}.toml")
    assert loaded.registry, loaded.findings
    assert [f for f in loaded.findings if f.severity == "error"] == []
    assert verdicts(folder, name) is not None
    return loaded.registry


def rows(registry: Registry) -> list[Row]:
    return [
        (o.indicator, dict(o.members), str(o.when), o.value, o.status)
        for o in registry.observations
    ]


def verdicts(folder: Path, name: str) -> dict[str, Any]:
    words = ("status", "--file", f"{name}.toml", "--as-of", "2026-02-28", "--format", "json")
    done = run(folder, *words)
    assert done.code == 0, done.err
    return {target["id"]: target for target in json.loads(done.out)["targets"]}


def test_the_starter_of_the_project(folder: Path) -> None:
    registry = taken(folder, "starter")
    assert rows(registry) == [
        ("1-1-1", {"group": "A"}, "2015", 1.0, "normal"),
        ("1-1-1", {"group": "A"}, "2016", 3.0, "normal"),
        ("1-1-1", {"group": "B"}, "2015", 2.0, "normal"),
        ("1-1-1", {"group": "B"}, "2016", 4.0, "normal"),
        ("1-1-1", {}, "2015", 1.5, "normal"),
        ("1-1-1", {}, "2016", 3.5, "normal"),
    ]
    assert registry.targets == {}


def test_yaml_with_titles_and_units_in_the_configuration(folder: Path) -> None:
    registry = taken(folder, "national")
    indicator = registry.indicators["3-9-2"]
    assert (indicator.name, indicator.unit) == ("Deaths by unsafe water", "deaths per 100,000")
    assert indicator.desired == "decrease"
    # a point marks decimals in a file with commas between the cells: 12.512 is no twelve thousand
    assert [(members, value) for _, members, _, value, _ in rows(registry)] == [
        ({}, 12.512),
        ({}, 12.431),
        ({"sex": "Female"}, 11.102),
        ({"sex": "Male"}, 13.758),
    ]
    source = registry.sources["office-of-examples-2022"]
    assert (source.url, str(source.published)) == ("https://example.org/health", "2022-03-04")
    # 12.431 / 12.512 is a fall of 0.65 % a year: from 0.5 % on moderate, from 1.5 % substantial
    (trend,) = verdicts(folder, "national").values()
    assert (trend["kind"], trend["assessment"]["band"]) == ("direction", "moderate_progress")


def test_semicolons_and_a_release_before_the_figures(folder: Path) -> None:
    refused = take(folder, "semicolons")
    assert refused.code == 2
    assert "1 cell refused" in refused.err
    assert not (folder / "semicolons.toml").exists()
    registry = taken(folder, "semicolons", "--partial")
    assert rows(registry) == [
        ("8-5-2", {}, "2019", 6.4, "normal"),
        ("8-5-2", {}, "2020", 7.1, "provisional"),
        ("8-5-2", {"sex": "Women"}, "2020", 7.5, "normal"),
        ("8-5-2", {"age": "15-24", "sex": "Women"}, "2020", 11.25, "normal"),
        ("8-5-2", {"age": "15-24"}, "2020", 10.5, "normal"),
    ]
    assert registry.indicators["8-5-2"].name == "Unemployment"
    # its day, 1 June 2019, is before 2020 begins
    assert registry.sources["labour-office-undated"].published == "unknown"


def test_targets_limits_directions_base_years_and_a_group(folder: Path) -> None:
    done = take(folder, "progress", "--partial")
    assert "column Progress" in " ".join(done.out.split())
    registry = taken(folder, "progress", "--partial")
    found = {id_: (t.kind, dict(t.members), t.each, t.tags) for id_, t in registry.targets.items()}
    several = ("open-sdg", "6-1-1")
    assert found == {
        "6-1-1-2026": ("level", {}, None, several),
        "6-1-1-urban-trend": ("direction", {"location": "Urban"}, None, several),
        "6-1-1-each-location-2030": ("level", {}, "location", (*several, "6-1-1-group-1")),
        "9-4-1-2030": ("level", {}, None, ("open-sdg",)),
    }
    judged = verdicts(folder, "progress")
    bands = {
        id_: target["assessment"]["band"] for id_, target in judged.items() if "each" not in id_
    }
    # 6.1.1: (84/80)^(1/4) - 1 = 1.23 % a year, needed (90/80)^(1/10) - 1 = 1.18 %: 1.04
    # urban: (94/90)^(1/4) - 1 = 1.09 %; near the limit 1.5 % × (1 - 0.9^4.44) = 0.56 % is enough
    # 9.4.1: (140/200)^(1/6) - 1 = -5.77 %, needed (100.125/200)^(1/15) - 1 = -4.51 %: 1.28
    assert bands == {
        "6-1-1-2026": "substantial_progress",
        "6-1-1-urban-trend": "substantial_progress",
        "9-4-1-2030": "substantial_progress",
    }
    assert judged["9-4-1-2030"]["assessment"]["ratio"] == pytest.approx(
        ((140 / 200) ** (1 / 6) - 1) / ((100.125 / 200) ** (1 / 15) - 1)
    )
    assert judged["6-1-1-2026"]["baseline"] == {"value": 80, "period": "2016"}


def test_a_group_of_members_is_a_roll_up(folder: Path) -> None:
    taken(folder, "progress", "--partial")
    rollup = verdicts(folder, "progress")["6-1-1-each-location-2030"]
    # urban: (94/90)^(1/4) - 1 = 1.09 % where (99.5/90)^(1/14) - 1 = 0.72 % is needed
    # rural: (62/60)^(1/4) - 1 = 0.82 % where (99.5/60)^(1/14) - 1 = 3.68 % is needed
    assert rollup["status"] == "off_track"
    done = run(folder, "status", "--file", "progress.toml", "--as-of", "2026-02-28", "--expand")
    assert done.code == 0, done.err
    lines = [line for line in done.out.splitlines() if "6-1-1-each" in line or ":" in line]
    assert any("Urban" in line and "on track" in line for line in lines)
    assert any("Rural" in line and "off track" in line for line in lines)


def test_series_units_codes_and_translations(folder: Path) -> None:
    registry = taken(folder, "series")
    assert rows(registry) == [
        ("12-2-2-consumption", {}, "2018", 12_500.0, "normal"),
        ("12-2-2-consumption", {}, "2020", 11_000.0, "normal"),
        ("12-2-2-consumption", {"region": "North"}, "2020", 4_000.0, "normal"),
        ("12-2-2-consumption", {"region": "South"}, "2020", 7_000.0, "normal"),
        ("12-2-2-consumption-per-head", {}, "2018", 5.5, "normal"),
        ("12-2-2-consumption-per-head", {}, "2020", 5.0, "normal"),
        ("12-2-2-recycling", {}, "2020", 31.0, "normal"),
        ("15-1-1", {}, "2020", 50.0, "normal"),
        ("15-1-1", {"area": "01"}, "2020", 60.0, "normal"),
        ("15-1-1", {"area": "02"}, "2020", 40.0, "normal"),
    ]
    names = {id_: (i.name, i.unit) for id_, i in registry.indicators.items()}
    assert names == {
        "12-2-2-consumption": ("Material use: Consumption", "tonnes"),
        "12-2-2-consumption-per-head": ("Material use: Consumption per head", "tonnes per head"),
        "12-2-2-recycling": ("Material use: Recycling", "%"),
        "15-1-1": ("Forests: area", "km2"),
    }
    assert registry.sources["the-office-undated"].url == "https://example.org/materials"


def test_a_group_of_several_series_becomes_a_target_each(folder: Path) -> None:
    done = take(folder, "series")
    assert "1 more that it measures become none" in " ".join(done.out.split())
    registry = read_registry(folder / "series.toml").registry
    assert registry
    found = {id_: (t.kind, t.tags) for id_, t in registry.targets.items()}
    tags = ("open-sdg", "12-2-2", "12-2-2-group-1")
    assert found == {
        "12-2-2-consumption-trend": ("direction", tags),
        "12-2-2-consumption-per-head-2030": ("level", tags),
        "12-2-2-recycling-trend": ("direction", tags),
    }
    words = ("status", "--file", "series.toml", "--tag", "12-2-2-group-1", *OFFICE[4:])
    assert run(folder, *words).code == 0


@pytest.mark.parametrize("name", PLATFORMS)
def test_the_same_folder_again_adds_nothing(folder: Path, name: str) -> None:
    assert take(folder, name, "--partial").code == 0
    paths = (folder / f"{name}.toml", folder / "data" / f"{name}.csv")
    before = [path.read_bytes() for path in paths]
    words = ("import", name, "--all", "--into", f"data/{name}.csv", "--file", f"{name}.toml")
    source = () if name in {"national", "semicolons"} else ("--source", "a-platform-2026")
    done = run(folder, *words, *source, "--as-of", "2026-02-28", "--partial", "--yes")
    assert (done.code, done.err) == (0, "")
    assert [path.read_bytes() for path in paths] == before
