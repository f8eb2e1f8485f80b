"""The published test vectors of the forecast, version 2, every column, as exact as it is printed."""
# ruff: noqa: E501 - a row of a published table is read as a row

import numpy as np
import pytest

from mic_tracker.assess.formulas import likelihood, random_walk
from mic_tracker.assess.formulas.fit import Fit
from mic_tracker.assess.members.chances import likelihoods, likelihoods_ever
from mic_tracker.assess.members.fits import HistoryTable, fit_upto

# kind, wanted direction, observations, side, target, deadline; n, nu, κ, mu, s², m, s;
# median, 80 % low, 80 % high, P(at), P(ever), first year end with P(ever) ≥ ½.
# Times that the table prints rounded are written out: 2023+7.5/12 is the middle of August 2023.
VECTORS = {
    "1 nonneg n=1": (
        ("nonneg", 1, "2020:100", ">=", 110, 2025),
        (1, 1, 8.000000, 0.010000, 0.00250000, 0.050000, 0.142522),
        (105.0625, 64.9122, 154.8329, 0.3974, 0.5407, 2025),
    ),
    "2 nonneg n=2": (
        ("nonneg", 1, "2019:100 2020:104", ">=", 120, 2025),
        (2, 2, 8.000000, 0.013204, 0.00132617, 0.066021, 0.101561),
        (110.9796, 91.3590, 132.5071, 0.2514, 0.3591, 2027),
    ),
    "3 nonneg at-most, gaps, decrease wanted": (
        ("nonneg", -1, "2010:250 2012:240 2015:210 2016:214 2020:180", "<=", 125, 2030),
        (5, 3, 5.154378, -0.026960, 0.00175211, -0.269603, 0.170537),
        (134.7423, 94.7563, 181.7489, 0.3667, 0.5540, 2030),
    ),
    "4 nonneg no variation": (
        ("nonneg", 1, "2016:50 2017:50 2018:50 2019:50 2020:50", ">=", 50, 2023),
        (5, 3, 2.000000, 0.003333, 0.00030741, 0.010000, 0.037193),
        (50.5012, 47.4868, 53.6085, 0.8490, 1.0000, 2020),
    ),
    "5 nonneg, zeros, target 0": (
        ("nonneg", -1, "2017:6 2018:3 2019:0 2020:1", "<=", 0, 2022),
        (4, 3, 8.000000, -0.270816, 4.92976236, -0.541633, 3.413527),
        (0.5317, 0.0000, 12.4216, 0.3490, 0.4105, 2023),
    ),
    "6 percent n=3": (
        ("percent", 1, "2018:71.5 2019:73 2020:75.2", ">=", 90, 2030),
        (3, 3, 4.301174, 0.036440, 0.00459581, 1.460374, 0.344810),
        (81.4706, 71.2158, 88.7240, 0.0689, 0.1185, 2040),
    ),
    "7 percent near bound": (
        ("percent", 1, "2015:97 2016:97.8 2018:98.9 2020:99.4", ">=", 100, 2025),
        (4, 3, 8.000000, 0.097059, 0.04745911, 4.994156, 0.573204),
        (99.8201, 98.7796, 100.0000, 0.3136, 0.4390, 2026),
    ),
    "8 percent at-most n=1": (
        ("percent", -1, "2021:12", "<=", 10, 2022),
        (1, 1, 8.000000, -0.010000, 0.00250000, -1.967274, 0.053033),
        (11.8909, 10.2230, 13.7772, 0.0881, 0.0881, 2030),
    ),
    "9 rank (no wanted direction)": (
        ("rank", -1, "2016:34 2017:31 2018:32 2019:29 2020:27", "<=", 20, 2025),
        (5, 3, 16.000000, -0.012217, 0.00576245, -0.061084, 0.189777),
        (25.3759, 17.8925, 34.1635, 0.1886, 0.2747, 2030),
    ),
    "10 real, signed (no wanted direction)": (
        ("real", 1, "2016:2.1 2017:1.4 2018:-0.3 2019:0.8 2020:1.9 2021:1.2", ">=", 2.0, 2024),
        (6, 3, 0.000000, 0.000000, 0.67819897, 0.928571, 1.164645),
        (1.1917, -1.2562, 3.6395, 0.3131, 0.4014, 2027),
    ),
    "11 already met, keep it": (
        ("nonneg", 1, "2017:80 2018:86 2019:91 2020:97 2021:103", ">=", 100, 2025),
        (5, 3, 2.000000, 0.042898, 0.00101758, 0.171593, 0.082364),
        (121.4323, 106.8150, 136.9866, 0.9537, 1.0000, 2021),
    ),
    "12 n=8, duplicates, half-yearly tail": (
        (
            "nonneg",
            1,
            "2014:10 2015:11 2016:11 2016:12 2017:12.5 2018:14 2019:13.5 2020:15 2020.5:15.4",
            ">=",
            20,
            2024,
        ),
        (8, 3, 8.000000, 0.032300, 0.00319037, 0.113051, 0.117735),
        (17.1902, 14.1960, 20.4706, 0.1265, 0.1745, 2027.5),
    ),
    "13 steady: exactly +50 a year, goal on that pace": (
        (
            "nonneg",
            1,
            "2015:550 2016:600 2017:650 2018:700 2019:750 2020:800 2021:850 2022:900 2023:950 2024:1000",
            ">=",
            1250,
            2029,
        ),
        (10, 3, 2.000000, 0.048796, 0.00054178, 0.243982, 0.062771),
        (1258.8638, 1146.1620, 1376.8498, 0.5462, 0.7030, 2029),
    ),
    "14 the same, wanted direction unknown": (
        (
            "nonneg",
            0,
            "2015:550 2016:600 2017:650 2018:700 2019:750 2020:800 2021:850 2022:900 2023:950 2024:1000",
            ">=",
            1250,
            2029,
        ),
        (10, 3, 2.000000, 0.046978, 0.00072236, 0.234891, 0.072481),
        (1248.6845, 1119.5605, 1384.8540, 0.4940, 0.6489, 2029),
    ),
    "15 steady, n=4": (
        ("nonneg", 1, "2021:500 2022:570 2023:640 2024:710", ">=", 1000, 2030),
        (4, 3, 2.000000, 0.068327, 0.00361957, 0.409965, 0.218583),
        (1030.9076, 747.3872, 1359.9217, 0.5608, 0.7314, 2029),
    ),
    "16 noisy": (
        (
            "nonneg",
            1,
            "2015:100 2016:130 2017:90 2018:120 2019:140 2020:95 2021:150 2022:110 2023:135 2024:125",
            ">=",
            150,
            2029,
        ),
        (10, 3, 8.000000, 0.017126, 0.07960573, 0.085631, 0.717702),
        (135.9330, 25.8906, 332.3251, 0.4464, 0.5968, 2027),
    ),
    "17 steady percent, decrease wanted": (
        (
            "percent",
            -1,
            "2016:30 2017:28.9 2018:27.9 2019:26.8 2020:25.8 2021:24.9 2022:23.9 2023:23.1",
            "<=",
            18,
            2030,
        ),
        (8, 3, 2.000000, -0.041095, 0.00051004, -1.475404, 0.079669),
        (18.2984, 16.3833, 20.3768, 0.4107, 0.5818, 2030),
    ),
    "18 target against the wanted direction": (
        ("nonneg", 1, "2019:60 2020:64 2021:66 2022:71 2023:73", "<=", 70, 2027),
        (5, 3, 2.438563, 0.032801, 0.00104619, 0.131204, 0.082369),
        (82.8921, 72.7306, 93.7178, 0.0635, 0.0914, None),
    ),
    "19 n=1, decrease wanted": (
        ("nonneg", -1, "2024:100", "<=", 90, 2029),
        (1, 1, 8.000000, -0.010000, 0.00250000, -0.050000, 0.142522),
        (95.0625, 57.1054, 142.6397, 0.3874, 0.5290, 2029),
    ),
    "20 n=1, wanted direction unknown": (
        ("nonneg", 0, "2024:100", "<=", 90, 2029),
        (1, 1, 8.000000, 0.000000, 0.00250000, 0.000000, 0.142522),
        (100.0000, 60.9463, 148.6738, 0.3013, 0.4236, 2032),
    ),
    "21 eleven months apart (mid-months)": (
        ("nonneg", 1, "2023+7.5/12:45038 2024+6.5/12:51038", ">=", 100000, 2031),
        (2, 2, 8.000000, 0.022568, 0.00902820, 0.145754, 0.317079),
        (58748.0316, 30570.2735, 96048.1105, 0.0877, 0.1383, 2042.5417),
    ),
    "22 monthly (mid-months), gaps below a quarter": (
        (
            "nonneg",
            1,
            "2024+0.5/12:200 2024+1.5/12:203 2024+2.5/12:205 2024+3.5/12:209 2024+4.5/12:212 2024+5.5/12:214 2024+6.5/12:218",
            ">=",
            260,
            2026.5,
        ),
        (7, 3, 8.000000, 0.019335, 0.00060896, 0.037864, 0.038305),
        (226.3326, 212.6121, 240.4821, 0.0158, 0.0193, 2032.5417),
    ),
    "23 rank, the other way": (
        ("rank", 0, "2018:12 2019:15 2021:14 2022:18", ">=", 20, 2026),
        (4, 3, 16.000000, 0.018350, 0.02553083, 0.073401, 0.350069),
        (19.3455, 10.1261, 31.5232, 0.4913, 0.6278, 2024),
    ),
    "24 moderate steadiness, 17 observations (15 used)": (
        (
            "nonneg",
            1,
            "2007:40 2008:42 2009:50 2010:51 2011:53 2012:54 2013:57 2014:58 2015:61 2016:62 2017:65 2018:66 2019:69 2020:70 2021:73 2022:74 2023:77",
            ">=",
            88,
            2028,
        ),
        (15, 3, 2.000000, 0.025522, 0.00030020, 0.127611, 0.044385),
        (87.1395, 81.2868, 93.1956, 0.4143, 0.5604, 2028),
    ),
    "25 quarterly (mid-quarters), four years": (
        (
            "nonneg",
            1,
            "2020+0.5/4:80 2020+1.5/4:81 2020+2.5/4:83 2020+3.5/4:84 2020+4.5/4:86 2020+5.5/4:87 2020+6.5/4:88 2020+7.5/4:90 2020+8.5/4:91 2020+9.5/4:93 2020+10.5/4:94 2020+11.5/4:96 2020+12.5/4:97 2020+13.5/4:99 2020+14.5/4:100 2020+15.5/4:101",
            ">=",
            120,
            2027,
        ),
        (15, 3, 2.995223, 0.036779, 0.00046855, 0.114933, 0.046569),
        (112.9418, 104.9429, 121.2344, 0.1283, 0.1726, 2028.875),
    ),
}


