"""TOML bytes parsed into a table, or every syntax error in them."""

from typing import NamedTuple

import tomli

from mic_tracker.model.finding import Finding
from mic_tracker.read.source_text import TomlPage, TomlTable, finding_at
from mic_tracker.text.toml.decode import SyntaxProblem, decode

_SHOWN = 100_000


class Parsed(NamedTuple):
    """A TOML file as a page, and its content unless it has errors."""

    page: TomlPage
    content: TomlTable | None
    findings: tuple[Finding, ...] = ()


def parse_toml(data: bytes, name: str) -> Parsed:
    """Decode and parse a TOML file; all syntax errors are reported at once."""
    text = decode(data)
    if isinstance(text, SyntaxProblem):
        return _report_syntax(undecoded_page(data, name, text), (text,))
    page = TomlPage(name, text)
    try:
        return Parsed(page, tomli.loads(text))
    except (ValueError, RecursionError):
        from mic_tracker.text.toml.diagnosis import diagnose_all

        return _report_syntax(page, diagnose_all(text))


def undecoded_page(data: bytes, name: str, problem: SyntaxProblem) -> TomlPage:
    """The page of a file that is no text, or too large: as much as its problem needs."""
    shown = data[:_SHOWN] if problem.place.line == 1 else data
    return TomlPage(name, shown.decode("utf-8-sig", errors="replace"))


def _report_syntax(page: TomlPage, problems: tuple[SyntaxProblem, ...]) -> Parsed:
    findings = tuple(finding_at(page, p.code, p.place, p.facts) for p in problems)
    return Parsed(page, None, findings)
