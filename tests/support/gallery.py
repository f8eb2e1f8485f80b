"""The gallery of errors: for each code a small broken registry, and what is said of it."""

from datetime import date
from pathlib import Path

from mic_tracker.model.finding import Finding
from mic_tracker.read.registry import read_text
from mic_tracker.show.language.words import Words
from mic_tracker.show.views.findings import block

HERE = Path(__file__).parents[1] / "errors"
CASES = sorted(path.parent.name for path in HERE.glob("MT*/targets.toml"))
DAY = date(2024, 12, 31)


def findings(case: str) -> tuple[Finding, ...]:
    """Everything that is found in a case."""
    folder = HERE / case
    data = (folder / "targets.toml").read_bytes()
    return read_text(data, name="targets.toml", folder=folder, day=DAY).findings


def told(case: str) -> str:
    """What is said of the case's own code."""
    words = Words.load("en")
    own = (finding for finding in findings(case) if finding.code == case)
    return "\n\n".join(block(finding, *words.finding(finding), words) for finding in own) + "\n"