def time(text: str) -> float:
    """A decimal year; of "2023+7.5/12" the sum."""
    year, _, part = text.partition("+")
    above, _, below = part.partition("/")
    return float(year) + (float(above) / float(below) if part else 0)


def fitted(name: str) -> Fit:
    kind, wanted, history, *_ = VECTORS[name][0]
    pairs = (pair.split(":") for pair in history.split())
    return random_walk.fit(kind, tuple((time(t), float(y)) for t, y in pairs), wanted)


def test_there_are_all_of_them() -> None:
    assert [int(name.split()[0]) for name in VECTORS] == [*range(1, 26)]


@pytest.mark.parametrize("name", VECTORS)
def test_the_fit_and_its_prediction(name: str) -> None:
    (*_, deadline), (n, nu, kappa, mu, s2, m, s), _ = VECTORS[name]
    fit = fitted(name)
    assert (fit.n, fit.nu, fit.version) == (n, nu, 2)
    assert fit.kappa == pytest.approx(kappa, abs=1e-6)
    assert fit.mu == pytest.approx(mu, abs=1e-6)
    assert fit.s2 == pytest.approx(s2, abs=1e-8)
    assert random_walk.predict(fit, deadline - fit.t) == pytest.approx((m, s), abs=1e-6)


@pytest.mark.parametrize("name", VECTORS)
def test_median_and_interval(name: str) -> None:
    (*_, deadline), _, (median, low, high, *_) = VECTORS[name]
    fit = fitted(name)
    assert random_walk.median(fit, deadline - fit.t) == pytest.approx(median, abs=1e-4)
    assert random_walk.interval(fit, deadline - fit.t, 80) == pytest.approx((low, high), abs=1e-4)


