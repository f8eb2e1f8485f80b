"""Which question an error of a draft is about: by the key and the table that it stands in."""

import re

from mic_tracker.edit.goal import option_name
from mic_tracker.edit.registry_file import insert_blocks
from mic_tracker.edit.request import Request, TableRequest, TargetRequest
from mic_tracker.model.edit import Correction, Plan
from mic_tracker.model.finding import Finding

_KEY = re.compile(r"\s*([a-z_]+)\s*=")
_IDS = {"targets": "ID", "indicators": "--indicator", "sources": "--source"}
_NAMES = {
    ("indicators", "every"): "--figures-every",
    ("sources", "published"): "--published",
    ("targets", "stated"): "--source",
}
"""Keys that are asked for by another name."""


def option_at(
    finding: Finding, request: Request, plan: Plan | Correction, data: bytes
) -> str | None:
    """The option of the key that an error of a draft stands at; None where it is at no key of it.

    `data` are the bytes of the file that it is for, without the draft.
    """
    if not isinstance(plan, Plan) or finding.location is None:
        return None
    _, blocks = insert_blocks(data.decode(), plan.blocks)
    line = finding.location.line
    for block in blocks:
        if block.start <= line <= block.end:
            lines = block.text.splitlines()
            return _option(lines[0].strip("[]"), lines[line - block.start], request)
    return None


def _option(header: str, line: str, request: Request) -> str | None:
    """The option of a line of a block."""
    table, _, id_ = header.partition(".")
    found = _KEY.match(line)
    if isinstance(request, TableRequest):
        return f"--{found[1]}".replace("_", "-") if found else "ID"
    other = isinstance(request, TargetRequest) and id_ == request.goal.get("than")
    if found is None:
        return "--than" if other else _IDS.get(table)
    key = found[1]
    if table == "indicators" and other:
        return f"--than-{key}".replace("_", "-")
    prefix = "source-" if table == "sources" else ""
    plain = option_name(key) if table == "targets" else f"--{prefix}{key}".replace("_", "-")
    return _NAMES.get((table, key), plain)
