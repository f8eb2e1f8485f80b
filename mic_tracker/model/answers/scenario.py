"""Scenarios: what is supposed of a target, and how it would then be judged."""

from dataclasses import dataclass

from mic_tracker.model.period import Period
from mic_tracker.model.report import Standing


@dataclass(frozen=True, slots=True)
class Scenario:
    """One supposition, or several at once."""

    values: tuple[tuple[Period, float], ...] = ()
    """Figures as if they had been published today."""
    growth: float | None = None
    """Share a year, 0.12 for 12 %: from the latest figure on, up to the deadline."""
    deadline: Period | None = None
    goal: float | None = None

    def apart(self) -> tuple["Scenario", ...]:
        """Each supposition alone, the figures counting as one; last, all of them together."""
        alone = (
            Scenario(values=self.values),
            Scenario(growth=self.growth),
            Scenario(deadline=self.deadline),
            Scenario(goal=self.goal),
        )
        meant = tuple(scenario for scenario in alone if scenario != Scenario())
        return meant if len(meant) < 2 else (*meant, self)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A scenario and where the target would stand; None as the scenario: as things are."""

    scenario: Scenario | None
    standing: Standing
