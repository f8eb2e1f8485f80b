"""What is not in a clone that is shallow or partial, or lacks a submodule; and what brings it."""

from pathlib import Path, PurePosixPath
from shlex import quote

from mic_tracker.errors import WrongUse
from mic_tracker.read.repository.clone import ask, knows, look_at_clone, name_from_here
from mic_tracker.read.repository.process import Commit


def explain_no_merge_base(folder: Path, revision: str) -> WrongUse:
    """Explain why two commits that are here have no merge base."""
    clone = look_at_clone(folder)
    if clone.depth is None:
        return WrongUse("no_common_past", revision=revision)
    return WrongUse(
        "shallow_clone",
        revision=revision,
        fetch=clone.remote and clone.fetch,
        remote=clone.remote,
        depth=clone.depth,
    )


def explain_same_state(folder: Path, base: Commit) -> WrongUse:
    """Explain what to compare with instead of a base that holds everything."""
    clone = look_at_clone(folder)
    earlier = "HEAD~1" if knows(folder, "HEAD~1") else None
    return WrongUse(
        "base_holds_all",
        revision=base.name,
        commit=base.short,
        earlier=earlier,
        git=None if earlier or clone.depth is None else clone.git,
        remote=clone.remote,
    )


def explain_missing_object(folder: Path, at: Commit) -> WrongUse:
    """Explain that a commit is here and what it holds is not, as in a partial clone."""
    clone = look_at_clone(folder)
    asked = ask(folder, "config", "--name-only", "--get-regexp", r"^remote\..*\.promisor$")
    promisor = asked.partition("\n")[0].removeprefix("remote.").removesuffix(".promisor")
    remote = quote(promisor) if quote(promisor) in clone.remotes else clone.remote
    return WrongUse(
        "objects_not_fetched", revision=at.name, commit=at.short, git=clone.git, remote=remote
    )


def explain_absent_submodule(
    root: Path, inside: str, at: Commit, registry: PurePosixPath
) -> WrongUse:
    """Explain that a registry included files of a submodule that is not here."""
    clone = look_at_clone(root)
    if not ask(root, "ls-files", "--", inside):
        place = name_from_here(root.with_name(f"{root.name}-{at.short}"))
        return WrongUse(
            "submodule_gone",
            path=inside,
            revision=at.name,
            commit=at.short,
            git=clone.git,
            place=quote(place),
            name=quote(str(registry)),
        )
    typed = name_from_here(root / inside) if clone.git == "git" else inside
    return WrongUse(
        "submodule_missing",
        path=inside,
        revision=at.name,
        commit=at.short,
        git=clone.git,
        typed=quote(typed),
    )


def explain_absent_submodule_commit(root: Path, inside: str, hash_: str, at: Commit) -> WrongUse:
    """Explain that a submodule is here without the commit that is recorded for it."""
    clone = look_at_clone(root / inside)
    return WrongUse(
        "submodule_commit_missing",
        path=inside,
        revision=at.name,
        commit=at.short,
        hash=hash_,
        fetch=clone.fetch,
        remote=clone.remote,
    )
