"""`export WHAT`: the registry, or what follows from it, for other programs."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mic_tracker.cli import completion, environment, options
from mic_tracker.cli.output import emit, emit_bytes, emit_pieces, write_error
from mic_tracker.errors import WrongUse
from mic_tracker.show.export.datasets import DATASETS
from mic_tracker.show.export.formats import TABLE_FORMATS
from mic_tracker.show.export.packages import PACKAGES

if TYPE_CHECKING:
    from mic_tracker.pipeline.export import Export

_WHAT = ("observations", "status", "targets")
_PARQUET = "parquet"
_TABLES = (*TABLE_FORMATS, _PARQUET)
_FORMATS = (*_TABLES, *DATASETS, *PACKAGES)
_BINARY = ("xlsx", _PARQUET)
_SUFFIXES = {
    ".csv": ("csv", "sdmx-csv"),
    ".json": ("json",),
    ".jsonl": ("jsonl",),
    ".xlsx": ("xlsx",),
    ".parquet": (_PARQUET,),
    ".xml": ("sdmx-ml", "sdmx-ml-3", "sdmx-ml-structure"),
}
"""The formats of a file by the end of its name; the first of them is the one that is meant."""


def export(
    what: Annotated[
        str,
        typer.Argument(
            metavar="WHAT",
            help=f"{', '.join(_WHAT)}.",
            show_default=False,
            autocompletion=completion.one_of(*_WHAT),
        ),
    ],
    *,
    file: options.File = None,
    as_of: options.AsOf = None,
    known_on: options.KnownOn = None,
    at: options.At = None,
    indicator: Annotated[
        list[str] | None,
        typer.Option(
            help="Only this indicator; repeat it.",
            show_default=False,
            autocompletion=completion.indicators,
        ),
    ] = None,
    tag: Annotated[
        list[str] | None,
        typer.Option(
            help="Only targets with this tag, and the figures that they follow.",
            show_default=False,
        ),
    ] = None,
    format: Annotated[  # noqa: A002 - the option's name
        str | None,
        typer.Option(
            "--format",
            help=f"{', '.join(_FORMATS)}; else by the suffix of the file.",
            show_default=False,
            autocompletion=completion.one_of(*_FORMATS),
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            help="Write to this file; frictionless and open-sdg: to this folder.",
            show_default=False,
        ),
    ] = None,
    lang: options.Language = None,
) -> None:
    """Write observations, statuses or targets for other programs.

    The CSV of observations is a file that `include` reads as it was.

    mic-tracker export observations -o observations.csv

    mic-tracker export status --format xlsx -o status.xlsx

    mic-tracker export observations --format sdmx-csv --indicator digital-firms

    mic-tracker export observations --format frictionless -o package/
    """
    from mic_tracker.pipeline import export as pipeline

    if what not in _WHAT:
        raise WrongUse("not_one_of", option="WHAT", value=what, known=_WHAT)
    chosen = _choose_format(what, format, output)
    path, clock = environment.registry(file), environment.clock(as_of, known_on)
    language = environment.language(lang)
    part = (path, clock, at, indicator or (), tag or ())
    with environment.followed(language) as follow:
        if what == "status":
            made = pipeline.export_status(pipeline.judge_part(*part, follow), chosen, language)
        else:
            day = clock.horizon if as_of or known_on else None
            report = pipeline.read_part(*part, day)
            write = {
                "observations": pipeline.export_observations,
                "targets": pipeline.export_targets,
            }[what]
            made = write(report, chosen, language)
        _write(made, output, path)


def _write(made: "Export", output: Path | None, registry: Path) -> None:
    """Write what was made where it belongs, then what to know of it."""
    if isinstance(made.content, str):
        emit(made.content, output, keep=(registry,), for_programs=True)
    elif isinstance(made.content, bytes):
        emit_bytes(made.content, output, keep=(registry,))
    elif not isinstance(made.content, tuple):
        emit_pieces(made.content, output, keep=(registry,))
    elif output is not None:
        from mic_tracker.edit.output.export import write_export

        write_export(output, made.content)
    for remark in made.remarks:
        write_error(remark)


def _choose_format(what: str, named: str | None, output: Path | None) -> str:
    """The format that is named, else that of the file's suffix; WrongUse where they do not fit."""
    to_file = output is not None and str(output) != "-"
    suffix = output.suffix.lower() if output is not None and to_file else ""
    by_suffix = _SUFFIXES.get(suffix, ())
    if named is not None and named not in _FORMATS:
        raise WrongUse("unknown_format", format=named, known=_FORMATS)
    if named is None and to_file and not by_suffix:
        raise WrongUse("unknown_suffix", path=str(output), known=tuple(_SUFFIXES))
    chosen = named or (by_suffix[0] if by_suffix else "csv")
    if by_suffix and chosen not in (*by_suffix, *PACKAGES):
        raise WrongUse("other_suffix", path=str(output), format=chosen, means=by_suffix)
    if what != "observations" and chosen not in _TABLES:
        raise WrongUse("not_exported_so", what=what, format=chosen, known=_TABLES)
    if not to_file and chosen in (*_BINARY, *PACKAGES):
        raise WrongUse("export_needs_output", format=chosen)
    return chosen
