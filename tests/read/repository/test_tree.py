"""Patterns of `include`, and the submodules that they may lead into."""

from pathlib import Path

import pytest

from mic_tracker.read.repository.tree import may_match


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("data/*.csv", "data"),
        ("**/*.csv", "data/deep"),
        (".h*/*.csv", ".hidden"),
        ("*/x/*.csv", "data/x"),
        ("data/**/x.csv", "data/a/b/c"),
        ("**/" * 40 + "x.csv", "a/" * 40 + "b"),
        ("**/a/**/b/*.csv", "x/a/y/b"),
        ("[ab]/x.csv", "a"),
    ],
)
def test_a_pattern_may_lead_into_a_folder(pattern: str, path: str) -> None:
    assert may_match(pattern, Path(path))


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("data/*.csv", "other"),
        ("data/*.csv", "data/deep/er"),
        ("**/*.csv", ".hidden"),
        ("*/x/*.csv", "data/y"),
        ("data/**/x.csv", "a/data"),
    ],
)
def test_a_pattern_leads_into_no_other_folder(pattern: str, path: str) -> None:
    assert not may_match(pattern, Path(path))
