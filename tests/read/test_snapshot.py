"""At a revision `include` sees what it sees in the work tree: links, refusals, submodules."""

import hashlib
import os
import re
import zlib
from pathlib import Path

import pytest
from scratch import REGISTRY
from sentences import message, ways_out
from shell import Shell

from mic_tracker.errors import WrongUse
from mic_tracker.read.git import find_commit
from mic_tracker.read.registry import Loaded, read_registry
from mic_tracker.read.snapshot import open_snapshot, read_registry_at
from mic_tracker.text.limits import TABLE_BYTES

HEADER = "indicator,period,value,source\n"


@pytest.fixture(autouse=True)
def _no_configuration(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, os.devnull)


def including(*patterns: str) -> str:
    """A registry that includes files."""
    listed = ", ".join(f'"{pattern}"' for pattern in patterns)
    return REGISTRY.replace("[sources.paper]", f"include = [{listed}]\n\n[sources.paper]")


def rows(*values: int) -> str:
    """A file of figures; the years tell them apart."""
    return HEADER + "".join(f"firms,{2000 + value},{value},paper\n" for value in values)


def seen(loaded: Loaded) -> list[tuple[str, str]]:
    """What a reader saw: each figure or finding and its file, as it is called in the work tree."""
    if loaded.registry is None:
        return sorted((f.code, _now(f.facts)) for f in loaded.findings)
    return sorted((str(o.value), _now(o.location)) for o in loaded.registry.observations)


def _now(told: object) -> str:
    return re.sub(r"[0-9a-f]{7}:\./", "", str(told))


FILES = {
    "data/one.csv": rows(1),
    "data/deep/two.csv": rows(2),
    "data/deep/er/three.csv": rows(3),
    "store/2024.table": rows(4),
    "store/four.csv": rows(4),
    ".hidden/five.csv": rows(5),
    "data/.six.csv": rows(6),
    "data/seven.parquet": "?",
    "../beside/eight.csv": rows(8),
    "Data.CSV": rows(9),
}
LINKS = {
    "linked.csv": "data/one.csv",
    "renamed.csv": "store/2024.table",
    "folder": "store",
    "chain": "folder",
    "chained.csv": "chain/four.csv",
    "data/up": "../store",
    "self": ".",
    "loop.csv": "loop.csv",
    "ring": "ring2",
    "ring2": "ring",
    "gone.csv": "data/gone.csv",
    "outside.csv": "../beside/eight.csv",
    "outside": "../beside",
    "machine.csv": "{machine}",
    "above.csv": "../../../../../../../../../../../../../../../../../../../..{machine}",
    "own.csv": "targets.toml",
    "wrong.csv": "data/seven.parquet",
}
PATTERNS = [
    *("data/*.csv", "data/**/*.csv", "**/*.csv", "**/one.csv", "*/four.csv", "*.csv", "**"),
    *("linked.csv", "renamed.csv", "folder/*.csv", "chain/*.csv", "chained.csv", "data/up/*.csv"),
    *("self/data/*.csv", "self/self/linked.csv", "loop.csv", "ring/*.csv", "gone.csv"),
    *("outside.csv", "outside/*.csv", "machine.csv", "above.csv", "own.csv", "wrong.csv"),
    *(".hidden/*.csv", "data/.*.csv", "data/*", "*.parquet", "data/seven.*", "no/*.csv", "*.CSV"),
    *("../beside/*.csv", "/etc/*.csv", "data", ".", "folder", "[ld]*.csv", "?ata/one.csv", "a**b"),
]


