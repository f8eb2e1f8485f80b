"""The replay of vintages, and the status it carries."""

from collections.abc import Callable, Iterator
from random import Random

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
from mic_tracker.model.series import Series
from mic_tracker.model.trajectory import Objective
from mic_tracker.model.vintage import Vintages

Make = Callable[[str], Registry]


def replayer(found: Vintages) -> Callable[[int | None], Iterator[Series]]:
    """Return what replays the latest days of a history."""
    days = found.days()
    return lambda latest: found.replay(days[-latest if latest else 0 :][0])


def fits(*facts: Observation) -> list[Fit | None]:
    found = history(*facts)
    return list(forecast.replay_fits(SeriesTrack(found.on(), replayer(found))))


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


def monthly(walk: Random, months: int) -> tuple[Observation, ...]:
    """A figure a month that wanders, published at the end of the month."""
    value, figures = 100.0, []
    for i in range(months):
        value = max(1.0, value + walk.gauss(0, 3))
        figures.append(fact(f"{1990 + i // 12}-{i % 12 + 1:02}", round(value, 2)))
    return tuple(figures)


def both_ways(found: Vintages, objective: Objective) -> tuple[Status | None, Status | None]:
    """The status by the latest publications, and by all of them."""
    track = SeriesTrack(found.on(), replayer(found))

    def ask(fit: Fit) -> ForecastQuestion:
        return ForecastQuestion(fit, objective, 2035.0)

    short, now = forecast.recall_status(track, ask)
    every = [*forecast.replay_fits(track)]
    assert now == every[-1]
    return short, forecast.carry_status(every, ask)


@pytest.mark.parametrize("seed", range(40))
def test_the_latest_publications_tell_what_all_of_them_do(seed: int) -> None:
    walk = Random(seed)  # noqa: S311 - the same numbers in every run
    found = history(*monthly(walk, walk.choice((1, 2, 11, 12, 13, 60, 100))))
    short, every = both_ways(found, Objective("at_least", walk.uniform(80, 120)))
    assert short == every


def test_a_status_is_remembered_up_to_the_memory_and_no_longer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """On track at the first two figures, 0.6 ever since: kept, until those two are forgotten."""
    chances: Iterator[float] = iter(())
    monkeypatch.setattr(ForecastQuestion, "likelihood", lambda *_: next(chances))
    found = history(*monthly(Random(1), 40))  # noqa: S311 - the same numbers in every run
    track = SeriesTrack(found.on(), replayer(found))

    def recalled(memory: int) -> Status | None:
        nonlocal chances
        # of 40 figures the first gives no likelihood
        told = [0.9, *[0.6] * 38]
        looks = [told[-latest:] for latest in (12, memory)]
        chances = iter([*looks[0], *looks[1], *looks[1]])
        monkeypatch.setattr(forecast, "MEMORY", memory)
        return forecast.recall_status(track, lambda fit: ForecastQuestion(fit, None, 0.0))[0]  # type: ignore[arg-type]  # it is not looked at

    assert recalled(39) == "on_track"
    assert recalled(38) == "at_risk"


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
