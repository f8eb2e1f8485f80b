"""A shell in a fresh folder, and one in a fresh repository."""

from pathlib import Path

import pytest
from shell import Shell


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """A shell in an empty folder."""
    for name in ("work", "home"):
        (tmp_path / name).mkdir()
    return Shell(tmp_path / "work", tmp_path / "home")


@pytest.fixture
def repository(shell: Shell) -> Shell:
    """The same with an empty repository."""
    shell.git("init", "-q", "-b", "main")
    return shell
