"""`schema`: the JSON Schema of the registry file, or of what the program prints."""

from typing import Annotated

import typer

from mic_tracker.cli import door, options


def schema(
    *,
    of_status: Annotated[
        bool, typer.Option("--status", help="That of `status --json` and `show --json`.")
    ] = False,
    output: options.Output = None,
) -> None:
    """Print the JSON Schema of targets.toml, for editors that complete and check as you type.

    mic-tracker schema -o targets.schema.json
    """
    from mic_tracker import pipeline

    door.emit(pipeline.status_schema() if of_status else pipeline.registry_schema(), output)
