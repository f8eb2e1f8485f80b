"""The fuzzers for as long as one likes: `long_run.py MINUTES [SEED] [files|commands|writers]`.

Prints what was tried and what came of it, by kind, as a table; and each broken promise with its
seed, which makes the same input again. Ends with 1 where a promise was broken. The minutes are of
processor time, and Ctrl-C ends a fuzzer early; everything is written below a temporary folder.
"""

import resource
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path[:0] = [str(Path(__file__).parents[1] / "support"), str(Path(__file__).parents[2])]

import fuzzing

SHARES = {"files": 0.6, "commands": 0.25, "writers": 0.15}
"""How the time is divided among the fuzzers."""
SHOWN = 20
"""So many broken promises are told in full."""
Try = Callable[[int], Counter[str]]


def main() -> int:
    """Run every fuzzer for its share of the minutes."""
    minutes, first = float(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
    shares = {sys.argv[3]: 1.0} if len(sys.argv) > 3 else SHARES
    with TemporaryDirectory(prefix="mic-tracker-hostile-") as name:
        tries = prepare(fuzzing.safe_folder(Path(name)))
        broken = [
            problem
            for kind, share in shares.items()
            for problem in run(kind, tries[kind], 60 * minutes * share, first)
        ]
    print("\n".join(broken[:SHOWN]))
    print(f"broken promises: {len(broken)}")
    return 1 if broken else 0


def prepare(folder: Path) -> dict[str, Try]:
    """Return each fuzzer in a folder of its own."""
    folders = {kind: folder / kind for kind in SHARES}
    for inner in folders.values():
        inner.mkdir()
    (folders["files"] / "data.csv").write_text("indicator,value\n", "utf-8")
    fuzzing.prepare(folders["commands"])
    return {
        "files": lambda seed: fuzzing.try_file(seed, folders["files"]),
        "commands": lambda seed: fuzzing.try_command_line(seed, folders["commands"]),
        "writers": lambda seed: fuzzing.try_writers(seed, folders["writers"], 20),
    }


def run(kind: str, attempt: Try, seconds: float, first: int) -> Iterator[str]:
    """Try seed after seed until the time is over, and print the counts."""
    counts: Counter[str] = Counter()
    slowest, seed, end = (0.0, first), first, processor_seconds() + seconds
    while processor_seconds() < end:
        before = processor_seconds()
        try:
            counts += attempt(seed)
        except fuzzing.BrokenPromiseError as problem:
            counts["broken"] += 1
            yield f"{kind}: {problem}"
        except KeyboardInterrupt:
            break
        counts["tries"] += 1
        slowest = max(slowest, (processor_seconds() - before, seed))
        seed += 1
    print(table(kind, counts, slowest))


def table(kind: str, counts: Counter[str], slowest: tuple[float, int]) -> str:
    """Lay out counts as the rows of a Markdown table."""
    rows = [f"| {kind}, {what} | {number:,} |" for what, number in sorted(counts.items())]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    rows.append(f"| {kind}, the slowest (seed {slowest[1]}) | {slowest[0]:.1f} s |")
    rows.append(f"| {kind}, memory at the peak | {memory} MB |")
    return "\n".join(rows)


def processor_seconds() -> float:
    """What this process and those that it waited for have used."""
    own, others = (
        resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime


if __name__ == "__main__":
    sys.exit(main())
