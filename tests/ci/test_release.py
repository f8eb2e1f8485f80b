"""A release: version, changelog and workflows agree, and nobody can publish but the last job."""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from itertools import pairwise
from pathlib import Path
from typing import Any

import composite
import pytest
from golden_files import update_golden, without_version

import mic_tracker
from mic_tracker.show.data import schema_head

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
RELEASE = composite.load(ROOT / ".github" / "workflows" / "release.yml")
JOBS: dict[str, dict[str, Any]] = RELEASE["jobs"]
CI = composite.load(ROOT / ".github" / "workflows" / "ci.yml")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
PYTHONS = [
    name.rpartition(" ")[2] for name in PROJECT["classifiers"] if re.search(r":: 3\.\d+$", name)
]
CHANGELOG = (ROOT / "CHANGELOG.md").read_text("utf-8")
HEADINGS = re.findall(r"^## (.*)$", CHANGELOG, re.MULTILINE)
RELEASED = re.compile(r"\[(\d+\.\d+\.\d+)\] - (\d{4}-\d\d-\d\d)(?: \[YANKED\])?")
SECTIONS = ("Added", "Changed", "Deprecated", "Removed", "Fixed", "Security", "Verdict-changing")
NAMED = ("pyproject.toml", "CITATION.cff", "CHANGELOG.md", "mic_tracker/__init__.py")


