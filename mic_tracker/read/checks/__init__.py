"""The checks that relate records to each other, in the order in which they run."""

from collections.abc import Callable, Iterator
from itertools import islice

from mic_tracker.model.finding import Finding
from mic_tracker.read.checks import observations, pairs, references, targets
from mic_tracker.read.draft import Draft

CHECKS: tuple[Callable[[Draft], Iterator[Finding]], ...] = (
    references.references_of_targets,
    references.references_of_observations,
    references.references_of_waivers,
    references.references_of_check,
    references.methods,
    targets.kinds,
    targets.methods,
    targets.each_area,
    targets.undated_sources,
    targets.long_waivers,
    observations.one_of_two,
    observations.unsourced,
    observations.impossible_values,
    observations.future_periods,
    observations.long_periods,
    observations.unknown_stages,
    pairs.duplicates,
    pairs.conflicts,
)


# All findings of one check are alike, and a guess at what was meant takes time for each.
MOST_PER_CHECK = 200


def check(draft: Draft) -> Iterator[Finding]:
    """What is wrong between the records; of each check no more than anybody reads."""
    for run in CHECKS:
        yield from islice(run(draft), MOST_PER_CHECK)
