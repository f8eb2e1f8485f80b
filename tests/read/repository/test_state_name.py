"""What a name means is decided by its spelling."""

from pathlib import Path

import pytest

from mic_tracker.read.repository.state_name import named_file, parse_range, split_revision


@pytest.mark.parametrize(
    ("name", "revision", "path"),
    [
        ("main:targets.toml", "main", "targets.toml"),
        ("origin/main:old/targets.toml", "origin/main", "old/targets.toml"),
        ("v1~2:./a b.toml", "v1~2", "./a b.toml"),
        ("HEAD:../x:y.toml", "HEAD", "../x:y.toml"),
        ("main@{2026-01-01 10:00}:t.toml", "main@{2026-01-01 10:00}", "t.toml"),
        ("HEAD^{/fix: this}:t.toml", "HEAD^{/fix: this}", "t.toml"),
        ("C:base.toml", "C", "base.toml"),
        ("main", "main", None),
        ("main@{2026-01-01 10:00}", "main@{2026-01-01 10:00}", None),
        ("HEAD^{/fix: this}", "HEAD^{/fix: this}", None),
        (":/fix", ":/fix", None),
        ("main:", "main:", None),
        ("C:/work/base.toml", "C:/work/base.toml", None),
        ("c:\\work\\base.toml", "c:\\work\\base.toml", None),
    ],
)
def test_a_file_of_a_commit_is_named_as_in_git(name: str, revision: str, path: str | None) -> None:
    assert split_revision(name) == (revision, path)


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("file:main:targets.toml", "main:targets.toml"),
        ("file:x", "x"),
        ("old.toml", "old.toml"),
        ("OLD.JSON", "OLD.JSON"),
        ("C:/work/base.toml", "C:/work/base.toml"),
        ("main:targets.toml", None),
        ("origin/main", None),
    ],
)
def test_a_file_is_spelt_as_one(name: str, file: str | None) -> None:
    assert named_file(name) == (Path(file) if file else None)


def test_a_range_has_files_of_commits_on_both_sides() -> None:
    assert parse_range("a:x.toml..b:../y.toml") == ("a:x.toml", "b:../y.toml")
    assert parse_range("a:../x.toml") == ("a:../x.toml", None)
