"""`undo`: the last step of the journal, what taking it back does, and the file without it."""

import shlex
from functools import partial
from pathlib import Path

from mic_tracker.assess.assess import assess
from mic_tracker.edit.undo.reversal import (
    Files,
    Git,
    LastStep,
    find_last_step,
    holds,
    take_back,
    undo_step,
)
from mic_tracker.errors import WrongUse
from mic_tracker.model.edit import TakenBack
from mic_tracker.pipeline.edit import OpenRegistry, keep_targets, loader
from mic_tracker.read.input_files import find_input_files
from mic_tracker.read.repository.commit_of_day import is_in_repository
from mic_tracker.read.repository.commit_of_text import find_commit_with
from mic_tracker.show.formats import json
from mic_tracker.show.formats.terminal import draw
from mic_tracker.show.language.words import Words
from mic_tracker.show.screen import Screen
from mic_tracker.show.views.edit import Effect
from mic_tracker.show.views.edit import undo as view


def find_step(opened: OpenRegistry) -> tuple[LastStep, Git]:
    """Find what an undo would take back, and what git has of it; WrongUse for nothing."""
    last = find_last_step(opened.path, _files(opened.path))
    in_git = is_in_repository(opened.path)
    if last is None:
        file = shlex.quote(opened.path.as_posix()) if in_git else None
        raise WrongUse("nothing_to_undo", path=opened.path.as_posix(), log=file)
    commit = _find_commit(last) if in_git else None
    files = " ".join(shlex.quote(path.as_posix()) for path in last.paths) if in_git else None
    return last, Git(files, commit)


def _find_commit(last: LastStep) -> str | None:
    """The commit that has what a step wrote to the last of its files."""
    commit = find_commit_with(last.paths[-1], partial(holds, last.step.files[-1]))
    return commit.short if commit else None


def draft_undo(opened: OpenRegistry, last: LastStep, git: Git) -> TakenBack:
    """Take a step out of the registry as it was found; nothing is written.

    Raises WrongUse when the result would be no valid registry, and when what the step wrote does
    not stand there as it was written.
    """
    return take_back(last, opened.data, loader(opened.path, opened.clock), git)


def write_undo(opened: OpenRegistry, last: LastStep, git: Git) -> TakenBack:
    """Take a step out of its files as they are now; none may have been written since."""
    load = loader(opened.path, opened.clock)
    return undo_step(opened.path, _files(opened.path), last, load, git)


def render_preview(opened: OpenRegistry, undone: TakenBack, git: Git, screen: Screen) -> str:
    """Render what goes and what comes back, and the standings before and after it."""
    effect, words = _judge_effect(opened, undone), opened.words
    return draw(view.document(undone, git.commit, effect, words), words, screen)


def render_json(opened: OpenRegistry, undone: TakenBack, git: Git, *, written: bool) -> str:
    """Render the same for programs."""
    effect, words = _judge_effect(opened, undone), Words.load("en")
    return json.write(view.data(undone, git.commit, effect, words, written=written))


def render_outcome(opened: OpenRegistry, undone: TakenBack) -> str:
    """Render that it is taken back, and what to type next."""
    return view.undone_lines(undone, opened.words)


def render_ask(opened: OpenRegistry, undone: TakenBack) -> str:
    """Render what is asked before anything is written."""
    return opened.words.text("undo", "ask", file=opened.words.names(f.file for f in undone.files))


def _files(registry: Path) -> Files:
    """The files that a registry reads, by their paths from its folder."""
    own, *included = find_input_files(registry)
    folder = registry.parent
    return {None: own} | {file.relative_to(folder).as_posix(): file for file in included}


def _judge_effect(opened: OpenRegistry, undone: TakenBack) -> Effect:
    before, after = (keep_targets(r, undone.concerned) for r in (undone.before, undone.after))
    return assess(before, opened.clock), assess(after, opened.clock)
