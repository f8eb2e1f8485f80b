"""`init`: the first files of a registry."""

from pathlib import Path
from typing import Annotated

import typer

from mic_tracker.cli import completion, environment, options
from mic_tracker.cli.output import emit
from mic_tracker.errors import WrongUse


def init(
    folder: Annotated[Path, typer.Argument(help="Where; this folder if left out.")] = Path(),
    *,
    example: Annotated[
        bool, typer.Option("--example", help="Four targets of an invented city.")
    ] = False,
    minimal: Annotated[
        bool, typer.Option("--minimal", help="Only targets.toml, without its schema.")
    ] = False,
    ci: Annotated[
        str | None,
        typer.Option(
            help="Add the file that has CI check it: github or gitlab.",
            show_default=False,
            autocompletion=completion.one_of("github", "gitlab"),
        ),
    ] = None,
    install: Annotated[
        str | None,
        typer.Option(
            metavar="REQUIREMENT",
            help="What CI installs, as pip takes it; else what is installed here.",
            show_default=False,
        ),
    ] = None,
    dry_run: options.DryRun = False,
    lang: options.Language = None,
) -> None:
    """Start a registry. Files that are there are kept as they are.

    mic-tracker init

    mic-tracker init --example demo

    mic-tracker init --ci github

    mic-tracker init --ci gitlab --install "mic-tracker @ git+https://HOST/PATH@COMMIT"

    mic-tracker init --minimal --dry-run
    """
    from mic_tracker.pipeline.init import make_ci_file, start_registry

    if example and minimal:
        raise WrongUse("exclusive", first="--example", second="--minimal")
    if install is not None and ci is None:
        raise WrongUse("install_without_ci")
    name = "example" if example else "minimal"
    ci_file = make_ci_file(ci, folder, install) if ci is not None else None
    emit(
        start_registry(
            folder,
            name,
            environment.language(lang),
            schema=not minimal,
            ci=ci_file,
            dry_run=dry_run,
        )
    )
