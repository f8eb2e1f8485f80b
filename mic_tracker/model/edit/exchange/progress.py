"""What a platform measures the progress of its indicators by."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Trend = Literal["negative", "positive"]


@dataclass(frozen=True, slots=True)
class StatedProgress:
    """What a platform measures the progress of an indicator by."""

    indicator: str
    """Its number with dashes: 1-2-1."""
    series: str | None
    unit: str | None
    disaggregation: Mapping[str, str]
    """The members of the dimensions that the headline has; empty for the total."""
    direction: Trend
    """Where the values should go."""
    base_year: int
    target_year: int
    target: float | None
    """The value to be reached; None where only the direction counts."""
    limit: float | None
    """A value beyond which nothing is gained."""
    group: int | None
    """The place of its group from 1, whose members are judged together; None outside of one."""
    weight: float | None
    """Its weight in the group; None where all weigh the same."""

    @property
    def states_number(self) -> bool:
        """Whether it has a value to reach, or one beyond which nothing is gained."""
        return self.target is not None or self.limit is not None


@dataclass(frozen=True, slots=True)
class IndicatorConfig:
    """What a platform's configuration of an indicator says of its progress."""

    indicator: str
    computed: bool
    """Whether the platform computes its progress at all."""
    progress: tuple[StatedProgress, ...]
    unread: tuple[str, ...]
    """Keys with values that cannot be understood, as paths: "2.target"."""

    @property
    def measured(self) -> tuple[StatedProgress, ...]:
        """What counts as stated: all that is computed, and each number even where nothing is.

        Where the platform computes nothing, a direction alone is what its form was filled with.
        """
        return tuple(p for p in self.progress if self.computed or p.states_number)
