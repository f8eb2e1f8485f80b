"""Every key of every table, edited: what fails against the base, what warns, and what passes.

The golden file has a line for each edit, alone and beside every rule about changes switched off.
What passes without a word has its reason on the page about CI.
"""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from registry_edits import BASE, EDITS, Edit

from mic_tracker.assess.gate.gate import gate
from mic_tracker.model.indicator import Indicator
from mic_tracker.model.kinds import KINDS
from mic_tracker.model.observation import ObservationRecord
from mic_tracker.model.registry import Check, Settings, Waiver
from mic_tracker.model.report import Clock
from mic_tracker.model.review import ReviewRecord
from mic_tracker.model.source import Source
from mic_tracker.model.target import TargetRecord
from mic_tracker.pipeline.comparison.sides import read_other_file, read_present

if TYPE_CHECKING:
    from mic_tracker.model.record import Record

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden" / "check-edits.txt"
PAGE = ROOT / "docs" / "ci.md"
DAY = Clock(date(2026, 11, 21))
OFF = (
    'rules = { stale = "error", slipped = "off", weakened = "off", yardstick = "off", '
    'overwritten = "off", new-waiver = "off", new-review = "off" }'
)


def checked(folder: Path, head: str) -> tuple[str, list[str]]:
    """What a check of a head against the base says: the outcome, and the codes of what is new."""
    base, present = folder / "base.toml", folder / "targets.toml"
    present.write_text(head, encoding="utf-8")
    sides = read_present(present, DAY), read_other_file(present, base, DAY)
    verdict = gate(*sides)
    codes = sorted({finding.code for finding in verdict.findings})
    return ("fails" if verdict.failed else "warns" if codes else "passes"), codes


def line(folder: Path, edit: Edit) -> str:
    """The line of an edit: its outcome alone, and beside the rules switched off."""
    alone, codes = checked(folder, edit.head)
    switched = re.sub("rules = {.*}", OFF, edit.head)
    beside, others = checked(folder, switched)
    told = f"{edit.key:<44} {alone:<6} {' '.join(codes)}"
    return f"{told:<80} | {beside:<6} {' '.join(others)}".rstrip()


def test_the_table_of_edits(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    (tmp_path / "base.toml").write_text(BASE, encoding="utf-8")
    table = [line(tmp_path, edit) for edit in EDITS]
    head = f"{'edit':<44} alone{'':<30} | beside the rules switched off\n"
    text = head + "\n".join(table) + "\n"
    if request.config.getoption("--update-golden"):
        GOLDEN.write_text(text, "utf-8")
    assert text == GOLDEN.read_text("utf-8")


def test_no_edit_passes_by_switching_a_rule_off() -> None:
    """Switched off, the same fails as alone, and the switching itself."""
    for row in GOLDEN.read_text("utf-8").splitlines()[1:]:
        alone, beside = row[45:].split("|")
        outcome, *codes = beside.split()
        assert outcome == "fails"
        assert "MT305" in codes
        if "check.rules" not in row:
            assert {*alone.split()[1:]} <= {*codes}


def test_what_passes_has_its_reason_on_the_page() -> None:
    rows = GOLDEN.read_text("utf-8").splitlines()[1:]
    passing = {row[:44].strip() for row in rows if row[45:].startswith("passes")}
    section = PAGE.read_text("utf-8").split("### What passes, and why", 1)[1].split("\n## ", 1)[0]
    cells = re.findall(r"^\| (`.*?) \|", section, re.MULTILINE)
    named = {key for cell in cells for key in cell.split("`")}
    assert passing == named - {"", ", "}


def test_every_key_of_every_table_has_an_edit() -> None:
    edited = {edit.key.split(",")[0] for edit in EDITS}
    wanted = {f"{table}.{key}" for table, key in _keys()}
    assert wanted - {*edited} == set()


def _keys() -> Iterator[tuple[str, str]]:
    tables: dict[str, type[Record]] = {
        "settings": Settings,
        "sources": Source,
        "indicators": Indicator,
        "observations": ObservationRecord,
        "waivers": Waiver,
        "reviews": ReviewRecord,
        "targets": TargetRecord,
    }
    for table, record in tables.items():
        for name, field in record.model_fields.items():
            yield table, field.alias or name
    for key in Check.model_fields.keys() - {"tolerance"}:
        yield "check", key
    for kind, target in KINDS.items():
        for name in target.model_fields.keys() - TargetRecord.model_fields.keys() - {"kind"}:
            yield kind, target.model_fields[name].alias or name
