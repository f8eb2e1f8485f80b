"""`--since`: the registry as committed on an earlier day, or the same one judged on that day."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from gatetexts import FIRMS, GROWING, LEVEL, figures
from shell import DAY, Shell

MAIN = f'format = 1\ntitle = "Test"\n{FIRMS}{LEVEL}{figures(GROWING)}'
LOWER = MAIN.replace("at_least = 860", "at_least = 800")
AS_OF = ("--as-of", DAY)
OLD, WEEK_AGO, LATE, NEW = (
    "2026-01-05T12:00:00Z",
    "2026-11-14T23:59:59Z",
    "2026-11-15T00:00:00Z",
    "2026-11-18T12:00:00Z",
)
"""Moments before, on and after the day that is a week before the day of judgement."""


def base_of(shell: Shell, *words: str) -> dict[str, Any]:
    """What a check since a week ago was compared with, as data."""
    done = shell.run("check", "--since", "7d", *AS_OF, "--json", *words)
    assert done.code in {0, 1}, done.err
    base: dict[str, Any] = json.loads(done.out)["base"]
    return base


def test_a_goal_lowered_by_a_direct_push_is_caught(repository: Shell) -> None:
    at = repository.commit_at(OLD, MAIN)
    repository.commit_at(NEW, LOWER)
    done = repository.run("check", "--since", "7d", *AS_OF)
    assert done.code == 1, done.out + done.err
    assert "weakened firms-2030  firms-2030 was made easier: at_least 860 → 800" in done.out
    told = f"against the registry as committed by 2026-11-14 ({at[:9]}): "
    assert told in done.out
    expected = {"name": "2026-11-14", "commit": at, "as_of": "2026-11-14"}
    assert base_of(repository) == {"origin": "commit_of_day", **expected}
    assert repository.run("check", "--since", "2d", *AS_OF).code == 0


def test_what_is_not_committed_yet_counts(repository: Shell) -> None:
    repository.commit_at(OLD, MAIN)
    repository.write(LOWER)
    assert repository.run("check", "--since", "1d", *AS_OF).code == 1


def test_the_rules_of_that_day_count_too(repository: Shell) -> None:
    repository.commit_at(OLD, MAIN)
    loose = 'title = "Test"\ncheck.rules = { weakened = "off" }'
    repository.commit_at(NEW, LOWER.replace('title = "Test"', loose))
    done = repository.run("check", "--since", "7d", *AS_OF)
    assert done.code == 1
    assert "loosened-rules" in done.out
    assert "at_least 860 → 800" in done.out


def test_the_base_is_judged_on_that_day(repository: Shell) -> None:
    repository.commit_at(OLD, MAIN)
    words = ("check", "--as-of", "2032-06-01", "--since", "2026-12-01")
    done = repository.run(*words)
    assert done.code == 1
    told = "firms-2030 slipped from at risk to no data: time has passed, 2026-12-01 → 2032-06-01"
    assert told in done.out
    known = json.loads(repository.run(*words, "--known-on", "2020-01-01", "--json").out)
    assert known["base"]["as_of"] == "2026-12-01"


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (WEEK_AGO, "2026-11-14"),
        (LATE, "2026-11-13"),
        ("2026-11-15T01:00:00+02:00", "2026-11-14"),
        ("2026-11-14T23:00:00-02:00", "2026-11-13"),
    ],
    ids=["last second", "next day", "not UTC, before midnight", "not UTC, after midnight"],
)
def test_a_day_ends_at_midnight_utc(repository: Shell, moment: str, day: str) -> None:
    first = repository.commit_at(OLD, MAIN)
    second = repository.commit_at(moment, MAIN + "# a comment\n")
    repository.commit_at(NEW, LOWER)
    expected = second if day == "2026-11-14" else first
    assert base_of(repository)["commit"] == expected
    assert repository.run("check", "--since", day, *AS_OF).code == 1


def test_a_merge_counts_from_the_day_on_which_it_was_merged(repository: Shell) -> None:
    first = repository.commit_at(OLD, MAIN)
    repository.git("switch", "-qc", "branch")
    repository.commit_at("2026-06-01T12:00:00Z", LOWER)
    repository.git("switch", "-q", "main")
    repository.git("merge", "-q", "--no-ff", "branch", GIT_COMMITTER_DATE=NEW)
    assert base_of(repository)["commit"] == first
    assert repository.run("check", "--since", "7d", *AS_OF).code == 1


def test_outside_of_git_the_same_registry_is_judged_on_that_day(shell: Shell) -> None:
    shell.write(MAIN)
    alone = {"GIT_CEILING_DIRECTORIES": str(shell.folder.parent)}
    done = shell.run("check", "--since", "7d", *AS_OF, **alone)
    assert done.code == 0
    assert "against the same registry on 2026-11-14: " in done.out
    done = shell.run("check", "--since", "7d", *AS_OF, "--json", **alone)
    base = {"origin": "day", "name": "2026-11-14", "commit": None, "as_of": "2026-11-14"}
    assert json.loads(done.out)["base"] == base
    assert shell.run("check", "--since", "7d", *AS_OF, PATH="/nowhere", **alone).code == 0


def test_a_repository_without_git_is_not_judged_by_less(repository: Shell) -> None:
    repository.commit_at(OLD, MAIN)
    done = repository.run("check", "--since", "7d", *AS_OF, PATH="/nowhere")
    assert (done.code, done.out) == (4, "")
    assert "git is not installed" in done.err


@pytest.mark.parametrize("kind", ["later", "untracked", "no commit"])
def test_a_registry_that_no_commit_of_that_day_has(repository: Shell, kind: str) -> None:
    if kind == "later":
        repository.commit_at(OLD, "A page\n", "README.md")
        repository.commit_at(NEW, MAIN)
    elif kind == "untracked":
        repository.commit_at(OLD, "A page\n", "README.md")
    repository.write(MAIN)
    done = repository.run("check", "--since", "7d", *AS_OF)
    assert done.code == 0, done.err
    told = "against the same registry on 2026-11-14, as no commit by that day has it: "
    assert told in done.out
    base = {"name": "2026-11-14", "commit": None, "as_of": "2026-11-14"}
    assert base_of(repository) == {"origin": "day_before_commit", **base}


@pytest.mark.parametrize("day", ["2026-01-04", "2025-Q4", "1960", "1000"])
def test_a_day_before_the_whole_history(repository: Shell, day: str) -> None:
    repository.commit_at(OLD, MAIN)
    done = repository.run("check", "--since", day, *AS_OF)
    assert done.code in {0, 1}, done.err
    assert "as no commit by that day has it" in done.out


def shallow(repository: Shell, folder: Path, *words: str) -> Shell:
    """A clone of the last commit alone."""
    origin = f"file://{repository.folder}"
    repository.git("clone", "-q", "--depth", "1", *words, origin, str(folder))
    return Shell(folder, repository.home)


@pytest.mark.parametrize("kind", ["plain", "single branch", "detached", "fetched"])
def test_a_shallow_clone_says_what_to_fetch_and_that_works(
    repository: Shell, tmp_path: Path, kind: str
) -> None:
    repository.commit_at(OLD, MAIN)
    at = repository.commit_at(NEW, LOWER)
    single = ("--single-branch",) if kind == "single branch" else ()
    clone = shallow(repository, tmp_path / "clone", *single)
    if kind == "detached":
        clone.git("checkout", "-q", "--detach")
    elif kind == "fetched":  # as actions/checkout does
        clone = Shell(tmp_path / "fetched", repository.home)
        clone.folder.mkdir()
        clone.git("init", "-q")
        clone.git("remote", "add", "origin", f"file://{repository.folder}")
        clone.git("fetch", "-q", "--depth=1", "origin", f"+{at}:refs/remotes/origin/main")
        clone.git("checkout", "-q", "--force", "-B", "main", "refs/remotes/origin/main")
    done = clone.run("check", "--since", "7d", *AS_OF)
    assert (done.code, done.out) == (2, "")
    assert "its history does not reach back to 2026-11-14" in done.err
    hint = re.search(r"fetch the whole history: (git .+)", done.err)
    assert hint
    clone.git(*hint[1].split()[1:])
    assert clone.run("check", "--since", "7d", *AS_OF).code == 1


def test_a_shallow_clone_that_reaches_back_is_enough(repository: Shell, tmp_path: Path) -> None:
    repository.commit_at(OLD, "A page\n", "README.md")
    at = repository.commit_at(WEEK_AGO, MAIN)
    clone = shallow(repository, tmp_path / "clone")
    clone.write(LOWER)
    done = clone.run("check", "--since", "7d", *AS_OF)
    assert done.code == 1
    assert f"as committed by 2026-11-14 ({at[:9]})" in done.out


def test_a_clone_without_the_file_is_not_judged_by_less(repository: Shell, tmp_path: Path) -> None:
    repository.git("config", "uploadpack.allowFilter", "true")
    repository.commit_at(OLD, MAIN)
    repository.commit_at(NEW, LOWER)
    clone = Shell(tmp_path / "clone", repository.home)
    origin = f"file://{repository.folder}"
    repository.git("clone", "-q", "--filter=blob:none", origin, str(clone.folder))
    clone.git("remote", "set-url", "origin", "file:///nowhere")
    done = clone.run("check", "--since", "7d", *AS_OF)
    assert (done.code, done.out) == (2, ""), done.out


def test_a_registry_that_was_not_valid_on_that_day(repository: Shell) -> None:
    at = repository.commit_at(OLD, MAIN.replace("by = 2030", "by = soon"))
    repository.commit_at(NEW, MAIN)
    done = repository.run("check", "--since", "7d", *AS_OF)
    assert (done.code, done.out) == (2, "")
    assert f"{at[:7]}:./targets.toml:" in done.err
    assert "'2026-11-14', which the registry is compared with, is not valid" in done.err


# ── Differences ──────────────────────────────────────────────────────────────────────────────────


def test_what_a_week_has_changed(repository: Shell, golden: Callable[[str, str], None]) -> None:
    at = repository.commit_at(OLD, MAIN)
    repository.commit_at(NEW, LOWER.replace("value = 740", "value = 705"))
    done = repository.run("diff", "--since", "7d", *AS_OF)
    golden("diff-since.txt", done.out.replace(at[:9], "COMMIT-1"))
    data = json.loads(repository.run("diff", "--since", "7d", *AS_OF, "--json").out)
    side = {"origin": "commit_of_day", "name": "2026-11-14", "commit": at, "as_of": "2026-11-14"}
    assert data["base"] == side
    head = {"origin": "file", "name": "targets.toml", "commit": None, "as_of": DAY}
    assert data["head"] == head
    assert repository.run("diff", "--since", "7d", *AS_OF, "--exit-code").code == 1


def test_what_a_week_has_changed_outside_of_git(shell: Shell) -> None:
    shell.write(MAIN)
    alone = {"GIT_CEILING_DIRECTORIES": str(shell.folder.parent)}
    told = shell.run("diff", "--since", "7d", *AS_OF, **alone).out
    assert told.startswith("the same registry on 2026-11-14 → targets.toml ")


def test_a_difference_in_a_shallow_clone(repository: Shell, tmp_path: Path) -> None:
    repository.commit_at(OLD, MAIN)
    repository.commit_at(NEW, LOWER)
    done = shallow(repository, tmp_path / "clone").run("diff", "--since", "7d", *AS_OF)
    assert (done.code, done.out) == (2, "")


def test_a_registry_that_moved_in_the_week_is_compared_with_what_it_was(repository: Shell) -> None:
    at = repository.commit_at(OLD, MAIN, "old.toml")
    repository.git("mv", "old.toml", "targets.toml")
    repository.commit_at(NEW, LOWER)
    done = repository.run("check", "--since", "7d", *AS_OF)
    assert done.code == 1, done.out + done.err
    assert f"as committed by 2026-11-14:old.toml ({at[:9]})" in done.out
