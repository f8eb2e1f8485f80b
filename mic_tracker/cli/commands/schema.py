"""`schema`: the JSON Schema of the registry file, or of what a command prints with --json."""

from typing import Annotated

import typer

from mic_tracker.cli import options
from mic_tracker.cli.output import emit


def schema(
    of: Annotated[
        str,
        typer.Argument(help="registry, or a command: status, show, history, claims."),
    ] = "registry",
    *,
    output: options.Output = None,
) -> None:
    """Print the JSON Schema of targets.toml, for editors that complete and check as you type.

    With the name of a command: that of what it prints with --json.

    mic-tracker schema -o targets.schema.json

    mic-tracker schema claims
    """
    from mic_tracker.pipeline.explain import render_schema

    emit(render_schema(of), output)
