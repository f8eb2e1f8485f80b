"""`init --ci`: which file is written where, and what it installs."""

import subprocess
from pathlib import Path

import composite
import pytest
import scratch
from events import REQUIREMENT

from mic_tracker.edit.init.ci_file import PLACES

INSTALL = ("--install", REQUIREMENT)
both = pytest.mark.parametrize("system", PLACES)


def init(
    folder: Path, *words: str, program: list[str] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*(program or composite.ours()), "init", *words],
        cwd=folder,
        env=composite.variables(folder),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A git repository with nothing in it."""
    folder = tmp_path / "project"
    folder.mkdir()
    scratch.git(folder, "init", "-q", "-b", "main")
    return folder


def files(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and ".git" not in path.relative_to(folder).parts[:1]
    }


@both
def test_the_file_stands_at_the_root_of_git(project: Path, system: str) -> None:
    (project / "data" / "vn").mkdir(parents=True)
    done = init(project / "data" / "vn", "--minimal", "--ci", system, *INSTALL)
    assert done.returncode == 0, done.stderr
    assert files(project) == {"data/vn/targets.toml", PLACES[system]}
    assert "--file=data/vn/targets.toml" in (project / PLACES[system]).read_text("utf-8")
    assert done.stdout.splitlines()[:3] == [
        "created targets.toml",
        f"created ../../{PLACES[system]}",
        f"CI installs {REQUIREMENT}",
    ]


def test_so_it_does_for_a_folder_that_is_named(project: Path) -> None:
    done = init(project, "new", "--minimal", "--ci", "github", *INSTALL)
    assert done.returncode == 0, done.stderr
    assert files(project) == {"new/targets.toml", PLACES["github"]}
    assert f"created {PLACES['github']}\n" in done.stdout


def test_outside_git_it_stands_beside_the_registry(tmp_path: Path) -> None:
    done = init(tmp_path, "new", "--minimal", "--ci", "github", *INSTALL)
    assert done.returncode == 0, done.stderr
    assert files(tmp_path) == {"new/targets.toml", f"new/{PLACES['github']}"}
    text = (tmp_path / "new" / PLACES["github"]).read_text("utf-8")
    assert "--file=targets.toml" in text


def test_pushes_are_those_to_the_default_branch_of_the_remote(tmp_path: Path) -> None:
    host = scratch.project(tmp_path)
    scratch.git(host, "branch", "-m", "trunk")
    scratch.git(tmp_path, "clone", "-q", host.as_uri(), "clone")
    assert init(tmp_path / "clone", "--ci", "github", *INSTALL).returncode == 0
    events = composite.load(tmp_path / "clone" / PLACES["github"])["on"]
    assert events["push"] == {"branches": ["trunk"]}


def test_what_is_there_is_kept(project: Path) -> None:
    place = project / PLACES["gitlab"]
    place.write_text("ours: {}\n")
    done = init(project, "a b", "--ci", "gitlab", *INSTALL)
    assert (done.returncode, place.read_text()) == (0, "ours: {}\n")
    assert "created a b/targets.toml" in done.stdout
    assert "`mic-tracker check` in it needs '--file=a b/targets.toml'\n" in done.stdout
    assert "CI installs" not in done.stdout


def test_a_dry_run_makes_no_folder(project: Path) -> None:
    done = init(project, "--ci", "github", "--dry-run", *INSTALL)
    assert done.returncode == 0
    assert f"would create {PLACES['github']}" in done.stdout
    assert files(project) == set()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--ci", "jenkins"), "github, gitlab"),
        (("--install", "x"), "--ci github"),
        (("--ci", "github", "--install", "-r x"), "not one requirement"),
        (("--ci", "github", "--install", "a\nb"), "not one requirement"),
        (("a\nb", "--ci", "github", *INSTALL), "cannot stand in a file for CI"),
    ],
)
def test_what_is_refused_writes_nothing(project: Path, words: tuple[str, ...], told: str) -> None:
    done = init(project, *words)
    assert done.returncode == 2
    assert told in done.stderr
    assert files(project) == set()


def test_what_nobody_else_can_install_is_refused(project: Path) -> None:
    hidden = "m.distribution = lambda name: (_ for _ in ()).throw(m.PackageNotFoundError(name))"
    *python, main = composite.ours()
    program = [*python, f"import importlib.metadata as m; {hidden}; {main}"]
    done = init(project, "--ci", "github", program=program)
    assert done.returncode == 2
    assert '--install "mic-tracker @ git+https://' in done.stderr
    assert files(project) == set()
