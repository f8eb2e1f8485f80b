"""Findings of a check are shown with the line that changed."""

from mic_tracker.model.finding import Finding, Location, Severity
from mic_tracker.read.finding_lines import make_pointer

TEXT = """\ufeff# goals
[targets.firms-2030]
kind = "level"
at_least = 800  # was 1000
by = 2030
"""
NAME = "data/targets.toml"
HEADER = Location(NAME, 2)


def only(finding: Finding) -> Finding:
    """The finding, pointed at the text."""
    return make_pointer(TEXT.encode(), NAME)(finding)


def weakened(key: str, place: Location = HEADER) -> Finding:
    """A finding about a key of the target."""
    return Finding("MT301", Severity.ERROR, place, {"key": key}, "firms-2030")


def test_a_changed_key_is_pointed_at() -> None:
    found = only(weakened("at_least"))
    assert found.location == Location(NAME, 4, 1, len("at_least"))
    assert found.excerpt == "at_least = 800  # was 1000"


def test_a_changed_key_of_a_restated_promise_is_pointed_at_in_its_block() -> None:
    block = "\n[[targets.firms-2030.restated]]\n"
    text = TEXT + block + 'by = 2025\nstated = { source = "a" }\n' + block + "by = 2026\n"
    finding = Finding("MT301", Severity.ERROR, HEADER, {"key": "by", "block": 1}, "firms-2030")
    found = make_pointer(text.encode(), NAME)(finding)
    assert found.location == Location(NAME, 12, 1, len("by"))
    assert found.excerpt == "by = 2026"


def test_a_key_that_was_taken_out_is_told_at_its_table() -> None:
    found = only(weakened("until"))
    assert found.location is not None
    assert found.location.line == 2
    assert found.excerpt == "[targets.firms-2030]"


def test_other_findings_keep_their_place_and_get_their_line() -> None:
    found = only(Finding("MT101", Severity.ERROR, HEADER, {}, "firms-2030"))
    assert (found.location, found.excerpt) == (HEADER, "[targets.firms-2030]")


def test_findings_of_other_files_and_of_none_stay_as_they_are() -> None:
    for place in (Location("known.toml", 3), None):
        finding = Finding("MT321", Severity.WARNING, place, {"rule": "stale"}, "firms-2030")
        assert only(finding) == finding


def test_what_is_gone_has_no_line() -> None:
    finding = Finding("MT302", Severity.ERROR, Location(NAME, 1), {}, "gone")
    assert only(finding) == finding
