"""Where this very program was installed from, as pip is asked for it."""

import json
import re
from importlib.metadata import PackageNotFoundError, distribution

from mic_tracker import __version__

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
