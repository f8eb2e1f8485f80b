"""A registry before its checks: each record is valid, their relations are not checked yet."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, Protocol

from mic_tracker.model.fact import MessageFact
from mic_tracker.model.finding import Finding, Location
from mic_tracker.model.goalpost import RESTATED
from mic_tracker.model.indicator import Indicator
from mic_tracker.model.kinds import Target
from mic_tracker.model.kinds.milestone import Milestone, stages_by_name
from mic_tracker.model.members import IndicatorPart
from mic_tracker.model.observation import Observation, ObservationRecord
from mic_tracker.model.period import Interval, Period
from mic_tracker.model.record import LocalText
from mic_tracker.model.registry import Registry, RegistryFile, Waiver, restated_table
from mic_tracker.model.review import ReviewRecord
from mic_tracker.read.source_text import (
    Page,
    UnplacedFinding,
    header_location,
    place_finding,
)
from mic_tracker.text.toml.outline import KeyPath

if TYPE_CHECKING:
    from mic_tracker.model.edit.exchange.feed import FeedRecord
    from mic_tracker.model.review import Review
    from mic_tracker.model.series.columns import RowSeries, TabledObservations


class Entry(NamedTuple):
    """An observation as it is written, with its place."""

    record: ObservationRecord
    page: Page
    path: KeyPath
    known_since: date | None
    """The day from which it was known: see `Observation`."""

    @property
    def said(self) -> ObservationRecord:
        """What is said of it beside its number: the record."""
        return self.record

    @property
    def central(self) -> float | None:
        """Its number; of a range without one its middle."""
        return self.record.central

    def finding(self, code: str, key: str, facts: Mapping[str, MessageFact]) -> Finding:
        """A finding at a key of the observation, or at its start where it does not have the key."""
        return place_finding(
            self.page, UnplacedFinding(code, (*self.path, key) if key else self.path, facts)
        )

    @property
    def place(self) -> str:
        """File and line, for messages about another observation."""
        where = header_location(self.page, self.path)
        return f"{where.file}:{where.line}"


StagesByName = Mapping[str, Mapping[str, LocalText]]
"""The stages of each indicator that has milestones, by their names."""


class Entries(Protocol):
    """The observations of a registry, from which a check picks those that may be at fault.

    More may be picked than are; those that are at fault are always picked, in the order of files.
    """

    def __len__(self) -> int:
        """How many there are."""
        ...

    def of(
        self,
        series: "Callable[[RowSeries], object] | None" = None,
        said: Callable[[ObservationRecord], object] | None = None,
    ) -> Iterable[Entry]:
        """Those that a test of the series picks, or one of what is said beside series and value."""
        ...

    def unlike_others(self) -> Iterable[Entry]:
        """Those that may have no value, or a range."""
        ...

    def beyond(self, bounds: Callable[[str], tuple[float, float]]) -> Iterable[Entry]:
        """Those with a number that is not between the bounds of their indicator."""
        ...

    def repeated(self) -> Iterable[Entry]:
        """All of each series in which a figure may stand twice."""
        ...

    def contested(self, indicators: Mapping[str, Indicator]) -> Iterable[Entry]:
        """All of each series in which two figures of one moment may contradict each other."""
        ...

    def counts(self, parts: Collection[IndicatorPart]) -> Counter[IndicatorPart]:
        """How many some parts of indicators have."""
        ...

    def observations(self, stages: StagesByName) -> "tuple[Observation, ...] | TabledObservations":
        """The facts that they state, when no finding is an error."""
        ...


class WrittenEntries(tuple[Entry, ...]):
    """Entries that are few: a check looks at all of them."""

    __slots__ = ()

    def of(self, *_: object, **__: object) -> Iterable[Entry]:
        """All of them."""
        return self

    def unlike_others(self) -> Iterable[Entry]:
        """All of them."""
        return self

    def beyond(self, _: object) -> Iterable[Entry]:
        """All of them."""
        return self

    def repeated(self) -> Iterable[Entry]:
        """All of them."""
        return self

    def contested(self, _: object) -> Iterable[Entry]:
        """All of them."""
        return self

    def counts(self, parts: Collection[IndicatorPart]) -> Counter[IndicatorPart]:
        """How many some parts of indicators have."""
        found = Counter((entry.record.indicator, entry.record.members) for entry in self)
        return Counter({part: found[part] for part in parts})

    def observations(self, stages: StagesByName) -> "tuple[Observation, ...] | TabledObservations":
        """The facts that they state."""
        return tuple(make_observation(entry, stages) for entry in self)


class WrittenPromise(NamedTuple):
    """A promise, with the path of its table, and the one that it took the place of."""

    path: KeyPath
    promise: Target
    former: Target | None

    def moves(self, key: str) -> bool:
        """Whether it has a value of a key that the former promise did not have."""
        return getattr(self.promise, key, None) != getattr(self.former, key, None)


class Draft(NamedTuple):
    """The valid records of a registry with their places, and the ids of all records."""

    file: RegistryFile
    page: Page
    ids: Mapping[str, Collection[str]]
    entries: Entries
    waivers: tuple[tuple[int, Waiver], ...]
    reviews: tuple[tuple[int, ReviewRecord], ...]
    day: date | None
    """The day of reading; None: unknown, and nothing is judged by it."""
    source_pages: Mapping[str, Page]
    """The file in which each source stands."""
    promises: tuple[WrittenPromise, ...]
    """Every promise of every target."""
    feeds: Mapping[str, "FeedRecord"] = MappingProxyType({})
    """The valid ones, by their ids."""

    def finding(self, code: str, path: KeyPath, facts: Mapping[str, MessageFact]) -> Finding:
        """A finding in the registry's own file; one about a source, where that stands."""
        return place_finding(self.page_of(path), UnplacedFinding(code, path, facts))

    def page_of(self, path: KeyPath) -> Page:
        """The file in which a table stands."""
        return self.source_pages[str(path[1])] if path[0] == "sources" else self.page

    def stages(self) -> StagesByName:
        """The stages that the milestones of each indicator list."""
        milestones: defaultdict[str, list[Milestone]] = defaultdict(list)
        for _, promise, _ in self.promises:
            if isinstance(promise, Milestone):
                milestones[promise.indicator].append(promise)
        return {indicator: stages_by_name(listed) for indicator, listed in milestones.items()}


