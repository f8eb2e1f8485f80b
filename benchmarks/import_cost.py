"""What `import FOLDER --all` costs: an invented platform of 170 files and 110,000 figures.

Prints processor time and memory of the first import, of the same import again, and of reading the
files with `csv` alone, which no import can do without; run `python benchmarks/import_cost.py`.
"""

import csv
import resource
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

FILES, YEARS, SERIES = 170, 10, 65
PROGRAM = (sys.executable, "-m", "mic_tracker")
NAIVE = """
import csv, pathlib, sys
sum(float(row["Value"]) for path in pathlib.Path(sys.argv[1]).glob("data/*.csv")
    for row in csv.DictReader(path.open(newline="")))
"""


def write(folder: Path) -> None:
    """Write the files: a headline, and members of two dimensions that few files share."""
    for part in ("data", "indicator-config"):
        (folder / part).mkdir(parents=True)
    for number in range(FILES):
        id_ = f"{1 + number % 17}-{1 + number // 17}-1"
        with (folder / "data" / f"indicator_{id_}.csv").open("w", newline="") as file:
            out = csv.writer(file)
            out.writerow(["Year", f"Group {number}", "Region", "GeoCode", "Units", "Value"])
            for series in range(SERIES):
                group, region = (f"G{series % 5}", f"R{series // 5}") if series else ("", "")
                for year in range(YEARS):
                    value = f"{50 + number * 0.1 + series * 0.37 + year * 1.25:.2f}"
                    out.writerow([2014 + year, group, region, region[1:], "tonnes", value])
        (folder / "indicator-config" / f"{id_}.yml").write_text(
            "auto_progress_calculation: true\nprogress_calculation_options:\n- target: 40\n"
        )


def cost(folder: Path, *words: str) -> None:
    """Run a command and print what it took of the processor and of memory."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(words, cwd=folder, capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(
        f"{seconds:6.2f} s, peak so far {after.ru_maxrss / 1024:5.0f} MiB, exit {done.returncode}"
    )


def main() -> None:
    """Make the folder, and measure."""
    with TemporaryDirectory() as place:
        folder = Path(place)
        write(folder / "platform")
        words = (*PROGRAM, "import", "platform", "--all", "--into", "sdg.csv", "--file", "sdg.toml")
        print("csv alone")
        cost(folder, sys.executable, "-c", NAIVE, "platform")
        print("the first import")
        cost(folder, *words, "--source-title", "A platform", "--published", "2026-01-01", "--yes")
        print("the same again")
        cost(folder, *words, "--source", "a-platform-2026", "--yes")
        print("status")
        cost(folder, *PROGRAM, "status", "--file", "sdg.toml")


if __name__ == "__main__":
    main()
