"""`add-observations`: columns for the dimensions of the indicator."""

from pathlib import Path

import pytest
from program import run

from mic_tracker.read.registry import read_registry

REGISTRY = """format = 1
title  = "Training"

[sources.office]
title     = "A yearbook"
published = 2025-01-31

[indicators.training]
name    = "People in training"
unit    = "% of people"
measure = "percent"
desired = "increase"

[indicators.training.dimensions.sex]
name    = { en = "Sex", vi = "Giới tính" }
total   = "_T"
members = { F = "Women", M = "Men" }

[indicators.training.dimensions.age-group]

[indicators.other]
name    = "Other"
unit    = "% of people"
measure = "percent"
desired = "increase"
"""
SOURCE = ("--source", "office", "--as-of", "2025-06-30", "--yes")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "targets.toml").write_text(REGISTRY, "utf-8")
    return tmp_path


def added(folder: Path) -> list[tuple[dict[str, str], str, float]]:
    registry = read_registry(folder / "targets.toml").registry
    assert registry
    return [(dict(o.members), str(o.when), o.value) for o in registry.observations]


def test_a_column_for_each_dimension(folder: Path) -> None:
    table = (
        "year,Giới tính,age group,area,value\n2023,,,,40\n2023,F,,,42\n"
        "2023,M,15-24,North,44\n2024,_T,15-24,,45\n"
    )
    done = run(folder, "add-observations", "training", "-", *SOURCE, typed=table.encode())
    assert done.code == 0, done.err
    assert added(folder) == [
        ({}, "2023", 40),
        ({"sex": "F"}, "2023", 42),
        ({"age-group": "15-24", "area": "North", "sex": "M"}, "2023", 44),
        ({"age-group": "15-24"}, "2024", 45),
    ]


def test_a_cell_goes_before_an_option(folder: Path) -> None:
    table = "year\tsex\tvalue\n2023\tM\t40\n2023\t\t42\n"
    words = ("add-observations", "training", "-", "--dim", "sex=F", "--dim", "age-group=15+")
    done = run(folder, *words, *SOURCE, typed=table.encode())
    assert done.code == 0, done.err
    assert added(folder) == [
        ({"age-group": "15+", "sex": "M"}, "2023", 40),
        ({"age-group": "15+", "sex": "F"}, "2023", 42),
    ]


@pytest.mark.parametrize(
    ("indicator", "table", "said"),
    [
        ("training", "year,sex,value\n2023,X,40\n", "F, M"),
        ("training", "year,sexe,value\n2023,F,40\n", "sex"),
        ("training", "year,sex,Sex,value\n2023,F,F,40\n", "Sex"),
        ("other", "year,sex,value\n2023,F,40\n", "sex"),
    ],
)
def test_what_is_no_member_or_no_dimension(
    folder: Path, indicator: str, table: str, said: str
) -> None:
    done = run(folder, "add-observations", indicator, "-", *SOURCE, typed=table.encode())
    assert done.code == 2
    assert said in done.err + done.out
    assert (folder / "targets.toml").read_text("utf-8") == REGISTRY
