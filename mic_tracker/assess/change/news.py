"""What is new between two reports, as it is told to others: turns, goals, claims and figures.

`difference` says how two registries differ, whoever wants to know. News is what became known to
those who keep them: each publication of a figure, and not only the last one of its period.
"""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from mic_tracker.assess.change.causes import causes
from mic_tracker.assess.change.comparison import ReportComparison, compare_reports
from mic_tracker.assess.change.difference import difference
from mic_tracker.assess.change.overwritten import FigureMatch, match_figures, overwritten
from mic_tracker.assess.change.reviews import review_changes
from mic_tracker.assess.change.slip import is_worse
from mic_tracker.assess.claims import claims
from mic_tracker.model.answers.claim import Claim, ClaimOutcome
from mic_tracker.model.difference import FigureNews, News, ReviewNews, TableChange, Turn
from mic_tracker.model.members import written_members
from mic_tracker.model.observation import Observation, publication
from mic_tracker.model.registry import Registry
from mic_tracker.model.report import Report, urgency
from mic_tracker.model.source import Source
from mic_tracker.model.vintage import VintageKey, vintage_key

_DESCRIPTIVE = frozenset({"title", "name", "note", "language"})
"""Keys of the other tables that describe; what they say is no news."""
_OF_SOURCES = frozenset({"published", "publisher"})
"""The keys of a source that a verdict can depend on."""
_SETTLED = frozenset({ClaimOutcome.HIT, ClaimOutcome.MISSED})


def find_news(head: Report, base: Report) -> News:
    """Everything that became known, or was edited, from base to head."""
    comparison = compare_reports(head, base)
    changes = difference(head, base)
    before = comparison.base or base
    return News(
        replace(changes, tables=tuple(_telling(changes.tables))),
        tuple(sorted(_turns(comparison), key=lambda turn: urgency(turn.head))),
        tuple(_review_news(comparison)),
        tuple(_settled_claims(head, before)),
        tuple(_figure_news(head, before)),
    )


def entered_by(registry: Registry, day: date) -> Registry:
    """The registry without the figures that say that they were entered later."""
    kept = (o for o in registry.observations if o.record.recorded is None or _entered(o) <= day)
    return replace(registry, observations=tuple(kept))


def _entered(o: Observation) -> date:
    return o.record.recorded or date.min


def _telling(tables: Sequence[TableChange]) -> Iterator[TableChange]:
    """The tables whose change can matter, with the keys that can; not what is only described.

    Reviews are told with what they say.
    """
    for table in tables:
        kind = table.table.split(".")[0]
        if kind == "reviews":
            continue
        if table.change == "edited":
            moves = (m for m in table.moves if m.key.split(".")[0] not in _DESCRIPTIVE)
            kept = tuple(m for m in moves if kind != "sources" or m.key in _OF_SOURCES)
            if kept:
                yield replace(table, moves=kept)
        elif kind == "waivers":
            yield table


def _turns(comparison: ReportComparison) -> Iterator[Turn]:
    """The targets whose status changed, with every cause that can be seen."""
    for head, base in ((pair.head, pair.base) for pair in comparison.pairs):
        if comparison.base and head.status is not base.status:
            why = causes(head, base, comparison.head, comparison.base)
            yield Turn(head, base, why, is_worse(head.status, base.status))


def _review_news(comparison: ReportComparison) -> Iterator[ReviewNews]:
    """The verdicts of persons that are new, or were edited or taken out, target by target."""
    for change in review_changes(comparison):
        target = change.pair.head
        for one in change.overwritten:
            if one.new:
                yield ReviewNews("edited", target, one.new, one.old)
            else:
                yield ReviewNews("removed", target, one.old, one.old)
        for review in change.new:
            yield ReviewNews("new", target, review)


def _settled_claims(head: Report, base: Report) -> Iterator[Claim]:
    """The projections of others that came true or not, and of which the base could not tell."""
    known = {claim.observation.record: claim for claim in claims(base.registry, base.clock)}
    for claim in claims(head.registry, head.clock):
        before = known.get(claim.observation.record)
        if claim.settled in _SETTLED and (before is None or before.settled is not claim.settled):
            yield claim


