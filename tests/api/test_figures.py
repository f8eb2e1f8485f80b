"""The figures of an indicator from Python: by the day on which they were published."""

import json
from datetime import date
from pathlib import Path

import pytest
from small_registry import SMALL

import mic_tracker
from mic_tracker import LoadedRegistry, MicTrackerError
from mic_tracker.model.report import Clock
from mic_tracker.pipeline.load import judge_registry
from mic_tracker.pipeline.show import render_indicator
from mic_tracker.show.language.catalogue import LanguageWish
from mic_tracker.show.screen import Screen

DAY = date(2025, 6, 30)


@pytest.fixture
def registry(tmp_path: Path) -> LoadedRegistry:
    (tmp_path / "targets.toml").write_text(SMALL, "utf-8")
    return mic_tracker.load(tmp_path / "targets.toml", read_on=DAY)


@pytest.mark.parametrize(
    ("known_on", "values"),
    [
        (None, [120, 125, 140]),
        ("2024-02-01", [120, 125]),
        (date(2024, 1, 31), [120]),
        ("2022", []),
    ],
)
def test_what_had_been_published_by_a_day(
    registry: LoadedRegistry, known_on: date | str | None, values: list[int]
) -> None:
    table = registry.figures("lines", known_on=known_on)
    assert [record["value"] for record in table.to_records()] == values
    assert list(table.to_pandas()["value"]) == values
    assert len(table) == len(values)


def test_the_records_are_those_of_the_program(registry: LoadedRegistry) -> None:
    report = judge_registry(Path(registry.path), Clock(DAY))
    told = render_indicator(report, "lines", "json", LanguageWish("en"), Screen())
    table = registry.figures("lines")
    assert table.to_records() == json.loads(told)["observations"]
    assert (table.indicator, table.known_on, table.language) == ("lines", DAY, "en")


def test_an_indicator_that_is_not_there_is_told_the_nearest_ids(registry: LoadedRegistry) -> None:
    with pytest.raises(MicTrackerError, match=r"there is no indicator 'line'\n.*lines") as caught:
        registry.figures("line")
    assert caught.value.code == "unknown_indicator"
    with pytest.raises(MicTrackerError) as other:
        registry.figures("zzz")
    assert other.value.ways_out == ()
