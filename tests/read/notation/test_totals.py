"""Members in files: totals are none, unknown ones are findings at their place."""

from pathlib import Path

import pytest

from mic_tracker.model.registry import Registry
from mic_tracker.read.registry import Loaded, read_registry, read_text

HEAD = """format = 1
title = "Test"

[sources.office]
title = "Yearbook"
published = 2024-06-01

[indicators.training]
name = "Training"
unit = "people"
measure = "count"
desired = "increase"

[indicators.training.dimensions.sex]
total = "_T"
members = { F = "Women", M = "Men" }

[indicators.training.dimensions.age]

[indicators.training.dimensions.area]
total = "VN"
"""
FIGURE = """
[[observations]]
indicator = "training"
period = "2023"
value = 40
source = "office"
"""
WITH_TABLE = HEAD.replace("\n[sources", 'include = ["f.csv"]\n\n[sources', 1)
COUNTRY = """
[targets.all-2030]
kind = "level"
indicator = "training"
at_least = 60
by = 2030
"""


def load(text: str) -> Loaded:
    return read_text((HEAD + text).encode(), name="targets.toml", folder=None)


def registry(text: str) -> Registry:
    loaded = load(text)
    assert loaded.registry, loaded.findings
    return loaded.registry


@pytest.mark.parametrize(
    ("keys", "members"),
    [
        ("", ()),
        ('dims = { sex = "_T" }', ()),
        ('area = "VN"', ()),
        ('area = "VN"\ndims = { sex = "_T", age = "15-24" }', (("age", "15-24"),)),
        ('area = "HN"\ndims = { sex = "F" }', (("area", "HN"), ("sex", "F"))),
        ('dims = { age = "_T" }', (("age", "_T"),)),  # no total is declared of age
    ],
)
def test_a_member_that_means_all_is_none(keys: str, members: tuple[tuple[str, str], ...]) -> None:
    (observation,) = registry(FIGURE + keys + "\n").observations
    assert observation.members == members


def test_a_target_of_the_total_selects_nothing() -> None:
    target = registry(COUNTRY + 'area = "VN"\ndims = { sex = "_T" }\n' + FIGURE).targets["all-2030"]
    assert target.members == ()


def test_a_total_and_no_member_are_one_figure() -> None:
    twice = FIGURE + FIGURE + 'dims = { sex = "_T" }\n'
    assert [f.code for f in load(twice).findings] == ["MT021"]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (FIGURE + 'dims = { colour = "red" }\n', 28, "colour"),
        (FIGURE + 'dims = { sex = "X" }\n', 28, "X"),
        (COUNTRY + 'dims = { sex = "X" }\n', 28, "X"),
        (COUNTRY + 'each = "colour"\n', 28, "colour"),
    ],
)
def test_what_the_indicator_does_not_know_is_an_error(text: str, line: int, message: str) -> None:
    (finding,) = load(text).findings
    assert finding.location
    assert (finding.code, finding.location.line) == ("MT020", line)
    assert finding.facts["id"] == message


@pytest.mark.parametrize(
    ("keys", "codes"),
    [
        ('each = "sex"\nenough = 2\ngate = "members"\n', []),
        ('each = "sex"\ndims = { sex = "F" }\n', ["MT018"]),
        ('each = "area"\narea = "HN"\n', ["MT018"]),
        ("enough = 2\n", ["MT060"]),
        ('gate = "members"\n', ["MT060"]),
        ('each = "sex"\nenough = 0\n', ["MT015"]),
        ('each = "sex"\nenough = "120%"\n', ["MT015"]),
        ('each = "sex"\nenough = []\n', ["MT015"]),
    ],
)
def test_keys_that_go_together(keys: str, codes: list[str]) -> None:
    assert [finding.code for finding in load(COUNTRY + keys + FIGURE).findings] == codes


def test_dimensions_are_columns_of_a_table(tmp_path: Path) -> None:
    (tmp_path / "targets.toml").write_text(
        HEAD.replace("\n[sources", 'include = ["f.csv"]\n\n[sources', 1)
    )
    rows = ["2022,,30", "2022,_T,31", "2022,F,32", "2023,M,33"]
    table = "period,sex,value,indicator,source,age\n" + "\n".join(
        f"{row},training,office,{i}" for i, row in enumerate(rows)
    )
    (tmp_path / "f.csv").write_text(table)
    loaded = read_registry(tmp_path / "targets.toml")
    assert loaded.registry, loaded.findings
    assert [(o.members, o.value) for o in loaded.registry.observations] == [
        ((("age", "0"),), 30),
        ((("age", "1"),), 31),
        ((("age", "2"), ("sex", "F")), 32),
        ((("age", "3"), ("sex", "M")), 33),
    ]


def test_an_unknown_member_in_a_table_is_shown_in_its_cell(tmp_path: Path) -> None:
    (tmp_path / "targets.toml").write_text(
        HEAD.replace("\n[sources", 'include = ["f.csv"]\n\n[sources', 1)
    )
    (tmp_path / "f.csv").write_text("indicator,period,sex,value,source\ntraining,2022,X,3,office\n")
    (finding,) = read_registry(tmp_path / "targets.toml").findings
    assert finding.location
    assert (finding.code, finding.location.line, finding.location.column) == ("MT020", 2, 15)
    assert finding.facts["known"] == "F, M"
