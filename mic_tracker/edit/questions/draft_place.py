"""Which question an error of a draft is about: by the key and the table that it stands in."""

import re

from mic_tracker.edit.registry_file import insert_blocks
from mic_tracker.model.edit import Correction, Plan
from mic_tracker.model.finding import Finding

_KEY = re.compile(r"\s*([a-z_]+)\s*=")
_TABLES = {"indicators": {"every": "--figures-every"}, "sources": {}}
_IDS = {"targets": "ID", "indicators": "--indicator", "sources": "--source"}
_INNER = {"stated": "--source", "stage": "--stage"}
"""Keys that stand for what is asked by another name."""


def option_at(finding: Finding, plan: Plan | Correction, data: bytes) -> str | None:
    """The option of the key that an error of a draft stands at; None where it is at no key of it.

    `data` are the bytes of the registry without the draft.
    """
    if not isinstance(plan, Plan) or finding.location is None:
        return None
    _, blocks = insert_blocks(data.decode(), plan.blocks)
    line = finding.location.line
    for block in blocks:
        if block.start <= line <= block.end:
            lines = block.text.splitlines()
            return _option(lines[0].strip("[]\n"), lines[line - block.start])
    return None


def _option(header: str, line: str) -> str | None:
    """The option of a line of a block."""
    table = header.split(".", maxsplit=1)[0]
    key = _KEY.match(line)
    if key is None:
        return _IDS.get(table)
    name = f"--{key[1]}".replace("_", "-")
    if table == "sources" and key[1] != "published":
        return f"--source-{key[1]}"
    return _TABLES.get(table, {}).get(key[1]) or _INNER.get(key[1]) or name
