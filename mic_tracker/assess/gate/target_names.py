"""The targets that a check of several registries is asked for: which registry has which."""

from collections.abc import Collection, Sequence

from mic_tracker.assess.gate.severity import first_names, nearest_name
from mic_tracker.errors import WrongUse


def share_targets(
    asked: Collection[str], known: Sequence[Collection[str]]
) -> Sequence[tuple[str, ...]]:
    """Share the targets asked for among registries, by the ids that each of them knows."""
    return [tuple(name for name in asked if name in ids) for ids in known]


def require_targets(asked: Collection[str], known: Sequence[Collection[str]]) -> None:
    """Raise WrongUse for a target that no registry knows, with the ids that are most like it."""
    every = dict.fromkeys(id_ for ids in known for id_ in ids)
    for name in asked:
        if name not in every:
            near, names = nearest_name(name, every), first_names(every)
            raise WrongUse("unknown_target_listed", target=name, near=near, known=names)
