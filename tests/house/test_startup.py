"""Asking for the version or a completion must not load what only a judgement needs."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEAVY = ("rich.table", "mic_tracker.model", "pydantic", "jinja2", "tomli_w", "filelock")
PROGRAM = """
import atexit, sys
listing = sys.argv.pop(1)
sys.argv[0] = "mic-tracker"
atexit.register(lambda: open(listing, "w").write("\\n".join(sys.modules)))
"""
DOOR = "from mic_tracker.cli.main import main\nsys.exit(main())"


def heavy_modules(
    tmp_path: Path, *words: str, code: str = DOOR, env: Mapping[str, str] | None = None
) -> list[str]:
    """Which of the heavy modules a run of the program has loaded when it ends."""
    listing = tmp_path / "modules"
    subprocess.run(
        [sys.executable, "-c", PROGRAM + code, str(listing), *words],
        cwd=ROOT,
        env=os.environ | (env or {}),
        capture_output=True,
        check=False,  # what it says and returns is tested elsewhere
    )
    names = listing.read_text(encoding="utf-8").splitlines()
    return [h for h in HEAVY if any(n == h or n.startswith(h + ".") for n in names)]


def test_the_version_loads_nothing_heavy(tmp_path: Path) -> None:
    assert heavy_modules(tmp_path, "--version") == []


@pytest.mark.parametrize("words", ["mic-tracker st", "mic-tracker status --fo", "mic-tracker "])
def test_a_completion_loads_nothing_heavy(tmp_path: Path, words: str) -> None:
    asked = {
        "_MIC_TRACKER_COMPLETE": "complete_bash",
        "COMP_WORDS": words,
        "COMP_CWORD": str(words.count(" ")),
    }
    assert heavy_modules(tmp_path, env=asked) == []


def test_what_is_heavy_would_be_noticed(tmp_path: Path) -> None:
    code = "import mic_tracker.model.registry, rich.table, tomli_w\nsys.exit(2)"
    assert heavy_modules(tmp_path, code=code) == [
        "rich.table",
        "mic_tracker.model",
        "pydantic",
        "tomli_w",
    ]