@pytest.mark.parametrize("name", VECTORS)
def test_likelihoods_and_date(name: str) -> None:
    (*_, side, target, deadline), _, (*_, at, ever, year) = VECTORS[name]
    fit, at_least = fitted(name), side == ">="
    chances = [
        ask(fit, target, deadline - fit.t, at_least=at_least)
        for ask in (likelihood.likelihood_at, likelihood.likelihood_ever)
    ]
    assert chances == pytest.approx([at, ever], abs=1e-4)
    date = likelihood.expected_dates(fit, target, at_least=at_least).median
    assert date == (None if year is None else pytest.approx(year, abs=1e-4))


@pytest.mark.parametrize("name", VECTORS)
def test_the_fit_and_the_likelihoods_by_arrays(name: str) -> None:
    (
        (kind, wanted, history, side, target, deadline),
        (n, _, kappa, mu, s2, *_),
        (*_, at, ever, _),
    ) = VECTORS[name]
    # of two figures for one time the later counts: what is plain has one
    pairs = {time(t): float(y) for t, y in (pair.split(":") for pair in history.split())}
    times, values = np.array([[*pairs]]), np.array([[*pairs.values()]])
    with np.errstate(all="ignore"):
        fits = fit_upto(HistoryTable.of(kind, wanted, 2, times, values), len(pairs) - 1)
        asked = np.array([float(target)]), deadline - fits.t
        chances = [
            ask(fits, *asked, at_least=side == ">=") for ask in (likelihoods, likelihoods_ever)
        ]
    assert (fits.n, fits.unsure[0]) == (n, False)
    assert fits.kappa[0] == pytest.approx(kappa, abs=1e-6)
    assert fits.mu[0] == pytest.approx(mu, abs=1e-6)
    assert fits.s2[0] == pytest.approx(s2, abs=1e-8)
    assert [chance[0] for chance in chances] == pytest.approx([at, ever], abs=1e-4)
