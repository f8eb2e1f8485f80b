"""Every shell session in the README and the documentation does what it shows."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from shell import IDENTITY
from transcripts import Transcript, failures, transcripts

ROOT = Path(__file__).parents[2]
DOCUMENTS = [*sorted(ROOT.glob("README*.md")), *sorted(ROOT.glob("docs/**/*.md"))]
SHOWN = [
    transcript
    for path in DOCUMENTS
    for transcript in transcripts(
        path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")
    )
]


@pytest.fixture(scope="session")
def env(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """A reader's shell: `mic-tracker` on the path, 100 columns, nobody's home or git settings."""
    home = tmp_path_factory.mktemp("home")
    program = home / "mic-tracker"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m mic_tracker "$@"\n')
    program.chmod(0o755)
    return {
        "PATH": f"{home}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "PYTHONUNBUFFERED": "1",  # so that the two streams mix as in a terminal
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "TERM": "dumb",
        "NO_COLOR": "1",
        "COLUMNS": "100",
        **IDENTITY,
    }


@pytest.fixture
def copy(tmp_path: Path, env: Mapping[str, str]) -> Path:
    """The registry and its sources, committed once."""
    for name in ("targets.toml", "targets.schema.json", "targets.baseline.toml"):
        if (ROOT / name).exists():
            shutil.copy(ROOT / name, tmp_path)
    for name in ("seeds", "observations"):
        if (ROOT / name).exists():
            shutil.copytree(ROOT / name, tmp_path / name)
    for words in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-qm", "The registry"]):
        allowed = ["--allow-empty"] if words[0] == "commit" else []
        subprocess.run(["git", *words, *allowed], cwd=tmp_path, env=env, check=True)
    return tmp_path


GATES = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
README = "".join(path.read_text(encoding="utf-8") for path in ROOT.glob("README.md"))


def run_by_ci(gates: str, readme: str) -> set[str]:
    """The commands of the README that the gates execute themselves, looked up as they do."""
    wanted = re.findall(r"readme_command '([^']+)'", gates)
    found = (re.search(rf"^\$ (.*{pattern}.*)$", readme, re.MULTILINE) for pattern in wanted)
    return {command[1] for command in found if command}


@pytest.mark.parametrize("transcript", SHOWN, ids=str)
def test_a_session_does_what_it_shows(
    transcript: Transcript, copy: Path, env: Mapping[str, str]
) -> None:
    found = failures(transcript, copy, env, skipped=run_by_ci(GATES, README))
    assert not found, "\n\n".join(found)


def test_the_program_is_on_the_path(copy: Path, env: Mapping[str, str]) -> None:
    text = "```console\n$ mic-tracker --version\n$ command -v mic-tracker | grep -c /home\n1\n```\n"
    assert [failures(t, copy, env) for t in transcripts("page.md", text)] == [[]]


def test_each_session_finds_a_committed_registry(copy: Path, env: Mapping[str, str]) -> None:
    text = "```\n$ git log --format='%an, %as: %s'\nA reader, 2025-01-01: The registry\n```\n"
    assert [failures(t, copy, env) for t in transcripts("page.md", text)] == [[]]


def test_set_up_and_tests_are_left_to_the_gates() -> None:
    readme = (
        "$ python3 -m venv .venv && .venv/bin/mic-tracker status\n$ .venv/bin/python -m pytest\n"
    )
    assert run_by_ci(GATES, readme + "$ pip install .\n$ .venv/bin/mic-tracker status\n") == {
        "python3 -m venv .venv && .venv/bin/mic-tracker status",
        ".venv/bin/python -m pytest",
    }
