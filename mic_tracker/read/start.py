"""The first files of a registry: written where there are none, never over what is there."""

from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

from mic_tracker.errors import OutsideWorld

REGISTRY = "targets.toml"
_SCHEMA_LINE = "#:schema ./targets.schema.json\n#\n"


def template(name: str, *, schema: bool) -> str:
    """A registry to start from, `minimal` or `example`, with or without the line of its schema."""
    text = files("mic_tracker.read").joinpath(f"templates/{name}.toml").read_text("utf-8")
    return text if schema else text.removeprefix(_SCHEMA_LINE)


def start(folder: Path, contents: Mapping[str, str], *, dry_run: bool) -> Mapping[str, bool]:
    """Write files into a folder, which is made if need be; each name with whether it is new.

    A file that is there is kept. Raises OutsideWorld when the system refuses.
    """
    try:
        if not dry_run:
            folder.mkdir(parents=True, exist_ok=True)
        return {name: _new(folder / name, text, dry_run) for name, text in contents.items()}
    except OSError as error:
        raise OutsideWorld(f"cannot write to {folder}: {error.strerror}") from error


def _new(path: Path, text: str, dry_run: bool) -> bool:  # noqa: FBT001 - the only caller names it
    if path.exists() or path.is_symlink():
        return False
    if not dry_run:
        with path.open("x", encoding="utf-8", newline="") as file:
            file.write(text)
    return True
