"""Every hint about fetching is a command that works: each is run, and then the check again."""

import shutil
import subprocess
from pathlib import Path

import pytest
from scratch import EASIER, INNOCENT, REGISTRY
from shell import DAY, Done, Shell


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    """A repository with a branch that left main some commits ago; a tag is between them."""
    place = tmp_path_factory.mktemp("history")
    made = Shell(place / "work", place)
    made.folder.mkdir()
    made.git("init", "-q", "-b", "main")
    made.git("config", "uploadpack.allowFilter", "true")
    made.commit(REGISTRY + "# first\n")
    made.commit(REGISTRY)
    made.git("tag", "-a", "v1", "-m", "one")
    made.git("switch", "-qc", "change")
    for text in (INNOCENT, EASIER):
        made.commit(text)
    made.git("switch", "-q", "main")
    made.commit(REGISTRY + "# last\n")
    made.git("switch", "-qc", "topic/other", "v1")
    made.commit(REGISTRY + "# other\n")
    made.git("switch", "-q", "main")
    return made


@pytest.fixture
def remote(history: Shell, shell: Shell) -> Shell:
    """A copy of that repository."""
    shutil.copytree(history.folder, shell.folder, dirs_exist_ok=True)
    return shell


def clone(remote: Shell, *options: str, name: str = "clone") -> Shell:
    """A clone with the branch `change`, as its owner would make it."""
    made = Shell(remote.folder.with_name(name), remote.home)
    url = remote.folder.as_uri()
    remote.git("clone", "-q", "--branch", "change", *options, url, str(made.folder))
    return made


def check(shell: Shell, base: str, *words: str) -> Done:
    """A check against a base."""
    return shell.run("check", "--base", base, "--as-of", DAY, *words)


def hints(done: Done) -> list[str]:
    """The commands of git that an error names."""
    assert (done.code, done.out) == (2, ""), done
    said = [line.rpartition(": ")[2] for line in done.err.splitlines()[1:]]
    return [command for command in said if command.startswith("git ")]


def follow(shell: Shell, command: str) -> None:
    """Type a command of git as it stands."""
    env = shell.env() | {"GIT_CONFIG_COUNT": "0"}
    subprocess.run(["sh", "-c", command], cwd=shell.folder, env=env, check=True)


def follow_until_compared(shell: Shell, base: str, most: int = 2) -> list[str]:
    """Follow the first hint of each answer until the check compares, and finds the easier goal."""
    followed = list[str]()
    done = check(shell, base)
    while done.code == 2 and len(followed) < most:
        followed.append(hints(done)[0])
        follow(shell, followed[-1])
        done = check(shell, base)
    assert done.code == 1, done
    assert "at_least 100 → 80" in done.out
    return followed


CLONES: dict[str, tuple[str, ...]] = {
    "whole": (),
    "shallow": ("--depth=1",),
    "single branch": ("--single-branch",),
    "shallow, with tags": ("--depth=2", "--no-single-branch"),
    "partial": ("--filter=blob:none",),
    "without trees": ("--filter=tree:0",),
    "partial, single branch": ("--filter=blob:none", "--single-branch"),
    "of another remote": ("--origin=upstream", "--single-branch"),
    "shallow, of another remote": ("--origin=upstream", "--depth=1"),
}


@pytest.mark.parametrize("kind", CLONES)
def test_the_base_that_ci_names_is_fetched(remote: Shell, kind: str) -> None:
    shell = clone(remote, *CLONES[kind])
    name = "upstream" if "another" in kind else "origin"
    followed = follow_until_compared(shell, f"{name}/main")
    assert (followed == []) == (kind == "whole")


@pytest.mark.parametrize("kind", ["shallow", "single branch", "partial, single branch"])
def test_and_from_a_detached_head_as_well(remote: Shell, kind: str) -> None:
    shell = clone(remote, *CLONES[kind])
    shell.git("checkout", "-q", "--detach")
    assert follow_until_compared(shell, "refs/remotes/origin/main")


