"""The rules about the verdicts of persons, and what becomes of reviews between two registries."""

import pytest
from gatetexts import FIRMS, GROWING, LEVEL, RegistryOf, figures, found, review
from sentences import written

from mic_tracker.model.finding import Finding

ONE = FIRMS + LEVEL + figures({2025: 740})
AT_RISK = FIRMS + LEVEL + figures(GROWING)


def codes(findings: list[Finding]) -> set[str]:
    return {finding.code for finding in findings}


@pytest.mark.parametrize(
    ("verdict", "code", "severity"),
    [
        ("missed", "MT101", "error"),
        ("off-track", "MT102", "warning"),
        ("at-risk", "MT103", "warning"),
        ("no-data", "MT104", "warning"),
        ("disputed", "MT107", "warning"),
        ("unclear", "MT108", "warning"),
    ],
)
def test_a_status_by_a_review_is_found_as_any_other(
    registry_of: RegistryOf, verdict: str, code: str, severity: str
) -> None:
    (finding,) = found(registry_of, ONE + review(verdict))
    assert (finding.code, finding.severity) == (code, severity)
    assert written(finding.facts)["why"] == "We asked."


@pytest.mark.parametrize("verdict", ["achieved", "on-track", "pending", "kept-in-part"])
def test_other_verdicts_are_no_findings(registry_of: RegistryOf, verdict: str) -> None:
    assert found(registry_of, ONE + review(verdict)) == []


def test_another_verdict_than_the_computed_one_differs(registry_of: RegistryOf) -> None:
    assert codes(found(registry_of, AT_RISK + review("at-risk"))) == {"MT103"}
    differs = [f for f in found(registry_of, AT_RISK + review("missed")) if f.code == "MT113"]
    facts = written(differs[0].facts)
    assert (facts["computed"], facts["verdict"]) == ("at_risk", "missed")
    assert differs[0].location
    assert (
        differs[0].location.line
        == (AT_RISK + review("missed")).split("\n").index("[[reviews]]") + 1
    )


@pytest.mark.parametrize(
    ("until", "told"),
    [
        ("2026-11-20", {"MT114"}),
        ("2026-11-21", {"MT115"}),  # the day of judgement is its last
        ("2026-12-21", {"MT115"}),  # thirty days ahead
        ("2026-12-22", set()),
    ],
)
def test_a_review_is_due_after_its_last_day(
    registry_of: RegistryOf, until: str, told: set[str]
) -> None:
    text = ONE + review("on-track", f"until = {until}\n")
    assert codes(found(registry_of, text)) == told


def test_a_status_by_a_new_review_is_told(registry_of: RegistryOf) -> None:
    (finding,) = found(registry_of, ONE + review("achieved"), ONE)
    facts = written(finding.facts)
    assert (finding.code, facts["old"], facts["new"]) == ("MT116", "no_data", "achieved")
    # beside a verdict that is computed it gives no status
    assert "MT116" not in codes(found(registry_of, AT_RISK + review("achieved"), AT_RISK))
    # nor where the former one said the same
    old = ONE + review("achieved", on="2026-10-01")
    assert found(registry_of, old + review("achieved"), old) == []


def test_a_worse_review_is_a_slip_by_that_review(registry_of: RegistryOf) -> None:
    old = ONE + review("on-track", on="2026-10-01")
    findings = found(registry_of, old + review("kept-in-part"), old)
    (slipped,) = (finding for finding in findings if finding.code == "MT111")
    facts = written(slipped.facts)
    assert (facts["cause"], facts["old"], facts["new"]) == ("review", "on_track", "kept_in_part")
    assert "MT116" not in codes(findings)


def test_a_better_review_of_a_later_day_is_told_and_fails_nothing(registry_of: RegistryOf) -> None:
    old = ONE + review("missed", on="2026-10-01")
    (finding,) = found(registry_of, old + review("kept-in-part"), old)
    assert (finding.code, finding.severity) == ("MT116", "warning")


def test_a_review_that_is_rewritten_for_the_better_fails(registry_of: RegistryOf) -> None:
    findings = found(registry_of, ONE + review("achieved"), ONE + review("missed"))
    (finding,) = findings
    facts = written(finding.facts)
    assert (finding.code, finding.severity) == ("MT317", "error")
    assert (facts["old"], facts["new"]) == ("missed", "achieved")
    assert facts["edited"] == "2026-11-01: missed → achieved"


def test_a_bad_review_that_is_taken_out_fails(registry_of: RegistryOf) -> None:
    assert {"MT317", "MT111"} <= codes(found(registry_of, ONE, ONE + review("missed")))


@pytest.mark.parametrize(
    ("head", "base"),
    [
        (review("at-risk", "until = 2027-12-31\n"), review("at-risk", "until = 2027-06-30\n")),
        (review("missed"), review("off-track")),
        ("", review("at-risk")),
    ],
)
def test_an_edit_that_betters_nothing_is_a_warning(
    registry_of: RegistryOf, head: str, base: str
) -> None:
    told = [f for f in found(registry_of, AT_RISK + head, AT_RISK + base) if f.code > "MT3"]
    assert [(f.code, f.severity) for f in told] == [("MT316", "warning")]


def test_figures_that_are_taken_out_do_not_hide_behind_a_review(registry_of: RegistryOf) -> None:
    """With its figures it is at risk; without them a review would make it achieved."""
    head, base = ONE + review("achieved"), AT_RISK
    assert {"MT116", "MT309"} <= codes(found(registry_of, head, base))
    assert "MT309" in codes(found(registry_of, head, base + review("achieved")))


def test_no_likelihood_is_compared_behind_a_persons_verdict(registry_of: RegistryOf) -> None:
    """Both figures alone give a likelihood that is shown nowhere, and falls by half."""
    good, bad = (
        FIRMS + LEVEL + figures({2025: value}) + review("on-track") for value in (850, 500)
    )
    assert "MT111" not in codes(found(registry_of, bad, good))
