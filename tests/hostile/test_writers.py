"""Writers at once, half of them killed: the file is whole, and nothing acknowledged is lost."""

import sys
from pathlib import Path

import fuzzing
import pytest


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL on Windows")
def test_nothing_that_a_writer_acknowledged_is_lost(tmp_path: Path) -> None:
    counts = fuzzing.try_writers(1, tmp_path, 8)
    assert counts["writers"] == 8
    assert counts["acknowledged"] >= 4
    assert counts["undone"] > counts["acknowledged"]  # one more writes after all of them
