"""The first files of a registry; files that exist are never overwritten."""

import json
import re
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, distribution
from importlib.resources import files
from pathlib import Path

from mic_tracker import __version__
from mic_tracker.edit.output_file import create_output
from mic_tracker.errors import OutsideWorld, WrongUse

REGISTRY = "targets.toml"
CI = {"github": ".github/workflows/targets.yml", "gitlab": ".gitlab-ci.yml"}
"""Where each CI system looks for its file; the templates are named for the keys."""
_SCHEMA_LINE = "#:schema ./targets.schema.json\n#\n"


def read_template(name: str, *, schema: bool) -> str:
    """Read the template `minimal` or `example`, with or without the line of its schema."""
    text = _read_template_file(f"{name}.toml")
    return text if schema else text.removeprefix(_SCHEMA_LINE)


def render_ci_file(system: str) -> dict[str, str]:
    """Render the file with which a CI system checks the registry, by its path.

    Raises WrongUse for a CI system that has no template.
    """
    if system not in CI:
        raise WrongUse("not_one_of", option="--ci", value=system, known=tuple(CI))
    text = _read_template_file(f"ci-{system}.yml")
    return {CI[system]: text.replace("@REQUIREMENT@", program_requirement())}


def _read_template_file(name: str) -> str:
    return files("mic_tracker.edit").joinpath(f"templates/{name}").read_text("utf-8")


def write_files(folder: Path, contents: Mapping[str, str], *, dry_run: bool) -> Mapping[str, bool]:
    """Write files into a folder, which is made if need be; return whether each of them is new.

    A file that is there is kept. Raises OutsideWorld when the system refuses.
    """
    try:
        return {
            name: _write_new_file(folder / name, text, dry_run) for name, text in contents.items()
        }
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutsideWorld("folder_not_written", folder=str(folder), reason=reason) from error


def _write_new_file(path: Path, text: str, dry_run: bool) -> bool:  # noqa: FBT001 - the only caller names it
    if path.exists() or path.is_symlink():
        return False
    if not dry_run:
        create_output(path, text)
    return True


NAME = "mic-tracker"
# what stands in a workflow is read by YAML and by a shell: nothing that either could take otherwise
_ADDRESS = re.compile(r"(?:https|ssh)://[\w.@:/~+-]+", re.ASCII)
_COMMIT = re.compile(r"[0-9a-f]{40,64}")


def program_requirement() -> str:
    """How pip installs this very program: its git address and commit, else its name and version.

    pip notes an address in direct_url.json (PyPA, "Recording the Direct URL Origin of installed
    distributions"), without passwords.
    """
    try:
        direct_url = distribution(NAME).read_text("direct_url.json")
    except PackageNotFoundError:
        direct_url = None
    return parse_direct_url(direct_url) or f"{NAME}=={__version__}"


def parse_direct_url(direct_url: str | None) -> str | None:
    """Parse a direct_url.json into a requirement; None unless it names a plain git address."""
    try:
        origin = json.loads(direct_url or "{}")
        address, commit = str(origin["url"]), str(origin["vcs_info"]["commit_id"])
    except (ValueError, KeyError, TypeError):
        return None
    if not _ADDRESS.fullmatch(address) or not _COMMIT.fullmatch(commit):
        return None
    return f"{NAME} @ git+{address}@{commit}"
