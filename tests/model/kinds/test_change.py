"""Changes: so many per cent against a period become a level."""

import pytest
from facts import eased, fact, faults, history, period, series, target
from pydantic import ValidationError

from mic_tracker.model.target import Promise
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


def test_the_promise_is_a_share_of_a_value_in_the_data() -> None:
    rise = target("change", "percent = 20\nfrom = 2020\nby = 2030").promise()
    assert rise == Promise("change", "at_least", key="percent", percent=20, since=period("2020"))
    fall = target("change", "percent = -20\nfrom = 2020\nby = 2030").promise()
    assert (fall.operator, fall.percent, fall.value) == ("at_most", -20, None)


@pytest.mark.parametrize(
    ("percent", "other", "easier"),
    [(20, 15, True), (20, 25, False), (20, -5, True), (-20, -15, True), (-20, -25, False)],
)
def test_less_of_a_change_is_easier(percent: float, other: float, easier: object) -> None:
    stated = "percent = {}\nfrom = 2020\nby = 2030"
    found = eased("change", stated.format(percent), stated.format(other))
    assert found == (["percent"] if easier else [])


@pytest.mark.parametrize(
    ("since", "easier"),
    [
        (2021, []),  # 230 × 1.2 = 276 is more than 200 × 1.2 = 240
        (2019, ["since"]),  # 150 × 1.2 = 180 is less
        (2018, ["since"]),  # no figure tells: somebody should look
    ],
)
def test_another_start_is_held_against_the_figures(since: int, easier: list[str]) -> None:
    stated = "percent = 20\nfrom = {}\nby = 2030"
    figures = (("2019", 150), ("2020", 200), ("2021", 230))
    assert eased("change", stated.format(2020), stated.format(since), *figures) == easier
