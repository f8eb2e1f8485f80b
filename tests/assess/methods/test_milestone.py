"""`milestone`: stages done, left, refuted; silence is not a miss."""

from collections.abc import Callable
from typing import Any

import pytest
from judging import standing, text

from mic_tracker.model.assessment import Assessment, Reason, StageTally
from mic_tracker.model.codes import Status
from mic_tracker.model.registry import Registry

Make = Callable[[str], Registry]


STAGED = {"measure": "stage"}
DUE = {"kind": "milestone", "by": 2024}


def judged(
    make: Make, observed: str | list[dict[str, Any]], target: dict[str, Any], day: str
) -> Assessment:
    return standing(make(text(observed, target, STAGED)), day).assessment


@pytest.mark.parametrize(
    ("observed", "target", "day", "band", "status"),
    [
        ("2023:1", DUE, "2025-06-01", "done on time", Status.ACHIEVED),
        ("2024:1", DUE, "2025-06-01", "done on time", Status.ACHIEVED),
        ("2025-03:1", DUE, "2025-06-01", "done late", Status.ACHIEVED),
        # done in 2024, due by June 2024: before or after is not stated
        ("2024:1", {"kind": "milestone", "by": "2024-06"}, "2025-06-01", "done", Status.ACHIEVED),
        ("2023:1", {"kind": "milestone"}, "2025-06-01", "done", Status.ACHIEVED),
        ("2023:0", DUE, "2024-06-01", "not due", Status.PENDING),
        ("2023:0", DUE, "2024-07-03", "not due", Status.PENDING),
        ("2023:0", DUE, "2024-07-04", "due soon", Status.AT_RISK),  # 180 days
        ("2023:0", DUE, "2024-12-31", "due soon", Status.AT_RISK),
        ("2023:0", DUE, "2025-01-01", "due, no word", Status.NO_DATA),
        ("2024:0", DUE, "2025-06-01", "overdue", Status.MISSED),
        ("", {"kind": "milestone"}, "2025-06-01", "open", Status.PENDING),
    ],
)
def test_outcomes(
    registry_of: Make, observed: str, target: dict[str, Any], day: str, band: str, status: Status
) -> None:
    found = judged(registry_of, observed, target, day)
    assert (found.band, found.status) == (band, status)


STAGES = DUE | {"stages": ["north", "middle", "south"]}


def stage(name: str, period: str, value: int = 1) -> dict[str, Any]:
    return {"stage": name, "period": period, "value": value}


def test_stages_done_and_left(registry_of: Make) -> None:
    records = [stage("north", "2022"), stage("south", "2023")]
    found = judged(registry_of, records, STAGES, "2024-03-01")
    assert isinstance(found.tally, StageTally)
    assert [(name, str(period)) for name, period in found.tally.done] == [
        ("north", "2022"),
        ("south", "2023"),
    ]
    assert found.tally.left == ("middle",)
    assert found.status is Status.PENDING


def test_the_last_stage_dates_the_whole(registry_of: Make) -> None:
    records = [stage("north", "2022"), stage("south", "2023"), stage("middle", "2025-01")]
    assert judged(registry_of, records, STAGES, "2025-06-01").band == "done late"


def test_a_refuted_stage_makes_the_whole_overdue(registry_of: Make) -> None:
    records = [stage("north", "2022"), stage("south", "2023"), stage("middle", "2024", 0)]
    found = judged(registry_of, records, STAGES, "2025-06-01")
    assert (found.status, found.reasons) == (Status.MISSED, (Reason.DEADLINE_PASSED,))
    assert isinstance(found.tally, StageTally)
    assert found.tally.refuted == ("middle",)


def test_silence_after_the_deadline_is_not_a_miss(registry_of: Make) -> None:
    found = judged(registry_of, [stage("north", "2022")], STAGES, "2025-06-01")
    assert (found.status, found.reasons) == (
        Status.NO_DATA,
        (Reason.DEADLINE_PASSED, Reason.SILENCE),
    )
