"""Each rule about where a target stands: it fires, and it stays quiet."""

from dataclasses import replace

import pytest
from gatetexts import EVENTS, FIRMS, GROWING, LEVEL, RegistryOf, codes, figures, found, judge
from sentences import written

from mic_tracker.assess.gate.gate import gate
from mic_tracker.model.codes import CODES
from mic_tracker.model.finding import Finding, Location, Severity
from mic_tracker.model.report import Report
from mic_tracker.model.verdict import Side

FRESH = FIRMS + 'every = "year"\n' + LEVEL + figures(GROWING)
MILESTONE = """
[indicators.law]
name = "Law"
unit = "laws"
measure = "event"
desired = "increase"

[targets.law-passed]
kind = "milestone"
indicator = "law"
by = 2025
"""
OUTCOME = FIRMS + LEVEL.replace("by = 2030", "by = 2025")


def about(registry_of: RegistryOf, text: str, rule: str, day: str = "2026-11-21") -> list[Finding]:
    """The findings of one rule."""
    return [f for f in found(registry_of, text, day=day) if CODES[f.code].rule == rule]


def test_missed(registry_of: RegistryOf) -> None:
    (finding,) = about(registry_of, OUTCOME + figures(GROWING), "missed")
    assert finding.code == "MT101"
    assert finding.severity is Severity.ERROR
    assert finding.target == "firms-2030"
    assert finding.location == Location("targets.toml", 8)
    facts = {"target": "firms-2030", "value": "740", "period": "2025", "goal": "≥ 860"}
    assert written(finding.facts) == facts | {"by": "2025"}


@pytest.mark.parametrize(
    "text",
    [
        OUTCOME + figures({**GROWING, 2025: 860}),  # met to the unit
        OUTCOME + figures({2023: 640, 2024: 690}),  # its figure is still awaited
        FRESH,
    ],
)
def test_not_missed(registry_of: RegistryOf, text: str) -> None:
    assert about(registry_of, text, "missed") == []


def test_a_milestone_is_missed_when_a_source_says_so(registry_of: RegistryOf) -> None:
    (finding,) = about(registry_of, MILESTONE + figures({2025: 0}, of="law"), "missed")
    assert written(finding.facts) == {
        "target": "law-passed",
        "value": "0",
        "period": "2025",
        "by": "2025",
    }


def test_off_track_and_at_risk_are_told_apart(registry_of: RegistryOf) -> None:
    hard = FRESH.replace("= 860", "= 1400")
    easy = FRESH.replace("= 860", "= 760")
    for text, rules in ((hard, ["off-track"]), (FRESH, ["at-risk"]), (easy, [])):
        fired = [r for r in ("off-track", "at-risk") if about(registry_of, text, r)]
        assert fired == rules


def test_a_likelihood_is_stated_on_its_side_of_the_line(registry_of: RegistryOf) -> None:
    report = judge(registry_of, FRESH.replace("= 860", "= 1400"))
    forecast = report.standings[0].assessment.forecast
    assert forecast is not None
    (finding,) = about(registry_of, FRESH.replace("= 860", "= 1400"), "off-track")
    assert float(written(finding.facts)["likelihood"]) == pytest.approx(
        forecast.likelihood, abs=5e-4
    )
    assert float(written(finding.facts)["likelihood"]) < 1 / 3


def test_no_data_says_why(registry_of: RegistryOf) -> None:
    (finding,) = about(registry_of, FIRMS + LEVEL + figures({2025: 740}), "no-data")
    assert written(finding.facts)["reason"] == "single_point"
    (finding,) = about(registry_of, FIRMS + LEVEL + FRESH_OTHER, "no-data")
    assert written(finding.facts) == {
        "target": "firms-2030",
        "goal": "≥ 860",
        "by": "2030",
        "reason": "no_observation",
    }


FRESH_OTHER = EVENTS + figures({"2026-11-05": 1}, of="events")


@pytest.mark.parametrize(
    "text",
    [
        FRESH,
        MILESTONE.replace("by = 2025", "by = 2035"),  # not due
        EVENTS.replace("2026-08", "2030-01"),  # not begun
        EVENTS,  # silent: another rule
    ],
)
def test_what_lacks_nothing_yet_is_not_without_data(registry_of: RegistryOf, text: str) -> None:
    given = text + (figures(GROWING, "firms") if "indicators.firms" not in text else "")
    with_firms = given if "indicators.firms" in given else FIRMS + LEVEL + given
    assert about(registry_of, with_firms, "no-data") == []


