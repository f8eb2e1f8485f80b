"""What a source of observations gives, and what it may need to know to read them."""

from collections.abc import Mapping
from dataclasses import dataclass

from mic_tracker.model.finding import Finding
from mic_tracker.model.indicator import Indicator
from mic_tracker.read.source_text import Page
from mic_tracker.read.validation import Written


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file of observations: its page, its content as the registry file would have it."""

    page: Page
    content: Written | None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Writing:
    """How values are written: in which units, in which language."""

    indicators: Mapping[str, Indicator]
    language: str