@pytest.mark.parametrize("kind", ["shallow", "single branch", "shallow, of another remote"])
def test_the_clone_lacks_something_at_first(remote: Shell, kind: str) -> None:
    shell = clone(remote, *CLONES[kind])
    name = "upstream" if "another" in kind else "origin"
    unshallow = " --unshallow" if "shallow" in kind else ""
    asked = f"+refs/heads/main:refs/remotes/{name}/main"
    assert hints(check(shell, f"{name}/main")) == [f"git fetch{unshallow} {name} {asked}"]
    settings = "`fetch-depth: 0`; in GitLab CI: `GIT_DEPTH: 0`"
    assert (settings in check(shell, f"{name}/main").err) == bool(unshallow)


def test_origin_is_said_where_the_remote_has_another_name(remote: Shell) -> None:
    shell = clone(remote, *CLONES["of another remote"])
    done = check(shell, "origin/main")
    assert "it is called by its remote, as it is here: upstream/main" in done.err
    follow(shell, hints(done)[0])
    assert check(shell, "upstream/main").code == 1
    done = check(shell, "origin/main")
    assert "the branch is here under the name of its remote: upstream/main" in done.err
    assert hints(done) == []


@pytest.mark.parametrize("kind", ["shallow", "single branch", "of another remote"])
@pytest.mark.parametrize("branch", ["main", "topic/other"])
def test_a_branch_is_fetched_by_its_own_name(remote: Shell, kind: str, branch: str) -> None:
    shell = clone(remote, *CLONES[kind])
    name = "upstream" if "another" in kind else "origin"
    done = check(shell, branch)
    if "under the name of its remote" not in done.err:
        assert f"which is then called {name}/{branch}" in done.err
        follow(shell, hints(done)[0])
    assert f"its remote: {name}/{branch}" in check(shell, branch).err
    follow_until_compared(shell, f"{name}/{branch}")


@pytest.mark.parametrize("kind", ["shallow", "of another remote"])
@pytest.mark.parametrize("tag", ["v1", "refs/tags/v1"])
def test_a_tag_is_fetched(remote: Shell, kind: str, tag: str) -> None:
    shell = clone(remote, *CLONES[kind], "--no-tags")
    follow(shell, hints(check(shell, tag))[1])
    follow_until_compared(shell, tag)


@pytest.mark.parametrize("kind", ["shallow", "single branch", "shallow, of another remote"])
@pytest.mark.parametrize("digits", [40, 9])
def test_a_hash_is_fetched(remote: Shell, kind: str, digits: int) -> None:
    shell = clone(remote, *CLONES[kind])
    hash_ = remote.git("rev-parse", "main").strip()[:digits]
    commands = hints(check(shell, hash_))
    assert len(commands) == (2 if digits == 40 else 1)
    follow(shell, commands[0])
    follow_until_compared(shell, hash_)
    other = clone(remote, *CLONES[kind], name="other")
    follow(other, commands[-1])
    follow_until_compared(other, hash_)


@pytest.mark.parametrize("kind", ["shallow", "shallow, of another remote"])
@pytest.mark.parametrize("base", ["HEAD~2", "change~2", "@~2"])
def test_a_history_that_was_cut_off_is_fetched(remote: Shell, kind: str, base: str) -> None:
    shell = clone(remote, *CLONES[kind])
    name = "upstream" if "another" in kind else "origin"
    assert follow_until_compared(shell, base) == [f"git fetch --unshallow {name}"]


def test_a_merge_base_that_was_cut_off_is_fetched(remote: Shell) -> None:
    shell = clone(remote, "--depth=1")
    asked = "main:refs/remotes/origin/main"
    shell.git("fetch", "-q", "--depth=1", "origin", asked)
    assert "does not reach the merge base" in check(shell, "origin/main").err
    assert follow_until_compared(shell, "origin/main") == ["git fetch --unshallow origin"]


def test_what_a_partial_clone_left_out_is_fetched(remote: Shell) -> None:
    shell = clone(remote, *CLONES["partial"])
    done = check(shell, "origin/main")
    assert "this clone has not all that is in 'origin/main'" in done.err
    assert follow_until_compared(shell, "origin/main") == ["git fetch --refetch --no-filter origin"]
    assert shell.run("diff", "v1", "--as-of", DAY).code == 0


