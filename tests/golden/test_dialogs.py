"""Whole dialogs, on a narrow terminal and on a wide one: questions, help, refusals, previews."""

from collections.abc import Callable
from pathlib import Path

import pytest
from articles import ARTICLES
from dialogs import DIALOGS
from program import environment
from terminal import Terminal

Golden = Callable[[str, str], None]


@pytest.mark.parametrize("width", [60, 120])
@pytest.mark.parametrize("name", DIALOGS)
def test_a_dialog(tmp_path: Path, golden: Golden, name: str, width: int) -> None:
    (tmp_path / "targets.toml").write_bytes(ARTICLES.read_bytes())
    words, answers = DIALOGS[name]
    screen = Terminal(tmp_path, environment(), width)
    screen.run(words, answers)
    golden(f"dialog-{name}-{width}.txt", screen.text)
