"""`init` has git ignore what commands keep beside a registry, and leaves all else as it is."""

import tomllib
from pathlib import Path

import pytest
from shell import Shell

BLOCK = b"# what mic-tracker keeps beside a registry\n.*.toml.lock\n.*.toml.undo\n"


def ignore_file(folder: Path) -> bytes:
    return (folder / ".gitignore").read_bytes()


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if path.name != ".git"}


def test_a_new_file(shell: Shell) -> None:
    done = shell.run("init")
    assert (done.code, "created .gitignore\n" in done.out) == (0, True)
    assert ignore_file(shell.folder) == BLOCK


def test_git_ignores_the_lock_from_then_on(repository: Shell) -> None:
    repository.run("init", "--example", "sub")
    for name in ("targets.toml", ".targets.toml.lock", ".other.toml.undo"):
        repository.write("", f"sub/{name}")
    repository.git("add", "-A")
    assert repository.git("ls-files").split() == [
        *("sub/.gitignore", "sub/targets.schema.json", "sub/targets.toml"),
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"", BLOCK),
        (b"*.log\n", b"*.log\n" + BLOCK),
        (b"*.log", b"*.log\n" + BLOCK),
        (b"*.log\r\n\r\n", b"*.log\r\n\r\n" + BLOCK.replace(b"\n", b"\r\n")),
        (b"a\r\nb", b"a\r\nb\r\n" + BLOCK.replace(b"\n", b"\r\n")),
        (b"\xff\xfe\n", b"\xff\xfe\n" + BLOCK),
        (b".*.toml.undo\n", b".*.toml.undo\n" + BLOCK.replace(b".*.toml.undo\n", b"")),
        (b"# .*.toml.lock\n", b"# .*.toml.lock\n" + BLOCK),
        (BLOCK, BLOCK),
        (b".*.toml.undo  \r\n.*.toml.lock", b".*.toml.undo  \r\n.*.toml.lock"),
    ],
)
def test_a_file_that_is_there_gets_what_it_lacks(shell: Shell, before: bytes, after: bytes) -> None:
    (shell.folder / ".gitignore").write_bytes(before)
    first, again = shell.run("init"), shell.run("init")
    assert (first.code, again.code) == (0, 0)
    assert ignore_file(shell.folder) == after
    assert ("to .gitignore\n" in first.out, ".gitignore" in again.out) == (before != after, False)


def test_a_dry_run_says_so_and_writes_nothing(shell: Shell) -> None:
    assert "would create .gitignore\n" in shell.run("init", "--dry-run").out
    assert names(shell.folder) == set()
    shell.write("*.log\n", ".gitignore")
    done = shell.run("init", "--dry-run")
    assert "would add .*.toml.lock, .*.toml.undo to .gitignore\n" in done.out
    assert ignore_file(shell.folder) == b"*.log\n"


def test_a_line_of_the_repository_counts_below_its_root(repository: Shell) -> None:
    repository.write(BLOCK.decode(), ".gitignore")
    repository.run("init", "registries/health")
    assert names(repository.folder / "registries/health") == {"targets.toml", "targets.schema.json"}


def test_a_line_above_the_repository_does_not_count(repository: Shell) -> None:
    repository.write(BLOCK.decode(), "../.gitignore")
    repository.run("init")
    assert ignore_file(repository.folder) == BLOCK


def test_a_minimal_registry_is_one_file(shell: Shell) -> None:
    shell.run("init", "--minimal")
    assert names(shell.folder) == {"targets.toml"}


@pytest.mark.parametrize("kind", ["link", "folder"])
def test_what_git_does_not_read_is_left_alone(shell: Shell, kind: str) -> None:
    target = shell.write("*.log\n", "../elsewhere")
    place = shell.folder / ".gitignore"
    place.symlink_to(target) if kind == "link" else place.mkdir()
    done = shell.run("init")
    assert (done.code, "kept    .gitignore" in done.out) == (0, True)
    assert target.read_text("utf-8") == "*.log\n"
    assert (shell.folder / "targets.toml").is_file()


@pytest.mark.parametrize(("language", "stated"), [("vi", "vi"), ("en", "en")])
def test_an_empty_registry_has_the_language_of_who_starts_it(
    shell: Shell, language: str, stated: str
) -> None:
    assert shell.run("init", "new", "--lang", language).code == 0
    text = (shell.folder / "new" / "targets.toml").read_text("utf-8")
    assert tomllib.loads(text)["settings"]["language"] == stated
    assert shell.run("init", "city", "--example", "--lang", language).code == 0
    example = (shell.folder / "city" / "targets.toml").read_text("utf-8")
    assert tomllib.loads(example)["settings"]["language"] == "en"
