"""What a site costs: 1,000 targets and 20,000 observations, every chart and every file.

Runs the whole program, start included, in turns with `status` of the same registry, so that a busy
machine slows both. Prints the medians of processor time and their ratio; run
`python benchmarks/site_cost.py`.
"""

import os
import resource
import statistics
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from gate_cost import registry

RUNS = 3
LIMIT = 10.0
"""Seconds that the site may take."""
PROGRAM = (sys.executable, "-m", "mic_tracker")


def seconds(folder: Path, *words: str) -> float:
    """The processor time of one run, that of the system included."""
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [*PROGRAM, *words], cwd=folder, env=environment, stdout=subprocess.DEVNULL, check=True
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def main() -> None:
    """Time both in turns, and print their ratio."""
    with TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "targets.toml").write_text(registry(), "utf-8")
        pairs = [
            (seconds(folder, "status"), seconds(folder, "report", "-o", f"site{i}/"))
            for i in range(RUNS)
        ]
    status, site = (statistics.median(times) for times in zip(*pairs, strict=True))
    print(
        f"status: {status:.2f} s; site: {site:.2f} s (at most {LIMIT:.0f}), "
        f"{site / status:.1f} times"
    )


if __name__ == "__main__":
    main()
