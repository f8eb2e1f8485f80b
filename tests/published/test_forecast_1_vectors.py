"""The published test vectors of the forecast, version 1, every column, as exact as printed."""

import pytest

from mic_tracker.assess.formulas import likelihood, random_walk

# name, kind, observations, at_least, target, deadline, then the published columns:
# n, nu, mu, s², m, s, median, 80 % low, 80 % high, P(at), P(ever), first year with P(ever) ≥ 1/2
VECTORS = {
    "1 nonneg n=1": (
        ("nonneg", "2020:100", ">=", 110, 2025),
        (1, 1, 0.0, 0.00250000, 0.0, 0.142522),
        (100.0, 60.9463, 148.6738, 0.3088, 0.4331, 2028),
    ),
    "2 nonneg n=2": (
        ("nonneg", "2019:100 2020:104", ">=", 120, 2025),
        (2, 2, 0.004315, 0.00192042, 0.021577, 0.122215),
        (106.2561, 83.4114, 131.8624, 0.2043, 0.2961, 2030),
    ),
    "3 nonneg at most, gaps": (
        ("nonneg", "2010:250 2012:240 2015:210 2016:214 2020:180", "<=", 125, 2030),
        (5, 3, -0.019835, 0.00251054, -0.198346, 0.197618),
        (146.0681, 98.3026, 203.2609, 0.2718, 0.4291, 2032),
    ),
    "4 nonneg no variation": (
        ("nonneg", "2016:50 2017:50 2018:50 2019:50 2020:50", ">=", 50, 2023),
        (5, 3, 0.0, 0.00050000, 0.0, 0.043301),
        (50.0, 46.5170, 53.6087, 0.8125, 1.0, 2020),
    ),
    "5 nonneg zeros, target 0": (
        ("nonneg", "2017:6 2018:3 2019:0 2020:1", "<=", 0, 2022),
        (4, 3, -0.263544, 4.32434176, -0.527087, 3.197057),
        (0.5424, 0.0, 11.2522, 0.3382, 0.3984, 2024),
    ),
    "6 percent n=3": (
        ("percent", "2018:71.5 2019:73 2020:75.2", ">=", 90, 2030),
        (3, 3, 0.018660, 0.00573151, 1.282577, 0.338571),
        (78.5717, 67.6129, 86.6228, 0.0411, 0.0715, 2049),
    ),
    "7 percent near the bound": (
        ("percent", "2015:97 2016:97.8 2018:98.9 2020:99.4", ">=", 100, 2025),
        (4, 3, 0.090905, 0.04539851, 4.963386, 0.560622),
        (99.7990, 98.7623, 100.0, 0.2936, 0.4137, 2026),
    ),
    "8 percent at most, n=1": (
        ("percent", "2021:12", "<=", 10, 2022),
        (1, 1, 0.0, 0.00250000, -1.957274, 0.053033),
        (12.0, 10.3192, 13.9002, 0.0838, 0.0838, 2035),
    ),
    "9 rank": (
        ("rank", "2016:34 2017:31 2018:32 2019:29 2020:27", "<=", 20, 2025),
        (5, 3, -0.020361, 0.00503821, -0.101806, 0.188911),
        (24.3212, 17.0391, 32.8956, 0.2354, 0.3379, 2028),
    ),
    "10 real": (
        ("real", "2016:2.1 2017:1.4 2018:-0.3 2019:0.8 2020:1.9 2021:1.2", ">=", 2.0, 2024),
        (6, 3, 0.0, 0.67819897, 0.928571, 1.164645),
        (1.1917, -1.2562, 3.6395, 0.3131, 0.4014, 2027),
    ),
    "11 already met": (
        ("nonneg", "2017:80 2018:86 2019:91 2020:97 2021:103", ">=", 100, 2025),
        (5, 3, 0.019782, 0.00239490, 0.079130, 0.113017),
        (111.3116, 92.3750, 132.0126, 0.7960, 1.0, 2021),
    ),
    "12 nonneg duplicate period, half-year tail": (
        (
            "nonneg",
            "2014:10 2015:11 2016:11 2016:12 2017:12.5 2018:14 2019:13.5 2020:15 2020.5:15.4",
            ">=",
            20,
            2024,
        ),
        (8, 3, 0.026783, 0.00363806, 0.093741, 0.125725),
        (16.8774, 13.7211, 20.3602, 0.1183, 0.1635, 2028.5),
    ),
}


def observations(text: str) -> tuple[tuple[float, float], ...]:
    pairs = (pair.split(":") for pair in text.split())
    return tuple((float(t), float(y)) for t, y in pairs)


@pytest.mark.parametrize("name", VECTORS)
def test_the_fit_and_its_prediction_are_the_published_ones(name: str) -> None:
    (kind, history, _, _, deadline), (n, nu, mu, s2, m, s), _ = VECTORS[name]
    fit = random_walk.fit(kind, observations(history), version=1)
    assert (fit.n, fit.nu) == (n, nu)
    assert fit.mu == pytest.approx(mu, abs=1e-6)
    assert fit.s2 == pytest.approx(s2, abs=1e-8)
    assert random_walk.predict(fit, deadline - fit.t) == pytest.approx((m, s), abs=1e-6)


@pytest.mark.parametrize("name", VECTORS)
def test_median_and_interval_are_the_published_ones(name: str) -> None:
    (kind, history, _, _, deadline), _, (median, low, high, _, _, _) = VECTORS[name]
    fit = random_walk.fit(kind, observations(history), version=1)
    assert random_walk.median(fit, deadline - fit.t) == pytest.approx(median, abs=1e-4)
    assert random_walk.interval(fit, deadline - fit.t, 80) == pytest.approx((low, high), abs=1e-4)


@pytest.mark.parametrize("name", VECTORS)
def test_likelihoods_and_date_are_the_published_ones(name: str) -> None:
    (kind, history, side, target, deadline), _, (_, _, _, at, ever, year) = VECTORS[name]
    fit = random_walk.fit(kind, observations(history), version=1)
    horizon, at_least = deadline - fit.t, side == ">="
    assert likelihood.likelihood_at(fit, target, horizon, at_least=at_least) == pytest.approx(
        at, abs=1e-4
    )
    assert likelihood.likelihood_ever(fit, target, horizon, at_least=at_least) == pytest.approx(
        ever, abs=1e-4
    )
    assert likelihood.expected_dates(fit, target, at_least=at_least).median == year
