"""What `check --base` costs beside `status`: 1,000 targets and 20,000 observations, in git.

Both are whole runs of the program, start included. The base has fifty lower goals and as many
other figures. Prints the medians and their ratio; run `python benchmarks/check.py`.
"""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from gate_cost import edited, registry

RUNS = 5
LIMIT = 2.5
IDENTITY = ("-c", "user.name=Benchmark", "-c", "user.email=benchmark@example.org")
PROGRAM = (sys.executable, "-m", "mic_tracker")


def seconds(folder: Path, *words: str) -> float:
    """The wall-clock time of one run; its exit code may say that the check failed."""
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])}
    start = time.perf_counter()
    done = subprocess.run(
        [*PROGRAM, *words], cwd=folder, env=environment, stdout=subprocess.DEVNULL, check=False
    )
    taken = time.perf_counter() - start
    if done.returncode not in {0, 1}:
        raise RuntimeError(f"mic-tracker {' '.join(words)} exited with {done.returncode}")
    return taken


def main() -> None:
    """Time both in turns, so that a busy machine slows both, and print their ratio."""
    with TemporaryDirectory() as place:
        folder = Path(place)
        file = folder / "targets.toml"
        file.write_text(edited(registry()), "utf-8")
        for words in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "Base"]):
            subprocess.run(["git", *IDENTITY, *words], cwd=folder, check=True)  # noqa: S607 - git, found on the path
        file.write_text(registry(), "utf-8")
        pairs = [
            (seconds(folder, "status"), seconds(folder, "check", "--base", "HEAD"))
            for _ in range(RUNS)
        ]
    status, check = (statistics.median(times) for times in zip(*pairs, strict=True))
    print(
        f"status: {status:.2f} s; check against a base: {check:.2f} s, "
        f"{check / status:.2f} times (at most {LIMIT})"
    )


if __name__ == "__main__":
    main()
