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
