"""What a shell offers after Tab: names from the registry, from git and of the program.

Waiting for a Tab is felt, so nothing is loaded but names and a TOML parser: no record, no renderer,
and the registry is parsed and not validated. What cannot be read offers nothing: an error message
in the middle of a half-written command helps nobody.
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
_SUBJECTS = ("indicator", "target", "id", "restate")
"""The parameters that name what a figure or a goal is about."""
# spelt out, because a Tab cannot wait for the records that define them
_STATUSES = ("normal", "estimated", "provisional", "projected", "break", "withdrawn")
_QUALIFIERS = ("about", "over", "under", "at-least", "at-most")
_REFS = ("refs/heads", "refs/remotes", "refs/tags")


def targets(ctx: typer.Context, incomplete: str) -> list[str]:
    """The ids of the targets."""
    return _starting(incomplete, _ids(ctx, "targets"))


def indicators(ctx: typer.Context, incomplete: str) -> list[str]:
    """The ids of the indicators."""
    return _starting(incomplete, _ids(ctx, "indicators"))


def sources(ctx: typer.Context, incomplete: str) -> list[str]:
    """The ids of the sources, in the registry and in the files that it includes."""
    return _starting(incomplete, dict.fromkeys((*_ids(ctx, "sources"), *_included_sources(ctx))))


def feeds(ctx: typer.Context, incomplete: str) -> list[str]:
    """The ids of the imports that are saved."""
    return _starting(incomplete, _ids(ctx, "feeds"))


def subjects(ctx: typer.Context, incomplete: str) -> list[str]:
    """What a figure can be about: a target or an indicator."""
    found = (*_ids(ctx, "targets"), *_ids(ctx, "indicators"))
    return _starting(incomplete, dict.fromkeys(found))


def periods(ctx: typer.Context, incomplete: str) -> list[str]:
    """The periods of the figures of the indicator that is named, the newest first."""
    found = (period for period in _values(ctx, "period") if _PERIOD.fullmatch(period))
    return _starting(incomplete, sorted(found, reverse=True))


def series(ctx: typer.Context, incomplete: str) -> list[str]:
    """The series of the indicator that is named; without one, of all."""
    return _starting(incomplete, _values(ctx, "series"))


def areas(ctx: typer.Context, incomplete: str) -> list[str]:
    """The areas of the indicator that is named; without one, of all."""
    return _starting(incomplete, _values(ctx, "area"))


def dims(ctx: typer.Context, incomplete: str) -> list[str]:
    """The members of the dimensions of the indicator that is named: sex=F."""
    content = next(map(_parse, _registries(ctx)), {})
    path = next(iter(_registries(ctx)), None)
    subject = _subject(ctx, content)
    own = (r for r in figures(content, path) if subject in {None, r.get("indicator")})
    tables = [r["dims"] for r in own if isinstance(r.get("dims"), dict)]
    found = (f"{key}={member}" for table in tables for key, member in table.items())
    return _starting(incomplete, dict.fromkeys(found))


def stages(ctx: typer.Context, incomplete: str) -> list[str]:
    """The stages of the targets of the indicator that is named, and of its figures."""
    return _starting(incomplete, _values(ctx, "stage", "stages"))


def tags(ctx: typer.Context, incomplete: str) -> list[str]:
    """The tags of the targets."""
    return _starting(incomplete, _values(ctx, "tags"))


def days(ctx: typer.Context, incomplete: str) -> list[str]:
    """The days on which the figures of the indicator that is named appeared, the newest first."""
    found = (day for day in _values(ctx, "published") if _PERIOD.fullmatch(day))
    return _starting(incomplete, sorted(found, reverse=True))


def _values(ctx: typer.Context, *keys: str) -> list[str]:
    """What these keys have in the figures and targets of the indicator that is named, each once."""
    content = next(map(_parse, _registries(ctx)), {})
    path = next(iter(_registries(ctx)), None)
    subject = _subject(ctx, content)
    records = (*figures(content, path), *_tables(content, "targets").values())
    own = [r for r in records if isinstance(r, dict) and subject in {None, r.get("indicator")}]
    found = (value for key in keys for record in own for value in _as_list(record.get(key)))
    found = (next(iter(v.values()), "") if isinstance(v, dict) else v for v in found)
    return [*dict.fromkeys(str(value) for value in found if value != "")]


def _as_list(value: object) -> list[object]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _subject(ctx: typer.Context, content: Mapping[str, Any]) -> object:
    """The indicator that the line names, itself or by a target of it; None where it names none."""
    # while the last option waits for its value, the words before it are not given to parameters
    words = [*(ctx.params.get(name) for name in _SUBJECTS), *ctx.args]
    every, known = _tables(content, "targets"), _tables(content, "indicators")
    for word in words:
        if isinstance(word, str) and isinstance(every.get(word), dict):
            return every[word].get("indicator")
        if isinstance(word, str) and word in known:
            return word
    return None


def _tables(content: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = content.get(name)
    return found if isinstance(found, dict) else {}


def assignments(ctx: typer.Context, incomplete: str) -> list[str]:
    """The keys of an observation, each with the sign for its value to follow; then its values."""
    key, sign, begun = incomplete.partition("=")
    if not sign:
        return _starting(incomplete, [f"{key}=" for key in OBSERVATION_KEYS])
    values = _OF_KEYS[key](ctx, begun) if key in _OF_KEYS else []
    return [f"{key}={value}" for value in values]


def profiles(incomplete: str) -> list[str]:
    """The kinds of file that an import reads."""
    from mic_tracker.read.exchange.profiles import PROFILES

    return _starting(incomplete, PROFILES)


def methods(incomplete: str) -> list[str]:
    """The methods."""
    return _starting(incomplete, METHODS)


def failing(incomplete: str) -> list[str]:
    """What `--fail-on` takes, one after the other: rules and levels."""
    return _next_of(incomplete, FAIL_ON)


def pages(incomplete: str) -> list[str]:
    """What `explain` has a page about: each word in a spelling that needs no quotes."""
    from mic_tracker.cli.environment import wished_language
    from mic_tracker.show.language import catalogue
    from mic_tracker.show.language.glossary import explained_words

    codes = (code.lower() if incomplete.startswith("m") else code for code in CODES)
    texts = catalogue.load(wished_language(None).spoken())
    words = (word for word in explained_words(texts) if _WORD.fullmatch(word))
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


def languages(incomplete: str) -> list[str]:
    """The languages that there are words in."""
    from mic_tracker.show.language.catalogue import languages

    return _starting(incomplete, languages())


def schemas(incomplete: str) -> list[str]:
    """What `schema` prints: the registry, or a document."""
    from mic_tracker.show.schema import ANSWERS

    return _starting(incomplete, ("registry", *ANSWERS))


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


def _included_sources(ctx: typer.Context) -> list[str]:
    """The ids of the sources of included files."""
    including = [path for path in _registries(ctx) if _parse(path).get("include")]
    if not including:
        return []
    from mic_tracker.cli.included_figures import read_source_ids

    found = (id_ for path in including for id_ in read_source_ids(path, MAX_BYTES))
    return [id_ for id_ in found if _ID.fullmatch(id_)]


def figures(content: Mapping[str, Any], path: Path | None) -> list[Any]:
    """The figures of a registry, in its own file and in those that it includes."""
    own = content.get("observations")
    found = [*own] if isinstance(own, list) else []
    if path and content.get("include"):
        from mic_tracker.cli.included_figures import read_figures

        found += read_figures(path, MAX_BYTES)
    return found


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


_OF_KEYS: Mapping[str, Callable[[typer.Context, str], list[str]]] = {
    "indicator": indicators,
    "source": sources,
    "series": series,
    "area": areas,
    "stage": stages,
    "status": lambda _, begun: _starting(begun, _STATUSES),
    "qualifier": lambda _, begun: _starting(begun, _QUALIFIERS),
}
"""What is offered for a key of an observation."""
