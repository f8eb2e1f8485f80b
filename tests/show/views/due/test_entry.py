"""The command that enters what is due: as a shell reads it, with all that is known."""

import shlex
from datetime import date
from typing import Any

import pytest

from mic_tracker.model.answers.due import DueItem
from mic_tracker.model.codes import DueKind
from mic_tracker.model.period import Period
from mic_tracker.show.views.due.entry import entry_command

DAY = date(2026, 12, 31)


def words(kind: DueKind = DueKind.FIGURE, **keys: Any) -> list[str]:  # noqa: ANN401 - any field
    """The words of the command, split as a shell does it."""
    command = entry_command(DueItem(kind, DAY, ("firms-2030",), "firms", **keys))
    assert command is not None
    program, *rest = shlex.split(command)
    assert program == "mic-tracker"
    return rest


def test_a_figure_is_entered_with_its_period_series_and_members() -> None:
    known: dict[str, Any] = {
        "period": Period.year(2025),
        "series": "active",
        "members": (("area", "Hà Nội; rm -rf $HOME"), ("sex", "F")),
    }
    assert words(**known) == [
        *("add-observation", "firms", "--period", "2025", "--series", "active"),
        *("--area", "Hà Nội; rm -rf $HOME", "--dim", "sex=F"),
    ]


def test_what_is_not_known_is_left_to_be_asked_for() -> None:
    assert words() == ["add-observation", "firms"]


@pytest.mark.parametrize(
    "kind", [DueKind.CADENCE_PERIOD, DueKind.DEADLINE, DueKind.CLAIM, DueKind.GRACE]
)
def test_other_figures_are_entered_in_the_same_way(kind: DueKind) -> None:
    assert words(kind, period=Period.year(2025)) == [
        *("add-observation", "firms", "--period", "2025")
    ]


def test_a_stage_is_entered_as_done() -> None:
    assert words(DueKind.MILESTONE, stages=("open to firms", "law")) == [
        *("add-observation", "firms", "1", "--stage", "open to firms")
    ]


def test_a_review_is_written_about_the_target_by_the_same_person() -> None:
    assert words(DueKind.REVIEW, by="A. O'Neill") == [
        *("add-review", "firms-2030", "--by", "A. O'Neill")
    ]


def test_a_waiver_is_edited() -> None:
    assert entry_command(DueItem(DueKind.WAIVER, DAY, ("t",), "x", rule="stale")) is None


def test_a_value_like_an_option_stays_a_value() -> None:
    assert words(members=(("area", "--yes"),)) == ["add-observation", "firms", "--area=--yes"]


def test_a_value_that_cannot_be_shown_is_left_out() -> None:
    assert words(members=(("area", "a\x1b[2Jb"),)) == ["add-observation", "firms"]


def test_the_registry_is_named_where_it_would_not_be_found() -> None:
    item = DueItem(DueKind.FIGURE, DAY, (), "firms")
    assert entry_command(item, "my goals.toml") == (
        "mic-tracker add-observation firms --file 'my goals.toml'"
    )
