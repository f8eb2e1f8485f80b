"""`check`: whether targets slipped, goals were moved or data went stale, by the exit code."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mic_tracker.cli import completion, environment, options
from mic_tracker.cli.output import append_text, emit, summary_room
from mic_tracker.errors import WrongUse
from mic_tracker.show.check.formats import VERDICTS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mic_tracker.assess.gate.gate import Policy
    from mic_tracker.model.verdict import Verdict
    from mic_tracker.show.check.destinations import Destination
    from mic_tracker.show.screen import Screen

FAILED = 1


def check(
    targets: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[TARGET]...",
            help="Only these targets; else all.",
            show_default=False,
            autocompletion=completion.targets,
        ),
    ] = None,
    *,
    base: Annotated[
        str | None,
        typer.Option(
            metavar="REV|FILE",
            help="The merge base with this git revision (REV:PATH if the registry was moved); "
            "or a file: x.toml, file:PATH.",
            show_default=False,
            autocompletion=completion.revisions,
        ),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            metavar="DATE|7d",
            help="Compare with the same registry on this earlier day.",
            show_default=False,
        ),
    ] = None,
    baseline: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Known findings, which do not count; see `baseline write`.",
            show_default=False,
        ),
    ] = None,
    fail_on: Annotated[
        list[str] | None,
        typer.Option(
            metavar="RULE,…",
            help="Rules and levels to fail on, in place of the registry's: slipped,stale …",
            show_default=False,
            autocompletion=completion.failing,
        ),
    ] = None,
    policy: Annotated[
        str,
        typer.Option(
            metavar="stricter|head",
            help="Whose [check] counts against a base: the stricter key of both, or the head's.",
            autocompletion=completion.one_of("stricter", "head"),
        ),
    ] = "stricter",
    format: Annotated[  # noqa: A002 - the option's name
        list[str] | None,
        typer.Option(
            metavar="FORMAT[:FILE]",
            help="text, json, jsonl, github, gitlab, junit, sarif, markdown, csv; repeatable.",
            show_default=False,
            autocompletion=completion.one_of(*VERDICTS),
        ),
    ] = None,
    json: options.Json = False,
    allow_empty: Annotated[
        bool, typer.Option("--allow-empty", help="Pass when there is nothing to judge.")
    ] = False,
    file: options.File = None,
    as_of: options.AsOf = None,
    known_on: options.KnownOn = None,
    lang: options.Language = None,
    color: options.Colour = "auto",
    width: options.Width = None,
) -> None:
    """Fail when targets slip, goals are made easier or data go stale.

    mic-tracker check

    mic-tracker check --base origin/main --format github --format junit:junit.xml

    mic-tracker check --since 7d --fail-on slipped,stale
    """
    from mic_tracker.model.finding import InvalidInput
    from mic_tracker.pipeline import sides
    from mic_tracker.pipeline.check import (
        invalid_verdict,
        point_findings,
        read_destinations,
        run_check,
    )

    if base is not None and since is not None:
        raise WrongUse("exclusive", first="--base", second="--since")
    path, clock = environment.registry(file), environment.clock(as_of, known_on)
    fails, law = _parse_names(fail_on), _parse_policy(policy)
    places = read_destinations([*(format or ()), *(["json"] if json else [])])
    output = VerdictOutput(path, lang, environment.screen(color, width))
    try:
        head = sides.read_present(path, clock)
    except InvalidInput as problem:
        output.write_for_programs(invalid_verdict(path, problem, clock), places)
        raise
    other = sides.read_base(path, base, clock) if base is not None else None
    other = sides.judge_earlier_day(head, since) if since is not None else other
    verdict = run_check(
        head, other, targets or (), fails, baseline, allow_empty=allow_empty, policy=law
    )
    output.write_all(point_findings(verdict, path), places)
    raise typer.Exit(FAILED if verdict.failed else 0)


def _parse_names(texts: list[str] | None) -> tuple[str, ...] | None:
    """Parse a list of names that may be given in parts; None when there is none."""
    if texts is None:
        return None
    names = tuple(name for text in texts for name in text.replace(",", " ").split())
    if not names:
        raise WrongUse("no_rule_named")
    return names


def _parse_policy(text: str) -> "Policy":
    """Parse whose `[check]` counts against a base."""
    if text == "stricter":
        return "stricter"
    if text == "head":
        return "head"
    raise WrongUse("not_one_of", option="--policy", value=text, known=("stricter", "head"))


@dataclass(frozen=True, slots=True)
class VerdictOutput:
    """How a verdict is written: of which registry, in which language, for which screen."""

    path: Path
    language: str | None
    screen: "Screen"

    def write_all(self, verdict: "Verdict", places: "Iterable[Destination]") -> None:
        """Write every file, then to the screen: people read a log from its end."""
        for place in sorted(places, key=lambda place: place.path is None):
            self._write(verdict, place)

    def write_for_programs(self, verdict: "Verdict", places: "Iterable[Destination]") -> None:
        """Write what programs read; people get the findings of an invalid file separately."""
        self.write_all(verdict, [place for place in places if place.format != "text"])

    def _write(self, verdict: "Verdict", place: "Destination") -> None:
        from mic_tracker.pipeline.check import place_findings, render_verdict

        output = Path(place.path) if place.path else None
        room = summary_room(output) if output and place.format == "markdown" else None
        here, root = Path.cwd(), environment.repository_root(self.path)
        placed = place_findings(verdict, place, here, root)
        text = render_verdict(placed, place, self.language, self.screen, room)
        if room is not None and output:
            append_text(text, output)
        else:
            emit(text, output, keep=self.path)
