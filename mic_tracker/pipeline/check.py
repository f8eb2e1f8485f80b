"""`check`: the gate judges a registry and its base; the verdict is written in any format."""

from collections.abc import Collection
from pathlib import Path

from mic_tracker.assess.gate.gate import Policy, gate, verdict_on_findings
from mic_tracker.edit.baseline_file import read_baseline
from mic_tracker.errors import WrongUse
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
from mic_tracker.text.escape import plain


def read_destinations(texts: Collection[str]) -> tuple[Destination, ...]:
    """Read which format goes where; people get a text unless another format takes the screen."""
    asked = parse_destinations(texts, VERDICTS)
    taken = any(one.path is None for one in asked)
    return asked if taken else (*asked, Destination(render.FOR_PEOPLE))


def run_check(  # noqa: PLR0913 - each is a question of its own
    head: Side,
    base: Side | None,
    targets: Collection[str],
    fail_on: tuple[str, ...] | None,
    baseline: Path | None,
    *,
    allow_empty: bool,
    policy: Policy = "stricter",
) -> Verdict:
    """Judge a registry, alone or against a base, without the findings that a baseline lists."""
    return gate(
        head,
        base,
        targets=targets,
        fail_on=fail_on,
        baseline=read_baseline(baseline) if baseline else None,
        allow_empty=allow_empty,
        policy=policy,
    )


def point_findings(verdict: Verdict, path: Path) -> Verdict:
    """Point the findings of a verdict at the very keys that they are about."""
    return verdict.with_each(make_pointer(path.read_bytes(), verdict.head.report.registry.path))


def invalid_verdict(path: Path, problem: InvalidInput, clock: Clock) -> Verdict:
    """The verdict on a file that is no registry."""
    return verdict_on_findings(path.as_posix(), problem.findings, clock)


def is_new_registry(problem: WrongUse) -> bool:
    """Whether a base cannot be read because it has no such registry yet."""
    return problem.code == "registry_not_in_commit"


def new_registry_line(problem: WrongUse, head: Side, language: str | None) -> str:
    """Say that a registry is new, and that therefore nothing is compared."""
    words = words_for(head.report, language)
    return plain(words.text("check", "new_registry", **problem.facts))


def render_verdict(
    verdict: Verdict,
    destination: Destination,
    language: str | None,
    screen: Screen,
    room: int | None = None,
) -> str:
    """Render a verdict in one format; `room` is how many bytes its file can take."""
    words = words_for(verdict.head.report, language)
    return render.render_verdict(verdict, destination.format, words, screen, room)


def place_findings(verdict: Verdict, destination: Destination, folder: Path, root: Path) -> Verdict:
    """Name files as the format wants them: from the root, but for people from here."""
    return verdict if destination.format == render.FOR_PEOPLE else from_root(verdict, folder, root)
