"""What pydantic refuses, told as problems: one for each cause, at the place where it is written."""

from collections.abc import Iterator

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from mic_tracker.model.record import Record
from mic_tracker.read.pydantic_errors import TRANSLATIONS, Refused
from mic_tracker.read.record_keys import keys_at, without_kind
from mic_tracker.read.source_text import Path, Problem
from mic_tracker.read.wrong_types import wrong_type

_KEY = "[key]"


def problems(error: ValidationError, root: type[Record]) -> Iterator[Problem]:
    """The problems behind an error of a record that starts at the top of a file."""
    folded = set[Path]()
    for details in error.errors(include_url=False):
        path, branch = _name_branch(details["loc"])
        if branch is None or _is_meant(details, branch):
            yield _translated(details, path, root)
        elif _fits_no_branch(details, branch) and path not in folded:
            folded.add(path)
            yield wrong_type(without_kind(path), "name", details["input"])


def _translated(details: ErrorDetails, path: Path, root: type[Record]) -> Problem:
    at_key = path[-1:] == (_KEY,)
    inner = path[:-1] if at_key else path
    refused = Refused(
        path=without_kind(inner),
        value=details["input"],
        context=details.get("ctx", {}),
        keys=keys_at(root, inner[:-1]),
        at_key=at_key,
    )
    translate = TRANSLATIONS.get(details["type"])
    if translate is None:
        return wrong_type(refused.path, "other", refused.value)
    return translate(refused)


def _name_branch(loc: Path) -> tuple[Path, str | None]:
    """A name is a text or a table of texts; pydantic reports both, with the branch in the path."""
    for i in range(len(loc) - 1):
        branch = str(loc[i + 1])
        if loc[i] == "name" and "constrained-str" in branch:
            return (*loc[: i + 1], *loc[i + 2 :]), branch
    return loc, None


def _is_meant(details: ErrorDetails, branch: str) -> bool:
    """Whether the error is in the branch whose type was written."""
    return details["type"] != ("dict_type" if _is_table(branch) else "string_type")


def _fits_no_branch(details: ErrorDetails, branch: str) -> bool:
    """Whether neither a text nor a table was written; told by the first of the two errors."""
    return not _is_table(branch) and not isinstance(details["input"], str | dict)


def _is_table(branch: str) -> bool:
    return branch.startswith("dict[")
