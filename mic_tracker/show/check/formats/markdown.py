"""For job summaries and pull-request comments: Markdown as GitHub and GitLab render it.

A comment may have 65,536 characters and a job summary 1 MiB. The limit is in bytes of UTF-8, which
are never fewer than characters, so a text under it fits by either count.
"""

import re
from collections.abc import Sequence
from itertools import accumulate

from mic_tracker.model.verdict import Verdict
from mic_tracker.show.check.rows import Row, State, rows
from mic_tracker.show.check.summary import same_as_base, sentence
from mic_tracker.show.language.words import Words

COMMENT, SUMMARY = 65_536, 1_048_576
_CELL = 1_000
"""Longer texts are cut: one of them must not push all the others out of a comment."""
_MARKUP = re.compile(r"[\\`*_\[\]#|~$]")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_COLUMNS = ("state", "rule", "target", "message", "place")


def check(verdict: Verdict, words: Words, limit: int = COMMENT) -> str:
    """Heading, verdict, table, what to do; at most `limit` bytes, with a line on what is left out.

    Rows are left out from the end, where the quietest are.
    """
    told = rows(verdict, words)
    whole = _page(verdict, told, len(told), limit, words)
    if _size(whole) <= limit:
        return whole
    room = limit - _size(_page(verdict, told, 0, limit, words)) - _size(_frame(words))
    costs = accumulate(_size(_line(row, words)) + _size(_advice(row)) for row in told)
    kept = sum(cost <= room for cost in costs)
    return _page(verdict, told, kept, limit, words)


def _size(text: str) -> int:
    return len(text.encode())


def _page(verdict: Verdict, told: Sequence[Row], kept: int, limit: int, words: Words) -> str:
    heading = words.text("check", "failed" if verdict.failed else "passed")
    page = f"## {heading}\n\n{_text(sentence(verdict, told, words))}\n"
    same = [f"- {_text(line)}\n" for line in same_as_base(verdict, words)]
    page += "\n" + "".join(same) if same else ""
    if kept:
        table = "".join(_line(row, words) for row in told[:kept])
        page += f"\n{_head(words)}{table}" + _details(told[:kept], words)
    if kept < len(told):
        left = words.count("finding", len(told) - kept)
        page += f"\n{words.text('check_column', 'left', findings=left, limit=str(limit))}\n"
    return page


def _frame(words: Words) -> str:
    """What a page with rows has around them, at its longest."""
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


def _details(kept: Sequence[Row], words: Words) -> str:
    advice = "".join(_advice(row) for row in kept)
    if not advice:
        return ""
    return f"\n<details><summary>{_todo(words)}</summary>\n\n{advice}\n</details>\n"


def _todo(words: Words) -> str:
    return words.text("check_column", "details")


def _advice(row: Row) -> str:
    return f"- **{_text(row.title)}**: {_text(row.help)}\n" if row.help else ""


def _text(text: str) -> str:
    """Data as text: no markup, no HTML, and nobody is called by `@name` or linked by `#1`."""
    cut = text if len(text) <= _CELL else f"{text[: _CELL - 1]}…"
    escaped = _MARKUP.sub(r"\\\g<0>", cut).translate(_ENTITIES)
    return escaped.replace("@", "@&#8203;").replace("\\#", "#&#8203;")
