"""A registry before its checks: each record is valid, their relations are not checked yet."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from mic_tracker.model.fact import MessageFact
from mic_tracker.model.finding import Finding, Location
from mic_tracker.model.goalpost import RESTATED
from mic_tracker.model.kinds import Target
from mic_tracker.model.kinds.milestone import Milestone, stages_by_name
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
    from mic_tracker.model.review import Review


class Entry(NamedTuple):
    """An observation as it is written, with its place."""

    record: ObservationRecord
    page: Page
    path: KeyPath
    known_since: date | None
    """The day from which it was known: see `Observation`."""

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


class WrittenPromise(NamedTuple):
    """A promise, with the path of its table, and the one that it took the place of."""

    path: KeyPath
    promise: Target
    former: Target | None

    def moves(self, key: str) -> bool:
        """Whether it has a value of a key that the former promise did not have."""
        return getattr(self.promise, key, None) != getattr(self.former, key, None)


StagesByName = Mapping[str, Mapping[str, LocalText]]
"""The stages of each indicator that has milestones, by their names."""


class Draft(NamedTuple):
    """The valid records of a registry with their places, and the ids of all records."""

    file: RegistryFile
    page: Page
    ids: Mapping[str, Collection[str]]
    entries: tuple[Entry, ...]
    waivers: tuple[tuple[int, Waiver], ...]
    reviews: tuple[tuple[int, ReviewRecord], ...]
    day: date | None
    """The day of reading; None: unknown, and nothing is judged by it."""
    source_pages: Mapping[str, Page]
    """The file in which each source stands."""

    def finding(self, code: str, path: KeyPath, facts: Mapping[str, MessageFact]) -> Finding:
        """A finding in the registry's own file; one about a source, where that stands."""
        return place_finding(self.page_of(path), UnplacedFinding(code, path, facts))

    def page_of(self, path: KeyPath) -> Page:
        """The file in which a table stands."""
        return self.source_pages[str(path[1])] if path[0] == "sources" else self.page

    def promises(self) -> Iterator[WrittenPromise]:
        """Every promise of every target."""
        for id_, target in self.file.targets.items():
            yield WrittenPromise(("targets", id_), target, None)
            for i in range(len(target.restated)):
                path = ("targets", id_, RESTATED, i)
                yield WrittenPromise(path, target.promises[i + 1], target.promises[i])

    def stages(self) -> StagesByName:
        """The stages that the milestones of each indicator list."""
        milestones: defaultdict[str, list[Milestone]] = defaultdict(list)
        for _, promise, _ in self.promises():
            if isinstance(promise, Milestone):
                milestones[promise.indicator].append(promise)
        return {indicator: stages_by_name(listed) for indicator, listed in milestones.items()}

    def dated(self) -> Iterator[tuple[Entry, Period]]:
        """The entries that have a period, with it; those of an interval have none."""
        return (
            (entry, period)
            for entry in self.entries
            if isinstance(period := entry.record.period, Period)
        )


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
        observations=tuple(_make_observation(entry, stages) for entry in draft.entries),
        waivers=file.waivers,
        places=_table_locations(draft),
        reviews=_place_reviews(draft) if draft.reviews else (),
    )


def _make_observation(entry: Entry, stages: StagesByName) -> Observation:
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
    }
    keys: list[tuple[str, str | int]] = [(t, id_) for t, ids in tables.items() for id_ in ids]
    keys += [("waivers", i) for i, _ in draft.waivers]
    places = {key: header_location(draft.page_of(key), key) for key in keys}
    for id_, target in draft.file.targets.items():
        for i in range(len(target.restated)):
            block = header_location(draft.page, ("targets", id_, RESTATED, i))
            places[restated_table(id_), i] = block
    return places
