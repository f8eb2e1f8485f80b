"""The output formats, one file each; a new one is a file, an import and a line here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mic_tracker.errors import WrongUse
from mic_tracker.model.claim import Claim
from mic_tracker.model.finding import Finding
from mic_tracker.model.history import PastAssessment
from mic_tracker.model.method import Opinion
from mic_tracker.model.report import Report, Standing
from mic_tracker.show.formats import csv, json, markdown, terminal
from mic_tracker.show.language.words import Words
from mic_tracker.show.screen import Screen
from mic_tracker.show.sheets import Sheets


@dataclass(frozen=True, slots=True)
class Format:
    """How an answer becomes text: a method per question that the program is asked."""

    status: Callable[[Report, Words, Screen], str]
    show: Callable[[Report, str, Words, Screen], str]
    findings: Callable[[Sequence[Finding], Words, Screen], str]
    agreement: Callable[[Report, Standing, Sequence[Opinion], Words, Screen], str]
    history: Callable[[Report, Standing, Sequence[PastAssessment], Words, Screen], str]
    claims: Callable[[Report, Sequence[Claim], Words, Screen], str]


_TERMINAL = Sheets(terminal.sheet)
_MARKDOWN = Sheets(markdown.sheet)

FORMATS: dict[str, Format] = {
    "terminal": Format(
        terminal.status,
        terminal.show,
        terminal.findings,
        _TERMINAL.agreement,
        _TERMINAL.history,
        _TERMINAL.claims,
    ),
    "json": Format(
        json.status, json.show, json.findings, json.agreement, json.history, json.claims
    ),
    "markdown": Format(
        markdown.status,
        markdown.show,
        markdown.findings,
        _MARKDOWN.agreement,
        _MARKDOWN.history,
        _MARKDOWN.claims,
    ),
    "csv": Format(csv.status, csv.show, csv.findings, csv.agreement, csv.history, csv.claims),
}


def format_named(name: str) -> Format:
    """A format by its name; WrongUse for one that does not exist."""
    if name not in FORMATS:
        raise WrongUse("unknown_format", format=name, known=tuple(FORMATS))
    return FORMATS[name]
