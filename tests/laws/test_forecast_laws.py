"""What must hold of the forecast whatever the history: invariances, order, bounds."""

import math

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from mic_tracker.assess.formulas import chance, random_walk, scale
from mic_tracker.assess.formulas import fit as window
from mic_tracker.assess.formulas.likelihood import expected_dates, likelihood_at, likelihood_ever

History = tuple[tuple[float, float], ...]

MODEST = settings(max_examples=150, deadline=None)
ORDINARY = {
    "nonneg": st.floats(0, 1e6),
    "percent": st.floats(0, 100),
    "rank": st.integers(1, 200).map(float),
    "real": st.floats(-1e6, 1e6),
}
EXTREME = {
    "nonneg": st.floats(0, 1e24),
    "percent": st.floats(0, 100),
    "rank": st.floats(0, 1e24),
    "real": st.floats(-1e24, 1e24),
}
HORIZON = st.floats(1 / 366, 60)
WANTED = st.sampled_from([-1, 0, 1])
VERSION = st.sampled_from([1, 2])


def history_of(values: st.SearchStrategy[float], most: int = 20) -> st.SearchStrategy[History]:
    times = st.integers(4 * 1990, 4 * 2025).map(lambda quarter: quarter / 4)
    pairs = st.lists(st.tuples(times, values), min_size=1, max_size=most, unique_by=lambda p: p[0])
    flat = st.tuples(values, st.integers(1, 8)).map(
        lambda drawn: [(2020.0 + year, drawn[0]) for year in range(drawn[1])]
    )
    return st.one_of(pairs, flat).map(tuple)


@st.composite
def cases(
    draw: st.DrawFn, values: dict[str, st.SearchStrategy[float]], kinds: tuple[str, ...]
) -> tuple[str, History, float]:
    kind = draw(st.sampled_from(kinds))
    target = draw(st.one_of(values[kind], st.floats(-1e24, 1e24)))
    return kind, draw(history_of(values[kind])), target


@MODEST
@given(
    case=cases(ORDINARY, ("nonneg",)),
    horizon=HORIZON,
    factor=st.sampled_from([1e-3, 0.5, 7.0, 1e6]),
    at_least=st.booleans(),
)
def test_the_unit_of_measurement_changes_no_likelihood(
    *, case: tuple[str, History, float], horizon: float, factor: float, at_least: bool
) -> None:
    kind, history, target = case
    # a value may not be so small that another unit makes it a zero
    assume(all(y == 0 or abs(y) > 1e-9 for y in (target, *(y for _, y in history))))
    assume(any(y for _, y in history))  # nothing but zeros has no scale: the unit is then 1
    here = random_walk.fit(kind, history)
    there = random_walk.fit(kind, tuple((t, y * factor) for t, y in history))
    for ask in (likelihood_at, likelihood_ever):
        if chance.meets_target(here.y, target, at_least=at_least) == chance.meets_target(
            there.y, target * factor, at_least=at_least
        ):
            assert ask(there, target * factor, horizon, at_least=at_least) == pytest.approx(
                ask(here, target, horizon, at_least=at_least), abs=1e-9
            )


@MODEST
@given(history_of(st.integers(0, 400).map(lambda y: y / 4)), st.integers(0, 400), HORIZON, WANTED)
def test_a_percentage_and_its_complement_mirror_each_other(
    history: History, quarters: int, horizon: float, wanted: int
) -> None:
    target = quarters / 4
    share = random_walk.fit("percent", history, wanted)
    rest = random_walk.fit("percent", tuple((t, 100 - y) for t, y in history), -wanted)
    for ask in (likelihood_at, likelihood_ever):
        assert ask(rest, 100 - target, horizon, at_least=False) == pytest.approx(
            ask(share, target, horizon, at_least=True), abs=1e-9
        )


