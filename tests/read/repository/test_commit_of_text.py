"""The commit since which a file says something."""

from shell import Shell

from mic_tracker.read.repository.commit_of_text import find_commit_with


def test_the_commit_that_brought_it_is_found(repository: Shell) -> None:
    path = repository.folder / "targets.toml"
    repository.commit("one\n")
    brought = repository.commit("one\ntwo\n")
    repository.commit("one\ntwo\nthree\n")
    repository.commit("other\n", "beside.txt")
    found = find_commit_with(path, lambda data: b"two" in data)
    assert found
    assert found.hash == brought
    assert find_commit_with(path, lambda data: b"four" in data) is None
    repository.commit("one\nthree\n")
    assert find_commit_with(path, lambda data: b"two" in data) is None


def test_nothing_is_found_where_git_has_nothing_to_say(shell: Shell) -> None:
    path = shell.write("one\n")
    assert find_commit_with(path, lambda _: True) is None
    shell.git("init", "-q")
    assert find_commit_with(path, lambda _: True) is None


def test_no_program_of_the_repository_is_run(repository: Shell) -> None:
    repository.write("* diff=evil\n", ".gitattributes")
    repository.git("config", "diff.evil.textconv", "touch caught;cat")
    repository.git("config", "diff.evil.command", "touch caught")
    repository.commit("one\n")
    assert find_commit_with(repository.folder / "targets.toml", lambda data: data == b"one\n")
    assert not (repository.folder / "caught").exists()