@pytest.fixture(scope="module")
def linked(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    """A repository with files and links of every sort; its registry is in a folder."""
    place = tmp_path_factory.mktemp("linked")
    shell = Shell(place / "work", place)
    shell.folder.mkdir()
    shell.git("init", "-q", "-b", "main")
    machine = place / "machine.csv"
    machine.write_text(rows(7), encoding="utf-8")
    for name, text in FILES.items():
        shell.write(text, f"goals/{name}")
    for name, to in LINKS.items():
        (shell.folder / "goals" / name).symlink_to(to.format(machine=machine))
    shell.commit(REGISTRY, "goals/targets.toml")
    return shell


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_pattern_matches_at_a_revision_what_it_matches_now(
    linked: Shell, pattern: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(linked.folder / "goals")
    linked.commit(including(pattern), "goals/targets.toml")
    path = Path("targets.toml")
    now, then = read_registry(path), read_registry_at(path, find_commit(path, "HEAD"))
    assert seen(then) == seen(now)


def test_the_patterns_do_match_something(linked: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(linked.folder / "goals")
    path = Path("targets.toml")
    linked.commit(including("chained.csv", "data/**/*.csv"), "goals/targets.toml")
    loaded = read_registry_at(path, find_commit(path, "HEAD"))
    assert loaded.registry is not None, loaded.findings
    included = [o for o in loaded.registry.observations if "targets.toml" not in o.location.file]
    assert sorted(o.value for o in included) == [1, 2, 3, 4]


def test_links_are_those_of_the_revision(repository: Shell) -> None:
    repository.write(rows(1), "one.csv")
    repository.write(rows(2), "two.csv")
    link = repository.folder / "now.csv"
    link.symlink_to("one.csv")
    repository.commit(including("now.csv"))
    link.unlink()
    link.symlink_to("two.csv")
    repository.commit(including("now.csv"))
    link.unlink()
    (repository.home / "outside.csv").write_text(rows(3), encoding="utf-8")
    link.symlink_to("../home/outside.csv")
    path = repository.folder / "targets.toml"
    for revision, value in (("HEAD~1", 1), ("HEAD", 2)):
        loaded = read_registry_at(path, find_commit(path, revision))
        assert loaded.registry is not None
        assert [o.value for o in loaded.registry.observations][-1] == value
    assert {f.code for f in read_registry(path).findings} == {"MT030"}


def test_a_registry_that_is_a_link_inside_the_repository(
    repository: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.write(rows(1), "data/one.csv")
    repository.write(rows(2), "store/data/one.csv")
    repository.write(including("data/*.csv"), "store/real.toml")
    (repository.folder / "targets.toml").symlink_to("store/real.toml")
    (repository.folder / "shop").symlink_to("store")
    repository.git("add", "-A")
    repository.git("commit", "-qm", "links")
    monkeypatch.chdir(repository.folder)
    for name, value in (("targets.toml", 1), ("store/real.toml", 2), ("shop/real.toml", 2)):
        path = Path(name)
        then = read_registry_at(path, find_commit(path, "HEAD"))
        assert seen(then) == seen(read_registry(path))
        assert then.registry is not None
        assert then.registry.observations[-1].value == value, name


def test_a_link_of_today_was_a_plain_file(repository: Shell) -> None:
    """A change that turns the registry into a link is compared with what it was."""
    repository.commit(REGISTRY)
    path = repository.folder / "targets.toml"
    repository.write(REGISTRY.replace("= 100", "= 1"), "easier.toml")
    path.unlink()
    path.symlink_to("easier.toml")
    with open_snapshot(path, find_commit(path, "HEAD")) as snapshot:
        assert snapshot.data.decode() == REGISTRY


def test_a_link_of_then_is_a_plain_file_today(repository: Shell) -> None:
    repository.write(REGISTRY, "store/real.toml")
    path = repository.folder / "targets.toml"
    path.symlink_to("store/real.toml")
    repository.git("add", "-A")
    repository.git("commit", "-qm", "a link")
    path.unlink()
    repository.write("title = 1\n")
    with open_snapshot(path, find_commit(path, "HEAD")) as snapshot:
        assert snapshot.data.decode() == REGISTRY
        assert not snapshot.is_elsewhere


@pytest.mark.parametrize(
    ("to", "error"),
    [
        ("/etc/hostname", "registry_link_out_then"),
        ("../outside.toml", "registry_link_out_then"),
        ("gone/../../out", "registry_not_in_commit"),
    ],
)
def test_a_registry_that_was_a_link_out_is_refused(repository: Shell, to: str, error: str) -> None:
    path = repository.folder / "targets.toml"
    path.symlink_to(to)
    repository.git("add", "-A")
    repository.git("commit", "-qm", "a link")
    path.unlink()
    repository.write(REGISTRY)
    with (
        pytest.raises(WrongUse, match=error),
        open_snapshot(path, find_commit(path, "HEAD")),
    ):
        pass


# What a repository that was made by hand may hold


def put(shell: Shell, kind: str, data: bytes) -> str:
    """Store an object without the checks of git."""
    whole = f"{kind} {len(data)}\0".encode() + data
    name = hashlib.sha1(whole, usedforsecurity=False).hexdigest()
    place = shell.folder / ".git" / "objects" / name[:2] / name[2:]
    place.parent.mkdir(exist_ok=True)
    if not place.exists():
        place.write_bytes(zlib.compress(whole))
    return name


def put_tree(shell: Shell, *entries: tuple[str, str, str]) -> str:
    """Store a tree of any entries: mode, name, hash."""
    data = b"".join(f"{mode} {name}\0".encode() + bytes.fromhex(h) for mode, name, h in entries)
    return put(shell, "tree", data)


@pytest.mark.parametrize(
    "crafted", ["dots", "through a link", "git", "absolute", "a link over a folder", "deep dots"]
)
def test_nothing_is_written_outside_of_the_folder(
    repository: Shell, crafted: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    blob = put(repository, "blob", rows(1).encode())
    registry = put(repository, "blob", including("**/*.csv", "*/*.csv").encode())
    victim = tmp_path / "victim"
    victim.mkdir()
    link = put(repository, "blob", str(victim).encode())
    inner = put_tree(repository, ("100644", "x.csv", blob))
    entry = {
        "dots": [("40000", "..", inner)],
        "deep dots": [("100644", "../../x.csv", blob)],
        "git": [("40000", ".GIT", inner)],
        "absolute": [("100644", f"{victim}/x.csv", blob)],
        "through a link": [("120000", "a", link), ("40000", "a", inner)],
        "a link over a folder": [("40000", "a", inner), ("120000", "a", link)],
    }[crafted]
    tree = put_tree(repository, *entry, ("100644", "targets.toml", registry))
    who = "A <a@example.org> 1700000000 +0000"
    commit = put(
        repository, "commit", f"tree {tree}\nauthor {who}\ncommitter {who}\n\nx\n".encode()
    )
    repository.commit(REGISTRY)
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr("tempfile.tempdir", None)
    path = repository.folder / "targets.toml"
    with open_snapshot(path, find_commit(path, commit)) as snapshot:
        found = {p for p in temporary.rglob("*") if p.is_file()}
        inside = {p for p in found if p.is_relative_to(snapshot.folder)}
        assert {p.name for p in found - inside} == {"outside"}
        assert not any(".git" in str(p).lower() for p in inside)
    assert [*victim.iterdir()] == []
    assert [*temporary.iterdir()] == []


def test_a_file_that_is_too_large_is_told_as_now(
    repository: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.write(HEADER + "\n" * TABLE_BYTES, "large.csv")
    repository.commit(including("large.csv"))
    monkeypatch.chdir(repository.folder)
    path = Path("targets.toml")
    then = read_registry_at(path, find_commit(path, "HEAD"))
    assert seen(then) == seen(read_registry(path))
    assert then.registry is None


def test_where_nobody_may_make_links_they_are_files_as_git_makes_them(
    linked: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(1314, "a required privilege is not held by the client")

    monkeypatch.chdir(linked.folder / "goals")
    linked.commit(including("linked.csv"), "goals/targets.toml")
    monkeypatch.setattr("pathlib.Path.symlink_to", refuse)
    path = Path("targets.toml")
    with open_snapshot(path, find_commit(path, "HEAD")) as snapshot:
        assert (snapshot.folder / "linked.csv").read_text(encoding="utf-8") == "data/one.csv"


# Submodules


@pytest.fixture
def module(repository: Shell, tmp_path: Path) -> Shell:
    """A repository whose registry includes a file of its submodule `sub`."""
    remote = Shell(tmp_path / "remote", repository.home)
    remote.folder.mkdir()
    remote.git("init", "-q", "-b", "main")
    remote.commit(rows(1), "figures.csv")
    add = ("-c", "protocol.file.allow=always", "submodule", "add", "-q")
    repository.git(*add, remote.folder.as_uri(), "sub")
    repository.commit(including("sub/*.csv"))
    remote.commit(rows(1, 2), "figures.csv")
    (repository.folder / "sub" / "figures.csv").write_text(rows(1, 2, 3), encoding="utf-8")
    return repository


def values(loaded: Loaded) -> list[float | None]:
    """The values of the included figures."""
    assert loaded.registry is not None, loaded.findings
    return [o.value for o in loaded.registry.observations if "figures" in o.location.file]


def test_a_submodule_is_read_at_the_commit_that_is_recorded(module: Shell) -> None:
    path = module.folder / "targets.toml"
    pulled = Shell(module.folder / "sub", module.home)
    pulled.git("checkout", "-q", "--", ".")
    pulled.git("-c", "protocol.file.allow=always", "pull", "-q", "origin", "main")
    module.commit(including("sub/*.csv"))
    (module.folder / "sub" / "figures.csv").write_text(rows(1, 2, 3), encoding="utf-8")
    for revision, expected in (("HEAD~1", [1]), ("HEAD", [1, 2])):
        assert values(read_registry_at(path, find_commit(path, revision))) == expected
    assert values(read_registry(path)) == [1, 2, 3]


def test_a_link_leads_into_a_submodule(module: Shell) -> None:
    (module.folder / "here").symlink_to("sub")
    module.commit(including("here/*.csv"))
    path = module.folder / "targets.toml"
    assert values(read_registry_at(path, find_commit(path, "HEAD"))) == [1]


@pytest.mark.parametrize("pattern", ["sub/*.csv", "**/*.csv", "*/figures.csv", "here/*.csv"])
def test_a_submodule_that_is_not_here_is_refused_by_name(
    module: Shell, pattern: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if pattern.startswith("here"):
        (module.folder / "here").symlink_to("sub")
    module.commit(including(pattern))
    clone = Shell(tmp_path / "clone", module.home)
    module.git("clone", "-q", ".", str(clone.folder))
    monkeypatch.chdir(clone.folder)
    path = Path("targets.toml")
    with pytest.raises(WrongUse, match="submodule_missing") as refused:
        read_registry_at(path, find_commit(path, "HEAD"))
    assert "the submodule sub, which is not here" in message(refused.value)
    assert ways_out(refused.value) == ("fetch it: git submodule update --init sub",)
    clone.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "update", "--init", "sub")
    assert values(read_registry_at(path, find_commit(path, "HEAD"))) == [1]


def test_a_submodule_that_no_pattern_leads_into_is_nobody_s_matter(
    module: Shell, tmp_path: Path
) -> None:
    module.write(rows(4), "data/figures.csv")
    module.commit(including("data/*.csv"))
    module.git("clone", "-q", ".", str(tmp_path / "clone"))
    path = tmp_path / "clone" / "targets.toml"
    assert values(read_registry_at(path, find_commit(path, "HEAD"))) == [4]


def test_a_submodule_without_its_commit_is_refused_by_name(module: Shell) -> None:
    gone = "1" * 40
    module.git("update-index", "--cacheinfo", f"160000,{gone},sub")
    module.git("commit", "-qm", "a commit that nobody has")
    path = module.folder / "targets.toml"
    with pytest.raises(WrongUse, match="submodule_commit_missing") as refused:
        read_registry_at(path, find_commit(path, "HEAD"))
    assert f"the submodule sub has not the commit {gone}" in message(refused.value)
    assert ways_out(refused.value)[0].endswith(f"fetch origin {gone}")


def test_a_submodule_that_is_gone_by_now_is_refused_by_name(
    module: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    module.git("rm", "-qf", "sub")
    module.commit(REGISTRY)
    monkeypatch.chdir(module.folder)
    path = Path("targets.toml")
    with pytest.raises(WrongUse, match="submodule_gone") as refused:
        read_registry_at(path, find_commit(path, "HEAD~1"))
    ways = ways_out(refused.value)
    for way in ways[:2]:
        command = way.partition(": ")[2].replace("git ", "-c protocol.file.allow=always ", 1)
        module.git(*command.split())
    other = Path(ways[2].partition("file:")[2])
    assert values(read_registry(other)) == [1]


@pytest.mark.parametrize("disguise", ["a link", "a repository of files"])
def test_what_only_stands_where_a_submodule_was_is_not_asked(
    module: Shell, disguise: str, tmp_path: Path
) -> None:
    clone = Shell(tmp_path / "clone", module.home)
    module.git("clone", "-q", ".", str(clone.folder))
    (clone.folder / "sub").rmdir()
    if disguise == "a link":
        (clone.folder / "sub").symlink_to(module.folder / "sub")
    else:
        bare = (module.folder / ".git" / "modules" / "sub", clone.folder / "sub")
        clone.git("clone", "-q", "--bare", *map(str, bare))
    path = clone.folder / "targets.toml"
    with pytest.raises(WrongUse, match="submodule_missing"):
        read_registry_at(path, find_commit(path, "HEAD"))


def test_a_submodule_of_a_submodule(module: Shell, tmp_path: Path) -> None:
    outer = Shell(tmp_path / "outer", module.home)
    outer.folder.mkdir()
    outer.git("init", "-q", "-b", "main")
    local = ("-c", "protocol.file.allow=always", "submodule", "--quiet")
    outer.git(*local, "add", module.folder.as_uri(), "all")
    outer.git(*local, "update", "--init", "--recursive")
    outer.commit(including("all/sub/*.csv"))
    path = outer.folder / "targets.toml"
    assert values(read_registry_at(path, find_commit(path, "HEAD"))) == [1]
    outer.git("-C", "all", "submodule", "--quiet", "deinit", "-f", "sub")
    with pytest.raises(WrongUse, match="submodule_missing") as refused:
        read_registry_at(path, find_commit(path, "HEAD"))
    assert ways_out(refused.value)[0].endswith("/outer/all submodule update --init sub")


def test_the_configuration_of_a_submodule_runs_nothing(module: Shell) -> None:
    ran = module.home / "ran"
    trap = module.home / "trap"
    trap.write_text(f"#!/bin/sh\ntouch '{ran}'\n", encoding="utf-8")
    trap.chmod(0o755)
    config = module.folder / ".git" / "modules" / "sub" / "config"
    lines = (
        f'\tfsmonitor = "{trap}"\n\thooksPath = "{trap.parent}"\n[filter "x"]\n\tsmudge = {trap}\n'
    )
    text = config.read_text(encoding="utf-8") + f"[core]\n{lines}\tclean = {trap}\n"
    config.write_text(text, encoding="utf-8")
    (config.parent / "info" / "attributes").write_text("* filter=x\n", encoding="utf-8")
    path = module.folder / "targets.toml"
    assert values(read_registry_at(path, find_commit(path, "HEAD"))) == [1]
    assert not ran.exists()
