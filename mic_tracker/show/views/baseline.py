"""What a baseline file knows, beside what is found now."""

from collections.abc import Collection, Iterator

from mic_tracker.model.verdict import FindingKey
from mic_tracker.show.language.words import Words
from mic_tracker.text.escape import harmless


def listing(
    listed: Collection[FindingKey],
    gone: Collection[FindingKey],
    found: Collection[FindingKey],
    words: Words,
) -> str:
    """A line for every key that is known, gone or new, by target; then how many of each."""
    states = dict.fromkeys(listed, "known")
    states |= dict.fromkeys(gone, "gone") | dict.fromkeys({*found} - {*listed}, "new")
    lines = list(_lines(states, words))
    numbers = {state: [*states.values()].count(state) for state in ("known", "new", "gone")}
    return "\n".join([*lines, *([""] if lines else []), words.text("baseline", "sum", **numbers)])


def written(file: str, known: Collection[FindingKey], words: Words) -> str:
    """How much a baseline file knows now."""
    findings = words.count("finding", len(known))
    return words.text("baseline", "written", file=harmless(file), findings=findings)


def pruned(file: str, gone: Collection[FindingKey], words: Words) -> str:
    """What was taken out of a baseline file, a line each; then how much it was."""
    lines = _lines(dict.fromkeys(gone, "gone"), words)
    findings = words.count("finding", len(gone))
    return "\n".join(
        [*lines, words.text("baseline", "pruned", file=harmless(file), findings=findings)]
    )


def _lines(states: dict[FindingKey, str], words: Words) -> Iterator[str]:
    width = max((len(words.text("baseline", state)) for state in states.values()), default=0)
    for key in sorted(states):
        word = words.text("baseline", states[key]).ljust(width)
        yield f"{word}  {key.rule}  {harmless(key.target)}"
