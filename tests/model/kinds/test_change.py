"""Changes: so many per cent against a period become a level."""

import pytest
from facts import fact, faults, history, period, series, target
from pydantic import ValidationError

from mic_tracker.model.trajectory import Anchor, Objective, TargetPath

SALES = series(("2020", 200), ("2021", 230))


@pytest.mark.parametrize(
    ("percent", "objective"),
    [
        (20, Objective("at_least", 240)),  # 200 × 1.20
        (-30, Objective("at_most", 140)),  # 200 × 0.70
        (-100, Objective("at_most", 0)),
    ],
)
def test_it_resolves_to_a_level(percent: float, objective: Objective) -> None:
    change = target("change", f"percent = {percent}\nfrom = 2020\nby = 2025")
    start = Anchor(2021.0, 200, period("2020"))
    assert change.trajectory(SALES) == TargetPath(objective, period("2025"), start)


def test_there_is_no_path_while_the_data_lacks_its_start() -> None:
    assert target("change", "percent = 20\nfrom = 2019\nby = 2025").trajectory(SALES) is None


def test_a_start_before_a_break_is_on_another_basis() -> None:
    """A fifth more than 200 would be met by any figure of the new way of counting."""
    broken = history(fact("2020", 200), fact("2021", 500, status="break")).on()
    assert target("change", "percent = 20\nfrom = 2020\nby = 2025").trajectory(broken) is None


@pytest.mark.parametrize(
    ("toml", "measure", "found"),
    [
        ("percent = 20\nfrom = 2020\nby = 2025", "amount", []),
        ("percent = 20\nfrom = 2020\nby = 2025", "change", [("MT024", ("kind",))]),
        ("percent = 20\nfrom = 2020\nby = 2025", "rank", [("MT024", ("kind",))]),
        ("percent = 0\nfrom = 2020\nby = 2025", "amount", [("MT016", ("percent",))]),
        ("percent = 20\nfrom = 2025\nby = 2025", "amount", [("MT023", ("from",))]),
    ],
)
def test_what_is_wrong_with_it(
    toml: str, measure: str, found: list[tuple[str, tuple[str | int, ...]]]
) -> None:
    assert faults(target("change", toml), measure=measure) == found


@pytest.mark.parametrize("percent", ["-100.5", "1e7", "nan", "'20'", "true"])
def test_no_percentage_of_change(percent: str) -> None:
    with pytest.raises(ValidationError):
        target("change", f"percent = {percent}\nfrom = 2020\nby = 2025")
