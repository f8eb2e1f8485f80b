"""Each event of GitHub, run by the action and by the workflow that `init` writes."""

from pathlib import Path

import composite
import pytest
import scratch
from events import NO_COMMIT, PLACE, ROOT, WAYS, Event, Run, Runner, init
from scratch import BROKEN, EASIER, GOAL, INNOCENT, REGISTRY

PULLED = "refs/pull/1/merge"
PULL = Event("pull_request", base_ref="main")
HARDER = REGISTRY.replace(GOAL, "at_least = 200")
EMPTY = 'format = 1\ntitle = "Nothing yet"\n'
TEMPLATE = ROOT / "mic_tracker" / "edit" / "templates" / "ci-github.yml"
both_ways = pytest.mark.parametrize("way", WAYS)


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    return Runner.new(tmp_path)


def pull(host: Path, text: str, name: str = "targets.toml", onto: str = "main") -> None:
    """Open a pull request from a fork."""
    scratch.merge(host, f"refs/heads/{onto}", scratch.change(host, text, name, onto), PULLED)


def push(runner: Runner, way: str, host: Path, before: str) -> Run:
    """Run what follows a push to main."""
    work = scratch.checkout(host, "refs/heads/main")
    return runner.run(way, work, Event("push", before=before))


# Pull requests


@both_ways
@pytest.mark.parametrize(("text", "code"), [(EASIER, 1), (INNOCENT, 0), (BROKEN, 2)])
def test_a_pull_request_from_a_fork(
    tmp_path: Path, runner: Runner, way: str, text: str, code: int
) -> None:
    host = scratch.project(tmp_path)
    pull(host, text)
    run = runner.run(way, scratch.checkout(host, PULLED), PULL)
    assert run.code == code, run.told
    assert ("::error file=targets.toml,line=" in run.told) == bool(code)
    assert ("weakened" in run.summary) == (code == 1)


@both_ways
def test_one_that_leaves_the_registry_alone(tmp_path: Path, runner: Runner, way: str) -> None:
    host = scratch.project(tmp_path)
    pull(host, "A project.\n", "readme.md")
    run = runner.run(way, scratch.checkout(host, PULLED), PULL)
    assert (run.code, "::error" in run.told) == (0, False), run.told


@both_ways
def test_what_others_merged_is_not_held_against_it(
    tmp_path: Path, runner: Runner, way: str
) -> None:
    host = scratch.project(tmp_path, HARDER)
    found = scratch.change(host, HARDER + "# a comment\n")
    scratch.commit(host, "# on top\n" + REGISTRY)
    scratch.merge(host, "main", found, PULLED)
    run = runner.run(way, scratch.checkout(host, PULLED), PULL)
    assert run.code == 0, run.told


@both_ways
def test_the_hint_for_a_shallow_checkout_helps(tmp_path: Path, runner: Runner, way: str) -> None:
    host = scratch.project(tmp_path)
    pull(host, EASIER)
    work = scratch.checkout(host, PULLED, depth=1)
    run = runner.run(way, work, PULL)
    assert run.code == 2
    assert "fetch-depth: 0" in run.told
    scratch.fetch_all(work, "--unshallow")
    assert runner.run(way, work, PULL).code == 1


@both_ways
@pytest.mark.parametrize(("text", "code"), [(REGISTRY, 0), (EMPTY, 0), (BROKEN, 2)])
def test_the_pull_request_that_brings_the_registry(
    tmp_path: Path, runner: Runner, way: str, text: str, code: int
) -> None:
    host = scratch.project(tmp_path, "A project.\n", "readme.md")
    pull(host, text)
    run = runner.run(way, scratch.checkout(host, PULLED), PULL)
    assert run.code == code, run.told
    new = "targets.toml is new: 'refs/remotes/origin/main~0' (commit"
    assert (new in run.told) == (code == 0)


# Pushes


@both_ways
@pytest.mark.parametrize(("text", "code"), [(EASIER, 1), (INNOCENT, 0)])
def test_a_push_is_compared_with_what_was_there_before(
    tmp_path: Path, runner: Runner, way: str, text: str, code: int
) -> None:
    host = scratch.project(tmp_path)
    before = scratch.git(host, "rev-parse", "HEAD")
    scratch.commit(host, text)
    scratch.commit(host, text + "# a second commit of the push\n")
    assert push(runner, way, host, before).code == code


