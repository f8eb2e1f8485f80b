"""What is due: what a registry waits for, each with the last day on which it is in time."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date

from mic_tracker.assess.calendar import calendar_periods, closing_day
from mic_tracker.assess.deadline import end_period, grace_end, reaches_end
from mic_tracker.assess.due.figures import due_claims, due_figures, latest_source
from mic_tracker.assess.formulas.cadence import OPEN, UNKNOWN
from mic_tracker.assess.selection import with_tags
from mic_tracker.errors import WrongUse
from mic_tracker.model.answers.due import DueItem, DueList
from mic_tracker.model.assessment import StageTally
from mic_tracker.model.codes import ABOUT_EDITS, DueBasis, DueKind, Status
from mic_tracker.model.members import target_of
from mic_tracker.model.period import Period
from mic_tracker.model.report import Report, Standing
from mic_tracker.model.review import Review, newest_reviews
from mic_tracker.model.target import deadline, interim_periods
from mic_tracker.model.trajectory import Schedule, Stages

_PLACES = {kind.value: place for place, kind in enumerate(DueKind)}
"""The order of what is due on one day."""
_AGES = frozenset({DueBasis.TARGET_AGE, DueBasis.USUAL_AGE})
"""What says a day where nobody has announced one: from when on the figures are too old."""


def list_due(report: Report) -> tuple[DueItem, ...]:
    """Everything that is due, by day: what is overdue on the day of judgement comes first."""
    parts = report.with_parts()
    found = [item for find in _OF_PARTS for item in find(parts)]
    found += [item for find in _OF_TARGETS for item in find(report)]
    figures = {(t, i.period) for i in found for t in i.targets if i.kind is DueKind.FIGURE}
    items = (item for item in found if not _is_told(item, figures, report.clock.as_of))
    return tuple(sorted(items, key=_order))


def select_due(
    report: Report, until: date | None, only: Collection[str] = (), tags: Collection[str] = ()
) -> DueList:
    """What is overdue and what is due until a day: of some kinds, of targets with some tags.

    WrongUse for a kind that there is not, or a tag that no target has.
    """
    for kind in only:
        if kind not in _PLACES:
            raise WrongUse("not_one_of", option="--only", value=kind, known=tuple(_PLACES))
    tagged = with_tags(report, tags)
    found = tuple(item for item in list_due(report) if not only or item.kind in only)
    tagged = tagged.with_parts()
    if tags:
        parts = {standing.id for standing in tagged.standings}
        names = {*parts, *map(target_of, parts)}
        found = tuple(item for item in found if names & {*item.targets})
    items = tuple(item for item in found if until is None or item.day <= until)
    if only and DueKind.FIGURE not in only:
        return DueList(items, found[len(items) :], until)
    unscheduled, aging = _unscheduled(tagged), {i.indicator for i in found if i.basis in _AGES}
    aged = tuple(name for name in unscheduled if name in aging)
    return DueList(items, found[len(items) :], until, unscheduled, aged)


def _is_told(item: DueItem, figures: Collection[tuple[str, Period | None]], today: date) -> bool:
    """Whether a point or a deadline is past, and the line of its figure tells what is awaited."""
    passed = item.kind in {DueKind.INTERIM, DueKind.DEADLINE} and item.is_overdue(today)
    return passed and (item.targets[0], item.period) in figures


def _order(item: DueItem) -> tuple[date, int, tuple[str, ...]]:
    return item.day, _PLACES[item.kind], item.key


def _unscheduled(report: Report) -> tuple[str, ...]:
    """The indicators whose figures targets wait for, and that do not say when the next is due."""
    indicators = report.registry.indicators
    followed = {s.target.indicator for s in report.standings if _awaits_figures(s)}
    silent = (i for i in followed if not (indicators[i].every or indicators[i].next_release))
    return tuple(sorted(silent))


def _is_open(standing: Standing) -> bool:
    """Whether nothing final was said, neither by the figures nor by a person."""
    return standing.status not in {Status.ACHIEVED, Status.MISSED, Status.KEPT_IN_PART}


def _awaits_figures(standing: Standing) -> bool:
    return _is_open(standing) and not isinstance(standing.trajectory, Schedule | Stages)


def _deadlines(report: Report) -> Iterator[DueItem]:
    """The listed points and the deadlines that no figure has reached, and the grace after them."""
    for standing in report.standings:
        if _awaits_figures(standing) and standing.target.unclear is None:
            yield from _interim_points(standing)
            yield from _deadline(standing, report.clock.as_of)


def _interim_points(standing: Standing) -> Iterator[DueItem]:
    for period in interim_periods(standing.target):
        if not reaches_end(standing.series, period):
            yield _of_target(standing, DueKind.INTERIM, period.last, period)


def _deadline(standing: Standing, today: date) -> Iterator[DueItem]:
    target, indicator = standing.target, standing.indicator
    end = end_period(standing.trajectory) or deadline(target)
    if end is None or reaches_end(standing.series, end):
        return
    yield _of_target(standing, DueKind.DEADLINE, end.last, end)
    grace = grace_end(target, indicator, end)
    # where nothing but the calendar gives the grace, the figure of the calendar is due that day
    own_day = target.grace or not indicator.lag
    if own_day and end.last < today <= grace:
        yield _of_target(standing, DueKind.GRACE, grace, end)


def _cadence_periods(report: Report) -> Iterator[DueItem]:
    """The periods of a cadence that lack their events: those still open, and those unknown."""
    for standing in report.standings:
        schedule = standing.trajectory
        if isinstance(schedule, Schedule) and _is_open(standing):
            for slot in calendar_periods(standing.series, schedule, report.clock.as_of):
                if slot.state in {OPEN, UNKNOWN}:
                    day = closing_day(slot.period, schedule)
                    yield _of_target(standing, DueKind.CADENCE_PERIOD, day, slot.period)


def _milestones(report: Report) -> Iterator[DueItem]:
    """Milestones with a deadline of which something is left to be done."""
    for standing in report.standings:
        path, tally = standing.trajectory, standing.assessment.tally
        if isinstance(path, Stages) and path.due and _is_open(standing):
            left = tally.left if isinstance(tally, StageTally) else path.names
            stages = tuple(stage for stage in left if stage)
            yield _of_target(standing, DueKind.MILESTONE, path.due.last, stages=stages)


def _of_target(
    standing: Standing,
    kind: DueKind,
    day: date,
    period: Period | None = None,
    stages: tuple[str, ...] = (),
) -> DueItem:
    series, stated = standing.series, standing.target.stated
    return DueItem(
        kind,
        day,
        (standing.id,),
        standing.target.indicator,
        period,
        series=series.name,
        members=series.members,
        stages=stages,
        source=latest_source(series) or (stated.source if stated else None),
        location=standing.location,
    )


def _waivers(report: Report) -> Iterator[DueItem]:
    """The last days of waivers; one for an edit is spent when the edit is merged."""
    registry, judged = report.registry, {standing.id for standing in report.standings}
    for i, waiver in enumerate(registry.waivers):
        if waiver.target in judged and waiver.rule not in ABOUT_EDITS:
            yield DueItem(
                DueKind.WAIVER,
                waiver.until,
                (waiver.about,),
                registry.targets[waiver.target].indicator,
                rule=waiver.rule,
                location=registry.places.get(("waivers", i)),
            )


def _reviews(report: Report) -> Iterator[DueItem]:
    """The last days of reviews; a later review of the target has looked at it again."""
    reviews: defaultdict[str, list[Review]] = defaultdict(list)
    for review in report.registry.reviews:
        reviews[review.record.target].append(review)
    for standing in report.standings:
        # one of an earlier promise is nobody's concern any more
        since = standing.stated_on if standing.superseded else None
        own = (r for r in reviews[standing.id] if since is None or since <= r.record.on)
        for record, location in newest_reviews(own):
            if record.until:
                yield DueItem(
                    DueKind.REVIEW,
                    record.until,
                    (standing.id,),
                    standing.target.indicator,
                    by=record.by,
                    source=record.source,
                    location=location,
                )


_OF_PARTS = (due_figures, _cadence_periods, _deadlines, _milestones, due_claims)
"""What asks each member of a target that judges them."""
_OF_TARGETS = (_reviews, _waivers)
"""What persons have said of targets, or of a member."""
