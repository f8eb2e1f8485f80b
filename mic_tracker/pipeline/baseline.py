"""`baseline`: write, prune and show the file of known findings."""

from pathlib import Path

from mic_tracker.assess.gate.gate import current_keys, gate, vanished_keys
from mic_tracker.edit import baseline_file
from mic_tracker.model.verdict import Side, Verdict
from mic_tracker.pipeline.load import words_for
from mic_tracker.show.language.catalogue import LanguageWish
from mic_tracker.show.views import baseline as view


def write_baseline(head: Side, file: Path, language: LanguageWish) -> str:
    """Write the findings of today to a baseline file, and say how many it then lists."""
    keys = current_keys(gate(head, allow_empty=True))
    baseline_file.write_baseline(file, keys)
    return view.written_line(file.as_posix(), keys, words_for(head.report, language))


def prune_baseline(head: Side, file: Path, language: LanguageWish) -> str:
    """Remove from a baseline file what is no longer found, and say what was removed."""
    removed = baseline_file.prune_baseline(file, vanished_keys(_check_against(head, file)))
    return view.pruned_lines(file.as_posix(), removed, words_for(head.report, language))


def show_baseline(head: Side, file: Path, language: LanguageWish) -> str:
    """Say what a baseline file lists, what of it is gone, and what is new beside it."""
    verdict, listed = _check_against(head, file), baseline_file.read_baseline(file).keys
    return view.listing(
        listed, vanished_keys(verdict), current_keys(verdict), words_for(head.report, language)
    )


def _check_against(head: Side, file: Path) -> Verdict:
    baseline = baseline_file.read_baseline(file)
    return gate(head, baseline=baseline, fail_on=("obsolete-baseline",), allow_empty=True)
