"""Paths relative to the root of the repository, wherever the check runs."""

from pathlib import Path

import pytest
from checking import ENGLISH, found, verdict, waiver

from mic_tracker.model.verdict import Waived
from mic_tracker.show.check.paths import from_root, posix_path
from mic_tracker.show.check.rows import rows


@pytest.mark.parametrize(
    ("path", "expected"),
    [("targets.toml", "targets.toml"), ("./a/b.toml", "a/b.toml"), ("a\\b.toml", "a/b.toml")],
)
def test_forward_slashes(path: str, expected: str) -> None:
    assert posix_path(path) == expected


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("targets.toml", "ci/targets.toml"),
        ("../targets.toml", "targets.toml"),
        ("./data/../targets.toml", "ci/targets.toml"),
        ("/repo/data/x.toml", "data/x.toml"),
        ("/elsewhere/x.toml", "/elsewhere/x.toml"),
        ("/repository/x.toml", "/repository/x.toml"),
        ("../../x.toml", "../../x.toml"),
    ],
)
@pytest.mark.skipif(Path("/").drive != "", reason="the paths here are those of POSIX")
def test_places_are_told_from_the_root(file: str, expected: str) -> None:
    told = found("MT111", "so", file=file)
    everywhere = verdict([told], [told], waived=[Waived(told, waiver("x"), None)], known=[told])
    placed = from_root(everywhere, Path("/repo/ci"), Path("/repo"))
    assert {row.file for row in rows(placed, ENGLISH)} == {expected}


def test_what_fails_still_fails() -> None:
    told = found("MT111", "so")
    placed = from_root(verdict([told]), Path("/repo"), Path("/repo"))
    assert placed.failed
    assert [row.state for row in rows(placed, ENGLISH)] == ["failing"]


def test_a_finding_without_a_place_keeps_none() -> None:
    told = found("MT111", "so", place=None)
    assert from_root(verdict([told]), Path("/repo"), Path("/repo")).findings == (told,)
