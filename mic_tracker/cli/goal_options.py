"""The options of a target: the keys that its kind has, and how it is shown and judged."""

from typing import Annotated

import typer

from mic_tracker.cli import completion
from mic_tracker.model.codes import (
    CARRY_NAMES,
    DIRECTION_NAMES,
    FREQUENCY_NAMES,
    GATE_NAMES,
    PATH_NAMES,
    QUESTION_NAMES,
    SILENCE_NAMES,
    STANDING_NAMES,
)

By = Annotated[str | None, typer.Option(help="The deadline: the end of 2030.", show_default=False)]
From = Annotated[str | None, typer.Option("--from", help="The first period.", show_default=False)]
Until = Annotated[str | None, typer.Option(help="The last period.", show_default=False)]
Every = Annotated[
    str | None,
    typer.Option(
        help="A cadence: month, quarter, year …",
        show_default=False,
        autocompletion=completion.one_of(*FREQUENCY_NAMES),
    ),
]
Than = Annotated[
    str | None,
    typer.Option(
        help="A comparison: the id of the other indicator, new or not.",
        show_default=False,
        autocompletion=completion.indicators,
    ),
]
ThanName = Annotated[
    str | None,
    typer.Option(
        help="A new other indicator: its name; it is measured as the first one.",
        show_default=False,
    ),
]
ThanUnit = Annotated[
    str | None, typer.Option(help="A new other indicator: its unit.", show_default=False)
]
ThanDesired = Annotated[
    str | None,
    typer.Option(
        help="A new other indicator: which way is better.",
        show_default=False,
        autocompletion=completion.one_of(*DIRECTION_NAMES),
    ),
]
Times = Annotated[
    str | None, typer.Option(help="A comparison: so many times the other.", show_default=False)
]
Percent = Annotated[
    str | None, typer.Option(help="A change: 20, or --percent=-30.", show_default=False)
]
Stage = Annotated[
    list[str] | None, typer.Option(help="A milestone's stage; repeat it.", show_default=False)
]
Baseline = Annotated[
    str | None, typer.Option(help="The start: 2020, or 45,500@2020.", show_default=False)
]
Path = Annotated[
    str | None,
    typer.Option(
        help="linear, geometric or logistic.",
        show_default=False,
        autocompletion=completion.one_of(*PATH_NAMES),
    ),
]
Interim = Annotated[
    list[str] | None,
    typer.Option(
        metavar="PERIOD=VALUE",
        help="A stated point on the way, 2025=70,000; repeat it.",
        show_default=False,
    ),
]
Question = Annotated[
    str | None,
    typer.Option(
        help="at: be there at the deadline; ever: have been there by then.",
        show_default=False,
        autocompletion=completion.one_of(*QUESTION_NAMES),
    ),
]
Limit = Annotated[str | None, typer.Option(help="A direction's natural end.", show_default=False)]
Objective = Annotated[
    str | None, typer.Option(help="A cadence: share of periods, 0.9.", show_default=False)
]
Silence = Annotated[
    str | None,
    typer.Option(
        help="A cadence: unknown or missed.",
        show_default=False,
        autocompletion=completion.one_of(*SILENCE_NAMES),
    ),
]
Excused = Annotated[
    list[str] | None,
    typer.Option(
        metavar="PERIOD",
        help="A cadence: a period that does not count; repeat it.",
        show_default=False,
    ),
]
Carry = Annotated[
    str | None,
    typer.Option(
        help="A cadence: whether a surplus makes up for later: none, cap or full.",
        show_default=False,
        autocompletion=completion.one_of(*CARRY_NAMES),
    ),
]
Each = Annotated[
    str | None,
    typer.Option(
        metavar="DIMENSION",
        help="Judge each member of a dimension: area, or one that the indicator has.",
        show_default=False,
        autocompletion=completion.one_of("area"),
    ),
]
Enough = Annotated[
    str | None,
    typer.Option(
        metavar="N|N%",
        help="With --each: how many members have to be there; all of them without it.",
        show_default=False,
    ),
]
Gate = Annotated[
    str | None,
    typer.Option(
        help="With --each: what a check looks at, rollup or members.",
        show_default=False,
        autocompletion=completion.one_of(*GATE_NAMES),
    ),
]
TargetName = Annotated[
    list[str] | None,
    typer.Option(
        help="The target's own name; once, or once for each language: en=Firms.",
        show_default=False,
    ),
]
Tag = Annotated[
    list[str] | None,
    typer.Option(help="A word to group targets by; repeat it.", show_default=False),
]
Method = Annotated[
    str | None,
    typer.Option(
        help="How it is judged, if not as all others.",
        show_default=False,
        autocompletion=completion.methods,
    ),
]
StaleAfter = Annotated[
    str | None,
    typer.Option(
        help='From which age its latest figure is stale: "18 months".', show_default=False
    ),
]
Grace = Annotated[
    str | None,
    typer.Option(
        help='How long after the deadline its figure is awaited: "12 months".',
        show_default=False,
    ),
]
Formerly = Annotated[
    str | None, typer.Option(help="The id that it had before.", show_default=False)
]
Unclear = Annotated[
    str | None,
    typer.Option(help="Why it cannot be checked as it is stated.", show_default=False),
]
Standing = Annotated[
    str | None,
    typer.Option(
        help=f"{', '.join(STANDING_NAMES)}.",
        show_default=False,
        autocompletion=completion.one_of(*STANDING_NAMES),
    ),
]
