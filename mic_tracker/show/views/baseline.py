"""This view shows what a baseline file lists, beside what is found now."""

from collections.abc import Collection, Iterator

from mic_tracker.model.verdict import FindingKey
from mic_tracker.show.language.words import Words
from mic_tracker.text.escape import prose


def listing(
    listed: Collection[FindingKey],
    gone: Collection[FindingKey],
    current: Collection[FindingKey],
    words: Words,
) -> str:
    """Write a line for every key that is known, gone or new, by target; then count each."""
    states = dict.fromkeys(listed, "known")
    states |= dict.fromkeys(gone, "gone") | dict.fromkeys({*current} - {*listed}, "new")
    lines = list(_lines(states, words))
    numbers = {state: [*states.values()].count(state) for state in ("known", "new", "gone")}
    return "\n".join([*lines, *([""] if lines else []), words.text("baseline", "sum", **numbers)])


def written_line(file: str, keys: Collection[FindingKey], words: Words) -> str:
    """Say how many findings a baseline file lists now."""
    findings = words.count("finding", len(keys))
    return words.text("baseline", "written", file=prose(file), findings=findings)


def pruned_lines(file: str, gone: Collection[FindingKey], words: Words) -> str:
    """Write a line for each finding that was taken out of a baseline file; then count them."""
    findings = words.count("finding", len(gone))
    last = words.text("baseline", "pruned", file=prose(file), findings=findings)
    return "\n".join([*_lines(dict.fromkeys(gone, "gone"), words), last])


def _lines(states: dict[FindingKey, str], words: Words) -> Iterator[str]:
    width = max((len(words.text("baseline", state)) for state in states.values()), default=0)
    for key in sorted(states):
        word = words.text("baseline", states[key]).ljust(width)
        yield f"{word}  {key.rule}  {prose(key.target)}"
