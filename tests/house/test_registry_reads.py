"""How often a command that changes a registry reads it: at its start, and where it writes.

A read is a registry's bytes parsed and validated, whether they came from the file or were made
from it.
"""

from pathlib import Path
from typing import Any

import pytest
from articles import ARTICLES
from typer.testing import CliRunner, Result

from mic_tracker.cli import environment
from mic_tracker.cli.app import build_app
from mic_tracker.cli.dialogs.interview import Interview
from mic_tracker.read import registry

REGISTRY = ARTICLES.read_bytes()

FIGURE = ("add-observation", "digital-firms-2030", "--as-of", "2025-02-01")
FIGURE_OPTIONS = (
    *("--value", "53,000", "--period", "2024-12", "--series", "active"),
    *("--source", "global-expansion-2024", "--published", "2025-01-10"),
)
FIGURE_ANSWERS = ("active", "53,000", "2024-12", "Monthly report", "2025-01-10", "", "", "p. 3")

TARGET = ("add-target", "few")
TARGET_OPTIONS = (
    *("--kind", "threshold", "--indicator", "digital-firms", "--at-most", "9"),
    *("--source", "make-in-vietnam-2021"),
)
TARGET_ANSWERS = ("threshold", "digital-firms", "at most 9", "", "", "make-in-vietnam-2021", "p. 3")
SKETCH = 2_000
"""A goal is tried in a registry of no more than so many bytes."""

CORRECTION = ("correct", "digital-firms", "--period", "2024-07", "--set", "value=51,083")

WHOLE = pytest.mark.parametrize(
    "words", [(*FIGURE, *FIGURE_OPTIONS), (*TARGET, *TARGET_OPTIONS), CORRECTION]
)


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A registry, and a terminal to ask on."""
    path = tmp_path / "targets.toml"
    path.write_bytes(REGISTRY)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(environment, "is_interactive", lambda: True)
    return path


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The bytes of every read, in order."""
    every: list[bytes] = []
    read_text = registry.read_text

    def count(data: bytes, **more: Any) -> registry.Loaded:  # noqa: ANN401 - passed on as it is
        every.append(data)
        return read_text(data, **more)

    monkeypatch.setattr(registry, "read_text", count)
    return every


def run(words: tuple[str, ...], answers: tuple[str, ...] = ()) -> Result:
    """Run a command and type an answer at each prompt."""
    return CliRunner().invoke(build_app(words[:1]), words, input="".join(f"{a}\n" for a in answers))


@pytest.mark.parametrize(("words", "answers"), [(FIGURE, FIGURE_ANSWERS), (TARGET, TARGET_ANSWERS)])
def test_questions_read_nothing_and_each_change_is_read_once_before_and_once_after(
    file: Path, reads: list[bytes], words: tuple[str, ...], answers: tuple[str, ...]
) -> None:
    ended = run(words, (*answers, "y"))
    assert ended.exit_code == 0, ended.output
    written = file.read_bytes()
    assert b'"p. 3"' in written  # the last question was asked
    whole = [data for data in reads if len(data) > SKETCH]
    assert whole == [REGISTRY, written, REGISTRY, written]  # for the preview, then under the lock


@WHOLE
def test_without_a_preview_the_result_is_read_once(
    file: Path, reads: list[bytes], words: tuple[str, ...]
) -> None:
    ended = run((*words, "--yes"))
    assert ended.exit_code == 0, ended.output
    assert reads == [REGISTRY, REGISTRY, file.read_bytes()]


@WHOLE
def test_a_dry_run_reads_the_registry_and_what_would_become_of_it(
    file: Path, reads: list[bytes], words: tuple[str, ...]
) -> None:
    ended = run((*words, "--dry-run"))
    assert ended.exit_code == 0, ended.output
    assert file.read_bytes() == REGISTRY
    assert len(reads) == 2
    assert reads[0] == REGISTRY


def test_what_another_process_writes_before_the_yes_counts(
    file: Path, reads: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The figure that is agreed to has been written in the meantime: it is not written twice."""
    words = (*FIGURE, *FIGURE_OPTIONS)
    first = run((*words, "--yes"))
    other = file.read_bytes()
    file.write_bytes(REGISTRY)

    def agree(*_: object, **__: object) -> bool:
        file.write_bytes(other)
        return True

    monkeypatch.setattr(Interview, "confirm", agree)
    reads.clear()
    ended = run(words)
    assert (first.exit_code, ended.exit_code) == (0, 0)
    assert ended.stdout.startswith("already recorded at targets.toml:")
    assert file.read_bytes() == other
    assert reads == [REGISTRY, other, other]  # the preview of the result has the same bytes
