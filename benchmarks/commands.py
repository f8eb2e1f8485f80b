"""What whole commands cost, as ratios to the bare imports that every one of them needs.

Machines are noisy: the commands take turns, and medians of processor time are compared. Run
`python benchmarks/commands.py` with the interpreter of the environment that holds mic-tracker.
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parents[1]
ROUNDS = 11
FLOOR = "import typer, rich.table, pydantic, tomli"
USED = "import typer, rich.table, tomli; from pydantic import BaseModel"


def large(targets: int, figures: int) -> str:
    """A registry with so many targets and figures."""
    head = 'format = 1\ntitle = "Large"\n[sources.s]\ntitle = "S"\npublished = 2025-01-01\n'
    blocks = [
        f'[indicators.i{n}]\nname = "I"\nunit = "u"\nmeasure = "count"\ndesired = "increase"\n'
        f'[targets.t{n}]\nkind = "level"\nindicator = "i{n}"\nat_least = 1000\nby = 2030\n'
        for n in range(targets)
    ]
    rows = [
        f'[[observations]]\nindicator = "i{n % targets}"\nperiod = {2000 + n // targets}\n'
        f'value = {100 + n % 97 + n // targets}\nsource = "s"\n'
        for n in range(figures)
    ]
    return head + "".join(blocks) + "".join(rows)


def seconds(command: list[str]) -> float:
    """Processor time of one run, of user and system."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment, cwd=ROOT)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def medians(commands: Mapping[str, list[str]]) -> dict[str, float]:
    """The median of each command over rounds in which each takes its turn; the first warms up."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(ROUNDS + 1):
        for name, command in commands.items():
            times[name].append(seconds(command))
    return {name: statistics.median(found[1:]) for name, found in times.items()}


def main() -> None:
    """Print a line per command."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "targets.toml")
        file.write_text(large(300, 5_000), encoding="utf-8")
        program = [sys.executable, "-m", "mic_tracker"]
        found = medians(
            {
                f"floor: {FLOOR}": [sys.executable, "-c", FLOOR],
                f"the same, used: {USED}": [sys.executable, "-c", USED],
                "mic-tracker --version": [*program, "--version"],
                "mic-tracker status (shipped registry)": [*program, "status"],
                "mic-tracker status (300 targets, 5,000 figures)": [
                    *program,
                    "status",
                    "--file",
                    str(file),
                ],
            }
        )
    floor = next(iter(found.values()))
    for name, median in found.items():
        print(f"{median / floor:5.2f} × floor  {1000 * median:6.0f} ms  {name}")


if __name__ == "__main__":
    main()