@MODEST
@given(
    case=cases(ORDINARY, scale.KINDS),
    one=HORIZON,
    other=HORIZON,
    wanted=WANTED,
    at_least=st.booleans(),
)
def test_a_later_deadline_never_makes_reaching_a_target_less_likely(
    *, case: tuple[str, History, float], one: float, other: float, wanted: int, at_least: bool
) -> None:
    kind, history, target = case
    fit = random_walk.fit(kind, history, wanted)
    sooner, later = sorted((one, other))
    assert (
        likelihood_ever(fit, target, sooner, at_least=at_least)
        <= likelihood_ever(fit, target, later, at_least=at_least) + 1e-12
    )


@MODEST
@given(case=cases(ORDINARY, scale.KINDS), years=st.integers(1, 60), at_least=st.booleans())
def test_reaching_it_by_a_year_end_is_no_less_likely_than_being_there_then(
    *, case: tuple[str, History, float], years: int, at_least: bool
) -> None:
    kind, history, target = case
    fit = random_walk.fit(kind, history)
    ever = likelihood_ever(fit, target, years, at_least=at_least)
    assert ever >= likelihood_at(fit, target, years, at_least=at_least) - 1e-12


@MODEST
@given(cases(EXTREME, scale.KINDS), HORIZON)
def test_quantiles_are_ordered_and_inside_the_bounds(
    case: tuple[str, History, float], horizon: float
) -> None:
    kind, history, _ = case
    fit = random_walk.fit(kind, history)
    inner, middle, outer = (random_walk.interval(fit, horizon, percent) for percent in (50, 80, 95))
    quantiles = [outer[0], middle[0], inner[0], random_walk.median(fit, horizon)]
    quantiles += [inner[1], middle[1], outer[1]]
    assert quantiles == sorted(quantiles)
    lowest = {"nonneg": 0, "percent": 0, "rank": 1, "real": -math.inf}[kind]
    assert quantiles[0] >= lowest
    assert kind != "percent" or quantiles[-1] <= 100


@MODEST
@given(cases(ORDINARY, ("nonneg", "percent", "real")), HORIZON, st.sampled_from([50, 80, 95]))
def test_the_likelihood_agrees_with_the_interval(
    case: tuple[str, History, float], horizon: float, percent: int
) -> None:
    kind, history, _ = case
    fit = random_walk.fit(kind, history)
    low, high = random_walk.interval(fit, horizon, percent)
    tail = (100 - percent) / 200
    # not where the interval is cut off at a bound, or where the last digits of 100 are lost
    if not fit.unchanged and low > 1e-6 and not (kind == "percent" and high > 99.99):
        upper = likelihood_at(fit, high, horizon, at_least=True)
        assert upper == pytest.approx(tail, abs=1e-6)
        assert likelihood_at(fit, low, horizon, at_least=True) == pytest.approx(1 - tail, abs=1e-6)


@MODEST
@given(
    case=cases(EXTREME, scale.KINDS),
    horizon=HORIZON,
    version=VERSION,
    wanted=WANTED,
    at_least=st.booleans(),
)
@example(
    case=("nonneg", ((2020.0, 1e24), (2021.0, 5e-324)), 1e24),
    horizon=1 / 366,
    at_least=True,
    version=2,
    wanted=1,
)
@example(
    case=("nonneg", ((2020.0, 5e-324),), 5e-324), horizon=60.0, at_least=False, version=2, wanted=-1
)
@example(
    case=("percent", ((2020.0, 0.0), (2020.25, 100.0)), 100.0),
    horizon=60.0,
    at_least=True,
    version=2,
    wanted=1,
)
@example(
    case=("real", ((2020.0, -1e24), (2021.0, 5e-324)), -5e-324),
    horizon=60.0,
    at_least=True,
    version=2,
    wanted=1,
)
def test_every_number_that_comes_out_is_finite_and_every_chance_a_chance(
    *, case: tuple[str, History, float], horizon: float, version: int, wanted: int, at_least: bool
) -> None:
    kind, history, target = case
    fit = random_walk.fit(kind, history, wanted, version)
    numbers = [fit.u, fit.z, fit.start, fit.mu, fit.s2, *random_walk.predict(fit, horizon)]
    numbers += [random_walk.median(fit, horizon), *random_walk.interval(fit, horizon, 95)]
    assert all(map(math.isfinite, numbers))
    assert fit.s2 > 0
    at = likelihood_at(fit, target, horizon, at_least=at_least)
    ever = likelihood_ever(fit, target, horizon, at_least=at_least)
    bounded = target_is_decided_by_a_bound(kind, target, at_least=at_least)
    assert 0 <= at <= 1
    assert 0 <= ever <= 1
    assert (at in (0, 1)) == bounded
    assert (ever in (0, 1)) == (bounded or chance.meets_target(fit.y, target, at_least=at_least))


