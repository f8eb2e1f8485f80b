"""`init`: the first files of a registry."""

from pathlib import Path

from mic_tracker.edit.init import REGISTRY, read_template, render_ci_file, write_files
from mic_tracker.read.repository.work_tree import refuse_links_out
from mic_tracker.show.language.words import Words
from mic_tracker.show.schema import registry_schema
from mic_tracker.show.views.edit import created_lines


def start_registry(folder: Path, name: str, *, schema: bool, ci: str | None, dry_run: bool) -> str:
    """Write the first files of a registry, and say which, and what to type next.

    Raises WrongUse where a link leads out of a work tree to where they would be written.
    """
    refuse_links_out(folder / REGISTRY)
    contents = {REGISTRY: read_template(name, schema=schema)}
    contents |= {"targets.schema.json": registry_schema()} if schema else {}
    contents |= render_ci_file(ci) if ci else {}
    created = write_files(folder, contents, dry_run=dry_run)
    return created_lines(folder, created, Words.load("en"), dry_run=dry_run)
