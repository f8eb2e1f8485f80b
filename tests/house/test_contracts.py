"""The dependency rule holds, covers every extension folder, and would notice a breach."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXTENSIONS = (
    "model/kinds",
    "assess/methods",
    "assess/gate/rules",
    "show/formats",
    "read/sources",
    "read/exchange/formats",
    "show/check/formats",
    "show/chart/formats",
    "show/export/formats",
    "show/export/datasets",
    "show/export/packages",
    "cli/commands",
)
LINT = (
    "import sys; from importlinter.cli import lint_imports; "
    "sys.exit(lint_imports(no_cache=True, no_logo=True))"
)


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", LINT],
        cwd=folder,
        env={"PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    no_caches = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "mic_tracker", tmp_path / "mic_tracker", ignore=no_caches)
    return tmp_path


def test_the_package_keeps_its_contracts() -> None:
    outcome = lint(ROOT)
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr


@pytest.mark.parametrize(
    ("folder", "line"),
    [
        ("read", "from mic_tracker import show"),
        ("show", "from mic_tracker import assess"),
        ("assess", "from mic_tracker import read"),
        ("model", "from mic_tracker import assess"),
        ("read", "from mic_tracker import pipeline"),
        ("read", "from mic_tracker import edit"),
        ("edit", "from mic_tracker import read"),
        ("text", "from mic_tracker import read"),
        ("model", "from mic_tracker import text"),
    ],
)
def test_an_import_against_the_rule_is_noticed(copy: Path, folder: str, line: str) -> None:
    (copy / "mic_tracker" / folder / "shortcut.py").write_text(line + "\n", encoding="utf-8")
    outcome = lint(copy)
    assert outcome.returncode != 0
    assert "The dependency rule: imports go down only" in outcome.stdout


def test_an_extension_that_imports_another_is_noticed(copy: Path) -> None:
    kind = copy / "mic_tracker" / "model" / "kinds" / "level.py"
    kind.write_text("from mic_tracker.model.kinds import threshold\n", encoding="utf-8")
    outcome = lint(copy)
    assert outcome.returncode != 0
    assert "A kind never imports another kind BROKEN" in outcome.stdout


def test_a_new_folder_needs_a_place_in_the_contract(copy: Path) -> None:
    (copy / "mic_tracker" / "helpers.py").write_text("", encoding="utf-8")
    assert lint(copy).returncode != 0


def test_every_extension_folder_has_its_contract() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    independent = {name for c in contracts if c["type"] == "independence" for name in c["modules"]}
    built = [folder for folder in EXTENSIONS if (ROOT / "mic_tracker" / folder).is_dir()]
    assert independent >= {f"mic_tracker.{folder.replace('/', '.')}.*" for folder in built}
