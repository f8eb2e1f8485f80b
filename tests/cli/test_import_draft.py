"""An import is planned once, and anew where somebody has changed a file in the meantime."""

from datetime import date
from pathlib import Path

import pytest

from mic_tracker.edit.exchange.plan import plan_import
from mic_tracker.edit.exchange.request import ImportRequest
from mic_tracker.edit.request import SourceRequest
from mic_tracker.model.edit.exchange.profile import ReadingChoices
from mic_tracker.model.report import Clock
from mic_tracker.pipeline import import_ as pipeline
from mic_tracker.pipeline.edit import OpenRegistry, open_registry
from mic_tracker.show.language.catalogue import LanguageWish

REGISTRY = """format = 1
title   = "Drafts"
include = ["data/*.csv"]

[sources.office]
title     = "A yearbook"
published = 2026-01-31

[indicators.firms]
name    = "Firms"
unit    = "firms"
measure = "count"
desired = "increase"
"""
HEADER = "indicator,period,value,source\n"
REQUEST = ImportRequest("firms", SourceRequest(source="office"), into="data/firms.csv")


@pytest.fixture
def opened(tmp_path: Path) -> OpenRegistry:
    (tmp_path / "targets.toml").write_text(REGISTRY)
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "firms.csv").write_text(HEADER + "firms,2019,7,office\n")
    (tmp_path / "new.csv").write_text("Year,Value\n2020,8\n2021,9\n")
    clock = Clock(date(2026, 2, 28))
    return open_registry(tmp_path / "targets.toml", clock, LanguageWish())


@pytest.fixture
def plans(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """A list that grows with each plan that is made."""
    made: list[int] = []
    plan = plan_import

    def counted(*arguments: object) -> object:
        made.append(1)
        return plan(*arguments)  # type: ignore[arg-type]  # handed on as they come

    monkeypatch.setattr(pipeline, "plan_import", counted)
    return made


def carry_out(opened: OpenRegistry, meanwhile: str | None) -> list[str]:
    """Import the new figures; the lines of the table afterwards."""
    table = opened.path.parent / "data" / "firms.csv"
    place = pipeline.ImportPlace(opened.path.parent / "new.csv", None)
    reading = pipeline.read_place(place, ReadingChoices())
    drafted = pipeline.draft(opened, REQUEST, reading)
    if meanwhile:
        table.write_text(HEADER + meanwhile)
    pipeline.write(opened, REQUEST, reading, drafted)
    return table.read_text().splitlines()[1:]


def test_a_draft_is_written_as_it_was_shown(opened: OpenRegistry, plans: list[int]) -> None:
    assert carry_out(opened, None) == [
        "firms,2019,7,office",
        "firms,2020,8,office",
        "firms,2021,9,office",
    ]
    assert len(plans) == 1


def test_what_was_written_meanwhile_counts(opened: OpenRegistry, plans: list[int]) -> None:
    # somebody has entered 2020 in the meantime: it is on record then, and not entered twice
    assert carry_out(opened, "firms,2018,6,office\nfirms,2020,8,office\n") == [
        "firms,2018,6,office",
        "firms,2020,8,office",
        "firms,2021,9,office",
    ]
    assert len(plans) == 2