def _figure_news(head: Report, base: Report) -> Iterator[FigureNews]:
    """The figures that somebody published or edited, by indicator as in the file, then by day."""
    match = match_figures(head.registry, base.registry)
    told = (*_edited(match), *_published(match, head.registry, base.clock.horizon))
    indicators = (*head.registry.indicators, *base.registry.indicators)
    place = {id_: i for i, id_ in reversed([*enumerate(indicators)])}
    return iter(sorted(told, key=lambda news: place[news.observation.indicator]))


def _edited(match: FigureMatch) -> Iterator[FigureNews]:
    for figure in overwritten(match):
        if figure.new is None:
            yield FigureNews("removed", figure.old, figure.old)
        else:
            why = figure.reason
            yield FigureNews("corrected" if why else "edited", figure.new, figure.old, reason=why)


def _published(match: FigureMatch, head: Registry, since: date) -> Iterator[FigureNews]:
    """The publications of the head that the base does not have, the oldest first."""
    new, known = {id(o) for o in match.added}, _KnownFigures()
    for o in sorted(head.observations, key=_publication_order):
        news = known.publish(o, head)
        if id(o) in new:
            day = publication(o.record, head.sources)
            yield replace(news, late=day is not None and day.last <= since)


class _KnownFigures:
    """The figures that stand at a time: by what a later one replaces, and along each series."""

    def __init__(self) -> None:
        self._stated: defaultdict[VintageKey, list[Observation]] = defaultdict(list)
        self._periods: defaultdict[tuple[object, ...], list[date]] = defaultdict(list)
        self._latest: dict[tuple[tuple[object, ...], date], Observation] = {}

    def publish(self, o: Observation, registry: Registry) -> FigureNews:
        """Take a publication to what is known; return what is new about it."""
        if o.when is None:
            return FigureNews("undated", o)
        if o.status == "projected":
            return FigureNews("projected", o)
        stated = self._stated[vintage_key(o.record)]
        own = [s for s in stated if _has_same_author(s, o, registry)]
        before = (own or stated)[-1] if stated else None
        if o.status == "withdrawn":
            stated[:] = [s for s in stated if own and s not in own]
            self._set(o, stated[-1] if stated else None)
            return FigureNews("withdrawn", o, before)
        stated.append(o)
        previous = self._previous(o)
        self._set(o, o)
        if before is None:
            return FigureNews("new", o, previous=previous)
        if _says(before) == _says(o):
            return FigureNews("confirmed", o, before)
        return FigureNews("revised" if own else "otherwise", o, before)

    def _previous(self, o: Observation) -> Observation | None:
        """The figure of the period before, in the same series."""
        if o.period is None:
            return None
        periods = self._periods[_series(o)]
        i = bisect_left(periods, o.period.last)
        return self._latest[_series(o), periods[i - 1]] if i else None

    def _set(self, o: Observation, latest: Observation | None) -> None:
        """Let a figure stand for the period of an observation; None: there is none any more."""
        if o.period is None:
            return
        series, day = _series(o), o.period.last
        if self._latest.pop((series, day), None):
            self._periods[series].remove(day)
        if latest:
            insort(self._periods[series], day)
            self._latest[series, day] = latest


def _series(o: Observation) -> tuple[object, ...]:
    return o.indicator, o.series, o.members, o.record.stage, o.period and o.period.frequency


def _has_same_author(one: Observation, other: Observation, registry: Registry) -> bool:
    """Whether two figures have one source, or two of one publisher."""
    if one.source == other.source:
        return True
    publishers = [_publisher(registry.sources.get(o.source or "")) for o in (one, other)]
    return publishers[0] is not None and publishers[0] == publishers[1]


def _publisher(source: Source | None) -> str | None:
    return source.publisher if source else None


def _says(o: Observation) -> tuple[object, ...]:
    return o.value, o.record.range, o.record.qualifier


def _publication_order(o: Observation) -> tuple[object, ...]:
    """By the day of publication, the period, the members; the order of the file says nothing."""
    day = o.known_since or date.min
    when = o.when.last if o.when else date.min
    place = written_members(o.members), o.source or "", o.record.at or ""
    return day, o.status == "withdrawn", when, *place, o.value
