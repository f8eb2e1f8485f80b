"""The registry: everything that was written, resolved and placed; and the file it is written in."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticKnownError

from mic_tracker.model.duration import Duration
from mic_tracker.model.finding import Location
from mic_tracker.model.goalpost import RESTATED
from mic_tracker.model.indicator import Indicator
from mic_tracker.model.kinds import Target
from mic_tracker.model.members import IndicatorPart, standing_id, target_of
from mic_tracker.model.observation import Observation, ObservationRecord
from mic_tracker.model.period import Period
from mic_tracker.model.record import Id, Language, LocalText, NotTiny, Record, Text
from mic_tracker.model.review import ReviewRecord
from mic_tracker.model.source import Source
from mic_tracker.model.target import TargetRecord
from mic_tracker.model.vintage import VintageIndex

if TYPE_CHECKING:  # few registries have reviews, feeds, or tables
    from mic_tracker.model.edit.exchange.feed import FeedRecord
    from mic_tracker.model.review import Review
    from mic_tracker.model.series.columns import TabledObservations

LONGEST = Duration(days=400)


class Waiver(Record):
    """One `[[waivers]]` block: a finding of one rule about one target, accepted until a day."""

    target: Id
    member: Text | None = None
    """Of a target that judges each member of a dimension: the one that it is about."""
    rule: Text
    """A rule's name, never "all"."""
    until: date
    """At most 400 days ahead."""
    reason: LocalText
    issue: Text | None = None
    by: Text | None = None

    @property
    def about(self) -> str:
        """The target, or the member of it, as findings name it."""
        return standing_id(self.target, self.member)

    def ends_too_late(self, day: date) -> bool:
        """Whether it reaches further than anybody can answer for; then it accepts nothing."""
        return self.until > latest_end(day)


def latest_end(day: date) -> date:
    """The last day until which something can be accepted on this day."""
    return LONGEST.after(day)


FORMAT = 1
RuleLevel = Literal["off", "warn", "error"]


class Settings(Record):
    """What can change a verdict, for the whole registry: the `[settings]` table."""

    language: Language = "en"
    method: Text = "forecast"
    stale_after: Duration | None = None
    """Age of the latest figure from which a target without a calendar counts as stale."""

    @property
    def own_language(self) -> Language | None:
        """The language that the registry states; None where it leaves it open."""
        return self.language if "language" in self.model_fields_set else None


class Tolerance(Record):
    """How much worse a target may get before it counts as slipped."""

    likelihood: Annotated[float, Field(ge=0, le=1), NotTiny] = 0.05
    months: Annotated[float, Field(ge=0, le=1200), NotTiny] = 12


class Check(Record):
    """What `mic-tracker check` fails on: the `[check]` table."""

    fail_on: Annotated[tuple[Text, ...], Field(strict=False)] | None = None
    rules: dict[Text, RuleLevel] = Field(default_factory=dict)
    """A level per rule: off, warn or error."""
    tolerance: Tolerance = Field(default_factory=Tolerance)
    waivers: Literal["head", "base"] = "head"
    """Which waivers count against a base: those of the change, or only those that the base has."""


class DatabaseTable(Record):
    """A `[tables.ID]` table: observations that stand in a table of a database."""

    connection: Text
    """The name of the environment variable that holds the address: "MIC_TRACKER_DB_STATS"."""
    table: Text
    """Its name there: "stats.labour_force"."""
    columns: dict[Text, Text] = Field(default_factory=dict)
    """The column of each key; without any, each key is read from the column of its own name."""
    constants: dict[Text, Text] = Field(default_factory=dict)
    """What all of its rows say: { source = "labour-survey" }."""
    where: dict[Text, Text] = Field(default_factory=dict)
    """What a column says in the rows that are read: { freq = "A" }."""


_IN_DATABASE = "[tables."


def table_header(id_: str) -> str:
    """What stands for the name of a file where a row is in a database: "[tables.labour]"."""
    return f"{_IN_DATABASE}{id_}]"


def is_in_database(file: str) -> bool:
    """Whether the name of a file stands for a table of a database; no included file has such."""
    return file.startswith(_IN_DATABASE) and file.endswith("]")


def _whole(value: object) -> object:
    # `true` and 1.0 equal 1, and a literal compares by equality
    if isinstance(value, bool | float):
        raise PydanticKnownError("int_type")
    return value


