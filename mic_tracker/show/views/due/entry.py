"""This module writes the command that enters what is due, complete with what is known of it."""

import shlex
from collections.abc import Iterator

from mic_tracker.model.answers.due import DueItem
from mic_tracker.model.codes import DueKind
from mic_tracker.model.members import area_of, dims_of
from mic_tracker.text.escape import plain

_PROGRAM = "mic-tracker"


def entry_command(item: DueItem, file: str | None = None) -> str | None:
    """Return the command for a shell; it asks for what is lacking. None: a file is to be edited.

    `file` is the registry, where the command would not find it by itself.
    """
    if item.kind is DueKind.WAIVER:
        return None
    words = _review(item) if item.kind is DueKind.REVIEW else _observation(item)
    registry = _option("--file", file)
    return shlex.join([_PROGRAM, *words, *registry])


def _review(item: DueItem) -> list[str]:
    return ["add-review", *item.targets, *_option("--by", item.by)]


def _observation(item: DueItem) -> list[str]:
    """Write the words for a figure; of a milestone, that a stage of it is done."""
    done = ["1"] if item.kind is DueKind.MILESTONE else []
    period = str(item.period) if item.period else None
    return [
        *("add-observation", item.indicator, *done),
        *_option("--period", period),
        *_option("--series", item.series),
        *_option("--area", area_of(item.members)),
        *_dims(item),
        *_option("--stage", next(iter(item.stages), None)),
    ]


def _dims(item: DueItem) -> Iterator[str]:
    for dimension, member in dims_of(item.members).items():
        yield from _option("--dim", f"{dimension}={member}")


def _option(name: str, value: str | None) -> Iterator[str]:
    """Write an option with its value; without one, or with one that no shell can be shown, none."""
    if value is None or plain(value) != value:
        return
    yield from [f"{name}={value}"] if value.startswith("-") else [name, value]
