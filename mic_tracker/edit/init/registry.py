"""The first files of a registry; files that exist are never overwritten."""

from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import get_args

from mic_tracker.edit.output.file import create_output
from mic_tracker.errors import OutsideWorld
from mic_tracker.model.record import Language

REGISTRY = "targets.toml"
_SCHEMA_LINE = "#:schema ./targets.schema.json\n#\n"
_ENGLISH = '= "en" '


def read_template(name: str, language: str, *, schema: bool) -> str:
    """Read the template `minimal` or `example`, with or without the line of its schema.

    An empty registry gets the language of who starts it; the example is written in English.
    """
    text = files("mic_tracker.edit").joinpath(f"templates/{name}.toml").read_text("utf-8")
    if name == "minimal" and language in get_args(Language):
        text = text.replace(_ENGLISH, _ENGLISH.replace("en", language), 1)
    return text if schema else text.removeprefix(_SCHEMA_LINE)


def write_files(contents: Mapping[Path, str], *, dry_run: bool) -> Mapping[Path, bool]:
    """Write files, in folders that are made if need be; return whether each of them is new.

    A file that is there is kept. Raises OutsideWorld when the system refuses.
    """
    return {path: _write_new_file(path, text, dry_run) for path, text in contents.items()}


def _write_new_file(path: Path, text: str, dry_run: bool) -> bool:  # noqa: FBT001 - the only caller names it
    try:
        new = not path.exists() and not path.is_symlink()
        if new and not dry_run:
            create_output(path, text)
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutsideWorld("folder_not_written", folder=str(path.parent), reason=reason) from error
    return new
