"""`baseline write|prune|show`: the findings that a check knows already and does not count."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from mic_tracker.cli import environment, options
from mic_tracker.cli.output import emit


def baseline(
    action: Annotated[
        Literal["write", "prune", "show"],
        typer.Argument(
            help="write what is found now; prune what is gone; show both.", show_default=False
        ),
    ],
    *,
    baseline: Annotated[
        Path | None,
        typer.Option(
            "--baseline",
            metavar="FILE",
            help="The file of known findings; else targets.baseline.toml beside the registry.",
            show_default=False,
        ),
    ] = None,
    file: options.File = None,
    as_of: options.AsOf = None,
    known_on: options.KnownOn = None,
    lang: options.Language = None,
) -> None:
    """Keep the findings that `check --baseline FILE` knows: only new ones then fail.

    mic-tracker baseline write

    mic-tracker baseline show

    mic-tracker baseline prune
    """
    from mic_tracker.pipeline.baseline import prune_baseline, show_baseline, write_baseline
    from mic_tracker.pipeline.comparison import sides

    path = environment.registry(file)
    language = environment.language(lang)
    with environment.followed(language):
        head = sides.read_present(path, environment.clock(as_of, known_on))
    baseline_file = baseline or path.with_suffix(".baseline.toml")
    uses = {
        "write": write_baseline,
        "prune": prune_baseline,
        "show": show_baseline,
    }
    emit(uses[action](head, baseline_file, language))
