"""`baseline`: write, prune and show the file of known findings."""

from pathlib import Path

from mic_tracker.assess.gate.gate import current_keys, gate, vanished
from mic_tracker.edit import baseline_file as baselines
from mic_tracker.model.verdict import Side, Verdict
from mic_tracker.pipeline.load import words_for
from mic_tracker.show.views import baseline as debts


def write_baseline(head: Side, file: Path, language: str | None) -> str:
    """Write how targets stand now to a baseline file; how much it then knows."""
    known = current_keys(gate(head, allow_empty=True))
    baselines.write_baseline(file, known)
    return debts.written(file.as_posix(), known, words_for(head.report, language))


def prune_baseline(head: Side, file: Path, language: str | None) -> str:
    """Take out of a baseline file what is no longer found; what was taken out."""
    gone = baselines.prune_baseline(file, vanished(_against(head, file)))
    return debts.pruned(file.as_posix(), gone, words_for(head.report, language))


def show_baseline(head: Side, file: Path, language: str | None) -> str:
    """What a baseline file knows, what of it is gone, and what is new beside it."""
    verdict, listed = _against(head, file), baselines.read_baseline(file).known
    return debts.listing(
        listed, vanished(verdict), current_keys(verdict), words_for(head.report, language)
    )


def _against(head: Side, file: Path) -> Verdict:
    known = baselines.read_baseline(file)
    return gate(head, baseline=known, fail_on=("obsolete-baseline",), allow_empty=True)
