"""`init`: the first files of a registry."""

from pathlib import Path

from mic_tracker.edit import init as starting
from mic_tracker.show.language.words import Words
from mic_tracker.show.schema import registry_schema
from mic_tracker.show.views import edit


def start_registry(folder: Path, name: str, *, schema: bool, ci: str | None, dry_run: bool) -> str:
    """Write the first files of a registry, and say which, and what to type next."""
    contents = {starting.REGISTRY: starting.read_template(name, schema=schema)}
    contents |= {"targets.schema.json": registry_schema()} if schema else {}
    contents |= starting.render_ci_file(ci) if ci else {}
    found = starting.write_files(folder, contents, dry_run=dry_run)
    return edit.started(folder, found, Words.load("en"), dry_run=dry_run)
