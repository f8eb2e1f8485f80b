"""What lies between two registries: figures, goals, statuses."""

from dataclasses import dataclass
from datetime import date

from mic_tracker.model.codes import Status
from mic_tracker.model.observation import Observation
from mic_tracker.model.report import Standing


@dataclass(frozen=True, slots=True)
class KeyChange:
    """A key of a target that was changed."""

    key: str
    """As it is written in the file."""
    old: str
    new: str
    easier: bool = False
    restated_on: date | None = None
    """The day of the restatement that has the key; None: the first promise has it."""


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
    """A figure that was replaced by another of the same period."""

    old: Observation
    new: Observation


@dataclass(frozen=True, slots=True)
class TargetChange:
    """A target with the keys that were changed, and its former id if it was renamed."""

    id: str
    moves: tuple[KeyChange, ...]
    formerly: str | None = None
    restated: tuple[Restatement, ...] = ()
    withdrawn: tuple[Standing, ...] = ()
    """Restated promises that are not on record any more."""


@dataclass(frozen=True, slots=True)
class StatusChange:
    """A target whose status changed."""

    id: str
    old: Status
    new: Status


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

    def __bool__(self) -> bool:
        """Whether anything differs."""
        parts = (self.added, self.revised, self.removed, self.targets_added, self.targets_dropped)
        return any((*parts, self.edited, self.turned))
