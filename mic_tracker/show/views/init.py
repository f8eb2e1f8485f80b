"""This view says which first files of a registry were written, and what to type next."""

import shlex
from collections.abc import Iterable, Mapping
from pathlib import Path

from mic_tracker.show.language.words import Words
from mic_tracker.text.escape import plain


def created_lines(
    folder: Path,
    files: Mapping[Path, bool],
    about: Iterable[str],
    words: Words,
    *,
    dry_run: bool,
) -> str:
    """Say which files are new and which were kept, more about them, and what to type next."""
    new_key = "would_create" if dry_run else "created"
    lines = [
        words.text("entry", new_key if new else "kept", path=plain(path.as_posix()))
        for path, new in files.items()
    ]
    file = shlex.quote(f"{folder.as_posix()}/targets.toml")
    option = "" if folder == Path() else f" --file {file}"
    return "\n".join([*lines, *about, words.text("entry", "next_start", file=plain(option))]) + "\n"


def ignored_lines(
    path: Path, lines: Iterable[str], words: Words, *, dry_run: bool
) -> tuple[str, ...]:
    """Say what was added to a file that was there, for git to ignore."""
    key = "would_ignore" if dry_run else "ignored"
    return (words.text("entry", key, path=plain(path.as_posix()), lines=words.names(lines)),)


def ci_lines(requirement: str, registry: str, words: Words, *, new: bool) -> tuple[str, ...]:
    """Say what CI installs; of a file that was there, what makes it check this registry, too."""
    if new:
        return (words.text("entry", "ci_installs", requirement=plain(requirement)),)
    option = shlex.quote(f"--file={registry}")
    return (words.text("entry", "ci_kept", option=plain(option)),)
