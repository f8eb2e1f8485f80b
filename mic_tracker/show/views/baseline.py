"""What a baseline file knows, beside what is found now."""

from collections.abc import Collection, Iterator

from mic_tracker.model.verdict import FindingKey
from mic_tracker.show.phrases import Phrases
from mic_tracker.text.escape import harmless


def listing(
    listed: Collection[FindingKey],
    gone: Collection[FindingKey],
    found: Collection[FindingKey],
    phrases: Phrases,
) -> str:
    """A line for every key that is known, gone or new, by target; then how many of each."""
    states = dict.fromkeys(listed, "known")
    states |= dict.fromkeys(gone, "gone") | dict.fromkeys({*found} - {*listed}, "new")
    lines = list(_lines(states, phrases))
    numbers = {state: [*states.values()].count(state) for state in ("known", "new", "gone")}
    return "\n".join([*lines, *([""] if lines else []), phrases.text("baseline", "sum", **numbers)])


def written(file: str, known: Collection[FindingKey], phrases: Phrases) -> str:
    """How much a baseline file knows now."""
    findings = phrases.count("finding", len(known))
    return phrases.text("baseline", "written", file=harmless(file), findings=findings)


def pruned(file: str, gone: Collection[FindingKey], phrases: Phrases) -> str:
    """What was taken out of a baseline file, a line each; then how much it was."""
    lines = _lines(dict.fromkeys(gone, "gone"), phrases)
    findings = phrases.count("finding", len(gone))
    return "\n".join(
        [*lines, phrases.text("baseline", "pruned", file=harmless(file), findings=findings)]
    )


def _lines(states: dict[FindingKey, str], phrases: Phrases) -> Iterator[str]:
    width = max((len(phrases.text("baseline", state)) for state in states.values()), default=0)
    for key in sorted(states):
        word = phrases.text("baseline", states[key]).ljust(width)
        yield f"{word}  {key.rule}  {harmless(key.target)}"
