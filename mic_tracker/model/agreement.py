"""Agreement: what every method that fits says of one target, and how far its word has carried."""

from dataclasses import dataclass

from mic_tracker.model.assessment import Assessment, CameTrue, MethodCard


@dataclass(frozen=True, slots=True)
class Opinion:
    """One method's verdict beside the others'."""

    card: MethodCard
    assessment: Assessment
    record: tuple[CameTrue, ...]
    """How often this very verdict came true; empty where nobody has measured it."""

    @property
    def came_true(self) -> CameTrue | None:
        """The measurement on held-out series, else that of the fitting half."""
        return next((row for row in self.record if row.held_out), next(iter(self.record), None))