def test_a_partial_clone_without_its_remote_says_so(remote: Shell) -> None:
    shell = clone(remote, *CLONES["partial"])
    shell.git("remote", "remove", "origin")
    done = check(shell, "HEAD~2")
    assert "this clone has not all that is in 'HEAD~2'" in done.err
    assert "targets.toml is not in" not in done.err
    assert hints(done) == []
    assert "clone the repository anew, without --filter" in done.err


def test_without_a_remote_nothing_is_said_of_fetching(remote: Shell) -> None:
    for kind in ("shallow", "single branch"):
        shell = clone(remote, *CLONES[kind], name=kind.replace(" ", "-"))
        shell.git("remote", "remove", "origin")
        for base in ("origin/main", "main", "1" * 40):
            done = check(shell, base)
            assert "no remote to fetch it from" in done.err
            assert hints(done) == ["git for-each-ref"]
            follow(shell, "git for-each-ref")


def test_a_history_that_is_whole_does_not_go_back_further(remote: Shell) -> None:
    shell = clone(remote)
    done = check(shell, "HEAD~99")
    assert "the history does not go back so far" in done.err
    assert hints(done) == ["git log --oneline --all"]
    follow(shell, hints(done)[0])


@pytest.mark.parametrize(
    ("base", "said"),
    [
        ("main^{tree}", "'main^{tree}' names no commit: git has it as a tree"),
        ("v1:targets.toml^{commit}", "is not in 'v1'"),
        ("main..change", "'main..change' names two commits, and one is meant"),
        ("main...change", "'main...change' has three dots"),
    ],
)
def test_what_is_no_commit_is_not_fetched(remote: Shell, base: str, said: str) -> None:
    remote.git("switch", "-q", "change")
    done = check(remote, base)
    assert said in done.err
    assert "fetch" not in done.err
    assert hints(done) == []


def test_a_file_of_a_commit_is_a_base(remote: Shell) -> None:
    remote.git("switch", "-q", "change")
    assert check(remote, "main:targets.toml").code == 1
    assert "against main (" in check(remote, "main:targets.toml").out


def test_where_nothing_is_committed_nothing_can_be_fetched(repository: Shell) -> None:
    repository.write(REGISTRY)
    done = check(repository, "HEAD")
    assert "nothing is committed yet" in done.err
    assert hints(done) == []


def test_what_to_compare_with_where_the_base_is_here(remote: Shell) -> None:
    shell = clone(remote, "--depth=1")
    done = check(shell, "HEAD")
    assert hints(done) == ["git fetch --deepen=1 origin"]
    follow(shell, hints(done)[0])
    done = check(shell, "HEAD")
    assert "name an earlier revision: --base HEAD~1" in done.err
    assert hints(done) == []
    assert check(shell, "HEAD~1").code == 1


def test_commits_without_a_common_past_are_told_apart_by_diff(remote: Shell) -> None:
    shell = clone(remote)
    shell.git("switch", "-q", "--orphan", "alone")
    shell.commit(EASIER)
    done = check(shell, "origin/main")
    assert "to compare with it all the same: mic-tracker diff origin/main" in done.err
    assert shell.run("diff", "origin/main", "--as-of", DAY, "--exit-code").code == 1


def test_a_hint_is_for_the_folder_that_it_is_read_in(remote: Shell) -> None:
    shell = clone(remote, "--depth=1")
    below = Shell(shell.folder / "below", shell.home)
    below.folder.mkdir()
    assert hints(check(below, "origin/main"))[0].startswith("git fetch --unshallow origin ")
    beside = Shell(shell.folder.parent, shell.home)
    file = ("-f", "clone/targets.toml")
    command = hints(check(beside, "origin/main", *file))[0]
    assert command.startswith("git -C clone fetch --unshallow origin ")
    follow(beside, command)
    assert check(beside, "origin/main", *file).code == 1


def test_a_name_is_quoted_for_the_shell(remote: Shell, tmp_path: Path) -> None:
    name = f"a;touch${{IFS}}{tmp_path.name};b'c"
    remote.git("branch", name, "main")
    shell = clone(remote, "--single-branch")
    follow(shell, hints(check(shell, f"origin/{name}"))[0])
    assert check(shell, f"origin/{name}").code == 1
    assert not (shell.folder / tmp_path.name).exists()
