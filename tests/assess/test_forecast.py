"""The replay of vintages, and the status it carries."""

from collections.abc import Callable

import pytest
from facts import fact, history, series
from judging import standing, text

from mic_tracker.assess import forecast
from mic_tracker.assess.forecast import ForecastQuestion
from mic_tracker.assess.formulas import random_walk
from mic_tracker.assess.formulas.fit import Fit
from mic_tracker.assess.method import SeriesTrack
from mic_tracker.model.assessment import Reason
from mic_tracker.model.codes import Status
from mic_tracker.model.observation import Observation
from mic_tracker.model.registry import Registry
from mic_tracker.model.trajectory import Objective

Make = Callable[[str], Registry]


def fits(*facts: Observation) -> list[Fit | None]:
    found = history(*facts)
    return list(forecast.replay_fits(SeriesTrack(found.on(), found.replay)))


REVISED = (
    fact("2018", 10, "2019-05-01"),
    fact("2019", 11, "2020-05-01"),
    fact("2018", 10.5, "2021-05-01"),  # a revision in the middle
    fact("2020", 12, "2021-05-01"),
    fact("2017", 9, "2021-06-01"),  # an older period, late
    fact("2019", 11, "2022-05-01", status="withdrawn"),
)


def test_the_replay_equals_a_fit_of_each_vintage_from_scratch() -> None:
    vintages = [
        ((2019, 10),),
        ((2019, 10), (2020, 11)),
        ((2019, 10.5), (2020, 11), (2021, 12)),
        ((2018, 9), (2019, 10.5), (2020, 11), (2021, 12)),
        ((2018, 9), (2019, 10.5), (2021, 12)),
    ]
    again = [
        random_walk.fit("nonneg", tuple((float(t), y) for t, y in known)) for known in vintages
    ]
    assert fits(*REVISED) == again


def test_all_figures_of_a_day_are_one_update() -> None:
    together = fits(*(fact(str(y), 10 + y - 2015, "2021-05-01") for y in range(2015, 2020)))
    assert [fit.n for fit in together if fit] == [5]


def test_when_everything_is_withdrawn_nothing_is_known() -> None:
    found = fits(fact("2018", 10, "2019-05-01"), fact("2018", 10, "2020-05-01", status="withdrawn"))
    assert found[1] is None


def carried(*chances: float | None) -> Status | None:
    """The status after likelihoods, by fits of two figures that have them (None: one figure)."""
    two, one = (
        forecast.fit(series(("2019", 1), ("2020", 1)), None),
        forecast.fit(series(("2020", 1)), None),
    )
    queue = [chance for chance in chances if chance is not None]

    class Asked(ForecastQuestion):
        def likelihood(self, question: object = None) -> float:  # noqa: ARG002 - always the same
            return queue.pop(0)

    objective = Objective("at_least", 1)
    stated = (one if chance is None else two for chance in chances)
    return forecast.carry_status(stated, lambda fit: Asked(fit, objective, 2025.0))


@pytest.mark.parametrize(
    ("chances", "status"),
    [
        ((0.67,), "on_track"),
        ((0.66,), "at_risk"),
        ((0.34,), "at_risk"),
        ((0.32,), "off_track"),
        ((0.60, 0.70), "at_risk"),  # 0.77 is needed to get there
        ((0.60, 0.77), "on_track"),
        ((0.80, 0.58), "on_track"),  # kept down to 0.57
        ((0.80, 0.56), "at_risk"),
        ((0.20, 0.42), "off_track"),
        ((0.20, 0.43), "at_risk"),
        ((0.50, 0.24), "at_risk"),
        ((0.50, 0.22), "off_track"),
        ((0.80, None, 0.60), "at_risk"),  # one figure, as after a break, forgets
        ((None,), None),
    ],
)
def test_the_memory_of_the_status(chances: tuple[float | None, ...], status: str | None) -> None:
    assert carried(*chances) == status


def test_vintages_are_replayed_by_the_day_of_publication(registry_of: Make) -> None:
    """Year by year the likelihood is 0.81, 0.87, 0.77, 0.63: on track at once and not left.

    All on one day it is 0.63 at once: a first status needs 2/3 to be on track.
    """
    target = {"at_least": 97, "by": 2023}
    values = {2016: 100, 2017: 101, 2018: 113, 2019: 106, 2020: 100}
    yearly = " ".join(f"{y}:{v}@{y + 1}-05-01" for y, v in values.items())
    at_once = " ".join(f"{y}:{v}@2021-05-01" for y, v in values.items())
    by_year = standing(registry_of(text(yearly, target)), "2021-06-01").assessment
    by_day = standing(registry_of(text(at_once, target)), "2021-06-01").assessment
    assert by_year.forecast is not None
    assert by_year.forecast == by_day.forecast
    assert by_year.forecast.likelihood == pytest.approx(0.63, abs=0.005)
    assert (by_year.status, by_day.status) == (Status.ON_TRACK, Status.AT_RISK)
    assert Reason.STATUS_HELD in by_year.reasons
    assert Reason.STATUS_HELD not in by_day.reasons


def test_a_deadline_that_the_series_reached_has_a_likelihood_of_1_or_0() -> None:
    fit = forecast.fit(series(("2019", 1), ("2020", 3)), None)
    assert ForecastQuestion(fit, Objective("at_least", 3), 2021.0).likelihood() == 1
    assert ForecastQuestion(fit, Objective("at_least", 4), 2021.0).likelihood() == 0
