"""What lies between two registries: figures, goals, statuses, and every other table."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from mic_tracker.model.answers.claim import Claim
from mic_tracker.model.codes import Status
from mic_tracker.model.fact import KeyValue, ValueChange
from mic_tracker.model.observation import Observation
from mic_tracker.model.record import LocalText
from mic_tracker.model.report import Standing
from mic_tracker.model.review import Review


class ChangeCause(StrEnum):
    """What can change the verdict on a target, the main cause first."""

    EDITED_TARGET = "edited_target"
    RESTATED = "restated"
    """The author of the promise moved it."""
    REVIEW = "review"
    """A person concluded something else, and there is nothing to compute."""
    EDITED_RULES = "edited_rules"
    """The registry's method, or the indicator's own keys."""
    REMOVED_DATA = "removed_data"
    REVISION = "revision"
    NEW_DATA = "new_data"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class CauseFound:
    """A cause, and what exactly changed."""

    cause: ChangeCause
    what: ValueChange


@dataclass(frozen=True, slots=True)
class KeyChange:
    """A key of a table that was changed."""

    key: str
    """As it is written in the file; the parts of a path have dots between them."""
    old: KeyValue
    """None where the key was not there."""
    new: KeyValue
    easier: bool = False
    restated_on: date | None = None
    """The day of the restatement that has the key; None: the first promise has it."""


@dataclass(frozen=True, slots=True)
class YardstickChange:
    """A key that says how a target is measured, and the table that has it."""

    table: str
    """Its path in the file: "settings", "indicators.firms", "targets.firms-2030"."""
    change: KeyChange


@dataclass(frozen=True, slots=True)
class Rescaling:
    """An indicator in another unit, all of whose figures and goals were multiplied by a factor."""

    indicator: str
    old: LocalText
    new: LocalText
    factor: float


@dataclass(frozen=True, slots=True)
class Restatement:
    """A promise that a target did not have before, the one it took the place of, what it moved."""

    new: Standing
    former: Standing
    moves: tuple[KeyChange, ...]

    @property
    def unseen(self) -> tuple[str, ...]:
        """The keys that were moved and are neither the number nor the deadline."""
        numbers = {promise.target.promise().key for promise in (self.new, self.former)}
        return tuple(move.key for move in self.moves if move.key not in {"by", *numbers})


@dataclass(frozen=True, slots=True)
class ObservationChange:
    """A figure that was replaced by another of the same period, or of which keys were edited."""

    old: Observation
    new: Observation
    remarks: tuple[KeyChange, ...] = ()
    """Keys beside the figure itself: its place in the source, a note, how it was derived."""


@dataclass(frozen=True, slots=True)
class OverwrittenFigure:
    """A figure of the base that the head has otherwise (not as a later vintage), or not at all."""

    old: Observation
    new: Observation | None
    reason: LocalText | None = None
    """The new note that says why it was corrected."""


@dataclass(frozen=True, slots=True)
class TargetChange:
    """A target with the keys that were changed, and its former id if it was renamed."""

    id: str
    moves: tuple[KeyChange, ...]
    """What a verdict depends on."""
    formerly: str | None = None
    restated: tuple[Restatement, ...] = ()
    withdrawn: tuple[Standing, ...] = ()
    """Restated promises that are not on record any more."""
    remarks: tuple[KeyChange, ...] = ()
    """Keys that no verdict depends on: a name, a note, tags."""


@dataclass(frozen=True, slots=True)
class StatusChange:
    """A target whose status changed."""

    id: str
    old: Status
    new: Status


@dataclass(frozen=True, slots=True)
class TableChange:
    """A table that is neither a target nor an observation: settings, a source, a waiver."""

    table: str
    """Its path in the file: "settings", "indicators.firms"; a waiver by its target and rule."""
    change: Literal["added", "removed", "edited"]
    title: LocalText
    """What it is about, for people; "" where its path says all."""
    moves: tuple[KeyChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """Everything that differs, in the order of the files."""

    added: tuple[Observation, ...]
    revised: tuple[ObservationChange, ...]
    removed: tuple[Observation, ...]
    targets_added: tuple[Standing, ...]
    targets_dropped: tuple[Standing, ...]
    edited: tuple[TargetChange, ...]
    turned: tuple[StatusChange, ...]
    tables: tuple[TableChange, ...] = ()
    rescaled: tuple[Rescaling, ...] = ()
    """Indicators in another unit; their figures and goals are compared in the new one."""

    def __bool__(self) -> bool:
        """Whether anything differs."""
        parts = (self.added, self.revised, self.removed, self.targets_added, self.targets_dropped)
        return any((*parts, self.edited, self.turned, self.tables))


FigureChange = Literal[
    "new",
    "revised",
    "otherwise",
    "confirmed",
    "withdrawn",
    "projected",
    "undated",
    "corrected",
    "edited",
    "removed",
]
"""What happened to a figure: the world did the first seven, somebody who keeps the registry the
last three; `otherwise` is another figure of another source."""


@dataclass(frozen=True, slots=True)
class FigureNews:
    """A figure about which there is news, and what was known before."""

    change: FigureChange
    observation: Observation
    """The figure as it is now; one that was taken out, as it was."""
    before: Observation | None = None
    """What was known for the same period."""
    previous: Observation | None = None
    """The figure of the period before; of a new one only."""
    late: bool = False
    """Whether it had been published before, and was entered since."""
    reason: LocalText | None = None
    """Why it was corrected."""


@dataclass(frozen=True, slots=True)
class ReviewNews:
    """A person's verdict that is new, or was edited or taken out here."""

    change: Literal["new", "edited", "removed"]
    target: Standing
    review: Review
    """The review now; one that was taken out, as it was."""
    before: Review | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """A target that has another status, and why."""

    head: Standing
    base: Standing
    causes: tuple[CauseFound, ...]
    """The main one first."""
    is_worse: bool


@dataclass(frozen=True, slots=True)
class News:
    """What became known between two days, and what was edited: to be told to others."""

    difference: Difference
    turns: tuple[Turn, ...]
    """The worst status first."""
    reviews: tuple[ReviewNews, ...]
    claims: tuple[Claim, ...]
    """Projections that came true or did not."""
    figures: tuple[FigureNews, ...]

    @property
    def goals(self) -> bool:
        """Whether a goal is new, was moved or dropped."""
        d = self.difference
        moved = any(e.moves or e.formerly or e.restated or e.withdrawn for e in d.edited)
        return bool(d.targets_added or d.targets_dropped or moved)

    def __bool__(self) -> bool:
        """Whether there is anything to tell; edits of words alone are none."""
        told = (self.turns, self.goals, self.reviews, self.claims, self.figures)
        return any((*told, self.difference.tables, self.difference.rescaled))
