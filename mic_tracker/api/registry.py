"""A registry as Python has it: read once, and judged as of any day."""

from dataclasses import dataclass, field
from datetime import date
from os import PathLike
from pathlib import Path

from mic_tracker.api.days import day_of_reading, read_day
from mic_tracker.api.figures import FigureTable, make_figure_table
from mic_tracker.api.finding_message import FindingMessage, put_into_words
from mic_tracker.api.refusal import refusals_in_words
from mic_tracker.api.status import StatusTable, make_status_table
from mic_tracker.errors import WrongUse
from mic_tracker.model.report import Clock, Report
from mic_tracker.pipeline.load import judge_loaded, valid_registry
from mic_tracker.pipeline.status import select_targets
from mic_tracker.read.registry import Loaded, read_registry
from mic_tracker.show.language.catalogue import LanguageWish
from mic_tracker.show.language.words import Words


@dataclass(frozen=True, slots=True)
class LoadedRegistry:
    """A valid registry, as it was when it was read."""

    path: str
    title: str
    read_on: date
    language: str
    """That of names, sentences and tables."""
    findings: tuple[FindingMessage, ...] = field(repr=False)
    """Its warnings and notes."""
    _loaded: Loaded = field(repr=False, compare=False)

    def assess(
        self, *, as_of: date | str, method: str | None = None, known_on: date | str | None = None
    ) -> StatusTable:
        """Judge every target on a day, as `status --as-of` does; today is never assumed.

        `known_on` leaves out what was published after another day, `method` names a method in
        place of those that the registry chooses. A text may be a day or a period, whose last day
        counts. MicTrackerError for a day after that of reading, or an unknown method.
        """
        wish = LanguageWish(self.language)
        with refusals_in_words(self.language):
            clock = self._clock(as_of, known_on)
            report = judge_loaded(self._loaded, clock, method)
            report = select_targets(report, (), "urgency", wish)
        return make_status_table(report, Words.load(self.language))

    def figures(self, indicator: str, /, *, known_on: date | str | None = None) -> FigureTable:
        """Return the figures of an indicator that had been published by a day.

        Without a day, by that of reading. MicTrackerError for an indicator that is not there.
        """
        with refusals_in_words(self.language):
            day = self.read_on if known_on is None else read_day("known_on", known_on)
            clock = Clock(day, None, self.read_on)
            report = Report(valid_registry(self._loaded), clock, ())
            return make_figure_table(indicator, report, self.language)

    def _clock(self, as_of: date | str, known_on: date | str | None) -> Clock:
        day = read_day("as_of", as_of)
        if day > self.read_on:
            raise WrongUse("judged_before_read", day=day, read_on=self.read_on)
        known = None if known_on is None else read_day("known_on", known_on)
        return Clock(day, known, self.read_on)

    def _repr_html_(self) -> str:
        from mic_tracker.show.report.notebook import (  # noqa: PLC0415 - for notebooks
            registry_html,
        )

        return registry_html(
            valid_registry(self._loaded), self._loaded.findings, Words.load(self.language)
        )


def load(
    path: str | PathLike[str],
    *,
    read_on: date | str | None = None,
    language: str | None = None,
) -> LoadedRegistry:
    """Read a registry and the files that it includes, as `validate` does.

    `read_on` is the day on which the file counts as read, today if none is given: reviews that
    are dated later are errors, and so are waivers that end too long after it. `language` is that
    of names and sentences, else the registry's own, else English. Raises InvalidRegistry with all
    findings where one of them is an error, MicTrackerError where there is nothing to read.
    """
    with refusals_in_words(language):
        Words.load(language or LanguageWish().code())
        day = day_of_reading(read_on)
        loaded = read_registry(Path(path), day=day)
        registry = valid_registry(loaded)
        words = Words.load(LanguageWish(language).code(registry.settings.own_language))
    return LoadedRegistry(
        path=registry.path,
        title=words.spelling(registry.title),
        read_on=day,
        language=words.language,
        findings=put_into_words(loaded.findings, words),
        _loaded=loaded,
    )
