"""This format is for GitHub Actions: workflow commands that annotate the log and the diff.

https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions. A step shows
ten annotations of each kind and drops the rest in silence, so the severest come first, and
where some are left out the last one says how many.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from mic_tracker.model.finding import Severity
from mic_tracker.model.verdict import Verdict
from mic_tracker.show.check.rows import Row, State, merged_rows
from mic_tracker.show.language.words import Words

LIMIT = 10
_KINDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def check(verdicts: Sequence[Verdict], words: Words) -> str:
    """Write a command a line: errors, warnings, notices; nothing when there is no finding."""
    findings = merged_rows(verdicts, words)
    first = _first_of_each_kind(findings, LIMIT)
    if len(first) < len(findings):
        first = _first_of_each_kind(findings, LIMIT - 1)
    commands = [_command(row) for row in first]
    if len(first) < len(findings):
        rest = words.count("finding", len(findings) - len(first))
        commands.append(_notice(words.text("check", "more", findings=rest)))
    return "".join(f"{command}\n" for command in commands)


def _first_of_each_kind(findings: Sequence[Row], notices: int) -> Sequence[Row]:
    """Return the first ten of each kind, in order; of notices as many as asked for."""
    numbered = _number_by_kind(findings)
    return [row for row, n in numbered if n <= (notices if _kind(row) == "notice" else LIMIT)]


def _number_by_kind(findings: Sequence[Row]) -> Iterator[tuple[Row, int]]:
    counts: Counter[str] = Counter()
    for row in sorted(findings, key=lambda row: [*_KINDS.values()].index(_kind(row))):
        counts[_kind(row)] += 1
        yield row, counts[_kind(row)]


def _kind(row: Row) -> str:
    """Return the kind; accepted findings are notices, as nobody needs to act on them."""
    if row.state in {State.KNOWN, State.WAIVED}:
        return _KINDS[Severity.NOTE]
    return _KINDS[row.severity]


def _command(row: Row) -> str:
    location = {"file": row.file, "line": str(row.line), "col": str(row.column)}
    title = " ".join(filter(None, (row.title, row.registry and f"({row.registry})")))
    values = {**(location if row.file else {}), "title": title}
    properties = ",".join(f"{name}={text.translate(_PROPERTY)}" for name, text in values.items())
    data = "\n".join(row.lines()).translate(_DATA)
    return f"::{_kind(row)} {properties}::{data}"


def _notice(sentence: str) -> str:
    return f"::notice::{sentence.translate(_DATA)}"
