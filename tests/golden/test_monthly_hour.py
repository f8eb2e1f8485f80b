"""The monthly hour: what is due, three pasted tables, what changed, the check, the commit."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from program import ROOT, environment
from shell import IDENTITY
from terminal import END, Terminal

Golden = Callable[[str, str], None]

DAY = "2026-11-24"
PASTED = b"on Windows).\r\n"
"""The end of the sentence that asks for a table."""
REGIONS = ("North", "South", "East", "West", "Coast", "Hills", "Lakes", "Delta", "Capital")
FIGURES: dict[str, list[float]] = {
    "charging-points": [1704, 150, 131, 120, 188, 205, 77, 62, 141, 630],
    "road-accidents": [87, 11, 9, 12, 10, 14, 6, 5, 9, 11],
    "fibre-homes": [84.4, 80.1, 78.9, 83.2, 85.0, 88.4, 71.6, 74.9, 79.7, 96.3],
}
REPORT = '--source-title "Monthly report, October" --source-publisher "Statistics Examplia"'
ON_RECORD = "--source statistics-examplia-2026"
MOST_COMMANDS, MOST_KEYS = 10, 600


def table(indicator: str) -> str:
    """Ten figures as a spreadsheet hands them over: the whole country first."""
    areas = ("", *REGIONS)
    rows = (f"{area}\t{value}" for area, value in zip(areas, FIGURES[indicator], strict=True))
    return "\n".join(("area\tvalue", *rows, END))


def add(indicator: str, source: str) -> str:
    return f"mic-tracker add-observations {indicator} - --period 2026-10 {source}"


HOUR = (
    ("mic-tracker due", ()),
    (add("charging-points", f"{REPORT} --published 2026-11-20"), ("charging-points", "y")),
    (add("road-accidents", ON_RECORD), ("road-accidents", "y")),
    (add("fibre-homes", ON_RECORD), ("fibre-homes", "y")),
    ("mic-tracker changes", ()),
    ("mic-tracker check --base HEAD", ()),
    ('git commit -qam "Figures of October"', ()),
)
"""Each command, and what is typed or pasted while it runs."""


def repository(folder: Path) -> Path:
    """A registry that was last committed a month ago."""
    registry = folder / "registry"
    registry.mkdir()
    text = (ROOT / "tests" / "golden" / "monthly.toml").read_bytes()
    (registry / "targets.toml").write_bytes(text)
    (registry / ".gitignore").write_text(".*.toml.lock\n.*.toml.undo\n", "utf-8")
    when = "2026-10-20T12:00:00Z"
    env = {**environment(), **IDENTITY, "GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when}
    for words in (["init", "-q", "-b", "main"], ["add", "."], ["commit", "-qm", "September"]):
        subprocess.run(["git", *words], cwd=registry, env=env, check=True)
    return registry


def shown(folder: Path, command: str, typed: tuple[str, ...]) -> str:
    """Run a command at a terminal, on the day, and return what the screen shows of it."""
    answers = [table(text) if text in FIGURES else text for text in typed]
    run = command if command.startswith("git") else f"{command} --as-of {DAY}"
    env = {**environment(), **IDENTITY, "TERM": "dumb", "PAGER": "cat"}
    terminal = Terminal(folder, env, width=90, asks=(b": ", PASTED))
    script = f'mic-tracker() {{ "{sys.executable}" -m mic_tracker "$@"; }}; {run}'
    code = terminal.run((script,), answers, program=("/bin/bash", "-c"))
    assert code == 0, terminal.text
    return terminal.text


def test_the_hour(tmp_path: Path, golden: Golden) -> None:
    folder = repository(tmp_path)
    screens = [f"$ {command}\n{shown(folder, command, typed)}" for command, typed in HOUR]
    golden("monthly-hour.txt", "\n".join(screens))
    left = subprocess.run(
        ["git", "status", "--short"], cwd=folder, capture_output=True, check=True, text=True
    )
    assert left.stdout == ""
    text = (folder / "targets.toml").read_text("utf-8")
    entered = re.findall(r'^period +=  ?"2026-10"$', text, re.MULTILINE)
    assert len(entered) == sum(len(figures) for figures in FIGURES.values()) == 30


def test_it_is_short() -> None:
    answers = [text for _, typed in HOUR for text in typed if text not in FIGURES]
    keys = sum(len(text) + 1 for text in (*(command for command, _ in HOUR), *answers))
    assert len(HOUR) <= MOST_COMMANDS
    assert keys <= MOST_KEYS