def written_promises(targets: Mapping[str, Target]) -> Iterator[WrittenPromise]:
    """Every promise of every target, with its place."""
    for id_, target in targets.items():
        yield WrittenPromise(("targets", id_), target, None)
        for i in range(len(target.restated)):
            path = ("targets", id_, RESTATED, i)
            yield WrittenPromise(path, target.promises[i + 1], target.promises[i])


def resolve_registry(draft: Draft) -> Registry:
    """Make the registry that a draft without errors describes."""
    file, stages = draft.file, draft.stages()
    return Registry(
        path=draft.page.name,
        title=file.title,
        settings=file.settings,
        check=file.check,
        sources=file.sources,
        indicators=file.indicators,
        targets=file.targets,
        observations=draft.entries.observations(stages),
        waivers=file.waivers,
        places=_table_locations(draft),
        reviews=_place_reviews(draft) if draft.reviews else (),
        feeds=draft.feeds,
    )


def make_observation(entry: Entry, stages: StagesByName) -> Observation:
    """The fact that a valid record states."""
    record, written, value = entry.record, entry.record.period, entry.record.central
    assert value is not None  # `find_missing_values` has refused the record  # noqa: S101
    return Observation(
        indicator=record.indicator,
        period=written if isinstance(written, Period) else None,
        value=value,
        source=record.source,
        known_since=entry.known_since,
        series=record.series,
        members=record.members,
        status=record.status,
        record=record,
        location=header_location(entry.page, entry.path),
        interval=written if isinstance(written, Interval) else None,
        spelt_stage=_spelt_stage(record, stages),
    )


def _spelt_stage(record: ObservationRecord, stages: StagesByName) -> LocalText | None:
    stage = record.stage
    return stages.get(record.indicator, {}).get(stage, stage) if stage else None


def _place_reviews(draft: Draft) -> "tuple[Review, ...]":
    from mic_tracker.model.review import Review  # few registries have any

    return tuple(
        Review(record, header_location(draft.page, ("reviews", i))) for i, record in draft.reviews
    )


def _table_locations(draft: Draft) -> dict[tuple[str, str | int], Location]:
    tables: dict[str, list[str]] = {
        "sources": list(draft.file.sources),
        "indicators": list(draft.file.indicators),
        "targets": list(draft.file.targets),
        "feeds": list(draft.feeds),
    }
    keys: list[tuple[str, str | int]] = [(t, id_) for t, ids in tables.items() for id_ in ids]
    keys += [("waivers", i) for i, _ in draft.waivers]
    places = {key: header_location(draft.page_of(key), key) for key in keys}
    for id_, target in draft.file.targets.items():
        for i in range(len(target.restated)):
            block = header_location(draft.page, ("targets", id_, RESTATED, i))
            places[restated_table(id_), i] = block
    return places
