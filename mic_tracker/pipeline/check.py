"""`check`: the gate judges registries and their bases; the verdicts are written in any format."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from mic_tracker.assess.gate.gate import Policy, gate, verdict_on_findings
from mic_tracker.assess.gate.target_names import require_targets, share_targets
from mic_tracker.edit.baseline_file import read_baseline
from mic_tracker.errors import NothingToJudge, WrongUse
from mic_tracker.model.finding import InvalidInput
from mic_tracker.model.report import Clock
from mic_tracker.model.verdict import Side, Verdict
from mic_tracker.pipeline.comparison import sides
from mic_tracker.pipeline.comparison.earlier_day import read_earlier_day
from mic_tracker.pipeline.load import words_for
from mic_tracker.read.finding_lines import make_pointer
from mic_tracker.read.repository.state_name import named_file, split_revision
from mic_tracker.show.check import render
from mic_tracker.show.check.destinations import Destination, parse_destinations
from mic_tracker.show.check.formats import VERDICTS
from mic_tracker.show.check.paths import from_root
from mic_tracker.show.language.catalogue import LanguageWish
from mic_tracker.show.screen import Screen
from mic_tracker.text.escape import plain

NOTHING_FAILS = ("never",)


@dataclass(frozen=True, slots=True)
class CheckedRegistry:
    """A registry to check: what was read of it, and what is asked about it."""

    path: Path
    sides: tuple[Side, Side | None] | InvalidInput
    """It and what it is compared with; or what makes one of them invalid."""
    targets: Collection[str] = ()
    """Those asked for; none: all."""
    baseline: Path | None = None
    name: str = ""
    """What it is called, where several are checked."""
    new: WrongUse | None = None
    """Why there is no base of a registry that may be new; it passes if it is valid."""

    @property
    def problem(self) -> InvalidInput | None:
        """What makes it, or what it is compared with, invalid."""
        return self.sides if isinstance(self.sides, InvalidInput) else None


def read_destinations(texts: Collection[str]) -> tuple[Destination, ...]:
    """Read which format goes where; people get a text unless another format takes the screen."""
    asked = parse_destinations(texts, VERDICTS)
    taken = any(one.path is None for one in asked)
    return asked if taken else (*asked, Destination(render.FOR_PEOPLE))


def read_registries(
    paths: Sequence[Path], clock: Clock, base: str | None, since: str | None, *, allow_new: bool
) -> Sequence[CheckedRegistry]:
    """Read registries, and what each is compared with: a revision, a file, an earlier day.

    With `allow_new`, a registry that the base does not have is compared with nothing.

    Raises WrongUse for a file as the base of several: it could be that of one of them only.
    """
    if len(paths) > 1 and base is not None and _names_one_file(base):
        raise WrongUse("base_file_for_several", base=base)
    read = [_read_registry(path, clock, base, since, allow_new=allow_new) for path in paths]
    if len(read) == 1:
        return read
    return [replace(registry, name=registry.path.as_posix()) for registry in read]


def _names_one_file(base: str) -> bool:
    """Whether a base is a file, of today or of a revision."""
    return named_file(base) is not None or split_revision(base)[1] is not None


def _read_registry(
    path: Path, clock: Clock, base: str | None, since: str | None, *, allow_new: bool
) -> CheckedRegistry:
    try:
        head = sides.read_present(path, clock)
        return _read_pair(path, head, base, since, allow_new=allow_new)
    except InvalidInput as problem:
        return CheckedRegistry(path, problem)


def _read_pair(
    path: Path, head: Side, base: str | None, since: str | None, *, allow_new: bool
) -> CheckedRegistry:
    try:
        other = sides.read_base(path, base, head.report.clock) if base is not None else None
        other = read_earlier_day(path, head, since) if since is not None else other
    except WrongUse as problem:
        if not allow_new or problem.code != "registry_not_in_commit":
            raise
        return CheckedRegistry(path, (head, None), new=problem)
    return CheckedRegistry(path, (head, other))


def match_baselines(
    registries: Sequence[CheckedRegistry], baselines: Sequence[Path]
) -> Sequence[CheckedRegistry]:
    """Match registries with the files of what is known of them: one for each, in their order.

    Raises WrongUse for another number of files.
    """
    if not baselines:
        return registries
    if len(baselines) != len(registries):
        raise WrongUse("baseline_for_each", files=len(baselines), registries=len(registries))
    both = zip(registries, baselines, strict=True)
    return [replace(registry, baseline=baseline) for registry, baseline in both]


def choose_targets(
    registries: Sequence[CheckedRegistry], asked: Collection[str]
) -> Sequence[CheckedRegistry]:
    """Choose the targets asked for where they exist; a registry without any is left out.

    Raises WrongUse for a target that none of several registries has, unless one is invalid.
    """
    if len(registries) == 1 or not asked:
        return [replace(registry, targets=asked) for registry in registries]
    known = [_known_targets(registry) for registry in registries]
    if not any(registry.problem for registry in registries):
        require_targets(asked, known)
    shared = zip(registries, share_targets(asked, known), strict=True)
    chosen = [replace(registry, targets=targets) for registry, targets in shared]
    return [registry for registry in chosen if registry.targets or registry.problem]


def _known_targets(registry: CheckedRegistry) -> Collection[str]:
    """The ids of the targets of both sides; none of an invalid registry."""
    if isinstance(registry.sides, InvalidInput):
        return ()
    reports = (side.report for side in registry.sides if side)
    return dict.fromkeys(id_ for report in reports for id_ in report.registry.targets)


def check_registries(
    registries: Sequence[CheckedRegistry],
    clock: Clock,
    fail_on: tuple[str, ...] | None,
    *,
    allow_empty: bool,
    policy: Policy = "stricter",
) -> Iterator[Verdict]:
    """Judge registries, each alone or against its base; of an invalid one, tell the findings.

    Where one is invalid, the others may be empty: its findings are more urgent.
    """
    lenient = allow_empty or any(registry.problem for registry in registries)
    for registry in registries:
        try:
            verdict = _check_registry(registry, clock, fail_on, allow_empty=lenient, policy=policy)
        except NothingToJudge:
            if not registry.name:
                raise
            raise NothingToJudge("nothing_to_judge_in", path=registry.name) from None
        yield replace(verdict, registry=registry.name)


def _check_registry(
    registry: CheckedRegistry,
    clock: Clock,
    fail_on: tuple[str, ...] | None,
    *,
    allow_empty: bool,
    policy: Policy,
) -> Verdict:
    path = registry.path
    if isinstance(registry.sides, InvalidInput):
        return verdict_on_findings(path.as_posix(), registry.sides.findings, clock)
    verdict = gate(
        *registry.sides,
        targets=registry.targets,
        fail_on=NOTHING_FAILS if registry.new else fail_on,
        baseline=read_baseline(registry.baseline) if registry.baseline else None,
        allow_empty=allow_empty or registry.new is not None,
        policy=policy,
    )
    # the findings point at the very keys that they are about
    return verdict.with_each(make_pointer(path.read_bytes(), verdict.head.report.registry.path))


def base_files(registries: Sequence[CheckedRegistry]) -> Iterator[Path]:
    """The files of the bases that registries are compared with."""
    for registry in registries:
        if not isinstance(registry.sides, InvalidInput) and (base := registry.sides[1]):
            yield Path(base.report.registry.path)


def join_problems(registries: Sequence[CheckedRegistry]) -> InvalidInput | None:
    """Join all that is invalid; None where everything is valid."""
    found = [registry.problem for registry in registries if registry.problem]
    if not found:
        return None
    told = next((problem for problem in found if problem.code), found[0])
    return told.with_findings(tuple(one for problem in found for one in problem.findings))


def new_registry_lines(
    registries: Sequence[CheckedRegistry], language: LanguageWish
) -> Iterator[str]:
    """Say which registries are new, and that therefore nothing is compared."""
    for registry in registries:
        if registry.new and not isinstance(registry.sides, InvalidInput):
            words = words_for(registry.sides[0].report, language)
            yield plain(words.text("check", "new_registry", **registry.new.facts))


def render_verdicts(
    verdicts: Sequence[Verdict],
    destination: Destination,
    language: LanguageWish,
    screen: Screen,
    room: int | None = None,
) -> str:
    """Render verdicts in one format; `room` is how many bytes its file can take."""
    words = words_for(verdicts[0].head.report, language)
    return render.render_verdicts(verdicts, destination.format, words, screen, room)


def place_findings(
    verdicts: Sequence[Verdict], destination: Destination, folder: Path, root: Path
) -> Sequence[Verdict]:
    """Name files as the format wants them: from the root, but for people from here."""
    if destination.format == render.FOR_PEOPLE:
        return verdicts
    return [from_root(verdict, folder, root) for verdict in verdicts]
