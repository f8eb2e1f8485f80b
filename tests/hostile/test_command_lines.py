"""Random command lines: the documented exit codes, no traceback, nothing that steers a terminal."""

from collections import Counter
from pathlib import Path

import fuzzing
import pytest

PARTS, EACH = 5, 60


@pytest.mark.parametrize("part", range(PARTS))
def test_a_command_line_ends_with_a_documented_code(tmp_path: Path, part: int) -> None:
    fuzzing.prepare(tmp_path)
    counts: Counter[str] = Counter()
    for seed in range(part * EACH, (part + 1) * EACH):
        counts += fuzzing.try_command_line(seed, tmp_path)
    assert counts.total() == EACH
    assert counts["exit 0"]
    assert counts["exit 2"]


ADDING = ["add-observation", "add-target", "add-indicator", "add-source"]


@pytest.mark.parametrize("command", ["show", "explain", "diff", *ADDING])
def test_a_megabyte_comes_back_shortened(tmp_path: Path, command: str) -> None:
    fuzzing.prepare(tmp_path)
    code, out, err = fuzzing.run_main([command, "x" * 1_000_000], tmp_path)
    assert code == 2
    assert len(out + err) < 10_000
