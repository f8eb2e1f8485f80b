"""`check`: whether targets slipped, goals were moved or data went stale, by the exit code."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mic_tracker.cli import completion, environment, options
from mic_tracker.cli.output import append, emit, summary_room, write_error
from mic_tracker.errors import WrongUse
from mic_tracker.show.check.formats import VERDICTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mic_tracker.assess.gate.gate import Policy
    from mic_tracker.model.finding import InvalidInput
    from mic_tracker.model.verdict import Verdict
    from mic_tracker.show.check.destinations import Destination
    from mic_tracker.show.language.catalogue import LanguageWish
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
            help="Compare with the registry as committed on this earlier day.",
            show_default=False,
        ),
    ] = None,
    baseline: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="FILE",
            help="Known findings, which do not count; see `baseline write`. One for each registry.",
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
    allow_new: Annotated[
        bool,
        typer.Option("--allow-new", help="Pass a valid registry that the base does not have yet."),
    ] = False,
    file: Annotated[
        list[Path] | None,
        typer.Option(
            "--file",
            "-f",
            metavar="FILE",
            help="A registry; repeatable. Else MIC_TRACKER_FILE, ./targets.toml, or one above it.",
            show_default=False,
        ),
    ] = None,
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

    mic-tracker check -f national/targets.toml -f regional/targets.toml --base origin/main
    """
    from mic_tracker.pipeline.check import (
        base_files,
        check_registries,
        choose_targets,
        join_problems,
        match_baselines,
        new_registry_lines,
        read_destinations,
        read_registries,
    )

    if base is not None and since is not None:
        raise WrongUse("exclusive", first="--base", second="--since")
    paths, clock = environment.registries(file), environment.clock(as_of, known_on)
    fails, law = _parse_names(fail_on), _parse_policy(policy)
    places = read_destinations([*(format or ()), *(["json"] if json else [])])
    screen, language = environment.screen(color, width), environment.language(lang)
    with environment.followed(language):
        read = read_registries(paths, clock, base, since, allow_new=allow_new)
    read = match_baselines(read, baseline or ())
    for told in new_registry_lines(read, language):
        write_error(told)
    chosen = choose_targets(read, targets or ())
    with environment.followed(language):
        verdicts = [*check_registries(chosen, clock, fails, allow_empty=allow_empty, policy=law)]
    problem = join_problems(read)
    kept = (*paths, *(baseline or ()), *base_files(read))
    output = VerdictOutput(paths, language, screen, kept)
    output.write_all(verdicts, _told(places, problem, alone=len(paths) == 1))
    if problem:
        raise problem
    raise typer.Exit(FAILED if any(verdict.failed for verdict in verdicts) else 0)


def _told(
    places: "Iterable[Destination]", problem: "InvalidInput | None", *, alone: bool
) -> "Iterable[Destination]":
    """What is written of an invalid registry that is checked alone: what programs read.

    People get its findings after that, and of an invalid base everybody does.
    """
    if not problem or not alone:
        return places
    return [place for place in places if place.format != "text" and not problem.code]


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
    """How verdicts are written: on which registries, in which language, for which screen.

    No file is written over those that were read.
    """

    paths: tuple[Path, ...]
    language: "LanguageWish"
    screen: "Screen"
    read: tuple[Path, ...]

    def write_all(self, verdicts: "Sequence[Verdict]", places: "Iterable[Destination]") -> None:
        """Write every file, then to the screen: people read a log from its end."""
        for place in sorted(places, key=lambda place: place.path is None):
            self._write(verdicts, place)

    def _write(self, verdicts: "Sequence[Verdict]", place: "Destination") -> None:
        from mic_tracker.pipeline.check import place_findings, render_verdicts
        from mic_tracker.show.check.render import FOR_PEOPLE

        output = Path(place.path) if place.path else None
        room = summary_room(output) if output and place.format == "markdown" else None
        here, root = Path.cwd(), environment.repository_root(self.paths[0])
        placed = place_findings(verdicts, place, here, root)
        text = render_verdicts(placed, place, self.language, self.screen, room)
        if room is not None and output:
            append(text, output, keep=self.read)
        else:
            emit(text, output, keep=self.read, for_programs=place.format != FOR_PEOPLE, paged=True)
