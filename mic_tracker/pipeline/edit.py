"""The hall's other door: a request → its plan → the file with it → what that changes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from mic_tracker.assess.assess import assess
from mic_tracker.edit import PLANNERS, registry_file
from mic_tracker.edit import subject as suggesting
from mic_tracker.edit.request import Request
from mic_tracker.errors import WrongUse
from mic_tracker.model.edit import Already, Amended, Answer, RequestProblem
from mic_tracker.model.finding import InvalidInput
from mic_tracker.model.registry import Registry
from mic_tracker.model.report import Clock
from mic_tracker.read.registry import contents, read, read_valid
from mic_tracker.show.formats import json
from mic_tracker.show.formats.terminal import draw
from mic_tracker.show.language.catalogue import languages
from mic_tracker.show.language.words import Words
from mic_tracker.show.screen import Screen
from mic_tracker.show.views import edit
from mic_tracker.show.views.edit_problems import refusal


def language(path: Path, clock: Clock, asked: str | None) -> str:
    """The language of numbers and periods: the one asked for, else the registry's."""
    return asked or _valid(path, clock).settings.language


def draft(path: Path, request: Request, clock: Clock, language: str) -> Answer:
    """What a request would make of a registry, or why it may not; nothing is written."""
    return registry_file.amended(
        contents(path), _load(path, clock), _planner(request, clock, language)
    )


def write(path: Path, request: Request, clock: Clock, language: str) -> Answer:
    """Carry a request out: its blocks are in the file, or nothing has changed."""
    return registry_file.amend(path, _load(path, clock), _planner(request, clock, language))


def effect(change: Amended, clock: Clock) -> edit.Effect:
    """The targets that a change concerns, judged before it and after it."""
    before, after = (_only(r, change.concerned) for r in (change.before, change.after))
    return assess(before, clock), assess(after, clock)


def preview(change: Amended, clock: Clock, language: str, screen: Screen) -> str:
    """What a change writes, and the standings before and after it."""
    words = _words(language)
    return draw(edit.document(change, effect(change, clock), words), words, screen)


def changed(answer: Amended | Already, clock: Clock, *, written: bool) -> str:
    """The same for programs."""
    if isinstance(answer, Already):
        return json.write(edit.already_data(answer))
    return json.write(edit.data(answer, effect(answer, clock), Words.load("en"), written=written))


def outcome(answer: Amended | Already, language: str) -> str:
    """Where the blocks are, or where the figure was already; and what to type next."""
    words = _words(language)
    return edit.already(answer, words) if isinstance(answer, Already) else edit.wrote(answer, words)


def refused(problems: Sequence[RequestProblem], language: str) -> WrongUse:
    """What stands in the way of a request, as an error."""
    message, ways = refusal(problems, _words(language))
    return WrongUse(message, ways_out=ways)


def question(key: str, facts: Mapping[str, str], language: str) -> str:
    """What is asked at a prompt."""
    return _words(language).text("entry_ask", key, **facts)


def heading(path: Path, request: Request, clock: Clock, language: str) -> str | None:
    """What is asked for, before the first question; None where that is still open."""
    registry = _valid(path, clock)
    found = suggesting.followed(request, registry)
    return edit.heading(found, registry.indicators, _words(language)) if found else None


def echo(path: Path, request: Request, clock: Clock, language: str) -> str | None:
    """How a value was read, as soon as it was typed."""
    registry = _valid(path, clock)
    found = suggesting.reading(request, registry, language)
    return edit.echo(found, registry.indicators, _words(language)) if found else None


def suggestions(path: Path, request: Request, clock: Clock) -> Mapping[str, str]:
    """What is most likely meant, by option."""
    return suggesting.suggestions(request, _valid(path, clock), clock.as_of)


def _load(path: Path, clock: Clock) -> registry_file.Load:
    """How the bytes of this file are read: with the files that it includes, as of the day."""
    return partial(read_valid, name=path.as_posix(), folder=path.parent, day=clock.as_of)


def _planner(request: Request, clock: Clock, language: str) -> registry_file.Planner:
    return partial(PLANNERS[type(request)], request, day=clock.as_of, language=language)


def _only(registry: Registry, targets: Sequence[str]) -> Registry:
    kept = {id_: registry.targets[id_] for id_ in targets if id_ in registry.targets}
    return replace(registry, targets=kept)


def _words(language: str) -> Words:
    """The words of a language in which numbers are read; English where there are none."""
    return Words.load(language if language in languages() else "en")


def _valid(path: Path, clock: Clock) -> Registry:
    found = read(path, day=clock.as_of)
    if found.registry is None:
        raise InvalidInput(found.findings)
    return found.registry
