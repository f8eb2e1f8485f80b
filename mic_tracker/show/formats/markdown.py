"""For pull requests, wikis and CI summaries: tables in Markdown; data never becomes markup."""

import re
from collections.abc import Iterator, Sequence

from mic_tracker.model.finding import Finding
from mic_tracker.model.report import Report
from mic_tracker.show.document import Column, Document, Table
from mic_tracker.show.language.words import Words
from mic_tracker.show.screen import Screen
from mic_tracker.show.views import status_summary
from mic_tracker.show.views.observations import record
from mic_tracker.show.views.status import overview
from mic_tracker.show.views.target import why
from mic_tracker.show.views.target_facts import facts
from mic_tracker.text.escape import plain

_MARKUP = re.compile(r"([\\`*_\[\]<>#|~&@$])|^([-+])")
_LEFT_OUT = 9
"""Columns of a lower importance are left out: a page has room for some ten."""


def status(report: Report, words: Words, screen: Screen) -> str:
    """The table of all targets and the sentence that counts them."""
    table = overview(report, words).without_empty()
    kept = [i for i, c in enumerate(table.columns) if screen.wide or c.priority < _LEFT_OUT]
    kept = [i for i in kept if table.columns[i].key != "bar"]
    told = [f"## {_escaped(status_summary.title(report, words))}", ""]
    told += [_escaped(", ".join(status_summary.setting(report, words))), ""]
    told += [*_table(table, kept, screen), "", _escaped(status_summary.counts(report, words))]
    furthest = status_summary.furthest(report, words)
    return "\n".join([*told, *(["", _escaped(furthest)] if furthest else [])]) + "\n"


def show(report: Report, target: str, words: Words, screen: Screen) -> str:
    """One target: facts, why, observations, sources."""
    standing = {s.id: s for s in report.standings}[target]
    name = words.name(standing.target.name or standing.indicator.name)
    verdict = f"{screen.mark(standing.status)} {words.status(standing.status)}"
    told = [f"## {_escaped(f'{standing.id}: {name} ({verdict})')}", ""]
    for fact in facts(standing, report, words):
        told += [f"- **{_escaped(fact.label)}** {'; '.join(_escaped(t) for t in fact.lines)}"]
    reason = words.text("show", "why", status=words.status(standing.status))
    told += [
        "",
        f"**{_escaped(reason)}**",
        *("\n" + _escaped(t) for t in why(standing, report, words)),
    ]
    found = record(standing, report, words)
    told += ["", *_table(found.table, list(range(len(found.table.columns))), screen), ""]
    told += [f"- {_escaped(source)}" for source in found.sources]
    return "\n".join(told) + "\n"


def findings(found: Sequence[Finding], words: Words, _: Screen) -> str:
    """One bullet per finding."""
    return "".join(f"- {line}\n" for line in _findings(found, words))


def sheet(found: Document, _: Words, screen: Screen) -> str:
    """A sheet as a section with its table."""
    table = found.table.without_empty()
    told = [f"## {_escaped(found.title)}", "", _escaped(", ".join(found.setting)), ""]
    told += [line for fact in found.facts for line in (_escaped(fact), "")]
    if table.rows:
        told += [*_table(table, list(range(len(table.columns))), screen), ""]
    told += [line for note in found.notes for line in (_escaped(note), "")]
    told += [f"- {_escaped(source)}" for source in found.sources]
    return "\n".join(told).rstrip("\n") + "\n"


def _findings(found: Sequence[Finding], words: Words) -> Iterator[str]:
    for finding in found:
        message, help_ = words.finding(finding)
        place = f"{plain(str(finding.location))}: " if finding.location else ""
        severity = words.text("finding", finding.severity)
        yield _escaped(f"{place}{severity} {finding.code}: {message} {help_}".strip())


def _table(table: Table, kept: list[int], screen: Screen) -> Iterator[str]:
    columns = [table.columns[i] for i in kept]
    yield _line(_escaped(column.title) for column in columns)
    yield _line(_rule(column) for column in columns)
    for row in table.rows:
        yield _line(_escaped(screen.marked(row[i].text, row[i].style)) for i in kept)


def _line(cells: Iterator[str] | Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _rule(column: Column) -> str:
    return "---:" if column.align == "right" else "---"


def _escaped(text: str) -> str:
    """Markdown's signs, and HTML's, as text."""
    return _MARKUP.sub(r"\\\g<0>", text).replace("\\&", "&amp;").replace("\\<", "&lt;")