def is_named(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """What the gate of versions says of a checkout."""
    command = [sys.executable, "-I", str(root / ".ci" / "release-version"), *words]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for name in (*NAMED, ".ci/release-version"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def test_every_place_names_this_version() -> None:
    version = PROJECT["version"]
    assert mic_tracker.__version__ == version
    assert schema_head("status")["tool_version"] == version
    done = is_named(ROOT, f"v{version}")
    assert (done.returncode, done.stdout) == (0, f"{version}\n"), done.stderr
    assert is_named(ROOT).returncode == 0


@pytest.mark.parametrize("tag", ["v9.9.9", PROJECT["version"], "v", "main"])
def test_a_tag_of_another_name_is_refused(tag: str) -> None:
    done = is_named(ROOT, tag)
    assert (done.returncode, done.stdout) == (1, "")


@pytest.mark.parametrize("name", NAMED)
def test_a_place_with_another_version_is_refused(copy: Path, name: str) -> None:
    text = (copy / name).read_text("utf-8")
    (copy / name).write_text(text.replace(PROJECT["version"], "7.7.7", 1), "utf-8")
    assert is_named(copy).returncode == 1


def test_a_citation_of_another_day_is_refused(copy: Path) -> None:
    text = (copy / "CITATION.cff").read_text("utf-8")
    other = re.sub(r"(?m)^date-released: .*$", "date-released: 2001-01-01", text)
    (copy / "CITATION.cff").write_text(other, "utf-8")
    assert "2001-01-01" in is_named(copy).stderr


def test_a_yanked_release_is_still_the_newest(copy: Path) -> None:
    text = (copy / "CHANGELOG.md").read_text("utf-8")
    heading = rf"(?m)^(## \[{re.escape(PROJECT['version'])}\] - .*)$"
    (copy / "CHANGELOG.md").write_text(re.sub(heading, r"\1 [YANKED]", text), "utf-8")
    assert is_named(copy).returncode == 0


def test_the_changelog_lists_releases_the_newest_first() -> None:
    assert HEADINGS[0] == "[Unreleased]"
    releases = [RELEASED.fullmatch(heading) for heading in HEADINGS[1:]]
    assert None not in releases
    found = [(tuple(map(int, r[1].split("."))), r[2]) for r in releases if r]
    assert found[0][0] == tuple(map(int, PROJECT["version"].split(".")))
    assert all(newer > older for (newer, _), (older, _) in pairwise(found))
    assert all(newer >= older for (_, newer), (_, older) in pairwise(found))


def test_every_section_of_the_changelog_is_one_of_the_usual_ones() -> None:
    parts = re.split(r"^## .*$", CHANGELOG, flags=re.MULTILINE)[1:]
    for part in parts:
        found = re.findall(r"^### (.*)$", part, re.MULTILINE)
        assert found == [name for name in SECTIONS if name in found]


@pytest.mark.parametrize("name", ["README.md", "docs/ci.md"])
def test_what_users_copy_names_this_version(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    told = re.findall(r"mic-tracker@v([\w.]+)|^ *rev: v([\w.]+)", text, re.MULTILINE)
    assert told
    assert {one or other for one, other in told} == {PROJECT["version"]}


def test_a_tag_starts_a_release_and_nothing_else_does() -> None:
    assert RELEASE["on"] == {"push": {"tags": ["v*"]}}
    assert JOBS["try"]["needs"] == "build"
    assert JOBS["publish"]["needs"] == ["build", "try"]
    skipped = [word for job in JOBS.values() for word in ("if", "continue-on-error") if word in job]
    assert skipped == []


def test_only_the_last_job_may_ask_for_a_token() -> None:
    permissions = {name: job.get("permissions") for name, job in JOBS.items()}
    assert permissions == {"build": None, "try": None, "publish": {"id-token": "write"}}
    assert JOBS["publish"]["environment"]["name"] == "pypi"
    others = [path for path in WORKFLOWS if path.name not in {"release.yml", "site.yml"}]
    assert [path for path in others if "id-token" in path.read_text("utf-8")] == []


def test_the_last_job_runs_nothing_of_the_checkout() -> None:
    steps = JOBS["publish"]["steps"]
    used = [step.get("uses", "").partition("@")[0] for step in steps]
    assert used == ["actions/download-artifact", "pypa/gh-action-pypi-publish"]
    assert [step for step in steps if "run" in step] == []
    assert "with" not in steps[-1], "an index or a password of its own"


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_workflow_has_a_secret(path: Path) -> None:
    assert re.findall(r"(?i)secrets[.\[]|password|api.?token", path.read_text("utf-8")) == []


def test_what_is_built_is_what_is_tried_and_published() -> None:
    steps = [step for job in JOBS.values() for step in job["steps"]]
    carried = [step["with"] for step in steps if "-artifact@" in step.get("uses", "")]
    assert {(one["name"], one["path"]) for one in carried} == {("distributions", "dist")}
    assert len(carried) == 3
    script = "".join(step.get("run", "") for step in JOBS["build"]["steps"])
    assert ".ci/release-version" in script
    assert "python -m build --outdir dist ." in script
    assert "twine check --strict dist/*" in script


def test_it_is_tried_on_every_system_with_every_python() -> None:
    matrix = JOBS["try"]["strategy"]["matrix"]
    assert len(PYTHONS) >= 4
    assert matrix["python"] == PYTHONS
    assert {name.partition("-")[0] for name in matrix["system"]} == {"ubuntu", "macos", "windows"}
    assert "python -I .ci/try-distributions dist" in {s.get("run") for s in JOBS["try"]["steps"]}


def test_changes_are_tried_on_every_system_with_every_python() -> None:
    gates, systems = CI["jobs"]["gates"], CI["jobs"]["systems"]
    found = systems["strategy"]["matrix"]
    assert found["python"] == gates["strategy"]["matrix"]["python"] == PYTHONS
    everywhere = {gates["runs-on"], *found["system"]}
    assert {name.partition("-")[0] for name in everywhere} == {"ubuntu", "macos", "windows"}
    assert "continue-on-error" not in systems
    script = "".join(step.get("run", "") for step in systems["steps"])
    assert ".ci/try-distributions" in script
    assert "python -m pytest -q $TESTS" in script


UNIX = re.compile(
    r"\bimport (?:pty|fcntl|termios|resource|pwd|grp)\b|symlink_to|\.chmod\("
    r"|\bos\.(?:symlink|mkfifo|fork|kill|geteuid|getuid|openpty|link|setsid)\b"
    r"|[\"'](?:(?:bash|sh)[\"' ]|/bin/|/dev/)"
)
"""What only tests on Unix may do."""


def windows_tests() -> list[str]:
    """The folders whose tests run on Windows, too."""
    included = CI["jobs"]["systems"]["strategy"]["matrix"]["include"]
    (found,) = (one["tests"] for one in included if one["system"].startswith("windows"))
    return str(found).split()


def imported(source: str) -> set[str]:
    """The modules that a test imports, by their first name."""
    names = set[str]()
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=aliases):
                names |= {alias.name.partition(".")[0] for alias in aliases}
            case ast.ImportFrom(module=str(module)):
                names.add(module.partition(".")[0])
    return names


def unix_modules() -> set[str]:
    """The modules of tests/support that need Unix, or import one that does."""
    sources = {path.stem: path.read_text("utf-8") for path in (ROOT / "tests/support").glob("*.py")}
    found = {name for name, source in sources.items() if UNIX.search(source)}
    while more := {name for name, source in sources.items() if imported(source) & found} - found:
        found |= more
    return found


def test_no_test_that_runs_on_windows_needs_unix() -> None:
    folders = windows_tests()
    assert len(folders) > 5
    files = [path for name in folders for path in (ROOT / name).rglob("*.py")]
    assert len(files) > 150
    sources = {path: path.read_text("utf-8") for path in [*files, ROOT / "tests" / "conftest.py"]}
    unix = unix_modules()
    assert {"program", "terminal", "dialogs"} <= unix
    assert [p for p, text in sources.items() if UNIX.search(text) or imported(text) & unix] == []


def test_macos_runs_all_tests() -> None:
    included = CI["jobs"]["systems"]["strategy"]["matrix"]["include"]
    assert {"system": "macos-latest", "tests": "tests"} in included


def test_the_gates_try_what_a_release_would_publish() -> None:
    gates = (ROOT / ".ci" / "run").read_text("utf-8")
    for line in (
        ".ci/release-version\n",
        '-m build --outdir "$copy/release" .',
        "twine check --strict",
        '.ci/try-distributions "$copy/release"',
    ):
        assert line in gates


def load_trial() -> Any:  # noqa: ANN401 - a script
    """The script that tries distributions, as a module."""
    loader = SourceFileLoader("try_distributions", str(ROOT / ".ci" / "try-distributions"))
    spec = spec_from_loader(loader.name, loader)
    assert spec
    module = module_from_spec(spec)
    loader.exec_module(module)
    return module


@pytest.mark.parametrize("names", [(), ("a-1.whl",), ("a-1.whl", "b-1.whl"), ("a-1.tar.gz", "x")])
def test_a_folder_without_both_distributions_is_no_trial(
    tmp_path: Path, names: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    for name in names:
        (tmp_path / name).touch()
    with pytest.raises(SystemExit, match="not one wheel and one source distribution"):
        load_trial().main(tmp_path)


def test_the_version_of_a_distribution_is_in_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    trial = load_trial()
    for name in ("mic_tracker-1.2.3-py3-none-any.whl", "mic_tracker-1.2.3.tar.gz"):
        assert trial.version_of(Path(name)) == "1.2.3"


def test_a_release_changes_no_golden_file(tmp_path: Path) -> None:
    file = tmp_path / "status.json"
    kept = '{"tool_version": "0.1.0",\n "semanticVersion": "0.1.0", "version": 2}\n'
    file.write_text(kept, "utf-8")
    update_golden(file, kept.replace("0.1.0", "0.2.0"))
    assert file.read_text("utf-8") == kept
    update_golden(file, kept.replace("2}", "3}"))
    assert file.read_text("utf-8") == kept.replace("2}", "3}")
    assert without_version(kept) == without_version(kept.replace("0.1.0", "10.2.0"))
    assert without_version(kept) != without_version(kept.replace("2}", "3}"))
