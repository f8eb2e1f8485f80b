"""Bytes to what TOML holds, or every reason why they hold none."""

from dataclasses import dataclass

import tomli

from mic_tracker.model.finding import Finding
from mic_tracker.read.source_text import TomlPage, TomlTable, placed
from mic_tracker.text.toml.decode import SyntaxProblem, decode

_SHOWN = 100_000


@dataclass(frozen=True, slots=True)
class Parsed:
    """A TOML file: its page, and its content unless it has errors."""

    page: TomlPage
    content: TomlTable | None
    findings: tuple[Finding, ...] = ()


def parse(data: bytes, name: str) -> Parsed:
    """Decode and parse; all syntax errors at once."""
    text = decode(data)
    if isinstance(text, SyntaxProblem):
        shown = data[:_SHOWN] if text.place.line == 1 else data
        return _broken(TomlPage(name, shown.decode("utf-8-sig", errors="replace")), (text,))
    page = TomlPage(name, text)
    try:
        return Parsed(page, tomli.loads(text))
    except (ValueError, RecursionError):
        from mic_tracker.text.toml.diagnosis import diagnose_all

        return _broken(page, diagnose_all(text))


def _broken(page: TomlPage, problems: tuple[SyntaxProblem, ...]) -> Parsed:
    findings = tuple(placed(page, p.code, p.place, p.facts) for p in problems)
    return Parsed(page, None, findings)
