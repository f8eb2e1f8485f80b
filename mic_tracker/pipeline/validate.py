"""`validate`: the findings of a registry as text."""

from collections.abc import Sequence
from pathlib import Path

from mic_tracker.model.finding import Finding
from mic_tracker.read.registry import Loaded
from mic_tracker.show.formats import format_named
from mic_tracker.show.language.words import Words
from mic_tracker.show.screen import Screen
from mic_tracker.show.views.findings import sound


def render_validation(
    found: Loaded, path: Path, format_name: str, language: str | None, screen: Screen
) -> str:
    """The findings of a registry as text; of a sound one, for people, what was looked at."""
    if found.registry is None or found.findings or format_name != "terminal":
        return render_findings(found.findings, format_name, language, screen)
    return sound(found.registry, path.as_posix(), Words.load(language or "en"))


def render_findings(
    findings: Sequence[Finding], format_name: str, language: str | None, screen: Screen
) -> str:
    """Findings, as text."""
    return format_named(format_name).findings(findings, Words.load(language or "en"), screen)