class RegistryFile(Record):
    """The whole of `targets.toml`."""

    format: Annotated[Literal[1], BeforeValidator(_whole)]
    """The version of the file format."""
    title: LocalText
    settings: Settings = Field(default_factory=Settings)
    check: Check = Field(default_factory=Check)
    include: Annotated[tuple[Text, ...], Field(strict=False)] = ()
    """More observations: ["observations/*.toml", "data/*.csv"], never outside this folder."""
    tables: dict[Id, DatabaseTable] = Field(default_factory=dict)
    """More observations, from tables of databases."""
    sources: dict[Id, Source] = Field(default_factory=dict)
    indicators: dict[Id, Indicator] = Field(default_factory=dict)
    targets: dict[Id, Target] = Field(default_factory=dict)
    observations: Annotated[tuple[ObservationRecord, ...], Field(strict=False)] = ()
    waivers: Annotated[tuple[Waiver, ...], Field(strict=False)] = ()
    reviews: Annotated[tuple[ReviewRecord, ...], Field(strict=False)] = ()
    feeds: dict[str, object] = Field(default_factory=dict)
    """Imports that are run again, by their ids; they become records where there are any."""


def restated_table(target: str) -> str:
    """The name of the list of tables in which a target is restated."""
    return f"targets.{target}.{RESTATED}"


@dataclass(frozen=True, slots=True)
class Registry:
    """A valid registry: records by id, facts with their dates, and where each of them stands."""

    path: str
    title: LocalText
    settings: Settings
    check: Check
    sources: Mapping[str, Source]
    indicators: Mapping[str, Indicator]
    targets: Mapping[str, Target]
    observations: "tuple[Observation, ...] | TabledObservations"
    """In the order of the files; where files are tables, each is made when it is looked at."""
    waivers: tuple[Waiver, ...]
    places: Mapping[tuple[str, str | int], Location]
    """Where a table starts: ("targets", id), ("sources", id), ("waivers", index) …

    Restated promises: ("targets.<id>.restated", index).
    """
    reviews: "tuple[Review, ...]" = ()
    """The verdicts of persons, in the order of the file."""
    feeds: Mapping[str, "FeedRecord"] = field(default_factory=dict)
    """The imports that are run again, by their ids."""

    def stated_by(self, target: str, day: date) -> bool:
        """Whether a target had been stated on a day; one without a dated source always had."""
        return self._is_stated(self.targets[target], day)

    def stated_on(self, promise: TargetRecord) -> date | None:
        """The day from which a promise counts as stated; None where its source has no date."""
        published = self.sources[promise.stated.source].published if promise.stated else None
        return published.last if isinstance(published, Period) else None

    def _is_stated(self, promise: TargetRecord, day: date) -> bool:
        stated = self.stated_on(promise)
        return stated is None or stated <= day

    def promise_place(self, target: str, number: int) -> Location:
        """Where a promise is written, by its number from 0: the target's own table, or a block."""
        if number == 0:
            return self.places["targets", target_of(target)]
        return self.places[restated_table(target), number - 1]

    def with_indicators(self, wanted: Collection[str]) -> "Registry":
        """The registry with the observations of some indicators only."""
        if isinstance(self.observations, tuple):
            kept = tuple(o for o in self.observations if o.indicator in wanted)
            return replace(self, observations=kept)
        return replace(self, observations=self.observations.of_indicators(wanted))

    def known_on(self, day: date) -> "Registry":
        """The registry without what was published later: figures, restated promises, reviews."""
        kept = _published_by(self.observations, day)
        targets = {
            id_: self._as_stated(t, day) if t.restated else t for id_, t in self.targets.items()
        }
        reviews = tuple(review for review in self.reviews if review.record.on <= day)
        return replace(self, observations=kept, targets=targets, reviews=reviews)

    def _as_stated(self, target: Target, day: date) -> Target:
        stated = tuple(promise for promise in target.restated if self._is_stated(promise, day))
        return target.model_copy(update={RESTATED: stated})

    def former_ids(self) -> Mapping[str, str]:
        """The ids that targets had before, each with the present one; not those in use again."""
        return {
            target.formerly: id_
            for id_, target in self.targets.items()
            if target.formerly and target.formerly not in self.targets
        }

    def figures_by_part(self) -> Mapping[IndicatorPart, Sequence[Observation]]:
        """All its facts of each part of an indicator, in the order of the files."""
        if not isinstance(self.observations, tuple):
            return self.observations.parts()
        found: defaultdict[IndicatorPart, list[Observation]] = defaultdict(list)
        for o in self.observations:
            found[o.indicator, o.members].append(o)
        return {part: tuple(figures) for part, figures in found.items()}

    def vintage_index(self) -> VintageIndex:
        """Its facts, sorted into histories."""
        return VintageIndex.of(self.indicators, self.observations, self.sources)


def _published_by(
    observations: "tuple[Observation, ...] | TabledObservations", day: date
) -> "tuple[Observation, ...] | TabledObservations":
    if not isinstance(observations, tuple):
        return observations.published_by(day)
    return tuple(o for o in observations if o.known_since is None or o.known_since <= day)
