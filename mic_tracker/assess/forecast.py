"""From a series of the model to the forecast of the formulas, and back."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from mic_tracker.assess.formulas.chance import certain_chance, place_target
from mic_tracker.assess.formulas.drift import CURRENT, years_by_unrest
from mic_tracker.assess.formulas.fit import Fit, FitWindow
from mic_tracker.assess.formulas.hysteresis import settle_status
from mic_tracker.assess.formulas.likelihood import (
    expected_dates,
    likelihood_at,
    likelihood_ever,
)
from mic_tracker.assess.formulas.random_walk import interval, median, predict
from mic_tracker.assess.formulas.student_t import upper_tail
from mic_tracker.assess.method import SeriesTrack
from mic_tracker.model.assessment import Forecast, Step
from mic_tracker.model.codes import Status
from mic_tracker.model.indicator import Desired, Measure
from mic_tracker.model.series import Series
from mic_tracker.model.trajectory import Objective, Question

SCALES: dict[Measure, str] = {"percent": "percent", "rank": "rank", "change": "real"}
"""The kinds of scale, but "nonneg", which all other measures have."""
_HELD = ("on_track", "at_risk", "off_track")
GLANCE = 12
"""Days of publication that are looked at first."""
MEMORY = 120
"""Days of publication to which the memory of a status reaches back."""
SIGNS: dict[Desired | None, int] = {"increase": 1, "decrease": -1, None: 0}


class ForecastQuestion(NamedTuple):
    """A question put to a fitted series: will it meet the objective at, or ever by, a deadline?"""

    fit: Fit
    objective: Objective
    deadline: float
    """Decimal year."""
    question: Question = "at"

    @property
    def horizon(self) -> float:
        """Years from the last point to the deadline."""
        return self.deadline - self.fit.t

    @property
    def at_least(self) -> bool:
        """Whether a rise leads to the objective."""
        return self.objective.operator == "at_least"

    def likelihood(self, question: Question | None = None) -> float:
        """Of what is asked; 1 or 0 once the last point reaches the deadline."""
        if self.horizon <= 0:
            return float(self.objective.met_by(self.fit.y))
        compute = likelihood_at if (question or self.question) == "at" else likelihood_ever
        return compute(self.fit, self.objective.value, self.horizon, at_least=self.at_least)

    def forecast(self) -> Forecast:
        """Distribution, likelihoods and dates, for a deadline after the last point."""
        at, ever = self.likelihood("at"), self.likelihood("ever")
        dates = expected_dates(self.fit, self.objective.value, at_least=self.at_least)
        low50, high50 = interval(self.fit, self.horizon, 50)
        low80, high80 = interval(self.fit, self.horizon, 80)
        low95, high95 = interval(self.fit, self.horizon, 95)
        return Forecast(
            at=self.deadline,
            median=median(self.fit, self.horizon),
            low50=low50,
            high50=high50,
            low80=low80,
            high80=high80,
            low95=low95,
            high95=high95,
            likelihood=at if self.question == "at" else ever,
            question=self.question,
            likelihood_at=at,
            likelihood_ever=ever,
            expected=dates.median,
            earliest=dates.early,
            latest=dates.late,
            n=self.fit.n,
            version=self.fit.version,
        )

    def step(self, forecast: Forecast, formula: str | None = None) -> Step:
        """The formula of the likelihood, with its numbers; named by its question, unless said."""
        centre, spread = predict(self.fit, self.horizon)
        goal = self._goal()
        position = None if goal is None else self.objective.sign * (centre - goal) / spread
        numbers: dict[str, float | str | None] = {
            "latest": self.fit.y,
            "target": self.objective.value,
            "years": self.horizon,
            "n": self.fit.n,
            "span": self.fit.span,
            "scale": self.fit.kind,
            "unit": self.fit.u,
            "side": self.objective.operator,
            "here": self.fit.start,
            "goal": goal,
            "drift": self.fit.mu,
            "moved": self.fit.change,
            "added_years": self.fit.kappa,
            "lean": self.fit.lean,
            "unrest": self.fit.v or None,
            "years_by_unrest": years_by_unrest(self.fit.kind, self.fit.v),
            "variance": self.fit.s2,
            "centre": centre,
            "spread": spread,
            "position": position,
            "freedom": self.fit.nu,
            "chance": None if position is None else upper_tail(self.fit.nu, -position),
            "met": float(self.objective.met_by(self.fit.y)),
            "unchanged": float(self.fit.unchanged),
            "at": forecast.likelihood_at,
            "likelihood": forecast.likelihood,
        }
        return Step(formula or f"forecast_{self.question}", numbers)

    def _goal(self) -> float | None:
        """The target on the scale of the fit; None where a bound of the measure decides."""
        kind, value = self.fit.kind, self.objective.value
        if certain_chance(kind, value, at_least=self.at_least) is not None:
            return None
        return place_target(self.fit, value, at_least=self.at_least).z


def fit(series: Series, wanted: Desired | None, version: int = CURRENT) -> Fit:
    """The forecast's view of a series with at least one point, and of the direction wanted."""
    return _window(series, wanted, version).fit()


