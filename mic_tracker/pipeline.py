"""The hall: read → as of → assess → show; the program on one page."""

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from mic_tracker.assess.assess import assess
from mic_tracker.model.finding import Finding, InvalidInput
from mic_tracker.model.report import Clock, Report
from mic_tracker.read.registry import Loaded, read
from mic_tracker.show.formats import FORMATS
from mic_tracker.show.order import arrange
from mic_tracker.show.screen import Screen
from mic_tracker.show.words import Words


def loaded(path: Path) -> Loaded:
    """What a file holds, and everything that is wrong with it."""
    return read(path)


def judged(path: Path, clock: Clock, method: str | None = None) -> Report:
    """The report of a valid registry; InvalidInput for another."""
    found = read(path)
    if found.registry is None:
        raise InvalidInput(found.findings)
    return replace(assess(found.registry, clock, method), findings=found.findings)
