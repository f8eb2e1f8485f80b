"""`undo`: the last change that a command wrote, taken back."""

from typing import TYPE_CHECKING

from mic_tracker.cli import environment, options

if TYPE_CHECKING:
    from mic_tracker.edit.undo.reversal import Git, LastStep
    from mic_tracker.model.edit import TakenBack
    from mic_tracker.pipeline.edit import OpenRegistry
    from mic_tracker.show.screen import Screen


def undo(
    *,
    dry_run: options.DryRun = False,
    yes: options.Yes = False,
    file: options.File = None,
    as_of: options.AsOf = None,
    json: options.Json = False,
    lang: options.Language = None,
    color: options.Colour = "auto",
    width: options.Width = None,
) -> None:
    """Take back the last change that a command wrote to the registry, if it stands there unchanged.

    A command is one step with all that it wrote; called again, it takes back the step before.
    What was committed is taken back in the file; git keeps the commit.

    mic-tracker undo

    mic-tracker undo --dry-run

    mic-tracker undo --yes
    """
    from mic_tracker.cli.dialogs.edit_dialog import open_registry
    from mic_tracker.cli.output import emit
    from mic_tracker.pipeline.edit import render_question
    from mic_tracker.pipeline.undo import find_step, render_json, render_outcome, render_preview

    opened, screen = open_registry(file, as_of, lang), environment.screen(color, width)
    last, git = find_step(opened)
    asked = None if yes or dry_run else screen
    undone = _take_back(opened, last, git, asked, dry_run=dry_run, json=json)
    if json:
        emit(render_json(opened, undone, git, written=not dry_run), for_programs=True)
        return
    if asked is None:
        emit(render_preview(opened, undone, git, screen) + "\n")
    emit(render_question(opened, "dry_run") if dry_run else render_outcome(opened, undone))


def _take_back(
    opened: "OpenRegistry",
    last: "LastStep",
    git: "Git",
    asked: "Screen | None",
    *,
    dry_run: bool,
    json: bool,
) -> "TakenBack":
    """Take the step back, after a yes where one is asked for; with --dry-run only find out how."""
    from mic_tracker.cli.output import write_error
    from mic_tracker.model.finding import InvalidInput
    from mic_tracker.pipeline.edit import render_question
    from mic_tracker.pipeline.undo import draft_undo, write_undo

    try:
        if dry_run:
            return draft_undo(opened, last, git)
        if asked:
            _confirm(opened, last, git, asked, json=json)
        return write_undo(opened, last, git)
    except InvalidInput:
        if not json:
            write_error(render_question(opened, "not_written"))
        raise


def _confirm(
    opened: "OpenRegistry", last: "LastStep", git: "Git", screen: "Screen", *, json: bool
) -> None:
    """Show what would be taken back and ask; WrongUse where nobody can be asked."""
    from mic_tracker.cli.dialogs.confirmation import confirm
    from mic_tracker.cli.output import write_error
    from mic_tracker.model.edit import InvalidRequest, RequestProblem
    from mic_tracker.pipeline.undo import draft_undo, render_ask, render_preview

    if json or not environment.is_interactive():
        raise InvalidRequest((RequestProblem("missing", "yes", "--yes"),))
    draft = draft_undo(opened, last, git)
    write_error(render_preview(opened, draft, git, screen))
    confirm(opened, render_ask(opened, draft))
