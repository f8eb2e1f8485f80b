"""The first files of a registry: written where there are none, never over what is there."""

import json
import re
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, distribution
from importlib.resources import files
from pathlib import Path

from mic_tracker import __version__
from mic_tracker.errors import OutsideWorld, WrongUse

REGISTRY = "targets.toml"


CI = {"github": ".github/workflows/targets.yml", "gitlab": ".gitlab-ci.yml"}
"""Where each CI system looks for its file; the templates are named for the keys."""
_SCHEMA_LINE = "#:schema ./targets.schema.json\n#\n"


def template(name: str, *, schema: bool) -> str:
    """A registry to start from, `minimal` or `example`, with or without the line of its schema."""
    text = _text(f"{name}.toml")
    return text if schema else text.removeprefix(_SCHEMA_LINE)


def ci_file(system: str) -> dict[str, str]:
    """The file that has a CI system check the registry, by its place; WrongUse for another."""
    if system not in CI:
        raise WrongUse("not_one_of", option="--ci", value=system, known=tuple(CI))
    return {CI[system]: _text(f"ci-{system}.yml").replace("@REQUIREMENT@", requirement())}


def _text(name: str) -> str:
    return files("mic_tracker.edit").joinpath(f"templates/{name}").read_text("utf-8")


def start(folder: Path, contents: Mapping[str, str], *, dry_run: bool) -> Mapping[str, bool]:
    """Write files into a folder, which is made if need be; each name with whether it is new.

    A file that is there is kept. Raises OutsideWorld when the system refuses.
    """
    try:
        if not dry_run:
            folder.mkdir(parents=True, exist_ok=True)
        return {name: _new(folder / name, text, dry_run) for name, text in contents.items()}
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutsideWorld("folder_not_written", folder=str(folder), reason=reason) from error


def _new(path: Path, text: str, dry_run: bool) -> bool:  # noqa: FBT001 - the only caller names it
    if path.exists() or path.is_symlink():
        return False
    if not dry_run:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="") as file:
            file.write(text)
    return True


NAME = "mic-tracker"
# what stands in a workflow is read by YAML and by a shell: nothing that either could take otherwise
_ADDRESS = re.compile(r"(?:https|ssh)://[\w.@:/~+-]+", re.ASCII)
_COMMIT = re.compile(r"[0-9a-f]{40,64}")


def requirement() -> str:
    """The git address and commit it came from; for any other way its name and version.

    pip notes an address in direct_url.json (PyPA, "Recording the Direct URL Origin of installed
    distributions"), without passwords.
    """
    try:
        noted = distribution(NAME).read_text("direct_url.json")
    except PackageNotFoundError:
        noted = None
    return from_note(noted) or f"{NAME}=={__version__}"


def from_note(noted: str | None) -> str | None:
    """The requirement that a direct_url.json stands for; None unless it is of git and plain."""
    try:
        origin = json.loads(noted or "{}")
        address, commit = str(origin["url"]), str(origin["vcs_info"]["commit_id"])
    except (ValueError, KeyError, TypeError):
        return None
    if not _ADDRESS.fullmatch(address) or not _COMMIT.fullmatch(commit):
        return None
    return f"{NAME} @ git+{address}@{commit}"
