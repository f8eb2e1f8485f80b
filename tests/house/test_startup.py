"""Asking for the version or a completion must not load what only a judgement needs."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from articles import ARTICLES

from mic_tracker import __version__

ROOT = Path(__file__).parents[2]
# pydantic itself is not among them: typer needs it to read an option
RECORDS = tuple(
    f"mic_tracker.model.{path.stem}"
    for path in sorted((ROOT / "mic_tracker" / "model").glob("*.py"))
    if "pydantic" in path.read_text(encoding="utf-8")
)
HEAVY = ("rich.table", *RECORDS, "mic_tracker.model.kinds", "jinja2", "tomli_w", "filelock")
PROGRAM = """
import atexit, sys
listing = sys.argv.pop(1)
sys.argv[0] = "mic-tracker"
atexit.register(lambda: open(listing, "w").write("\\n".join(sys.modules)))
"""
DOOR = "from mic_tracker.cli.main import main\nsys.exit(main())"


def run(
    tmp_path: Path, *words: str, code: str = DOOR, env: Mapping[str, str] | None = None
) -> tuple[str, list[str]]:
    """What a run of the program prints, and which heavy modules it has loaded when it ends."""
    printed, names = run_and_list(tmp_path, *words, code=code, env=env)
    return printed, [h for h in HEAVY if any(n == h or n.startswith(h + ".") for n in names)]


def run_and_list(
    tmp_path: Path, *words: str, code: str = DOOR, env: Mapping[str, str] | None = None
) -> tuple[str, list[str]]:
    """What a run of the program prints, and all modules that it has loaded when it ends."""
    listing = tmp_path / "modules"
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM + code, str(listing), *words],
        cwd=ROOT,
        env={**os.environ, "MIC_TRACKER_FILE": str(ARTICLES), **(env or {})},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout, listing.read_text(encoding="utf-8").splitlines()


def test_the_version_loads_nothing_heavy(tmp_path: Path) -> None:
    assert run(tmp_path, "--version") == (f"mic-tracker {__version__}\n", [])


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("mic-tracker ", "status"),
        ("mic-tracker st", "status"),
        ("mic-tracker status --as", "--as-of"),
        ("mic-tracker status --method f", "forecast"),
        ("mic-tracker status --only off", "off-track"),
        ("mic-tracker show digital-firms-2", "digital-firms-2030"),
        ("mic-tracker explain MT01", "MT010"),
        ("mic-tracker check --fail-on sl", "slipped"),
    ],
)
def test_a_completion_loads_nothing_heavy(tmp_path: Path, words: str, offered: str) -> None:
    asked = {"_MIC_TRACKER_COMPLETE": "bash", "_MIC_TRACKER_LINE": words}
    printed, heavy = run(tmp_path, env=asked)
    assert offered in printed.split()
    assert heavy == []


def test_revisions_of_git_load_nothing_heavy(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    asked = {
        "_MIC_TRACKER_COMPLETE": "bash",
        "_MIC_TRACKER_LINE": "mic-tracker check --base HE",
        "MIC_TRACKER_FILE": str(tmp_path / "targets.toml"),
    }
    assert run(tmp_path, env=asked) == ("words\nHEAD\n", [])


def test_names_in_zsh_load_nothing_heavy(tmp_path: Path) -> None:
    asked = {
        "_MIC_TRACKER_COMPLETE": "zsh",
        "_MIC_TRACKER_WORDS": "mic-tracker\x1fshow\x1fdigital-firms-2",
    }
    printed, heavy = run(tmp_path, env=asked)
    assert printed == "words\ndigital-firms-2030\n"
    assert heavy == []


def test_a_command_loads_no_other(tmp_path: Path) -> None:
    _, names = run_and_list(tmp_path, "validate")
    commands = [name for name in names if name.startswith("mic_tracker.cli.commands.")]
    assert commands == ["mic_tracker.cli.commands.validate"]


MOST_MODULES = 130
MOST_OF_OVERVIEW = 134  # what is due has a package of its own, and figures have members
"""It has no table of targets, and in its place what is due."""
FOR_MISTAKES = {
    *("mic_tracker.text.toml.diagnosis", "mic_tracker.text.toml.positions"),
    *("mic_tracker.read.pydantic_errors", "mic_tracker.cli.failure"),
    *("mic_tracker.text.periods.parse", "mic_tracker.text.periods.spellings"),
}
FOR_REVISIONS = {"mic_tracker.read.git", "mic_tracker.read.snapshot"}


@pytest.mark.parametrize(("words", "most"), [(("status",), MOST_MODULES), ((), MOST_OF_OVERVIEW)])
def test_status_and_overview_load_few_modules_of_ours(
    tmp_path: Path, words: tuple[str, ...], most: int
) -> None:
    _, names = run_and_list(tmp_path, *words)
    own = [name for name in names if name.partition(".")[0] == "mic_tracker"]
    assert len(own) <= most, sorted(own)


def test_a_sound_registry_loads_nothing_that_a_mistake_or_a_revision_needs(tmp_path: Path) -> None:
    _, names = run_and_list(tmp_path, "status")
    assert {*names} & (FOR_MISTAKES | FOR_REVISIONS) == set()


PLUGIN = "import sys; sys.exit('a plugin was loaded')"


def test_no_plugin_of_another_package_has_a_say(tmp_path: Path) -> None:
    (tmp_path / "other.py").write_text(PLUGIN, encoding="utf-8")
    about = tmp_path / "other-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Name: other\nVersion: 1.0\n", encoding="utf-8")
    (about / "entry_points.txt").write_text("[pydantic]\nother = other\n", encoding="utf-8")
    env = {"PYTHONPATH": f"{ROOT}{os.pathsep}{tmp_path}"}
    printed, _ = run(tmp_path, "validate", env=env)
    assert "articles.toml" in printed
    with pytest.raises(subprocess.CalledProcessError):
        run(tmp_path, code="import pydantic; pydantic.TypeAdapter(int)", env=env)


def test_what_is_heavy_would_be_noticed(tmp_path: Path) -> None:
    code = "import mic_tracker.model.duration, rich.table, tomli_w"
    noticed = ["rich.table", "mic_tracker.model.duration", "tomli_w"]
    assert run(tmp_path, code=code) == ("", noticed)
