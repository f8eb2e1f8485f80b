"""The checks that relate records to each other, in the order in which they run."""

from collections.abc import Callable, Iterator
from itertools import islice

from mic_tracker.model.finding import Finding
from mic_tracker.read.checks import observations, pairs, references, targets
from mic_tracker.read.draft import Draft

CHECKS: tuple[Callable[[Draft], Iterator[Finding]], ...] = (
    references.find_unknown_in_targets,
    references.find_unknown_preferences,
    references.find_unknown_in_observations,
    references.find_unknown_members,
    references.find_unknown_members_in_targets,
    references.find_unknown_in_waivers,
    references.find_unknown_in_reviews,
    references.find_unknown_in_check,
    references.find_unknown_methods,
    targets.find_kind_faults,
    targets.find_restatement_faults,
    targets.find_unfit_methods,
    targets.find_members_without_each,
    targets.find_members_of_waivers,
    targets.find_reserved_dimensions,
    targets.find_undated_sources,
    targets.find_long_waivers,
    targets.find_future_reviews,
    targets.find_reviews_due_at_once,
    targets.find_repeated_reviews,
    targets.find_long_calendars,
    targets.find_too_many_looks,
    observations.find_exclusive_keys,
    observations.find_unsourced_figures,
    observations.find_missing_values,
    observations.find_faulty_ranges,
    observations.find_impossible_values,
    observations.find_future_periods,
    observations.find_long_periods,
    observations.find_unknown_stages,
    pairs.find_duplicates,
    pairs.find_conflicts,
)


# All findings of one check are alike, and a guess at what was meant takes time for each.
MOST_PER_CHECK = 200


def run_checks(draft: Draft) -> Iterator[Finding]:
    """Run every check; return of each no more findings than anybody reads."""
    for run in CHECKS:
        yield from islice(run(draft), MOST_PER_CHECK)
