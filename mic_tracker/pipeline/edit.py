"""Commands that change a registry: a request, the plan for it, the file with it, its effect."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import get_args

from mic_tracker.assess.assess import assess
from mic_tracker.edit import PLANNERS, registry_file, subject
from mic_tracker.edit.request import Request
from mic_tracker.model.edit import (
    Already,
    Amended,
    Correction,
    EditOutcome,
    EditPlan,
    Plan,
)
from mic_tracker.model.fact import MessageFact
from mic_tracker.model.record import Language
from mic_tracker.model.registry import Registry
from mic_tracker.model.report import Clock
from mic_tracker.read.registry import read_bytes, read_valid_text
from mic_tracker.show.formats import json
from mic_tracker.show.formats.terminal import draw
from mic_tracker.show.language.catalogue import LanguageWish
from mic_tracker.show.language.words import Words
from mic_tracker.show.screen import Screen
from mic_tracker.show.views import edit as view


@dataclass(frozen=True, slots=True)
class OpenRegistry:
    """A registry that was read once, to be changed; and how requests for it are read."""

    path: Path
    data: bytes
    registry: Registry
    clock: Clock
    spoken: str
    """The language of the screens, in which numbers and periods are typed as well."""

    @property
    def language(self) -> str:
        """The language in which values are read: the registry's where nobody reads them in ours."""
        known = get_args(Language)
        return self.spoken if self.spoken in known else self.registry.settings.language

    @property
    def words(self) -> Words:
        """The words of the language that is spoken."""
        return Words.load(self.spoken)


def open_registry(path: Path, clock: Clock, language: LanguageWish) -> OpenRegistry:
    """Read a registry that is to be changed; in its own language, if no other is asked for.

    Raises InvalidInput when the file is no valid registry.
    """
    data = read_bytes(path)
    registry, _ = loader(path, clock)(data)
    return OpenRegistry(path, data, registry, clock, language.code(registry.settings.own_language))


def sketch(opened: OpenRegistry, data: bytes) -> OpenRegistry:
    """Read a sketch in place of the registry, to try something in it; raises InvalidInput."""
    registry, _ = loader(opened.path, opened.clock)(data)
    return replace(opened, data=data, registry=registry)


def plan_request(opened: OpenRegistry, request: Request) -> EditPlan:
    """Plan what a request would write into the registry as it was found, or say why it may not."""
    return _planner(opened, request)(opened.registry)


def draft_change(opened: OpenRegistry, plan: Plan | Correction) -> Amended:
    """Apply a plan to the registry as it was found; nothing is written.

    Raises InvalidInput when the result would be no valid registry.
    """
    load = loader(opened.path, opened.clock)
    file = registry_file.included_file(plan, opened.registry)
    if file is None:
        return registry_file.apply_plan(plan, opened.data, opened.registry, load)
    load_file = registry_file.included_loader(load, opened.data, file)
    return registry_file.apply_plan(plan, file_bytes(opened, plan), opened.registry, load_file)


def file_bytes(opened: OpenRegistry, plan: Plan | Correction) -> bytes:
    """The bytes of the file that a plan is for: the registry as it was found, or another."""
    file = registry_file.included_file(plan, opened.registry)
    return read_bytes(Path(file)) if file else opened.data


def write_change(opened: OpenRegistry, request: Request) -> EditOutcome:
    """Write what a request needs into the file as it is now: all of its blocks, or nothing.

    The request is planned anew, so what another process has written since counts.
    """
    load = loader(opened.path, opened.clock)
    occasion = registry_file.Occasion(request.command, opened.clock.reading)
    return registry_file.amend_file(opened.path, load, _planner(opened, request), occasion)


def judge_effect(change: Amended, clock: Clock) -> view.Effect:
    """Judge the targets that a change concerns, before it and after it."""
    before, after = (keep_targets(r, change.concerned) for r in (change.before, change.after))
    return assess(before, clock), assess(after, clock)


def render_preview(opened: OpenRegistry, change: Amended, screen: Screen) -> str:
    """Render what a change writes, and the standings before and after it."""
    words = opened.words
    return draw(view.document(change, judge_effect(change, opened.clock), words), words, screen)


def render_json(opened: OpenRegistry, answer: Amended | Already, *, written: bool) -> str:
    """Render the same for programs."""
    if isinstance(answer, Already):
        return json.write(view.recorded_data(answer, opened.clock.as_of))
    effect = judge_effect(answer, opened.clock)
    return json.write(view.data(answer, effect, Words.load("en"), written=written))


def render_outcome(opened: OpenRegistry, answer: Amended | Already) -> str:
    """Render where the blocks are, or where the figure was already; and what to type next."""
    if isinstance(answer, Already):
        return view.recorded_line(answer, opened.words)
    return view.written_lines(answer, opened.words)


def render_question(
    opened: OpenRegistry, key: str, facts: Mapping[str, MessageFact] | None = None
) -> str:
    """Render what is asked at a prompt, or said there."""
    return opened.words.text("entry_ask", key, **(facts or {}))


def render_heading(opened: OpenRegistry, request: Request) -> str | None:
    """Render what a figure is asked for; None while that is still open."""
    latest = subject.find_latest_figure(request, opened.registry)
    return view.heading(latest, opened.registry.indicators, opened.words) if latest else None


def render_echo(opened: OpenRegistry, request: Request) -> str | None:
    """Render how the value of a request was read; None where there is none to read."""
    reading = subject.read_figure_value(request, opened.registry, opened.language)
    return view.reading_line(reading, opened.registry.indicators, opened.words) if reading else None


def suggest_answers(opened: OpenRegistry, request: Request) -> Mapping[str, str]:
    """Suggest what is most likely meant, by option."""
    return subject.suggest_answers(request, opened.registry, opened.clock.as_of)


def loader(path: Path, clock: Clock) -> registry_file.Load:
    """Return how the bytes of this file are read: with its included files, as of the day."""
    return partial(read_valid_text, name=path.as_posix(), folder=path.parent, day=clock.as_of)


def _planner(opened: OpenRegistry, request: Request) -> registry_file.Planner:
    plan = PLANNERS[type(request)]
    return partial(plan, request, day=opened.clock.as_of, language=opened.language)


def keep_targets(registry: Registry, targets: Sequence[str]) -> Registry:
    """Keep of a registry those of these targets that it has."""
    kept = {id_: registry.targets[id_] for id_ in targets if id_ in registry.targets}
    return replace(registry, targets=kept)
