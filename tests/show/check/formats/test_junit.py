"""JUnit XML, read by junitparser as CI systems would."""

import pytest
from checking import ENGLISH, HOSTILE, TARGETS, found, hostile, one, shared, verdict
from junitparser import Error, Failure, JUnitXml, Skipped, TestCase, TestSuite

from mic_tracker.model.codes import RULES
from mic_tracker.model.finding import Severity
from mic_tracker.model.verdict import Verdict
from mic_tracker.show.check.formats import junit
from mic_tracker.show.check.rows import rows


def _suites(told: Verdict) -> dict[str, TestSuite]:
    read = JUnitXml.fromstring(junit.check([told], ENGLISH).encode())
    return {suite.name: suite for suite in read}


def _case(told: Verdict, target: str, rule: str) -> TestCase:
    (case,) = [case for case in _suites(told)[f"targets.{target}"] if case.name == rule]
    return case


def test_a_suite_per_target_and_a_case_per_rule() -> None:
    suites = _suites(verdict())
    assert list(suites) == [f"targets.{target}" for target in TARGETS]
    for name, suite in suites.items():
        assert [(case.classname, case.name) for case in suite] == [(name, rule) for rule in RULES]


def test_names_stay_when_findings_come_and_go() -> None:
    def names(told: Verdict) -> list[tuple[str, str]]:
        return [(c.classname, c.name) for s in _suites(told).values() for c in s]

    assert names(verdict()) == names(one("so")) == names(one("another sentence"))


def test_what_fails_is_a_failure() -> None:
    case = _case(one("August", help_="add it", place=(58, 1)), "overseas-events", "slipped")
    (failure,) = case.result
    assert isinstance(failure, Failure)
    assert (failure.message, failure.type) == ("August", "MT111")
    assert failure.text == "MT111 August | add it (targets.toml:58:1)"


def test_several_findings_of_one_rule_share_a_case() -> None:
    two = [
        found("MT301", text, target="egov-rank-2030", place=(line, 1))
        for line, text in enumerate(("goal", "deadline"), 1)
    ]
    (failure,) = _case(verdict(two), "egov-rank-2030", "weakened").result
    assert failure.text.splitlines() == [
        "MT301 goal (targets.toml:1:1)",
        "MT301 deadline (targets.toml:2:1)",
    ]


def test_invalid_data_is_an_error_in_the_suite_of_the_registry() -> None:
    (case,) = _suites(verdict([found("MT019", "no text")]))["registry"]
    assert (case.classname, case.name) == ("registry", "invalid")
    assert isinstance(case.result[0], Error)


def test_accepted_findings_are_skipped_with_their_reason() -> None:
    stale = _case(shared(), "it-budget-share", "stale").result[0]
    late = _case(shared(), "digital-firms-2030", "off-track").result[0]
    assert isinstance(stale, Skipped)
    assert stale.message == "waived until 2024-12-31: budget law pending"
    assert (type(late), late.message) == (Skipped, "in the baseline")


def test_without_data_the_rules_about_a_status_are_skipped() -> None:
    skipped = {case.name for case in _suites(verdict())["targets.egov-rank-2030"] if case.result}
    assert skipped == {"missed", "off-track", "at-risk", "slipped"}
    assert not [case for case in _suites(verdict())["targets.digital-firms-2030"] if case.result]


def test_a_missing_figure_that_need_not_fail_is_skipped() -> None:
    none = found("MT104", "no figure", target="egov-rank-2030", severity=Severity.WARNING)
    (skipped,) = _case(verdict((), [none]), "egov-rank-2030", "no-data").result
    assert (type(skipped), skipped.message) == (Skipped, "no figure")


def test_what_is_only_reported_passes_and_is_told() -> None:
    still = found("MT201", "old", target="digital-firms-2030", severity=Severity.WARNING)
    case = _case(verdict((), [still]), "digital-firms-2030", "stale")
    assert not case.result
    assert case.system_out == "MT201 old (targets.toml:1:1)"


def test_a_target_that_is_gone_has_a_suite_of_its_own() -> None:
    gone = found("MT302", "removed", target="portal")
    (case,) = _suites(verdict([gone]))["targets.portal"]
    assert case.name == "dropped"


def _properties(told: Verdict, target: str) -> dict[str, str]:
    suite = _suites(told)[f"targets.{target}"]
    return {p.name: p.value for p in suite.properties()}  # type: ignore[no-untyped-call]  # it has no types


def test_properties_say_where_a_target_stands() -> None:
    assert _properties(verdict(), "digital-firms-2030") == {
        "as_of": "2024-09-30",
        "status": "off_track",
        "value": "50300.5",
        "period": "2023",
        "goal": "at_least 100000",
    }
    assert _properties(verdict(), "egov-rank-2030").keys() == {"as_of", "status", "goal"}


def test_the_counts_are_the_cases() -> None:
    read = JUnitXml.fromstring(junit.check([shared()], ENGLISH).encode())
    cases = [case for suite in read for case in suite]
    results = [type(result) for case in cases for result in case.result]
    assert (read.tests, read.failures) == (len(cases), results.count(Failure))
    assert (read.errors, read.skipped) == (results.count(Error), results.count(Skipped))
    assert results.count(Failure) == 2


@pytest.mark.parametrize("text", [text for text in HOSTILE if text.strip()])
def test_hostile_text_adds_no_element(text: str) -> None:
    told = hostile(text)
    row = rows(told, ENGLISH)[0]
    (case,) = _suites(told)["registry"]
    assert case.result[0].message == row.message
