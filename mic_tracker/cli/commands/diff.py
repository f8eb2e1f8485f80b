"""`diff A..B`: figures added, revised and removed, goals moved, statuses changed."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mic_tracker.cli import completion, environment, options
from mic_tracker.cli.output import emit
from mic_tracker.errors import WrongUse

if TYPE_CHECKING:
    from mic_tracker.model.report import Clock
    from mic_tracker.model.verdict import Side

DIFFERS = 1


def diff(
    revisions: Annotated[
        str | None,
        typer.Argument(
            metavar="[A..B]",
            help="Two git revisions or files (file:PATH); or one, against the registry. Else HEAD.",
            show_default=False,
            autocompletion=completion.revisions,
        ),
    ] = None,
    *,
    since: Annotated[
        str | None,
        typer.Option(
            metavar="DATE|30d",
            help="Compare with the registry as committed on this earlier day, and judged on it.",
            show_default=False,
        ),
    ] = None,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="Exit with 1 when something differs.")
    ] = False,
    file: options.File = None,
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of",
            metavar="DATE|A..B",
            help="Judge both sides on this day; or each on its own: 2025..2026, 30d.. until today.",
            show_default=False,
        ),
    ] = None,
    known_on: options.KnownOn = None,
    json: options.Json = False,
    output: options.Output = None,
    lang: options.Language = None,
    color: options.Colour = "auto",
    width: options.Width = None,
) -> None:
    """Show what changed between two states of the registry, or between two days.

    mic-tracker diff

    mic-tracker diff v2024.06..HEAD

    mic-tracker diff --since 30d

    mic-tracker diff --as-of 2025-12-31..2026-06-30

    mic-tracker diff main --exit-code --json
    """
    from mic_tracker.pipeline.diff import compare_sides, render_diff

    path = environment.registry(file)
    language = environment.language(lang)
    with environment.followed(language):
        sides = _read_sides(path, revisions, since, *environment.two_clocks(as_of, known_on))
        changes = compare_sides(*sides)
    screen = environment.screen(color, width, file=output)
    keep = (path, *(Path(side.report.registry.path) for side in sides))
    text = render_diff(changes, sides, language, screen, json=json)
    emit(text, output, keep=keep, for_programs=json, paged=True)
    raise typer.Exit(DIFFERS if exit_code and changes else 0)


def _read_sides(
    path: Path, revisions: str | None, since: str | None, now: "Clock", then: "Clock"
) -> tuple["Side", "Side"]:
    """Read what is compared: two states, the registry and an earlier one, or it on two days."""
    from mic_tracker.pipeline.diff import read_on_both_days, read_since, read_states

    if since is not None and revisions:
        raise WrongUse("exclusive", first="--since", second=revisions)
    if since is not None and then != now:
        raise WrongUse("exclusive", first="--since", second="--as-of A..B")
    if since is not None:
        return read_since(path, since, now)
    if then != now and not revisions:
        return read_on_both_days(path, now, then)
    return read_states(path, revisions, now, then)
