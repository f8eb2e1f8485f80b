"""This format is for the test reports of any CI system: JUnit XML.

A test suite per target, because a suite is where JUnit has properties (value, goal, status) and
CI systems show one as a group; a test case per target and rule. Names hold the target's id and
the rule only, so the history of a case goes on when its sentence changes. A finding
that does not fail stands in the `system-out` of a case that passed. Times are left out, as
nothing here is timed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import get_args
from xml.etree import ElementTree as ET

from mic_tracker.model.codes import UNDECIDED
from mic_tracker.model.report import Standing, goal_value
from mic_tracker.model.trajectory import Operator
from mic_tracker.model.verdict import Verdict
from mic_tracker.show.check.rows import Row, State, registry_name, rows
from mic_tracker.show.language.words import Words

_NEED_DATA = {"missed", "off-track", "at-risk", "slipped"}
"""Rules about a status: they cannot judge a target without data."""
_Cases = Mapping[str, Sequence[Row]]


def check(verdicts: Sequence[Verdict], words: Words) -> str:
    """Write `failure` for what fails, `error` for invalid data, `skipped` for what is accepted."""
    root = ET.Element("testsuites", name="mic-tracker check")
    for verdict in verdicts:
        _add_registry(root, verdict, words)
    _sum(root, root.findall("testsuite"))
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _add_registry(root: ET.Element, verdict: Verdict, words: Words) -> None:
    """Add the suites of a registry; where there are several, their names begin with its file."""
    standings = {standing.id: standing for standing in verdict.head.report.standings}
    registry = registry_name(verdict)
    for target, cases in _suites(verdict, rows(verdict, words)):
        about = f"targets.{target}" if target else "registry"
        suite = _suite(root, f"{registry}:{about}" if registry else about)
        _properties(suite, verdict, standings.get(target))
        reason = words.text("check", "no_data") if _no_data(standings.get(target)) else ""
        for rule, findings in cases.items():
            _fill(_case(suite, rule), findings, reason if rule in _NEED_DATA else "")
        _sum(suite, [suite])


def _suites(verdict: Verdict, findings: Iterable[Row]) -> Iterator[tuple[str, _Cases]]:
    """Return each judged target with all rules; then other targets, and the registry ("")."""
    groups = groupby(sorted(findings, key=_target), key=_target)
    by_target = {target: list(rows_) for target, rows_ in groups}
    judged = dict.fromkeys(verdict.judged, verdict.rules)
    for target in dict.fromkeys((*judged, *by_target)):
        here = by_target.get(target, ())
        rules = dict.fromkeys((*judged.get(target, ()), *(row.rule for row in here)))
        yield target, {rule: [row for row in here if row.rule == rule] for rule in rules}


def _target(row: Row) -> str:
    return row.target


def _suite(root: ET.Element, name: str) -> ET.Element:
    return ET.SubElement(root, "testsuite", name=name)


def _case(suite: ET.Element, rule: str) -> ET.Element:
    return ET.SubElement(suite, "testcase", classname=suite.attrib["name"], name=rule)


def _properties(suite: ET.Element, verdict: Verdict, standing: Standing | None) -> None:
    properties = ET.SubElement(suite, "properties")
    as_of = verdict.head.report.clock.as_of.isoformat()
    for name, value in {"as_of": as_of, **dict(_target_facts(standing))}.items():
        ET.SubElement(properties, "property", name=name, value=value)


def _target_facts(standing: Standing | None) -> Iterator[tuple[str, str]]:
    """Return status, value, period and goal of a target, as programs write them."""
    if standing is None:
        return
    yield "status", standing.status.value
    if point := standing.series.latest:
        yield "value", _figure(point.value)
        yield "period", str(point.when)
    promise, value = standing.target.promise(), goal_value(standing)
    # a number in every period is not to be compared with the latest value
    if value is not None and promise.operator in get_args(Operator) and promise.per is None:
        yield "goal", f"{promise.operator} {_figure(value)}"


def _figure(value: float) -> str:
    """Write every digit that counts, and no `.0`."""
    return repr(value).removesuffix(".0")


def _no_data(standing: Standing | None) -> bool:
    return standing is not None and standing.status in UNDECIDED


def _fill(case: ET.Element, findings: Sequence[Row], skipped: str) -> None:
    """Write the outcome of one rule for one target, which is that of its first finding.

    The findings come in order: those that fail stand first.
    """
    if not findings:
        if skipped:
            ET.SubElement(case, "skipped", message=skipped)
        return
    first, text = findings[0], "\n".join(map(_line, findings))
    if first.state is State.FAILING:
        tag = "error" if first.rule == "invalid" else "failure"
        ET.SubElement(case, tag, message=first.message, type=first.code).text = text
    elif first.state is not State.OPEN:
        ET.SubElement(case, "skipped", message=first.accepted).text = text
    elif first.rule == "no-data":
        ET.SubElement(case, "skipped", message=first.message).text = text
    else:
        ET.SubElement(case, "system-out").text = text


def _line(row: Row) -> str:
    """Put the code first, as a line that starts with data could be a command to a CI runner."""
    place = f" ({row.place})" if row.place else ""
    return f"{row.code} {' | '.join(row.lines())}{place}"


def _sum(element: ET.Element, suites: Sequence[ET.Element]) -> None:
    """Write the counts that JUnit wants as attributes."""
    tags = {"tests": "", "failures": "/failure", "errors": "/error", "skipped": "/skipped"}
    for name, tag in tags.items():
        element.set(name, str(sum(len(s.findall(f"testcase{tag}")) for s in suites)))
