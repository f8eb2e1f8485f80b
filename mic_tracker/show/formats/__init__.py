"""The output formats, one file each; a new one is a file, an import and a line here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mic_tracker.errors import WrongUse
from mic_tracker.model.finding import Finding
from mic_tracker.model.report import Report
from mic_tracker.show.formats import csv, json, markdown, terminal
from mic_tracker.show.screen import Screen
from mic_tracker.show.words import Words


@dataclass(frozen=True, slots=True)
class Format:
    """How a report, one of its targets, and findings become text."""

    status: Callable[[Report, Words, Screen], str]
    show: Callable[[Report, str, Words, Screen], str]
    findings: Callable[[Sequence[Finding], Words, Screen], str]


FORMATS: dict[str, Format] = {
    "terminal": Format(terminal.status, terminal.show, terminal.findings),
    "json": Format(json.status, json.show, json.findings),
    "markdown": Format(markdown.status, markdown.show, markdown.findings),
    "csv": Format(csv.status, csv.show, csv.findings),
}


def format_named(name: str) -> Format:
    """A format by its name; WrongUse for one that does not exist."""
    if name not in FORMATS:
        raise WrongUse(
            f"there is no format {name!r}", ways_out=(f"there are: {', '.join(FORMATS)}",)
        )
    return FORMATS[name]
