"""For test reports of any CI system: JUnit XML.

A test suite per target, because a suite is where JUnit has properties (value, goal, status) and
CI systems show one as a group; a test case per target and rule. Names hold the target's id and
the rule only, so the history of a case goes on when its sentence changes. What is
told without failing stands in the `system-out` of a case that passed. Times are left out:
nothing here is timed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import get_args
from xml.etree import ElementTree as ET

from mic_tracker.model.codes import Status
from mic_tracker.model.report import Standing, goal_value
from mic_tracker.model.trajectory import Operator
from mic_tracker.model.verdict import Verdict
from mic_tracker.show.check.rows import Row, State, rows
from mic_tracker.show.language.words import Words

_NEED_DATA = {"missed", "off-track", "at-risk", "slipped"}
"""Rules about a status: of a target without data they have nothing to say."""
_Cases = Mapping[str, Sequence[Row]]


def check(verdict: Verdict, words: Words) -> str:
    """The document: `failure` for what fails, `error` for invalid data, `skipped` for accepted."""
    root = ET.Element("testsuites", name="mic-tracker check")
    standings = {standing.id: standing for standing in verdict.head.report.standings}
    for target, cases in _suites(verdict, rows(verdict, words)):
        suite = _suite(root, f"targets.{target}" if target else "registry")
        _properties(suite, verdict, standings.get(target))
        reason = words.text("check", "no_data") if _no_data(standings.get(target)) else ""
        for rule, told in cases.items():
            _fill(_case(suite, rule), told, reason if rule in _NEED_DATA else "")
        _sum(suite, [suite])
    _sum(root, root.findall("testsuite"))
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _suites(verdict: Verdict, told: Iterable[Row]) -> Iterator[tuple[str, _Cases]]:
    """Each judged target with all rules; then what is told of others, and of the registry ("")."""
    found = {t: list(of) for t, of in groupby(sorted(told, key=_target), key=_target)}
    judged = dict.fromkeys(verdict.judged, verdict.rules)
    for target in dict.fromkeys((*judged, *found)):
        rules = judged.get(target, ())
        here = found.get(target, ())
        names = dict.fromkeys((*rules, *(row.rule for row in here)))
        yield target, {name: [row for row in here if row.rule == name] for name in names}


def _target(row: Row) -> str:
    return row.target


def _suite(root: ET.Element, name: str) -> ET.Element:
    return ET.SubElement(root, "testsuite", name=name)


def _case(suite: ET.Element, rule: str) -> ET.Element:
    return ET.SubElement(suite, "testcase", classname=suite.attrib["name"], name=rule)


def _properties(suite: ET.Element, verdict: Verdict, standing: Standing | None) -> None:
    properties = ET.SubElement(suite, "properties")
    told = {"as_of": verdict.head.report.clock.as_of.isoformat(), **dict(_known(standing))}
    for name, value in told.items():
        ET.SubElement(properties, "property", name=name, value=value)


def _known(standing: Standing | None) -> Iterator[tuple[str, str]]:
    """What is known of a target, in the notation of machines."""
    if standing is None:
        return
    yield "status", standing.status.value
    if point := standing.series.latest:
        yield "value", _figure(point.value)
        yield "period", str(point.period)
    promise, value = standing.target.promise(), goal_value(standing)
    # a number in every period is not to be compared with the latest value
    if value is not None and promise.operator in get_args(Operator) and promise.per is None:
        yield "goal", f"{promise.operator} {_figure(value)}"


def _figure(value: float) -> str:
    """Every digit that counts, and no `.0`."""
    return repr(value).removesuffix(".0")


def _no_data(standing: Standing | None) -> bool:
    return standing is not None and standing.status is Status.NO_DATA


def _fill(case: ET.Element, told: Sequence[Row], skipped: str) -> None:
    """The loudest outcome of what one rule tells of one target; rows come loudest first."""
    text = "\n".join(_line(row) for row in told)
    if not told:
        if skipped:
            ET.SubElement(case, "skipped", message=skipped)
    elif told[0].state is State.FAILING:
        tag = "error" if told[0].rule == "invalid" else "failure"
        ET.SubElement(case, tag, message=told[0].message, type=told[0].code).text = text
    elif told[0].state is not State.OPEN:
        ET.SubElement(case, "skipped", message=told[0].accepted).text = text
    elif told[0].rule == "no-data":
        ET.SubElement(case, "skipped", message=told[0].message).text = text
    else:
        ET.SubElement(case, "system-out").text = text


def _line(row: Row) -> str:
    """The code first: a line that started with data might be a command to who prints it."""
    place = f" ({row.place})" if row.place else ""
    return f"{row.code} {' | '.join(row.lines())}{place}"


def _sum(element: ET.Element, suites: Sequence[ET.Element]) -> None:
    """The counts that JUnit wants as attributes."""
    tags = {"tests": "", "failures": "/failure", "errors": "/error", "skipped": "/skipped"}
    for name, tag in tags.items():
        element.set(name, str(sum(len(s.findall(f"testcase{tag}")) for s in suites)))
