"""The targets that `indicator-config/` states."""

from pathlib import Path

import pytest

from mic_tracker.model.edit.exchange.progress import IndicatorConfig, StatedProgress
from mic_tracker.read.exchange.open_sdg import config
from mic_tracker.read.exchange.open_sdg.yaml_text import read_yaml_table

SAMPLES = Path(__file__).parents[1] / "samples" / "open-sdg" / "indicator-config"


def read_config(text: bytes, number: str) -> IndicatorConfig:
    return config.read_config(read_yaml_table(text), number)


def stated(number: str) -> tuple[StatedProgress, ...]:
    found = read_config((SAMPLES / f"{number}.yml").read_bytes(), number)
    assert (found.indicator, found.computed, found.unread) == (number, True, ())
    return found.progress


def test_a_level() -> None:
    assert stated("1-2-1") == (
        StatedProgress(
            indicator="1-2-1",
            series=None,
            unit=None,
            disaggregation={},
            direction="negative",
            base_year=2015,
            target_year=2030,
            target=9.2,
            limit=None,
            group=None,
            weight=None,
        ),
    )


def test_a_series_and_a_group() -> None:
    lost, men, women = stated("8-8-1")
    assert (lost.series, lost.group, lost.target, lost.limit) == (
        "Lost time claims",
        None,
        None,
        None,
    )
    assert {men.series, women.series} == {"Fatality claims"}
    assert (men.group, women.group) == (1, 1)
    assert men.disaggregation == {"Geography": "Northland", "Sex": "Male"}
    assert women.disaggregation == {"Geography": "Northland", "Sex": "Female"}
    assert (men.unit, men.limit, men.target) == ("percentage", 0.0, None)
    assert (women.unit, women.limit, women.target) == ("persons per thousand", None, 85.0)


@pytest.mark.parametrize(
    ("option", "expected"),
    [
        ("{}", ("negative", 2015, 2030, None)),
        (
            "{direction: positive, base_year: 2010, target_year: 2025}",
            ("positive", 2010, 2025, None),
        ),
        ("{target: 0}", ("negative", 2015, 2030, 0.0)),
        ("{target: 86.235}", ("negative", 2015, 2030, 86.235)),
        ("{target: '1,234.5'}", ("negative", 2015, 2030, 1234.5)),
    ],
)
def test_what_is_left_out(option: str, expected: tuple[object, ...]) -> None:
    found = read_config(f"progress_calculation_options: [{option}]".encode(), "1-1-1")
    (only,) = found.progress
    assert (only.direction, only.base_year, only.target_year, only.target) == expected
    assert not found.computed


@pytest.mark.parametrize(
    ("options", "unread"),
    [
        ("[x]", ("1",)),
        ("[{target: many}]", ("1.target",)),
        ("[{target: 5}, {base_year: 2015.5}]", ("2.base_year",)),
        ("[{base_year: 99999}]", ("1.base_year",)),
        ("[{direction: sideways}]", ("1.direction",)),
        ("[{group: [{limit: none at all}]}]", ("1.1.limit",)),
        ("[{disaggregation: [{field: Sex}]}]", ("1.disaggregation",)),
        ("[{group: [x, {group: [{target: many}]}]}]", ("1.1", "1.2.1.target")),
    ],
)
def test_what_cannot_be_understood_is_told(options: str, unread: tuple[str, ...]) -> None:
    found = read_config(f"progress_calculation_options: {options}".encode(), "1-1-1")
    assert found.unread == unread
    # a level whose number is lost would be read as a direction
    assert len(found.progress) == (1 if "base_year: 2015.5" in options else 0)


def test_groups_within_groups_belong_to_the_outer_one() -> None:
    text = b"progress_calculation_options: [{unit: a}, {group: [{group: [{unit: b}]}, {unit: c}]}]"
    found = read_config(text, "1-1-1")
    assert [(p.unit, p.group) for p in found.progress] == [("a", None), ("b", 1), ("c", 1)]


def test_a_value_that_means_all_is_left_out_as_in_the_figures() -> None:
    fields = b"[{field: Sex, value: Both sexes}, {field: Age, value: 15  to 24}]"
    found = read_config(b"progress_calculation_options: [{disaggregation: " + fields + b"}]", "1")
    assert found.progress[0].disaggregation == {"Age": "15 to 24"}


@pytest.mark.parametrize("text", ["", "a: 1", "progress_calculation_options: none"])
def test_a_configuration_without_options(text: str) -> None:
    assert read_config(text.encode(), "1-1-1").progress == ()
