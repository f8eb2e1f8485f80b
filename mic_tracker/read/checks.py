"""The checks that relate records to each other, in the order in which they run."""

from collections.abc import Callable, Iterator

from mic_tracker.model.finding import Finding
from mic_tracker.read import checks_observations, checks_pairs, checks_references, checks_targets
from mic_tracker.read.draft import Draft

CHECKS: tuple[Callable[[Draft], Iterator[Finding]], ...] = (
    checks_references.references_of_targets,
    checks_references.references_of_observations,
    checks_references.references_of_waivers,
    checks_references.references_of_check,
    checks_references.methods,
    checks_targets.kinds,
    checks_targets.each_area,
    checks_targets.undated_sources,
    checks_targets.long_waivers,
    checks_observations.one_of_two,
    checks_observations.unsourced,
    checks_observations.impossible_values,
    checks_observations.future_periods,
    checks_observations.long_periods,
    checks_observations.unknown_stages,
    checks_pairs.duplicates,
    checks_pairs.conflicts,
)


def check(draft: Draft) -> Iterator[Finding]:
    """Everything that is wrong between the records."""
    for run in CHECKS:
        yield from run(draft)
