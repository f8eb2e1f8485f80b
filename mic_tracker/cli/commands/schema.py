"""`schema`: the JSON Schema of the registry file, or of what a command prints with --json."""

from typing import Annotated

import typer

from mic_tracker.cli import completion, options
from mic_tracker.cli.output import emit


def schema(
    of: Annotated[
        str,
        typer.Argument(
            help="registry; a command that has --json; checks; check-line; error; "
            "observations; targets.",
            autocompletion=completion.schemas,
        ),
    ] = "registry",
    *,
    output: options.Output = None,
) -> None:
    """Print the JSON Schema of targets.toml, for editors that complete and check as you type.

    With the name of a command: that of what it prints with --json; `checks` is what check prints
    about several registries, `check-line` a line of check --format jsonl, `error` what --json
    prints on standard error, `observations` and `targets` what export writes. In all of them
    schema_version is 2: within a version keys are added, and none is changed or removed.

    mic-tracker schema -o targets.schema.json

    mic-tracker schema claims
    """
    from mic_tracker.pipeline.explain import render_schema

    emit(render_schema(of), output, for_programs=True)
