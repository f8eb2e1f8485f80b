"""Mutants of registries: read, judged, checked and shown without an exception of Python's own."""

from collections import Counter
from pathlib import Path
from tempfile import gettempdir

import fuzzing
import pytest

PARTS, EACH = 6, 50


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a table, whose bytes are replaced by those of a mutant."""
    folder = fuzzing.safe_folder(tmp_path_factory.mktemp("files"))
    (folder / "data.csv").write_text("indicator,value\n", "utf-8")
    return folder


@pytest.mark.parametrize("part", range(PARTS))
def test_a_mutant_is_judged_or_told(folder: Path, part: int) -> None:
    counts: Counter[str] = Counter()
    for seed in range(part * EACH, (part + 1) * EACH):
        counts += fuzzing.try_file(seed, folder)
    assert counts["read"] == EACH
    assert counts["judged"] >= EACH // 5  # else hardly anything is judged
    assert counts["findings"] >= EACH // 2


def test_nothing_is_written_outside_a_temporary_folder() -> None:
    with pytest.raises(fuzzing.BrokenPromiseError):
        fuzzing.safe_folder(Path("/"))
    with pytest.raises(fuzzing.BrokenPromiseError):
        fuzzing.safe_folder(Path(gettempdir()))


def test_a_broken_promise_is_told_by_its_seed() -> None:
    with (
        pytest.raises(fuzzing.BrokenPromiseError, match="seed x: ZeroDivisionError"),
        fuzzing.told_by("x"),
    ):
        _ = 1 / 0
