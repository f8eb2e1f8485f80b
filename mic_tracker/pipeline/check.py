"""Checks: the registry and what it is compared with → the gate → a verdict, told in any format."""

from collections.abc import Collection
from pathlib import Path

from mic_tracker.assess.gate.gate import gate, refusal
from mic_tracker.edit import baseline_file as baselines
from mic_tracker.model.finding import InvalidInput
from mic_tracker.model.report import Clock
from mic_tracker.model.verdict import Side, Verdict
from mic_tracker.pipeline.load import words_for
from mic_tracker.read.finding_lines import make_pointer
from mic_tracker.show.check import render
from mic_tracker.show.check.destinations import Destination, parse_destinations
from mic_tracker.show.check.formats import VERDICTS
from mic_tracker.show.check.paths import from_root
from mic_tracker.show.screen import Screen


def read_destinations(texts: Collection[str]) -> tuple[Destination, ...]:
    """Where which format goes; people get a text unless another format takes the screen."""
    asked = parse_destinations(texts, VERDICTS)
    taken = any(one.path is None for one in asked)
    return asked if taken else (*asked, Destination(render.SPOKEN))


def run_check(
    head: Side,
    base: Side | None,
    targets: Collection[str],
    fail_on: tuple[str, ...] | None,
    baseline: Path | None,
    *,
    allow_empty: bool,
) -> Verdict:
    """The verdict on a registry, alone or against a base, without what a baseline file knows."""
    return gate(
        head,
        base,
        targets=targets,
        fail_on=fail_on,
        baseline=baselines.read_baseline(baseline) if baseline else None,
        allow_empty=allow_empty,
    )


def point_findings(verdict: Verdict, path: Path) -> Verdict:
    """The verdict with its findings at the very keys that they are about."""
    return verdict.with_each(make_pointer(path.read_bytes(), verdict.head.report.registry.path))


def invalid_verdict(path: Path, problem: InvalidInput, clock: Clock) -> Verdict:
    """The verdict on a file that is no registry."""
    return refusal(path.as_posix(), problem.findings, clock)


def render_verdict(
    verdict: Verdict,
    destination: Destination,
    language: str | None,
    screen: Screen,
    room: int | None = None,
) -> str:
    """A verdict in one format; `room` is how many bytes its file can take."""
    words = words_for(verdict.head.report, language)
    return render.tell(verdict, destination.format, words, screen, room)


def place_findings(verdict: Verdict, destination: Destination, folder: Path, root: Path) -> Verdict:
    """The verdict with places as the format wants them: from the root, but for people from here."""
    return verdict if destination.format == render.SPOKEN else from_root(verdict, folder, root)
