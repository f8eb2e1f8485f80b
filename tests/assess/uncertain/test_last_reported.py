"""What undated figures still say: on which side of a line they were when reported."""

from collections.abc import Callable
from typing import Any

import pytest
from judging import standing, text

from mic_tracker.model.assessment import Reason
from mic_tracker.model.codes import Status
from mic_tracker.model.registry import Registry
from mic_tracker.model.report import progress_share, shown_reasons

Make = Callable[[str], Registry]
LINE = {"kind": "threshold", "at_least": 80}


def undated(value: float, **keys: Any) -> dict[str, Any]:  # noqa: ANN401 - whatever a record may be given
    return {"value": value, "undated": "the article names no year"} | keys


@pytest.mark.parametrize(
    ("observed", "target", "reason", "share"),
    [
        ([undated(20)], LINE, Reason.BELOW_LINE, 20 / 80),
        ([undated(80)], LINE, Reason.RIGHT_SIDE, 1.0),
        ([undated(20)], {"at_least": 40, "by": 2030}, Reason.BELOW_LINE, 20 / 40),
        ([undated(20)], {"at_most": 10, "by": 2030}, Reason.ABOVE_LINE, None),
        ([undated(20)], {"at_most": 30, "by": 2030}, Reason.RIGHT_SIDE, None),
        ([undated(20, qualifier="under")], LINE, Reason.BELOW_LINE, 20 / 80),
        # one that may lie on either side says nothing
        ([undated(90, qualifier="at-most")], LINE, Reason.UNDATED, None),
        # the one that became known last counts, and two of one day have to agree
        (
            [undated(90, published="2022"), undated(20, published="2023")],
            LINE,
            Reason.BELOW_LINE,
            0.25,
        ),
        (
            [undated(90, published="2023"), undated(20, published="2023")],
            LINE,
            Reason.UNDATED,
            None,
        ),
        ([undated(20), undated(90, status="projected")], LINE, Reason.BELOW_LINE, 0.25),
        # what was taken back is said no more
        ([undated(20), undated(20, status="withdrawn")], LINE, Reason.UNDATED, None),
    ],
)
def test_the_side_and_the_share(
    registry_of: Make,
    observed: list[dict[str, Any]],
    target: dict[str, Any],
    reason: Reason,
    share: float | None,
) -> None:
    found = standing(registry_of(text(observed, target)), "2025-06-01")
    assert found.status is Status.NO_DATA
    assert shown_reasons(found.assessment.reasons) == (reason,)
    assert progress_share(found) == (None if share is None else pytest.approx(share))


def test_a_dated_figure_leaves_nothing_to_ask(registry_of: Make) -> None:
    found = standing(
        registry_of(text([undated(20), {"period": "2024", "value": 90}], LINE)), "2025-06-01"
    )
    assert Reason.BELOW_LINE not in found.assessment.reasons