def test_silence_names_the_periods(registry_of: RegistryOf) -> None:
    text = EVENTS + figures({"2026-09": 1}, of="events")
    (finding,) = about(registry_of, text, "silence")
    assert written(finding.facts) == {
        "target": "monthly",
        "count": "2",
        "periods": "2026-08, 2026-10",
    }


def test_of_a_long_silence_the_last_periods_are_named(registry_of: RegistryOf) -> None:
    text = EVENTS.replace("2026-08", "2025-01") + figures({"2026-11-05": 1}, of="events")
    (finding,) = about(registry_of, text, "silence")
    assert written(finding.facts)["count"] == "22"
    assert written(finding.facts)["periods"].startswith("…, 2026-05, ")
    assert written(finding.facts)["periods"].endswith("2026-10")


@pytest.mark.parametrize(
    "text",
    [
        EVENTS + figures({"2026-08": 1, "2026-09": 0, "2026-10": 1}, of="events"),
        EVENTS + 'silence = "missed"\n' + figures({"2026-11-05": 1}, of="events"),
        EVENTS + 'excused = ["2026-Q3", "2026-10"]\n' + figures({"2026-11-05": 1}, of="events"),
    ],
)
def test_what_is_recorded_declared_or_excused_is_no_silence(
    registry_of: RegistryOf, text: str
) -> None:
    assert about(registry_of, text, "silence") == []


def test_provisional_figures_only(registry_of: RegistryOf) -> None:
    soft = 'status = "provisional"\n'
    text = FIRMS + LEVEL + figures({2023: 640, 2024: 690, 2025: 740}, more=soft)
    (finding,) = about(registry_of, text, "provisional-only")
    assert written(finding.facts) == {"target": "firms-2030", "figures": "3"}
    assert about(registry_of, text + figures({2022: 590}), "provisional-only") == []


def test_stale_follows_the_publication_calendar(registry_of: RegistryOf) -> None:
    # the figure of 2026 is due by the end of its lag: 31 December 2026 and six months
    text = FIRMS + 'every = "year"\nlag = "6 months"\n' + LEVEL + figures(GROWING)
    assert about(registry_of, text, "stale", "2027-06-30") == []
    (finding,) = about(registry_of, text, "stale", "2027-07-03")
    assert written(finding.facts)["due"] == "2027-06-30"
    assert written(finding.facts)["days"] == "3"
    assert written(finding.facts)["period"] == "2025"


def test_without_a_calendar_nothing_is_stale(registry_of: RegistryOf) -> None:
    text = FIRMS + LEVEL + figures({2018: 400, 2019: 450})
    assert about(registry_of, text, "stale") == []


def with_finding(report: Report, code: str, line: int) -> Report:
    """The report as if reading had found something on a line."""
    place = Location("targets.toml", line)
    return replace(report, findings=(Finding(code, Severity.WARNING, place, {"period": "2025"}),))


@pytest.mark.parametrize(("code", "rule"), [("MT051", "conflict"), ("MT052", "unsourced")])
def test_what_reading_found_about_a_figure_is_told_of_its_target(
    registry_of: RegistryOf, code: str, rule: str
) -> None:
    report = judge(registry_of, FRESH)
    line = report.registry.observations[-1].location.line
    # the finding stands on a key of the block, below its header
    findings = gate(Side(with_finding(report, code, line + 3))).findings
    (finding,) = [f for f in findings if CODES[f.code].rule == rule]
    assert finding.target == "firms-2030"
    assert written(finding.facts) == {"target": "firms-2030", "period": "2025"}
    assert finding.location == Location("targets.toml", line + 3)


def test_a_figure_that_no_target_follows_is_left_to_validate(registry_of: RegistryOf) -> None:
    text = FRESH + '\n[indicators.other]\nname = "O"\nunit = "o"\nmeasure = "count"\n'
    text += 'desired = "increase"\n' + figures({2024: 1}, of="other")
    report = judge(registry_of, text)
    line = report.registry.observations[-1].location.line
    assert "MT052" not in codes([*gate(Side(with_finding(report, "MT052", line))).findings])
