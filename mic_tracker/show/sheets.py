"""The answers that are a sheet, for the formats that draw one: only the drawing differs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mic_tracker.model.claim import Claim
from mic_tracker.model.history import PastAssessment
from mic_tracker.model.method import Opinion
from mic_tracker.model.report import Report, Standing
from mic_tracker.show.document import Document
from mic_tracker.show.language.words import Words
from mic_tracker.show.screen import Screen
from mic_tracker.show.views import all_methods as agreement
from mic_tracker.show.views import claims, history


@dataclass(frozen=True, slots=True)
class Sheets:
    """The sheets of a format, given how it draws one."""

    draw: Callable[[Document, Words, Screen], str]

    def agreement(
        self,
        report: Report,
        standing: Standing,
        opinions: Sequence[Opinion],
        words: Words,
        screen: Screen,
    ) -> str:
        """What each method that fits says of one target."""
        return self.draw(agreement.agreement(report, standing, opinions, words), words, screen)

    def history(
        self,
        report: Report,
        standing: Standing,
        verdicts: Sequence[PastAssessment],
        words: Words,
        screen: Screen,
    ) -> str:
        """Where one target stood on each day of publication."""
        return self.draw(history.history(report, standing, verdicts, words), words, screen)

    def claims(self, report: Report, made: Sequence[Claim], words: Words, screen: Screen) -> str:
        """Projections of others, and what came of them."""
        return self.draw(claims.claims(report, made, words), words, screen)