@both_ways
@pytest.mark.parametrize("text", [REGISTRY, EMPTY], ids=["full", "empty"])
def test_the_first_push_has_nothing_to_be_compared_with(
    tmp_path: Path, runner: Runner, way: str, text: str
) -> None:
    run = push(runner, way, scratch.project(tmp_path, text), NO_COMMIT)
    assert run.code == 0, run.told
    assert "::notice::The branch is new" in run.told


@both_ways
def test_the_push_that_brings_the_registry(tmp_path: Path, runner: Runner, way: str) -> None:
    host = scratch.project(tmp_path, "A project.\n", "readme.md")
    before = scratch.git(host, "rev-parse", "HEAD")
    scratch.commit(host, REGISTRY)
    run = push(runner, way, host, before)
    assert (run.code, "targets.toml is new" in run.told) == (0, True), run.told


def rewritten(tmp_path: Path) -> tuple[Path, str]:
    """A host on which a commit that raised the goal was pushed away, and that commit."""
    host = scratch.project(tmp_path)
    before = scratch.commit(host, HARDER)
    scratch.git(host, "reset", "-q", "--hard", "HEAD~1")
    scratch.commit(host, INNOCENT)
    return host, before


@both_ways
def test_a_force_push_is_compared_with_what_it_replaced(
    tmp_path: Path, runner: Runner, way: str
) -> None:
    run = push(runner, way, *rewritten(tmp_path))
    assert run.code == 1, run.told
    assert " 200 → 100" in run.summary


def test_the_action_leaves_the_checkout_as_it_was(tmp_path: Path, runner: Runner) -> None:
    host, before = rewritten(tmp_path)
    work = scratch.checkout(host, "refs/heads/main")
    scratch.git(work, "checkout", "-q", "-b", "main")
    assert runner.run("action", work, Event("push", before=before)).code == 1
    head = scratch.git(host, "rev-parse", "main")
    assert scratch.git(work, "rev-parse", "HEAD", "--abbrev-ref", "HEAD").split() == [head, "main"]


@both_ways
def test_what_a_force_push_replaced_may_be_gone(tmp_path: Path, runner: Runner, way: str) -> None:
    host, before = rewritten(tmp_path)
    scratch.git(host, "reflog", "expire", "--expire=now", "--all")
    scratch.git(host, "gc", "--quiet", "--prune=now")
    run = push(runner, way, host, before)
    assert run.code == 2
    assert f"::error::The commit before this push, {before}, is gone." in run.told


# Merge queues, and other events


@both_ways
@pytest.mark.parametrize(("first", "second", "code"), [(REGISTRY, EASIER, 1), (EASIER, EASIER, 0)])
def test_a_merge_queue_is_compared_with_what_is_before_it_in_the_queue(
    tmp_path: Path, runner: Runner, way: str, first: str, second: str, code: int
) -> None:
    host = scratch.project(tmp_path)
    ahead = scratch.merge(host, "main", scratch.change(host, first + "# 1\n"), "refs/queue/1")
    queued = "refs/heads/gh-readonly-queue/main/pr-2"
    scratch.git(host, "update-ref", "refs/heads/ahead", ahead)
    mine = scratch.change(host, second + "# 1\n# 2\n", onto="ahead")
    scratch.merge(host, ahead, mine, queued)
    event = Event("merge_group", queued_after=ahead)
    run = runner.run(way, scratch.checkout(host, queued), event)
    assert run.code == code, run.told


@both_ways
@pytest.mark.parametrize("name", ["schedule", "workflow_dispatch"])
def test_other_events_look_at_seven_days(
    tmp_path: Path, runner: Runner, way: str, name: str
) -> None:
    work = scratch.checkout(scratch.project(tmp_path), "refs/heads/main")
    run = runner.run(way, work, Event(name))
    assert run.code == 0, run.told
    assert "2026-11-14" in run.summary


@pytest.mark.parametrize(
    ("event", "told"),
    [
        (Event("schedule"), True),
        (Event("workflow_dispatch"), True),
        (Event("push", before=NO_COMMIT), False),
    ],
)
def test_a_weekly_run_says_what_is_due(
    tmp_path: Path, runner: Runner, event: Event, *, told: bool
) -> None:
    work = scratch.checkout(scratch.project(tmp_path), "refs/heads/main")
    run = runner.run("template", work, event)
    assert run.code == 0, run.told
    assert ("what is due" in run.summary) is told
    if told:  # the last figure is of 2023, so that of 2024 should have been out by the end of 2025
        assert "2025-12-31" in run.summary


