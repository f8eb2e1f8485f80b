"""The figures that are due: the next one of each indicator, and those that claims are scored by."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from mic_tracker.assess.claims import claims
from mic_tracker.assess.evidence import (
    NextFigure,
    can_age,
    first_figure,
    missing_periods,
    next_figure,
    next_release,
)
from mic_tracker.model.answers.claim import Claim, ClaimOutcome
from mic_tracker.model.answers.due import DueItem
from mic_tracker.model.assessment import Reason
from mic_tracker.model.codes import DueKind
from mic_tracker.model.indicator import Indicator
from mic_tracker.model.kinds import Target
from mic_tracker.model.members import TOTAL
from mic_tracker.model.period import Period
from mic_tracker.model.report import Report, Standing
from mic_tracker.model.series import Series
from mic_tracker.model.vintage import VintageIndex

_UNSETTLED = frozenset({ClaimOutcome.OPEN, ClaimOutcome.AWAITING_DATA})
_FINAL = frozenset({Reason.TOO_CLOSE, Reason.BREAK_IN_WINDOW})
"""Why a claim stays open although there is a figure of its period."""


def due_figures(report: Report) -> Iterator[DueItem]:
    """The next figure of every indicator; one line, however many targets follow it."""
    index = report.registry.known_on(report.clock.horizon).vintage_index()
    yield from _one_each(item for s in report.standings for item in _of_standing(s, report, index))
    followed = {id_ for t in report.registry.targets.values() for id_ in _measured_by(t)}
    for id_ in report.registry.indicators.keys() - followed:
        yield from _of_indicator(id_, report, index)


def due_claims(report: Report) -> Iterator[DueItem]:
    """The figures that projections are scored by; one line, however many there are of a period."""
    following: defaultdict[str, list[str]] = defaultdict(list)
    for standing in report.standings:
        following[standing.target.indicator].append(standing.id)
    return _one_each(
        _of_claim(claim, tuple(following[claim.observation.indicator]))
        for claim in claims(report.registry, report.clock)
        if claim.settled in _UNSETTLED and not _FINAL & {*claim.reasons}
    )


def latest_source(series: Series) -> str | None:
    """The source of the latest figure: where the next one may be looked for."""
    return series.latest.record.source if series.latest else None


def _one_each(items: Iterable[DueItem]) -> Iterator[DueItem]:
    """Join the items about one figure: the first day counts, and all of the targets."""
    joined: dict[tuple[str, ...], DueItem] = {}
    for item in items:
        first = joined.setdefault(item.key, item)
        earlier = min(first, item, key=lambda due: due.day)
        targets = tuple(dict.fromkeys((*first.targets, *item.targets)))
        joined[item.key] = replace(earlier, targets=targets)
    return iter(joined.values())


def _of_standing(standing: Standing, report: Report, index: VintageIndex) -> Iterator[DueItem]:
    """The next figure of each indicator that a target lacks one of."""
    if not can_age(standing.assessment, standing.trajectory):
        return
    indicator, usual = standing.indicator, report.registry.settings.stale_after
    following = next_figure(standing.target, indicator, usual, standing.series)
    expected = following or first_figure(indicator, standing.stated_on)
    if expected is None:
        return
    for series in _lagging_series(standing, index):
        yield _of_series(series, expected, (standing.id,), indicator, report)


def _measured_by(target: Target) -> Iterator[str]:
    """The indicators that a target follows: a comparison follows two."""
    yield target.indicator
    if other := target.promise().than:
        yield other


def _of_indicator(id_: str, report: Report, index: VintageIndex) -> Iterator[DueItem]:
    """The next figure of each part of an indicator that no target follows, by its own calendar."""
    indicator = report.registry.indicators[id_]
    for members in index.parts(id_) or (TOTAL,):
        series = index.find(id_, None, members).on()
        expected = next_release(indicator, series) or first_figure(indicator, None)
        if expected:
            yield _of_series(series, expected, (), indicator, report)


def _of_series(
    series: Series,
    expected: NextFigure,
    targets: tuple[str, ...],
    indicator: Indicator,
    report: Report,
) -> DueItem:
    """The next figure of a series, with those behind it that should have been out, too."""
    first, gap = expected.period, list[Period]()
    if first and expected.day < report.clock.as_of:
        gap = missing_periods(first, indicator, report.clock.as_of)
    return DueItem(
        DueKind.FIGURE,
        expected.day,
        targets,
        series.indicator,
        first,
        through=gap[-1] if len(gap) > 1 else None,
        figures=len(gap) or 1,
        series=series.name,
        members=series.members,
        basis=expected.basis,
        source=latest_source(series),
        location=report.registry.places.get(("indicators", series.indicator)),
    )


def _lagging_series(standing: Standing, index: VintageIndex) -> Sequence[Series]:
    """The series without a figure later than the latest one that the target can use; else all.

    A comparison follows two: the one that has no later figure keeps their ratio from going on.
    """
    followed = [history.on() for history in standing.target.histories(index)]
    last = standing.series.latest.period.last if standing.series.latest else date.max
    behind = [s for s in followed if s.latest is None or s.latest.period.last <= last]
    return behind or followed


def _of_claim(claim: Claim, targets: tuple[str, ...]) -> DueItem:
    claimed = claim.observation
    assert claimed.period is not None  # a claim without a period is none  # noqa: S101
    return DueItem(
        DueKind.CLAIM,
        claimed.period.last,
        targets,
        claimed.indicator,
        claimed.period,
        series=claimed.series,
        members=claimed.members,
        source=claimed.source,
        location=claimed.location,
    )
