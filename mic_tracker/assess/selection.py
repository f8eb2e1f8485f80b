"""Which targets are shown, and in which order.

Urgency: first what is missed or off track, then at risk, disputed, no data, unclear, on track,
pending, achieved; within each, what is furthest behind its path first; what cannot be measured so,
last; then by id.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from datetime import date
from difflib import get_close_matches

from mic_tracker.errors import WrongUse
from mic_tracker.model.codes import ONLY, Sort
from mic_tracker.model.kinds import Target
from mic_tracker.model.registry import Registry
from mic_tracker.model.report import Report, Standing, progress_share
from mic_tracker.model.report import urgency as _urgency
from mic_tracker.model.target import deadline


def arrange_targets(
    report: Report, only: Collection[str] = (), sort: str = "urgency", *, expand: bool = False
) -> Report:
    """The report with the targets that have one of these statuses or flags, in this order.

    `expand` puts the members of a target behind it, in the same order.

    WrongUse for a word that is neither, or an order that does not exist.
    """
    labels = {word.replace("_", "-") for word in only}
    if unknown := sorted(labels - {*ONLY}):
        raise WrongUse("unknown_only", unknown=tuple(unknown), known=ONLY)
    if sort not in SORTS:
        raise WrongUse("unknown_sort", sort=sort, known=tuple(SORTS))
    key = SORTS[sort]
    ordered = sorted(report.standings, key=key)
    if expand:
        ordered = [part for s in ordered for part in (s, *sorted(s.members, key=key))]
    kept = (s for s in ordered if not labels or labels & _labels(s))
    return replace(report, standings=tuple(kept))


def with_tags(report: Report, tags: Collection[str]) -> Report:
    """The report with the targets that have one of these tags; WrongUse for one that none has."""
    _require_tags(tags, (standing.target for standing in report.standings))
    kept = (s for s in report.standings if not tags or {*tags} & {*s.target.tags})
    return replace(report, standings=tuple(kept))


def _require_tags(tags: Iterable[str], targets: Iterable[Target]) -> None:
    known = dict.fromkeys(tag for target in targets for tag in target.tags)
    for tag in tags:
        if tag not in known:
            raise WrongUse("unknown_tag", tag=tag, known=tuple(known))


def registry_part(
    registry: Registry, indicators: Collection[str] = (), tags: Collection[str] = ()
) -> Registry:
    """The registry with the targets that have one of the indicators, and one of the tags.

    Its observations are those of the indicators, and of what targets with a tag compare. WrongUse
    for an indicator or a tag that the registry does not have.
    """
    _require_indicators(indicators, registry)
    _require_tags(tags, registry.targets.values())
    targets = {
        id_: target
        for id_, target in registry.targets.items()
        if (not indicators or {*indicators} & {*_measured(target)})
        and (not tags or {*tags} & {*target.tags})
    }
    followed = {name for target in targets.values() for name in _measured(target)}
    wanted = {*indicators} or {*registry.indicators}
    wanted &= followed if tags else wanted
    return replace(registry, targets=targets).with_indicators(wanted)


def report_part(
    report: Report, indicators: Collection[str] = (), tags: Collection[str] = ()
) -> Report:
    """The report with the same targets, judged as a part of the whole."""
    kept = registry_part(report.registry, indicators, tags).targets
    return replace(report, standings=tuple(s for s in report.standings if s.target_id in kept))


def _measured(target: Target) -> Iterable[str]:
    """The indicators of all promises of a target."""
    for promise in (target, *target.restated):
        yield promise.indicator
        if than := promise.promise().than:
            yield than


def _require_indicators(indicators: Iterable[str], registry: Registry) -> None:
    for id_ in indicators:
        if id_ not in registry.indicators:
            near = get_close_matches(id_, registry.indicators, n=3, cutoff=0.4)
            raise WrongUse("unknown_indicator", indicator=id_, near=tuple(near))


def _labels(standing: Standing) -> set[str]:
    return {w.value.replace("_", "-") for w in (standing.status, *standing.flags)}


def _deadline(standing: Standing) -> tuple[date, str]:
    by = deadline(standing.target)
    return by.last if by else date.max, standing.id


def _progress(standing: Standing) -> tuple[float, str]:
    share = progress_share(standing)
    return float("inf") if share is None else share, standing.id


SORTS: dict[str, Callable[[Standing], tuple[object, ...]]] = {
    Sort.URGENCY: _urgency,
    Sort.DEADLINE: _deadline,
    Sort.PROGRESS: _progress,
    Sort.NAME: lambda standing: (standing.id,),  # names have an order in a language only
}
