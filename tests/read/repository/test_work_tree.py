"""Links on the way to a registry: inside a work tree they are followed, out of it they are not."""

from pathlib import Path, PurePosixPath

import pytest
from sentences import message

from mic_tracker.errors import WrongUse
from mic_tracker.read.repository.work_tree import find_work_tree, locate_registry, refuse_links_out


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A work tree with a registry, another work tree in it, and files of the machine beside it."""
    root = tmp_path / "tree"
    for folder in (".git", "goals/data", "module", "deep/er"):
        (root / folder).mkdir(parents=True)
    (root / "module" / ".git").write_text("gitdir: ../.git/modules/module\n", encoding="utf-8")
    (tmp_path / "machine").mkdir()
    for name in ("goals/t.toml", ".git/config", "module/t.toml", "../machine/t.toml"):
        (root / name).write_text("secret = 1\n", encoding="utf-8")
    return root


def link(path: Path, to: str | Path) -> Path:
    """Make a link."""
    path.symlink_to(to)
    return path


OUT = {
    "a file of the machine": ("targets.toml", "../machine/t.toml", "targets.toml"),
    "an absolute one": ("targets.toml", "/etc/hostname", "targets.toml"),
    "what is not there": ("targets.toml", "../machine/gone.toml", "targets.toml"),
    "a folder of the machine": ("here", "../machine", "here/t.toml"),
    "git's own files": ("targets.toml", ".git/config", "targets.toml"),
    "git's own folder": ("here", ".git", "here/config"),
    "the files of a submodule": ("targets.toml", "module/t.toml", "targets.toml"),
    "a submodule": ("here", "module", "here/t.toml"),
}


@pytest.mark.parametrize(("place", "to", "path"), OUT.values(), ids=OUT)
def test_a_link_that_leads_out_is_refused(tree: Path, place: str, to: str, path: str) -> None:
    link(tree / place, to)
    with pytest.raises(WrongUse, match="registry_link_out") as refused:
        refuse_links_out(tree / path)
    assert f"the link {place} leads out" in message(refused.value)
    assert "secret" not in message(refused.value)


def test_a_link_up_from_a_submodule_leads_out_of_it(tree: Path) -> None:
    link(tree / "module" / "up.toml", "../goals/t.toml")
    with pytest.raises(WrongUse, match="registry_link_out"):
        refuse_links_out(tree / "module" / "up.toml")


def test_what_is_typed_may_lead_anywhere(tree: Path) -> None:
    link(tree / "deep" / "er" / "up", "../..")
    refuse_links_out(tree / "deep" / "er" / "up" / ".." / "machine" / "t.toml")


def test_every_link_of_a_chain_is_looked_at(tree: Path) -> None:
    link(tree / "goals" / "last.toml", "../../machine/t.toml")
    link(tree / "first.toml", "goals/last.toml")
    with pytest.raises(WrongUse, match="registry_link_out"):
        refuse_links_out(tree / "first.toml")


@pytest.mark.parametrize(
    ("place", "to", "path"),
    [
        ("targets.toml", "goals/t.toml", "targets.toml"),
        ("here", "goals", "here/t.toml"),
        ("deep/er/up", "../../goals", "deep/er/up/t.toml"),
        ("module/own.toml", "t.toml", "module/own.toml"),
        ("goals/data/self", "..", "goals/data/self/data/self/t.toml"),
    ],
)
def test_a_link_inside_the_work_tree_is_followed(
    tree: Path, place: str, to: str, path: str
) -> None:
    link(tree / place, to)
    refuse_links_out(tree / path)
    assert (tree / path).read_text(encoding="utf-8") == "secret = 1\n"


def test_a_link_that_stands_in_no_work_tree_is_its_user_s_own(tree: Path) -> None:
    own = tree.parent
    assert find_work_tree(own) is None
    link(own / "to-machine.toml", "/etc/hostname")
    link(own / "to-tree", "tree/goals")
    refuse_links_out(own / "to-machine.toml")
    refuse_links_out(own / "to-tree" / "t.toml")
    assert locate_registry(own / "to-tree" / "t.toml").name == PurePosixPath("goals/t.toml")


def test_a_user_s_link_does_not_vouch_for_those_behind_it(tree: Path) -> None:
    link(tree / "goals" / "out.toml", "/etc/hostname")
    link(tree.parent / "mine.toml", "tree/goals/out.toml")
    with pytest.raises(WrongUse, match="registry_link_out"):
        refuse_links_out(tree.parent / "mine.toml")


def test_what_is_typed_from_a_folder_is_looked_at_as_well(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link(tree / "goals" / "out", "../../machine")
    monkeypatch.chdir(tree / "goals")
    with pytest.raises(WrongUse, match="registry_link_out"):
        refuse_links_out(Path("data/../out/t.toml"))
    refuse_links_out(Path("../goals/t.toml"))


def test_a_loop_of_links_leads_nowhere(tree: Path) -> None:
    link(tree / "one.toml", "two.toml")
    link(tree / "two.toml", "one.toml")
    link(tree / "ring", "ring")
    for path in ("one.toml", "ring/t.toml", "ring/../one.toml"):
        refuse_links_out(tree / path)
        assert locate_registry(tree / path).root == tree


def test_a_name_that_no_system_has_is_missing(tree: Path) -> None:
    with pytest.raises(WrongUse, match="registry_missing"):
        locate_registry(tree / "a\0b")


def test_a_registry_is_located_by_the_links_that_lead_to_it(tree: Path) -> None:
    link(tree / "here", "goals")
    link(tree / "targets.toml", "here/t.toml")
    for given, name in {
        "goals/t.toml": "goals/t.toml",
        "here/t.toml": "here/t.toml",
        "targets.toml": "targets.toml",
        "here/../targets.toml": "targets.toml",
        "goals/data/../t.toml": "goals/t.toml",
    }.items():
        real = PurePosixPath("goals/t.toml")
        assert locate_registry(tree / given) == (tree, PurePosixPath(name), real), given


def test_a_registry_of_a_submodule_is_that_repository_s(tree: Path) -> None:
    assert locate_registry(tree / "module" / "t.toml").root == tree / "module"


def test_a_registry_in_no_work_tree_is_in_no_repository(tree: Path) -> None:
    with pytest.raises(WrongUse, match="no_repository"):
        locate_registry(tree.parent / "machine" / "t.toml")
