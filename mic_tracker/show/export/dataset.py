"""A data set for other programs: the observations of a registry, with what describes them."""

from dataclasses import dataclass
from functools import cached_property

from mic_tracker.model.registry import Registry
from mic_tracker.model.report import Report
from mic_tracker.show.export.observations import observation_table
from mic_tracker.show.export.table import ExportTable
from mic_tracker.show.language.words import Words

FolderFile = tuple[str, str]
"""The name of a file in a folder, with slashes; and its text."""


@dataclass(frozen=True)
class ExportDataset:
    """The observations that were chosen, with what describes them, and the words for it."""

    report: Report
    words: Words

    @property
    def registry(self) -> Registry:
        """What the observations refer to."""
        return self.report.registry

    @cached_property
    def table(self) -> ExportTable:
        """The observations as a table."""
        return observation_table(self.report, self.registry.observations, self.words)

    @cached_property
    def indicators(self) -> tuple[str, ...]:
        """The ids of the indicators that have observations, in the order of the registry."""
        used = {o.indicator for o in self.registry.observations}
        return tuple(id_ for id_ in self.registry.indicators if id_ in used)

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """The ids of the sources of the observations, in the order of the registry."""
        used = {o.source for o in self.registry.observations}
        return tuple(id_ for id_ in self.registry.sources if id_ in used)
