"""For GitHub Actions: workflow commands that become annotations in the log and on the diff.

https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions. A step shows
ten annotations of each kind and drops the rest in silence, so the loudest come first, and where
some are left out the last one says how many.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from mic_tracker.model.finding import Severity
from mic_tracker.model.verdict import Verdict
from mic_tracker.show.check.rows import Row, State, rows
from mic_tracker.show.language.words import Words

LIMIT = 10
_KINDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def check(verdict: Verdict, words: Words) -> str:
    """One command a line: errors, warnings, notices; nothing when there is nothing to tell."""
    told = rows(verdict, words)
    kept = _kept(told, LIMIT)
    if len(kept) < len(told):
        kept = _kept(told, LIMIT - 1)
    commands = [_command(row) for row in kept]
    if len(kept) < len(told):
        findings = words.count("finding", len(told) - len(kept))
        commands.append(_more(words.text("check", "more", findings=findings)))
    return "".join(f"{command}\n" for command in commands)


def _kept(told: Sequence[Row], notices: int) -> Sequence[Row]:
    """The first ten of each kind, in order; a notice gives way to the one that counts the rest."""
    return [
        row for row, n in _numbered(told) if n <= (notices if _kind(row) == "notice" else LIMIT)
    ]


def _numbered(told: Sequence[Row]) -> Iterator[tuple[Row, int]]:
    seen: Counter[str] = Counter()
    for row in sorted(told, key=lambda row: [*_KINDS.values()].index(_kind(row))):
        seen[_kind(row)] += 1
        yield row, seen[_kind(row)]


def _kind(row: Row) -> str:
    """Accepted findings are notices whatever their severity: nobody need act on them."""
    if row.state in {State.KNOWN, State.WAIVED}:
        return _KINDS[Severity.NOTE]
    return _KINDS[row.severity]


def _command(row: Row) -> str:
    places = {"file": row.file, "line": str(row.line), "col": str(row.column)} if row.file else {}
    properties = {**places, "title": row.title}
    told = ",".join(f"{name}={text.translate(_PROPERTY)}" for name, text in properties.items())
    data = "\n".join(row.lines()).translate(_DATA)
    return f"::{_kind(row)} {told}::{data}"


def _more(sentence: str) -> str:
    return f"::notice::{sentence.translate(_DATA)}"