@both_ways
def test_a_schedule_catches_what_a_direct_push_did(
    tmp_path: Path, runner: Runner, way: str
) -> None:
    host = scratch.project(tmp_path)
    scratch.commit(host, EASIER, day="2026-11-18")
    run = runner.run(way, scratch.checkout(host, "refs/heads/main"), Event("schedule"))
    assert run.code == 1, run.told


@both_ways
def test_a_registry_of_this_week_is_new(tmp_path: Path, runner: Runner, way: str) -> None:
    host = scratch.project(tmp_path, "A project.\n", "readme.md")
    scratch.commit(host, REGISTRY, day="2026-11-18")
    run = runner.run(way, scratch.checkout(host, "refs/heads/main"), Event("schedule"))
    assert run.code == 0, run.told


# Where the registry stands


@both_ways
def test_a_registry_in_a_folder(tmp_path: Path, runner: Runner, way: str) -> None:
    name = "the gov's data/targets.toml"
    host = scratch.project(tmp_path, REGISTRY, name)
    pull(host, EASIER, name)
    work = scratch.checkout(host, PULLED)
    run = runner.run(way, work, PULL, (name,))
    assert run.code == 1, run.told
    assert f"::error file={name},line=" in run.told


@both_ways
def test_two_registries(tmp_path: Path, runner: Runner, way: str) -> None:
    names = ("a/targets.toml", "b/targets.toml")
    host = scratch.project(tmp_path, REGISTRY, names[0])
    scratch.commit(host, REGISTRY, names[1])
    scratch.change(host, EASIER, names[0])
    found = scratch.commit(host.with_name("fork"), EASIER, names[1])
    scratch.merge(host, "main", found, PULLED)
    work = scratch.checkout(host, PULLED)
    if way == "template":
        init(work / "a", "--ci", "github")
        text = (work / PLACE).read_text(encoding="utf-8")
        more = text.replace(f"--file={names[0]}", f"--file={names[0]} --file={names[1]}")
        (work / PLACE).write_text(more, encoding="utf-8")
    run = runner.run(way, work, PULL, names)
    assert run.code == 1, run.told
    assert all(f"::error file={name}," in run.told for name in names)


# What a stranger may write


@both_ways
@pytest.mark.parametrize(
    "branch",
    [
        "$(touch${IFS}caught)",
        "`touch${IFS}caught`",
        ";touch${IFS}caught;",
        '";touch${IFS}caught;"',
        "';touch${IFS}caught;'",
        "|touch${IFS}caught",
        "-n",
        "--format=json",
        "v1.toml",
        "v1.json",
        "${{github.token}}",
    ],
)
def test_a_branch_is_a_name_whatever_it_is_called(
    tmp_path: Path, runner: Runner, way: str, branch: str
) -> None:
    host = scratch.project(tmp_path)
    scratch.git(host, "update-ref", f"refs/heads/{branch}", "HEAD")
    pull(host, EASIER, onto=branch)
    work = scratch.checkout(host, PULLED)
    run = runner.run(way, work, Event("pull_request", base_ref=branch))
    assert run.code == 1, run.told
    assert " 100 → 80" in run.summary
    assert [*tmp_path.rglob("caught")] == []


@both_ways
def test_a_file_that_is_called_like_the_base_is_not_the_base(
    tmp_path: Path, runner: Runner, way: str
) -> None:
    host = scratch.project(tmp_path)
    found = scratch.change(host, EASIER)
    for name in ("main", "main~0"):
        found = scratch.commit(host.with_name("fork"), EASIER, f"refs/remotes/origin/{name}")
    scratch.merge(host, "main", found, PULLED)
    assert runner.run(way, scratch.checkout(host, PULLED), PULL).code == 1


# The two ways


def test_the_action_and_the_workflow_compare_alike() -> None:
    def comparing(path: Path) -> str:
        text = path.read_text(encoding="utf-8")
        start = "# what the registry is compared with; "
        return text[text.index(start) : text.index("          esac\n")]

    assert comparing(ROOT / "action.yml") == comparing(TEMPLATE)


@pytest.mark.parametrize("path", [TEMPLATE, ROOT / ".github" / "workflows" / "targets.yml"])
def test_it_runs_for_every_event_that_can_change_a_registry(path: Path) -> None:
    events = composite.load(path)["on"]
    assert {*events} == {"pull_request", "merge_group", "push", "schedule", "workflow_dispatch"}
    assert "edited" in events["pull_request"]["types"]
    assert events["push"]["branches"] in (["main"], ["@BRANCHES@"])
