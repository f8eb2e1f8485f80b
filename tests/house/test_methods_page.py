"""The page on methods quotes the thresholds and measurements that the methods use."""

import re
from pathlib import Path

import pytest

from mic_tracker.assess import claims, deadline, evidence
from mic_tracker.assess.formulas import drift, fit, hysteresis, scale
from mic_tracker.assess.methods import METHODS
from mic_tracker.assess.methods.milestone import DUE_SOON
from mic_tracker.model.codes import Status
from mic_tracker.model.method import METHOD_NAMES, Band

PAGE = Path(__file__).parents[2].joinpath("docs", "methods.md").read_text("utf-8")
MEASURED = {
    "eurostat": "Eurostat, ",
    "un-2023": "UN, ",
    "sdsn-linear": "SDSN, ",
}


def section(title: str) -> str:
    """From a heading to the next one."""
    start = PAGE.index(f"# {title}\n")
    end = re.search(r"^#", PAGE[start + 2 :], re.MULTILINE)
    return PAGE[start : start + 2 + end.start()] if end else PAGE[start:]


def row(table: str, first: str) -> list[str]:
    """The cells of the row that starts with a word."""
    (line,) = (line for line in table.splitlines() if line.startswith(f"| {first} "))
    return [cell.strip() for cell in line.strip("|").split("|")]


def bound(bands: tuple[Band, ...], status: Status) -> float:
    """The lowest bound from which a status is read."""
    bounds = [band.at_least for band in bands if band.status is status]
    return min(found for found in bounds if found is not None)


@pytest.mark.parametrize("name", METHOD_NAMES)
def test_every_method_has_its_place(name: str) -> None:
    assert re.search(rf"\b{name}\b", PAGE)


@pytest.mark.parametrize(
    "name", ["path", "statcan-2025", "un-2023", "eurostat", "sdsn-linear", "escap-api"]
)
def test_the_cut_points_are_those_of_the_card(name: str) -> None:
    table = section("Published methods").split("Without a number to reach")[0]
    on_track, at_risk = row(table, name)[2:4]
    card = METHODS[name].card
    assert float(on_track.removeprefix("above ")) == bound(card.bands, Status.ON_TRACK)
    assert float(at_risk.removeprefix("above ")) == bound(card.bands, Status.AT_RISK)
    inclusive = {band.inclusive for band in card.bands if band.at_least is not None}
    assert inclusive == {not on_track.startswith("above")}


@pytest.mark.parametrize("name", ["statcan-2025", "un-2023", "eurostat"])
def test_the_bands_of_directions_are_those_of_the_card(name: str) -> None:
    table = section("Published methods").split("Without a number to reach")[1]
    cells = row(table, name)[1:3]
    quoted = [float(cell.removesuffix(" %")) / 100 for cell in cells]
    bands = METHODS[name].card.bands_without_target
    assert quoted == [bound(bands, Status.ON_TRACK), bound(bands, Status.AT_RISK)]


def test_the_limits_of_the_hysteresis() -> None:
    table = section("Status, with hysteresis")
    later, until = row(table, "on track")[2:]
    on = float(later.removeprefix("P ≥ ")), float(until.removeprefix("P < "))
    later, until = row(table, "off track")[2:]
    off = float(later.removeprefix("P < ")), float(until.removeprefix("P ≥ "))
    for before, chance, status in (
        ("at_risk", on[0], "on_track"),
        ("at_risk", on[0] - 1e-9, "at_risk"),
        ("on_track", on[1], "on_track"),
        ("on_track", on[1] - 1e-9, "at_risk"),
        ("at_risk", off[0], "at_risk"),
        ("at_risk", off[0] - 1e-9, "off_track"),
        ("off_track", off[1], "at_risk"),
        ("off_track", off[1] - 1e-9, "off_track"),
        (None, 2 / 3, "on_track"),
        (None, 1 / 3, "at_risk"),
    ):
        assert hysteresis.settle_status(before, chance) == status


def test_the_constants_of_the_forecast() -> None:
    table = section("forecast")
    for first, kind in (("count", "nonneg"), ("percent", "percent"), ("change", "real")):
        assert kind in scale.KINDS
        (line,) = (line for line in table.splitlines() if line.startswith(f"| {first}"))
        assert float(line.strip("| ").split("|")[-1]) == drift.TYPICAL[kind]
    low, high = drift.KAPPA_STEADY, drift.KAPPA_RESTLESS
    assert f"κ from {low:g} to {high:g} years" in table
    assert f"held between {low:g} and {high:g}; of ranks {drift.KAPPA_RANK:g}" in table
    assert f"δ is {drift.PROGRESS:g} a year" in table
    assert f"the {fit.LATEST} latest figures" in table


def test_the_measured_shares_are_those_of_the_cards() -> None:
    table = section("What the published verdicts meant")
    for method, prefix in MEASURED.items():
        for shown in METHODS[method].card.record:
            word = shown.band.replace("_", " ").replace("met or on track", "on track")
            first = "any of them" if shown.met_now else f"{prefix}{word}"
            (line,) = (text for text in table.splitlines() if text.startswith(f"| {first}"))
            cells = line.strip("| ").split("|")
            assert cells[2 if shown.held_out else 1].strip() == f"{shown.share:.0%}".replace(
                "%", " %"
            )


@pytest.mark.parametrize("name", ["forecast", "forecast-1"])
def test_the_record_of_the_forecast_is_that_of_the_card(name: str) -> None:
    cells = row(section("What the statuses of the forecast meant"), f"{name}, with hysteresis")
    quoted = [float(cell.removesuffix(" %")) / 100 for cell in cells[1:4]]
    assert quoted == [shown.share for shown in METHODS[name].card.record]


def test_the_rules_of_evidence_grace_and_claims() -> None:
    numbers = {2: "two", 4: "four", 5: "five"}
    text = section("Evidence")
    assert f"{numbers[evidence.THIN_POINTS]} figures or fewer" in text
    assert f"less than {numbers[int(evidence.THIN_SPAN)]} years" in text
    assert f"{numbers[evidence.SOLID_POINTS]} figures or more" in text
    assert f"at least {numbers[int(evidence.SOLID_SPAN)]} years" in text
    assert deadline.USUAL_GRACE.months == 12
    assert "else for twelve months" in section("The common words")
    assert f"leaves {claims.TOLERANCE:.0%}".replace("%", " %") in section("Claims")
    assert f"last {DUE_SOON.days} days" in section("Outcome rules of our own")