def target_is_decided_by_a_bound(kind: str, target: float, *, at_least: bool) -> bool:
    lowest = {"nonneg": 0, "percent": 0, "rank": 1}.get(kind, -math.inf)
    highest = 100 if kind == "percent" else math.inf
    return (
        target <= lowest or target > highest if at_least else target >= highest or target < lowest
    )


@MODEST
@given(cases(EXTREME, scale.KINDS), st.randoms(use_true_random=False), WANTED, VERSION)
def test_a_window_fed_one_by_one_equals_a_fit_from_scratch(
    case: tuple[str, History, float], shuffle: object, wanted: int, version: int
) -> None:
    kind, history, _ = case
    arrivals = list(history)
    shuffle.shuffle(arrivals)  # type: ignore[attr-defined] # hypothesis hands over a random.Random
    replayed = window.FitWindow(kind, wanted, version)
    for place, (t, y) in enumerate(arrivals, 1):
        replayed.observe(t, y)
        assert replayed.fit() == random_walk.fit(
            kind, tuple(sorted(arrivals[:place])[-window.LATEST :]), wanted, version
        )


@MODEST
@given(case=cases(ORDINARY, scale.KINDS), wanted=WANTED, at_least=st.booleans())
def test_the_expected_date_is_the_first_year_end_with_an_even_chance(
    *, case: tuple[str, History, float], wanted: int, at_least: bool
) -> None:
    kind, history, target = case
    fit = random_walk.fit(kind, history, wanted)
    dates = expected_dates(fit, target, at_least=at_least)
    shares = {0.1: dates.early, 0.5: dates.median, 0.9: dates.late}
    chances = [likelihood_ever(fit, target, year, at_least=at_least) for year in range(1, 31)]
    if chance.meets_target(fit.y, target, at_least=at_least):
        assert set(shares.values()) == {fit.t}
        return
    for share, date in shares.items():
        first = next((year for year, p in enumerate(chances, 1) if p >= share), None)
        assert date == (None if first is None else fit.t + first)


@MODEST
@given(cases(ORDINARY, scale.KINDS), HORIZON)
def test_what_is_wanted_moves_the_middle_that_way_or_not_at_all(
    case: tuple[str, History, float], horizon: float
) -> None:
    kind, history, _ = case
    down, unknown, up = (
        random_walk.predict(random_walk.fit(kind, history, d), horizon)[0] for d in (-1, 0, 1)
    )
    if kind in {"rank", "real"}:
        assert down == unknown == up
    else:
        assert down < unknown < up


@MODEST
@given(cases(ORDINARY, ("nonneg", "percent", "rank")), WANTED)
def test_the_years_added_are_within_their_bounds(
    case: tuple[str, History, float], wanted: int
) -> None:
    kind, history, _ = case
    fit = random_walk.fit(kind, history, wanted)
    assert fit.kappa == 16 if kind == "rank" else 2 <= fit.kappa <= 8
    if kind != "rank" and fit.n <= 2:
        assert fit.kappa == pytest.approx(8)
    # the drift is a share of the past pace, and of what is wanted the rest
    share = fit.span / (fit.span + fit.kappa)
    pace = fit.change / fit.span if fit.span else 0
    assert fit.mu == pytest.approx(share * pace + (1 - share) * fit.lean, abs=1e-9)
