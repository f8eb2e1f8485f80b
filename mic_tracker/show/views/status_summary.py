"""This module has the sentences around the status table: what was judged, and the outcome."""

from collections import Counter
from collections.abc import Iterator

from mic_tracker.model.codes import UNDECIDED, Flag, Status
from mic_tracker.model.finding import Severity
from mic_tracker.model.report import Report, Standing, distance_behind
from mic_tracker.show.language.scale import scale_of
from mic_tracker.show.language.words import Words
from mic_tracker.text.escape import plain

_URGENT = (Status.MISSED, Status.OFF_TRACK, Status.AT_RISK)
_NAMED = 6
"""So many targets are named in a sentence."""
ORDER = (
    *_URGENT,
    Status.KEPT_IN_PART,
    Status.DISPUTED,
    Status.NO_DATA,
    Status.UNCLEAR,
    Status.ON_TRACK,
    Status.PENDING,
    Status.ACHIEVED,
)


def title(report: Report, words: Words) -> str:
    """Return the registry's title, with the number of targets."""
    name = words.local(report.registry.title)
    return words.text("screen", "title", title=name, n=len(report.standings))


def setting(report: Report, words: Words) -> Iterator[str]:
    """Return the days that the judgement depends on, and the file."""
    yield from days(report, words)
    yield plain(report.registry.path)


def days(report: Report, words: Words) -> Iterator[str]:
    """Return the days that the judgement depends on."""
    clock = report.clock
    yield words.text("screen", "as_of", day=clock.as_of)
    if clock.known_on:
        yield words.text("screen", "known_on", day=clock.known_on)


def counts(report: Report, words: Words) -> str:
    """Say in a sentence how many targets have each status, the most urgent first."""
    numbers = report.counts()
    parts = (_count(report, s, numbers[s], words) for s in ORDER if numbers[s])
    return words.text("verdict", "all", counts=words.clauses(parts))


def furthest(report: Report, words: Words) -> str | None:
    """Return the sentence about the target that is furthest behind; None when none is."""
    late = [s for s in report.standings if s.status in _URGENT and (distance_behind(s) or 0) > 0]
    last = max(late, key=_distance, default=None)
    return _furthest_sentence(last, report, words) if last else None


def _distance(standing: Standing) -> tuple[float, str]:
    return distance_behind(standing) or 0, standing.id


def reviewed(report: Report, words: Words) -> str | None:
    """Name the targets whose status a person has concluded; None when there are none.

    The table says so, too, in a column that a narrow screen leaves out.
    """
    ids = [plain(s.id) for s in report.standings if s.rests_on_review]
    shown = (*ids[:_NAMED], *(("…",) if len(ids) > _NAMED else ()))
    return words.text("review", "resting", ids=words.names(shown)) if ids else None


def problems(report: Report, words: Words) -> str | None:
    """Say how many errors and warnings there are, and how to see them; None when there are none."""
    numbers = Counter(finding.severity for finding in report.findings)
    severities = [s for s in (Severity.ERROR, Severity.WARNING) if numbers[s]]
    if not severities:
        return None
    counts = words.clauses(words.count(s.value, numbers[s]) for s in severities)
    return words.text("screen", "errors_warnings", counts=counts)


def count_stale(report: Report, status: Status) -> int:
    """Count the targets of a status that rest on stale figures; a status of no verdict has none."""
    if status in UNDECIDED:
        return 0
    return sum(s.status is status and Flag.STALE in s.flags for s in report.standings)


def _count(report: Report, status: Status, n: int, words: Words) -> str:
    """Say how many targets have a status, and how many of them rest on stale figures."""
    stale = count_stale(report, status)
    key = "of_stale" if stale else "of"
    return words.text("screen", key, n=n, status=words.status(status), stale=stale)


def _furthest_sentence(standing: Standing, report: Report, words: Words) -> str:
    """Compare the paces of a target, else its value with its path, else with its goal."""
    from mic_tracker.show.views.goal import (  # noqa: PLC0415 - an overview has no such sentence
        goal,
        latest_value,
    )

    rates, scale = standing.rates, scale_of(standing)
    facts: dict[str, object] = {"id": standing.id, "latest": latest_value(standing, words)}
    if rates.required_rate and rates.observed_rate and rates.acceleration:
        facts |= {"required": rates.required_rate, "observed": rates.observed_rate}
        key = "furthest_pace" if rates.acceleration > 0 else "furthest_turn"
        return words.text("screen", key, scale, **facts, times=rates.acceleration)
    if rates.path_value is not None:
        return words.text("screen", "furthest_value", scale, **facts, path=rates.path_value)
    facts["goal"] = goal(standing, report.registry.indicators, words)
    return words.text("screen", "furthest", scale, **facts)
