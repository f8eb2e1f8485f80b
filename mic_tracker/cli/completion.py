"""What a shell offers after Tab: names from the registry, from git and of the program.

Waiting for a Tab is felt, so nothing is loaded but names and a TOML parser: no record, no renderer,
and the registry is parsed and not validated. What cannot be read offers nothing: an error message
in the middle of a half-written command helps nobody. Names come without descriptions, for with one
typer loads its renderer for every Tab in zsh and fish.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

import typer

from mic_tracker.assess.methods import METHODS
from mic_tracker.cli import environment
from mic_tracker.errors import TrackerError
from mic_tracker.model.codes import CODES, FAIL_ON, OBSERVATION_KEYS, RULES

MAX_BYTES = 4 * 1024 * 1024
"""The largest registry worth parsing for a Tab: about a third of a second."""
MAX_REVISIONS = 500
# what is offered ends up in a shell: a registry or a branch from elsewhere may have any name
_ID = re.compile(r"[a-z0-9][a-z0-9-]*")
_WORD = re.compile(r"[\w%+,-]*\w[\w%+,-]*")
_PERIOD = re.compile(r"[0-9A-Z/-]+", re.ASCII)
_REVISION = re.compile(r"[\w@][\w./@+-]*", re.ASCII)
_REFS = ("refs/heads", "refs/remotes", "refs/tags")


def targets(ctx: typer.Context, incomplete: str) -> list[str]:
    """The ids of the targets."""
    return _starting(incomplete, _ids(ctx, "targets"))


def indicators(ctx: typer.Context, incomplete: str) -> list[str]:
    """The ids of the indicators."""
    return _starting(incomplete, _ids(ctx, "indicators"))


def sources(ctx: typer.Context, incomplete: str) -> list[str]:
    """The ids of the sources."""
    return _starting(incomplete, _ids(ctx, "sources"))


def subjects(ctx: typer.Context, incomplete: str) -> list[str]:
    """What a figure can be about: a target or an indicator."""
    found = (*_ids(ctx, "targets"), *_ids(ctx, "indicators"))
    return _starting(incomplete, dict.fromkeys(found))


def periods(ctx: typer.Context, incomplete: str) -> list[str]:
    """The periods of the figures of the indicator that is named, the newest first."""
    content = next(map(_parse, _registries(ctx)), {})
    # while the last option waits for its value, the words before it are not given to parameters
    words = [ctx.params.get("indicator"), *ctx.args]
    subject = _indicator_of(content, next((word for word in words if word), None))
    observations = content.get("observations")
    records = observations if isinstance(observations, list) else []
    own = [o for o in records if isinstance(o, dict) and o.get("indicator") == subject]
    found = {str(o["period"]) for o in own if "period" in o}
    ordered = sorted((p for p in found if _PERIOD.fullmatch(p)), reverse=True)
    return _starting(incomplete, ordered)


def _indicator_of(content: Mapping[str, Any], subject: object) -> object:
    """The indicator of a target that is named, or the indicator that is."""
    every = content.get("targets")
    target = every.get(subject) if isinstance(every, dict) else None
    return target.get("indicator") if isinstance(target, dict) else subject


def assignments(incomplete: str) -> list[str]:
    """The keys of an observation, each with the sign for its value to follow."""
    return _starting(incomplete, [f"{key}=" for key in OBSERVATION_KEYS])


def methods(incomplete: str) -> list[str]:
    """The methods."""
    return _starting(incomplete, METHODS)


def failing(incomplete: str) -> list[str]:
    """What `--fail-on` takes, one after the other: rules and levels."""
    return _next_of(incomplete, FAIL_ON)


def pages(incomplete: str) -> list[str]:
    """What `explain` has a page about: each word in a spelling that needs no quotes."""
    from mic_tracker.show.language import catalogue
    from mic_tracker.show.language.glossary import explained_words

    codes = (code.lower() if incomplete.startswith("m") else code for code in CODES)
    words = (word for word in explained_words(catalogue.load("en")) if _WORD.fullmatch(word))
    return _starting(incomplete, dict.fromkeys((*words, *RULES, *METHODS, *codes)))


def revisions(ctx: typer.Context, incomplete: str) -> list[str]:
    """Branches and tags, the last touched first, of the repository the registry is in."""
    from mic_tracker.read.repository.process import line
    from mic_tracker.read.repository.work_tree import locate_registry

    asked = ("for-each-ref", "--sort=-committerdate", f"--count={MAX_REVISIONS}")
    try:
        root = locate_registry(next(iter(_registries(ctx)))).root
        refs = line(root, *asked, "--format=%(refname:short)", *_REFS)
    except (StopIteration, TrackerError, OSError, ValueError):
        return []
    names = (name for name in refs.splitlines() if _REVISION.fullmatch(name))
    return _starting(incomplete, ("HEAD", *names))


def one_of(*words: str) -> Callable[[str], list[str]]:
    """A completer for an option that takes one of a few words."""

    def completer(incomplete: str) -> list[str]:
        return _starting(incomplete, words)

    return completer


def some_of(*words: str) -> Callable[[str], list[str]]:
    """A completer for an option that takes several of a few words, with commas between."""

    def completer(incomplete: str) -> list[str]:
        return _next_of(incomplete, words)

    return completer


def _starting(incomplete: str, words: Iterable[str]) -> list[str]:
    return [word for word in words if word.startswith(incomplete)]


def _next_of(incomplete: str, words: Collection[str]) -> list[str]:
    """The list begun, with each word that it does not have yet."""
    *given, begun = incomplete.split(",")
    before = "".join(f"{word}," for word in given)
    return [before + word for word in _starting(begun, words) if word not in given]


def _ids(ctx: typer.Context, table: str) -> list[str]:
    """The keys of a table of each registry, in the order of the file."""
    tables = (_parse(path).get(table) for path in _registries(ctx))
    keys = dict.fromkeys(key for found in tables if isinstance(found, dict) for key in found)
    return [key for key in keys if _ID.fullmatch(key)]


def _parse(path: Path) -> dict[str, Any]:
    import tomli

    from mic_tracker.read.repository.work_tree import refuse_links_out

    try:
        refuse_links_out(path)
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
        return tomli.loads(data.decode("utf-8-sig")) if len(data) <= MAX_BYTES else {}
    except (TrackerError, OSError, ValueError, RecursionError):
        return {}


def _registries(ctx: typer.Context) -> tuple[Path, ...]:
    """The registries that the command names, one or several; else the one that is found."""
    given = ctx.params.get("file") or ()
    files = [Path(file) for file in ([given] if isinstance(given, str | Path) else given)]
    try:
        return environment.registries(files)
    except (TrackerError, OSError):
        return ()
