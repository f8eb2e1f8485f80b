"""`init`: the first files of a registry, and the file that has CI check it."""

from pathlib import Path
from typing import NamedTuple

from mic_tracker.edit.init.ci_file import place_of, render_ci_file
from mic_tracker.edit.init.ignore_file import NAME as IGNORE_FILE
from mic_tracker.edit.init.ignore_file import (
    append_lines,
    can_be_extended,
    missing_lines,
    render_lines,
)
from mic_tracker.edit.init.registry import REGISTRY, read_template, write_files
from mic_tracker.read.checkout import find_default_branch, find_root, path_from_root
from mic_tracker.read.repository.program_origin import find_requirement
from mic_tracker.read.repository.work_tree import refuse_links_out
from mic_tracker.show.language.catalogue import LanguageWish
from mic_tracker.show.language.words import Words
from mic_tracker.show.schema import registry_schema
from mic_tracker.show.views.edit import ci_lines, created_lines, ignored_lines


class CiFile(NamedTuple):
    """The file that has CI check a registry."""

    path: Path
    registry: str
    requirement: str
    text: str


def start_registry(
    folder: Path,
    name: str,
    language: LanguageWish,
    *,
    schema: bool,
    ci: CiFile | None,
    dry_run: bool,
) -> str:
    """Write the first files of a registry, and say which, and what to type next.

    Raises WrongUse where a link leads out of a work tree to where they would be written.
    """
    refuse_links_out(folder / REGISTRY)
    words = Words.load(language.code())
    # --minimal is the registry and nothing beside it
    ignored = missing_lines(folder) if schema else ()
    about = _extend_ignore_file(folder, ignored, words, dry_run=dry_run)
    contents = {folder / REGISTRY: read_template(name, words.language, schema=schema)}
    contents |= {folder / "targets.schema.json": registry_schema()} if schema else {}
    contents |= {folder / IGNORE_FILE: render_lines(ignored)} if ignored and not about else {}
    contents |= {ci.path: ci.text} if ci else {}
    created = write_files(contents, dry_run=dry_run)
    about += ci_lines(ci.requirement, ci.registry, words, new=created[ci.path]) if ci else ()
    return created_lines(folder, created, about, words, dry_run=dry_run)


def _extend_ignore_file(
    folder: Path, lines: tuple[str, ...], words: Words, *, dry_run: bool
) -> tuple[str, ...]:
    """Add lines to the `.gitignore` that a folder has, and say so; nothing where there is none."""
    if not lines or not can_be_extended(folder):
        return ()
    if not dry_run:
        append_lines(folder, lines)
    return ignored_lines(folder / IGNORE_FILE, lines, words, dry_run=dry_run)


def make_ci_file(system: str, folder: Path, install: str | None) -> CiFile:
    """Make the file of a CI system for the registry of a folder; it belongs at the root of git.

    Raises WrongUse where CI could not install what is installed here, and nothing else is named.
    """
    place, root = place_of(system), find_root(folder) or folder
    registry = path_from_root(root, folder, REGISTRY)
    requirement = find_requirement() if install is None else install
    text = render_ci_file(system, registry, requirement, find_default_branch(root))
    return CiFile(root / place, registry, requirement, text)
