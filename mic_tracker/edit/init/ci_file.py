"""The file with which a CI system checks a registry."""

import re
import shlex
from collections.abc import Collection
from importlib.resources import files

from mic_tracker.errors import WrongUse

PLACES = {"github": ".github/workflows/targets.yml", "gitlab": ".gitlab-ci.yml"}
"""Where each CI system looks for its file, from the root; the templates are named for the keys."""
_FIELD = re.compile(r"@([A-Z]+)@")
_BRANCH = re.compile(r"\w[\w./-]*", re.ASCII)
_USUAL_BRANCHES = ("main", "master")


def place_of(system: str) -> str:
    """Where a CI system looks for its file; WrongUse for one that has no template."""
    if system not in PLACES:
        raise WrongUse("not_one_of", option="--ci", value=system, known=tuple(PLACES))
    return PLACES[system]


def render_ci_file(system: str, registry: str, requirement: str, branch: str | None) -> str:
    """Render the file of a CI system.

    Args:
        system: A key of PLACES.
        registry: The path of the registry from the root.
        requirement: What pip installs.
        branch: The default branch, if it is known.

    Raises:
        WrongUse: For a path or a requirement that cannot stand in such a file.
    """
    if not requirement.strip() or requirement.startswith("-") or not _can_stand(requirement):
        raise WrongUse("not_a_requirement", value=requirement)
    if not _can_stand(registry):
        raise WrongUse("path_not_for_ci", path=registry)
    fields = {
        "FILE": shlex.quote(f"--file={registry}"),
        "REQUIREMENT": shlex.quote(requirement),
        "BRANCHES": '", "'.join(_branches(branch)),
    }
    template = files("mic_tracker.edit").joinpath(f"templates/ci-{system}.yml").read_text("utf-8")
    return _FIELD.sub(lambda field: fields[field[1]], template)


def _can_stand(text: str) -> bool:
    """Whether a text can be quoted for a shell whose script is a block of YAML.

    A line break would end the line of the block, and GitHub fills in what stands in `${{ }}`.
    """
    return text.isprintable() and "${{" not in text


def _branches(default: str | None) -> Collection[str]:
    """The default branch; where it is not known or not plain, the two that are usual."""
    return (default,) if default and _BRANCH.fullmatch(default) else _USUAL_BRANCHES