def replay_fits(
    track: SeriesTrack, version: int = CURRENT, latest: int | None = None
) -> Iterator[Fit | None]:
    """The fit after each day of publication, the last one as of now; None while nothing is known.

    Figures that arrive on one day are one update. Only the `latest` days are looked at, where a
    number of them is given.
    """
    window: FitWindow | None = None
    times: list[float] = []
    values: list[float] = []
    for series in track.replay(latest):
        seen, (before, earlier) = len(times), (times, values)
        times, values = series.times, series.values
        if window is None or times[:seen] != before or values[:seen] != earlier:
            window = _window(series, track.wanted, version)
        else:
            window.extend(times[seen:], values[seen:])
        yield window.fit() if times else None


def recall_status(
    track: SeriesTrack, ask: Callable[[Fit], ForecastQuestion], version: int = CURRENT
) -> tuple[Status | None, Fit | None]:
    """The status as of now, with the memory of the hysteresis, and the fit as of now.

    What was before the latest publications is looked at only where they leave open which status is
    held; what was before more than `MEMORY` of them is forgotten.
    """
    fits: list[Fit | None] = []
    likelihoods: list[float | None] = []
    for latest in (GLANCE, MEMORY):
        fits = [*replay_fits(track, version, latest)]
        likelihoods = _likelihoods(fits, ask)
        possible = {_carry(status, likelihoods) for status in (None, *_HELD)}
        if len(fits) < latest or len(possible) == 1:
            break
    return _status(_carry(None, likelihoods)), fits[-1]


def carry_status(
    fits: Iterable[Fit | None], ask: Callable[[Fit], ForecastQuestion]
) -> Status | None:
    """The status after a sequence of fits, with the memory of the hysteresis.

    One point in time is no basis for a status: it forgets what was before, as after a break. A year
    and its last quarter end together and are one point in time.
    """
    return _status(_carry(None, _likelihoods(fits, ask)))


def _status(held: str | None) -> Status | None:
    return Status(held) if held else None


def _likelihoods(
    fits: Iterable[Fit | None], ask: Callable[[Fit], ForecastQuestion]
) -> list[float | None]:
    return [ask(fit).likelihood() if fit and fit.n > 1 else None for fit in fits]


def _carry(status: str | None, likelihoods: Iterable[float | None]) -> str | None:
    """The status after some updates, if another one was held before them."""
    for likelihood in likelihoods:
        status = None if likelihood is None else settle_status(status, likelihood)
    return status


def is_held(status: Status | None, forecast: Forecast) -> bool:
    """Whether the status is one that the likelihood alone would not give: its past keeps it."""
    return status is not None and settle_status(None, forecast.likelihood) != status


def _window(series: Series, wanted: Desired | None, version: int) -> FitWindow:
    window = FitWindow(SCALES.get(series.measure, "nonneg"), SIGNS[wanted], version)
    window.extend(series.times, series.values)
    return window
