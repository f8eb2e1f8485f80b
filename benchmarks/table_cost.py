"""What a table of 1,000 figures costs beside one figure: the whole command, dry and written.

The registry is the shipped one. Runs alternate, and each counts the processor time of its process;
run `python benchmarks/table_cost.py`.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

REGISTRY = Path(__file__).parents[1] / "targets.toml"
ROWS, RUNS = 1_000, 5
SHARED = ("--series", "active", "--source", "global-expansion-2024", "--as-of", "2026-11-21")
ONE = ("add-observation", "digital-firms", "53,000", "--period", "2024-12", *SHARED)
MANY = ("add-observations", "digital-firms", "figures.csv", *SHARED)


def table() -> str:
    """A thousand days with a figure each, as a spreadsheet writes them."""
    days = (date(2010, 1, 1) + timedelta(days=n) for n in range(ROWS))
    rows = (f'{day},"{40_000 + n * 7 % 9_000:,}"\n' for n, day in enumerate(days))
    return "Period,Value\n" + "".join(rows)


def seconds(words: Sequence[str]) -> float:
    """Processor time of one run in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(REGISTRY, folder)
        (Path(folder) / "figures.csv").write_text(table(), encoding="utf-8")
        before = os.times()
        subprocess.run(
            [sys.executable, "-m", "mic_tracker", *words],
            cwd=folder,
            check=True,
            stdout=subprocess.DEVNULL,
        )
        after = os.times()
    used = after.children_user - before.children_user
    return used + after.children_system - before.children_system


def main() -> None:
    """Time both, interleaved, and print their ratio."""
    for how in ("--dry-run", "--yes"):
        pairs = [(seconds((*ONE, how)), seconds((*MANY, how))) for _ in range(RUNS)]
        one, many = (min(times) for times in zip(*pairs, strict=True))
        print(f"{how}: one {one:.2f} s; {ROWS} rows {many:.2f} s, {many / one:.2f} times")


if __name__ == "__main__":
    main()
