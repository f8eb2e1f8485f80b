"""This format is for job summaries and pull-request comments: Markdown of GitHub and GitLab.

A comment may have 65,536 characters and a job summary 1 MiB. The limit is in bytes of UTF-8, which
are never fewer than characters, so a text under it fits by either count.
"""

from collections.abc import Sequence
from itertools import accumulate

from mic_tracker.model.verdict import Verdict
from mic_tracker.show.check.rows import Row, State, merged_rows, registry_name
from mic_tracker.show.check.summary import count_registries, outcome_sentence, unchanged_lines
from mic_tracker.show.language.words import Words
from mic_tracker.text.escape import markdown_text

COMMENT, SUMMARY = 65_536, 1_048_576
_CELL = 1_000
"""Longer texts are cut, so that one of them does not push all others out of a comment."""
_COLUMNS = ("state", "rule", "target", "message", "place")


def check(verdicts: Sequence[Verdict], words: Words, limit: int = COMMENT) -> str:
    """Write heading, verdict, table and what to do; a line says how many findings are left out.

    The page has at most `limit` bytes. Rows are left out from the end, where the least severe are.
    Of several registries, each has a section.
    """
    findings = merged_rows(verdicts, words)
    page = _page(verdicts, findings, len(findings), limit, words)
    if _size(page) <= limit:
        return page
    frames = _size(_frame(words)) * len(verdicts)
    room = limit - _size(_page(verdicts, findings, 0, limit, words)) - frames
    sizes = accumulate(_size(_line(row, words)) + _size(_advice(row)) for row in findings)
    fitting = sum(size <= room for size in sizes)
    return _page(verdicts, findings, fitting, limit, words)


def _size(text: str) -> int:
    return len(text.encode())


def _page(
    verdicts: Sequence[Verdict], findings: Sequence[Row], n: int, limit: int, words: Words
) -> str:
    """Write the page with the first `n` findings."""
    failed = any(verdict.failed for verdict in verdicts)
    page = f"## {words.text('check', 'failed' if failed else 'passed')}\n"
    if verdicts[0].registry:
        page += f"\n{words.text('check', 'sum', counts=count_registries(verdicts, words))}\n"
    for verdict in verdicts:
        registry = registry_name(verdict)
        page += f"\n### {_text(registry)}\n" if registry else ""
        own = [row for row in findings if row.registry == registry]
        shown = [row for row in findings[:n] if row.registry == registry]
        page += _section(verdict, own, shown, words)
    if n < len(findings):
        left = words.count("finding", len(findings) - n)
        page += f"\n{words.text('check_column', 'left', findings=left, limit=limit)}\n"
    return page


def _section(verdict: Verdict, findings: Sequence[Row], shown: Sequence[Row], words: Words) -> str:
    """Write the outcome of a registry, and those of its findings that are shown."""
    section = f"\n{_text(outcome_sentence(verdict, findings, words))}\n"
    unchanged = [f"- {_text(line)}\n" for line in unchanged_lines(verdict, words)]
    section += "\n" + "".join(unchanged) if unchanged else ""
    if shown:
        table = "".join(_line(row, words) for row in shown)
        section += f"\n{_head(words)}{table}" + _details(shown, words)
    return section


def _frame(words: Words) -> str:
    """Write what the rows of a registry have around them, at its longest."""
    return f"\n{_head(words)}\n<details><summary>{_todo(words)}</summary>\n\n\n</details>\n"


def _head(words: Words) -> str:
    titles = " | ".join(words.text("check_column", column) for column in _COLUMNS)
    return f"| {titles} |\n|{' --- |' * len(_COLUMNS)}\n"


def _line(row: Row, words: Words) -> str:
    word = words.text("check_state", row.state)
    state = f"**{word}**" if row.state is State.FAILING else word
    message = "<br>".join(_text(text) for text in (row.message, row.accepted) if text)
    cells = (_text(f"{row.code} {row.rule}"), _text(row.target), message, _text(row.place))
    return f"| {state} | {' | '.join(cells)} |\n"


def _details(findings: Sequence[Row], words: Words) -> str:
    advice = "".join(_advice(row) for row in findings)
    if not advice:
        return ""
    return f"\n<details><summary>{_todo(words)}</summary>\n\n{advice}\n</details>\n"


def _todo(words: Words) -> str:
    return words.text("check_column", "details")


def _advice(row: Row) -> str:
    return f"- **{_text(row.title)}**: {_text(row.help)}\n" if row.help else ""


def _text(text: str) -> str:
    """Write data as text, cut where it is long."""
    return markdown_text(text if len(text) <= _CELL else f"{text[: _CELL - 1]}…")
