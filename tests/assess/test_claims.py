"""Claims: projections of others, what we held then, and what came of them."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from judging import text

from mic_tracker.assess.claims import claims
from mic_tracker.model.answers.claim import Claim, ClaimOutcome
from mic_tracker.model.assessment import Reason
from mic_tracker.model.registry import Registry
from mic_tracker.model.report import Clock

Make = Callable[[str], Registry]
UP = {"at_least": 100, "by": 2030}
FLOW = {"measure": "amount", "over": "period"}


def seen(period: str, value: float, **keys: Any) -> dict[str, Any]:  # noqa: ANN401 - keys of a record
    return {"period": period, "value": value} | keys


def claimed(period: str, value: float, day: str = "2021-03-03", **keys: Any) -> dict[str, Any]:  # noqa: ANN401 - keys of a record
    published = {"published": date.fromisoformat(day)}
    return seen(period, value, status="projected", **published, **keys)


def only(make: Make, observed: list[dict[str, Any]], as_of: str, **indicator: Any) -> Claim:  # noqa: ANN401 - keys of a record
    clock = Clock(date.fromisoformat(as_of))
    (claim,) = claims(make(text(observed, UP, indicator)), clock)
    return claim


def test_a_claim_is_held_against_the_forecast_of_its_day(registry_of: Make) -> None:
    """The published vector 2 (100, 104; at least 120 five years on) under a later claim."""
    observed = [seen("2019", 100), seen("2020", 104), claimed("2025", 120), seen("2021", 200)]
    found = only(registry_of, observed, "2024-06-01")
    assert found.own_forecast is not None
    assert found.own_forecast.likelihood == pytest.approx(0.2514, abs=1e-4)
    assert found.own_forecast.median == pytest.approx(110.9796, abs=1e-4)
    assert (found.own_forecast.low80, found.own_forecast.high80) == pytest.approx(
        (91.3590, 132.5071), abs=1e-4
    )
    assert found.settled is ClaimOutcome.OPEN


def test_a_claim_about_what_was_known_has_no_forecast(registry_of: Make) -> None:
    observed = [seen("2020", 104), claimed("2020", 120, "2021-03-03")]
    found = only(registry_of, observed, "2021-06-01")
    assert (found.own_forecast, found.settled) == (None, ClaimOutcome.MISSED)


def test_a_claim_before_any_figure_has_no_forecast(registry_of: Make) -> None:
    assert only(registry_of, [claimed("2025", 120)], "2024-06-01").own_forecast is None


@pytest.mark.parametrize(
    ("value", "settled", "error", "percent"),
    [
        (120, ClaimOutcome.HIT, 0, 0),
        (150, ClaimOutcome.HIT, 30, 25),
        (90, ClaimOutcome.MISSED, -30, -25),
    ],
)
def test_the_figure_of_the_period_settles_it(
    registry_of: Make, value: float, settled: ClaimOutcome, error: float, percent: float
) -> None:
    observed = [seen("2020", 104), claimed("2025", 120), seen("2025", value)]
    found = only(registry_of, observed, "2026-06-01")
    assert (found.settled, found.error) == (settled, error)
    assert found.error_percent == pytest.approx(percent)


def test_less_is_a_hit_where_less_is_desired(registry_of: Make) -> None:
    observed = [seen("2020", 104), claimed("2025", 90), seen("2025", 85)]
    assert only(registry_of, observed, "2026-06-01", desired="decrease").settled is ClaimOutcome.HIT


@pytest.mark.parametrize(
    ("qualifier", "value", "settled"),
    [
        ("about", 95, ClaimOutcome.HIT),  # 5 % below
        ("about", 94.9, ClaimOutcome.MISSED),
        ("over", 99, ClaimOutcome.MISSED),
        ("under", 99, ClaimOutcome.HIT),  # the claim names its own side
        ("under", 101, ClaimOutcome.MISSED),
        ("at-most", 100, ClaimOutcome.HIT),
    ],
)
def test_qualifiers(registry_of: Make, qualifier: str, value: float, settled: ClaimOutcome) -> None:
    observed = [seen("2020", 80), claimed("2025", 100, qualifier=qualifier), seen("2025", value)]
    assert only(registry_of, observed, "2026-06-01").settled is settled


def test_the_newest_vintage_counts_and_only_what_is_known(registry_of: Make) -> None:
    early, late = {"published": date(2026, 2, 1)}, {"published": date(2026, 9, 1)}
    observed = [
        claimed("2025", 120),
        seen("2025", 121, **early),
        seen("2025", 119, **late),
    ]
    assert only(registry_of, observed, "2026-01-15").settled is ClaimOutcome.AWAITING_DATA
    assert only(registry_of, observed, "2026-03-01").settled is ClaimOutcome.HIT
    assert only(registry_of, observed, "2026-10-01").settled is ClaimOutcome.MISSED


def test_a_claim_is_unknown_before_it_was_published(registry_of: Make) -> None:
    registry = registry_of(text([claimed("2025", 120)], UP))
    assert claims(registry, Clock(date(2021, 3, 2))) == ()


def test_a_period_that_is_over_awaits_its_figure(registry_of: Make) -> None:
    observed = [seen("2020", 104), claimed("2025", 120)]
    assert only(registry_of, observed, "2025-12-31").settled is ClaimOutcome.OPEN
    assert only(registry_of, observed, "2026-01-01").settled is ClaimOutcome.AWAITING_DATA


def test_a_stock_within_the_year_stands_for_it_once_data_go_on(registry_of: Make) -> None:
    inside = [seen("2020", 104), claimed("2025", 120), seen("2025-10", 125)]
    assert only(registry_of, inside, "2026-06-01").settled is ClaimOutcome.AWAITING_DATA
    beyond = [*inside, seen("2026-01", 110)]
    assert only(registry_of, beyond, "2026-06-01").settled is ClaimOutcome.HIT


def test_a_flow_needs_its_own_period(registry_of: Make) -> None:
    observed = [claimed("2025", 120), seen("2025-Q1", 30), seen("2026", 200)]
    found = only(registry_of, observed, "2027-06-01", **FLOW)
    assert (found.settled, found.outcome) == (ClaimOutcome.AWAITING_DATA, None)


SERIES = {"series": {"registered": "running total", "active": "estimate"}}


def test_another_way_of_counting_settles_nothing(registry_of: Make) -> None:
    """As with the shipped claim of 100,000 firms by 2025, of the registered ones."""
    observed = [
        seen("2019", 45000, series="registered"),
        seen("2020", 58000, series="registered"),
        claimed("2025", 100000, series="registered"),
        seen("2025", 120000, series="active"),
    ]
    found = only(registry_of, observed, "2026-06-01", **SERIES)
    assert found.settled is ClaimOutcome.AWAITING_DATA
    assert (found.outcome, found.error) == (None, None)
    assert found.reasons == (Reason.OTHER_SERIES,)
    assert found.own_forecast is not None
    assert found.own_forecast.n == 2


def test_another_series_that_ends_before_the_period_is_no_reason(registry_of: Make) -> None:
    """It is later than the own figures, and could not settle a claim about a year after it."""
    observed = [
        seen("2019", 45000, series="registered"),
        seen("2020", 58000, series="registered"),
        claimed("2025", 100000, series="registered"),
        seen("2023", 120000, series="active"),
    ]
    found = only(registry_of, observed, "2026-06-01", **SERIES)
    assert found.settled is ClaimOutcome.AWAITING_DATA
    assert found.reasons == ()


def test_a_figure_beyond_a_break_settles_nothing(registry_of: Make) -> None:
    observed = [
        seen("2020", 104),
        claimed("2025", 120),
        seen("2024", 10, status="break"),
        seen("2025", 130),
    ]
    found = only(registry_of, observed, "2026-06-01")
    assert (found.settled, found.reasons) == (ClaimOutcome.AWAITING_DATA, (Reason.BREAK_IN_WINDOW,))


def test_a_claim_of_zero_has_no_error_in_per_cent(registry_of: Make) -> None:
    observed = [seen("2020", 10), claimed("2025", 0), seen("2025", 3)]
    found = only(registry_of, observed, "2026-06-01", desired="decrease")
    assert (found.error, found.error_percent) == (3, None)


def test_events_have_no_forecast(registry_of: Make) -> None:
    clock = Clock(date(2024, 1, 1))
    observed = [seen("2020", 1), claimed("2025", 1)]
    target = {"kind": "milestone"}
    (found,) = claims(registry_of(text(observed, target, {"measure": "event"})), clock)
    assert (found.own_forecast, found.settled) == (None, ClaimOutcome.OPEN)


@pytest.mark.parametrize(
    ("outcome", "settled"),
    [
        ({"value": 130, "qualifier": "at-least"}, ClaimOutcome.HIT),
        # 121 or 90: nobody can say
        ({"value": 121, "qualifier": "at-most"}, ClaimOutcome.AWAITING_DATA),
        ({"low": 110, "high": 130}, ClaimOutcome.AWAITING_DATA),
        ({"low": 100, "high": 119}, ClaimOutcome.MISSED),
    ],
)
def test_a_hedged_outcome_settles_what_all_of_it_says(
    registry_of: Make, outcome: dict[str, Any], settled: ClaimOutcome
) -> None:
    observed = [claimed("2023", 120), {"period": "2023"} | outcome]
    found = only(registry_of, observed, "2024-06-01")
    undecided = settled is ClaimOutcome.AWAITING_DATA
    assert found.settled is settled
    assert found.reasons == ((Reason.TOO_CLOSE,) if undecided else ())
