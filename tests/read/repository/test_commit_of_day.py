"""The commit of a day: along first parents, by the date of the committer, until midnight UTC."""

from datetime import date
from pathlib import Path

import pytest
from shell import Shell

from mic_tracker.errors import WrongUse
from mic_tracker.read.repository.commit_of_day import (
    find_commit_of_day,
    find_day,
    is_in_repository,
    list_commits_of_days,
)
from mic_tracker.read.repository.process import Commit

DAY = date(2026, 6, 15)
BEFORE, ON, AFTER = "2026-06-14T12:00:00Z", "2026-06-15T12:00:00Z", "2026-06-16T12:00:00Z"


def commit_of_day(shell: Shell, day: date = DAY) -> str | None:
    """The hash of the commit at which the registry stood."""
    found = find_commit_of_day(shell.folder / "targets.toml", day)
    if found is None:
        return None
    assert found.name == day.isoformat()
    return found.hash


def test_the_last_one_of_the_day_counts(repository: Shell) -> None:
    repository.commit_at(BEFORE, "a = 1")
    repository.commit_at(ON, "a = 2")
    last = repository.commit_at("2026-06-15T23:59:59Z", "a = 3")
    repository.commit_at("2026-06-16T00:00:00Z", "a = 4")
    assert commit_of_day(repository) == last


def test_what_matters_is_when_it_was_committed_not_when_it_was_written(repository: Shell) -> None:
    first = repository.commit_at(BEFORE, "a = 1")
    repository.commit("a = 2", GIT_AUTHOR_DATE=BEFORE, GIT_COMMITTER_DATE=AFTER)
    assert commit_of_day(repository) == first


def test_a_branch_counts_from_its_merge(repository: Shell) -> None:
    first = repository.commit_at(BEFORE, "a = 1")
    repository.git("switch", "-qc", "branch")
    repository.commit_at(ON, "a = 2")
    repository.git("switch", "-q", "main")
    repository.git("merge", "-q", "--no-ff", "branch", GIT_COMMITTER_DATE=AFTER)
    assert commit_of_day(repository) == first


def test_a_clock_that_was_wrong_hides_nothing_older(repository: Shell) -> None:
    first = repository.commit_at(BEFORE, "a = 1")
    repository.commit_at("2030-01-01T12:00:00Z", "a = 2")
    repository.commit_at(AFTER, "a = 3")
    assert commit_of_day(repository) == first


@pytest.mark.parametrize("day", [date(2026, 6, 13), date(1960, 1, 1), date(1, 1, 1)])
def test_a_day_before_the_history_has_none(repository: Shell, day: date) -> None:
    repository.commit_at(BEFORE, "a = 1")
    assert commit_of_day(repository, day) is None


def test_a_repository_without_commits_has_none(repository: Shell) -> None:
    repository.write("a = 1")
    assert commit_of_day(repository) is None


def clone(repository: Shell, folder: Path, *words: str) -> Shell:
    repository.git("clone", "-q", *words, f"file://{repository.folder}", str(folder))
    return Shell(folder, repository.home)


def test_a_history_that_is_cut_off_is_refused(repository: Shell, tmp_path: Path) -> None:
    repository.commit_at(BEFORE, "a = 1")
    second = repository.commit_at(ON, "a = 2")
    repository.commit_at(AFTER, "a = 3")
    assert commit_of_day(clone(repository, tmp_path / "two", "--depth=2")) == second
    with pytest.raises(WrongUse, match="shallow_history"):
        commit_of_day(clone(repository, tmp_path / "one", "--depth=1"))
    with pytest.raises(WrongUse, match="shallow_history"):
        commit_of_day(clone(repository, tmp_path / "again", "--depth=2"), date(2026, 6, 13))


def test_a_branch_that_is_cut_off_does_not_matter(repository: Shell, tmp_path: Path) -> None:
    repository.commit_at(AFTER, "a = 1")
    repository.git("switch", "-q", "--orphan", "other")
    repository.commit_at(BEFORE, "b", "b.txt")
    repository.commit_at(AFTER, "c", "b.txt")
    repository.git("switch", "-q", "main")
    merge = ("merge", "-q", "--no-ff", "--allow-unrelated-histories", "other")
    repository.git(*merge, GIT_COMMITTER_DATE=AFTER)
    shallow = clone(repository, tmp_path / "clone", "--depth=2")
    assert shallow.git("rev-parse", "--is-shallow-repository").strip() == "true"
    assert commit_of_day(shallow) is None


def test_whether_a_registry_lies_in_a_repository(repository: Shell, tmp_path: Path) -> None:
    assert is_in_repository(repository.write("a = 1", "below/targets.toml"))
    outside = tmp_path / "outside" / "targets.toml"
    outside.parent.mkdir()
    outside.write_text("a = 1", "utf-8")
    assert not is_in_repository(outside)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (ON, DAY),
        ("2026-06-16T01:00:00+02:00", DAY),
        ("2026-06-14T23:00:00-02:00", DAY),
        ("1970-01-01T00:00:00Z", date(1970, 1, 1)),
    ],
)
def test_a_commit_is_of_the_day_on_which_it_was_committed(
    repository: Shell, moment: str, day: date
) -> None:
    made = repository.commit_at(moment, "a = 1")
    assert find_day(repository.folder / "targets.toml", Commit("HEAD", made)) == day


def listed(shell: Shell, since: date, until: date) -> dict[str, str]:
    """The days with a commit, and the commit of each."""
    found = list_commits_of_days(shell.folder / "targets.toml", since, until)
    return {day.isoformat(): commit.hash for day, commit in found}


def test_every_day_with_a_commit_is_listed_between_two_others(repository: Shell) -> None:
    repository.commit_at(BEFORE, "a = 1")
    repository.commit_at(ON, "a = 2")
    last = repository.commit_at("2026-06-15T23:59:59Z", "a = 3")
    after = repository.commit_at(AFTER, "a = 4")
    repository.commit_at("2026-06-18T00:00:00Z", "a = 5")
    since, until = date(2026, 6, 14), date(2026, 6, 18)
    assert listed(repository, since, until) == {"2026-06-15": last, "2026-06-16": after}
    assert listed(repository, date(2026, 6, 16), until) == {}


def test_nothing_is_listed_where_nothing_was_committed(repository: Shell) -> None:
    assert listed(repository, date(1960, 1, 1), date(2030, 1, 1)) == {}


def test_each_listed_commit_is_that_of_its_day_whatever_the_clocks_said(repository: Shell) -> None:
    for number, day in enumerate(("12", "18", "14", "16", "15")):
        repository.commit_at(f"2026-06-{day}T12:00:00Z", f"a = {number}")
    found = listed(repository, date(2026, 6, 10), date(2026, 6, 20))
    for on in (date(2026, 6, n) for n in range(11, 20)):
        until = [hash_ for other, hash_ in found.items() if other <= on.isoformat()]
        assert commit_of_day(repository, on) == (until[-1] if until else None)
