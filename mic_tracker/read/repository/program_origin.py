"""Where this very program was installed from, for another machine to install the same.

An installer notes an address in direct_url.json (PyPA, "Recording the Direct URL Origin of
installed distributions"). Without one, and with the name of an installer, it came from an index.
"""

import json
import re
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from urllib.parse import unquote, urlsplit

from mic_tracker.errors import WrongUse
from mic_tracker.read.checkout import find_head, find_remote, https_address, is_published

NAME = "mic-tracker"
# others that record no address, a distribution of the system among them, may have another index
_INSTALLERS = ("pip", "uv")
_COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_BEFORE_DRIVE = re.compile(r"^/(?=[A-Za-z]:)")
_ACCOUNT = re.compile(r"(?<=//)[^/@]*@")


def find_requirement() -> str:
    """Find how pip installs this very program elsewhere.

    Raises WrongUse where nobody else can: the name alone may be anybody's, or nobody's yet.
    """
    try:
        here = distribution(NAME)
    except PackageNotFoundError:
        raise WrongUse("origin_unknown") from None
    note = here.read_text("direct_url.json")
    if note is not None:
        return requirement_of(note)
    if (here.read_text("INSTALLER") or "").strip() not in _INSTALLERS:
        raise WrongUse("origin_unknown")
    return f"{NAME}=={here.version}"


def requirement_of(note: str) -> str:
    """How pip installs what a direct_url.json is about; WrongUse where nobody else can."""
    match _parse_note(note):
        case {"subdirectory": str(), "url": str(url)}:
            found = None
        case {"url": str(url), "vcs_info": {"vcs": "git", "commit_id": str(commit)}}:
            found = _of_git(url, commit)
        case {"url": str(url), "archive_info": {"hashes": {"sha256": str(digest)}}}:
            found = _of_archive(url, digest)
        case {"url": str(url), "archive_info": {"hash": str(digest)}}:
            found = _of_archive(url, digest.removeprefix("sha256="))
        case {"url": str(url), "dir_info": dict()}:
            found = _of_git(url, find_head(_folder(url)) or "")
        case {"url": str(url)}:
            found = None
        case _:
            raise WrongUse("origin_unknown")
    if found is None:
        raise WrongUse("origin_out_of_reach", origin=_ACCOUNT.sub("", url))
    return f"{NAME} @ {found}"


def _parse_note(note: str) -> object:
    try:
        return json.loads(note)
    except ValueError:
        return None


def _of_git(url: str, commit: str) -> str | None:
    """The commit of a repository, or of the remote of a folder on this machine."""
    local = url.startswith("file:")
    address = find_remote(_folder(url)) if local else https_address(url)
    if address is None or not _COMMIT.fullmatch(commit):
        return None
    if local and not is_published(_folder(url), commit):
        raise WrongUse("origin_not_pushed", commit=commit[:7], address=address)
    return f"git+{address}@{commit}"


def _of_archive(url: str, digest: str) -> str | None:
    """An archive, pinned by its hash: what stands at an address may be replaced."""
    address = url if url.startswith("https:") and https_address(url) else None
    return f"{address}#sha256={digest}" if address and _SHA256.fullmatch(digest) else None


def _folder(url: str) -> Path:
    return Path(_BEFORE_DRIVE.sub("", unquote(urlsplit(url).path)))
