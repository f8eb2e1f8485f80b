"""This format is for code scanning: SARIF 2.1.0 (OASIS, with errata 01).

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html. GitHub takes 5,000 results of a
run, so the severest come first and a notification says how many are left out. The fingerprint has
a name of our own, as GitHub's upload computes `primaryLocationLineHash` from the line's text.
"""

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from mic_tracker import __version__
from mic_tracker.model.codes import CODES
from mic_tracker.model.finding import Severity
from mic_tracker.model.verdict import Verdict
from mic_tracker.show.check.rows import Row, State, rows
from mic_tracker.show.language.words import Words
from mic_tracker.text.escape import json_text

LIMIT = 5_000
SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
ROOT = "%SRCROOT%"
_Data = dict[str, Any]
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def check(verdict: Verdict, words: Words) -> str:
    """Write the log of one run; waived and known findings are results with a suppression."""
    findings = rows(verdict, words)
    codes = sorted({row.code for row in findings})
    run = {
        "tool": {"driver": _driver(codes, words)},
        "invocations": [_invocation(findings, words)],
        "originalUriBaseIds": {ROOT: {"description": {"text": words.text("check", "root")}}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(row, codes.index(row.code)) for row in findings[:LIMIT]],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json_text(json.dumps(log, ensure_ascii=False, indent=2)) + "\n"


def _driver(codes: Sequence[str], words: Words) -> _Data:
    rules = [_rule(code, words) for code in codes]
    return {"name": "mic-tracker", "semanticVersion": __version__, "rules": rules}


def _rule(code: str, words: Words) -> _Data:
    about = CODES[code]
    return {
        "id": code,
        "name": about.rule,
        "shortDescription": {"text": about.rule},
        "fullDescription": {"text": words.text("check", "about", rule=about.rule, code=code)},
        "help": {"text": words.text("check", "help", code=code)},
        "defaultConfiguration": {"level": _LEVELS[about.severity]},
    }


def _invocation(findings: Sequence[Row], words: Words) -> _Data:
    if len(findings) <= LIMIT:
        return {"executionSuccessful": True}
    first, every = words.count("finding", LIMIT), len(findings)
    text = words.text("check", "cut", findings=first, all=every)
    notification = {"level": "warning", "message": {"text": text}}
    return {"executionSuccessful": True, "toolExecutionNotifications": [notification]}


def _result(row: Row, index: int) -> _Data:
    about = {"properties": {"target": row.target}} if row.target else {}
    return {
        "ruleId": row.code,
        "ruleIndex": index,
        "level": _LEVELS[row.severity],
        "message": {"text": "\n".join(map(_without_links, filter(None, (row.message, row.help))))},
        "locations": [_location(row)] if row.file else [],
        "partialFingerprints": {"targetAndRule/v1": row.fingerprint},
        "suppressions": _suppressions(row),
        **about,
    }


def _without_links(text: str) -> str:
    """Write `[text](address)`, which SARIF takes for a link (3.11.6), so that it is none."""
    return text.replace("](", "] (")


def _location(row: Row) -> _Data:
    region = {
        "startLine": row.line,
        "startColumn": row.column,
        "endColumn": row.column + row.width,
    }
    return {"physicalLocation": {"artifactLocation": _artifact(row.file), "region": region}}


def _artifact(file: str) -> _Data:
    """Return the file from the root of the repository; one elsewhere has a URI of its own.

    One above the root is named from where the check ran: it has no place below the root.
    """
    if file.startswith("../"):
        return {"uri": quote(file)}
    if file.startswith("/"):
        return {"uri": f"file://{quote(file)}"}
    if file[1:3] == ":/":
        return {"uri": f"file:///{quote(file, safe='/:')}"}
    return {"uri": quote(file), "uriBaseId": ROOT}


def _suppressions(row: Row) -> list[_Data]:
    """Return the suppression: a waiver stands in the source, the baseline is a file beside it."""
    kind = {State.WAIVED: "inSource", State.KNOWN: "external"}.get(row.state)
    why = _without_links(row.accepted)
    return [{"kind": kind, "status": "accepted", "justification": why}] if kind else []
