"""Why a change may not be made, and what to type instead."""

import shlex
from collections.abc import Iterator, Sequence

from mic_tracker.model.edit import RequestProblem
from mic_tracker.show.language.template import fields
from mic_tracker.show.language.words import Words
from mic_tracker.text.escape import prose, shortened


def refusal(problems: Sequence[RequestProblem], words: Words) -> tuple[str, tuple[str, ...]]:
    """What stands in the way, and the ways out, as an error has them."""
    parts = [(_say(problem, words), tuple(_ways(problem, words))) for problem in problems]
    if len(parts) == 1:
        return parts[0]
    message = words.text("entry", "problems", n=len(parts))
    return message, tuple(line for say, ways in parts for line in (say, *(f"  {w}" for w in ways)))


def _say(problem: RequestProblem, words: Words) -> str:
    return _filled(problem, _entry(problem, words)["say"], words)


def _ways(problem: RequestProblem, words: Words) -> Iterator[str]:
    known = {"option", *problem.facts}
    entry = _entry(problem, words)
    yield from (_filled(problem, h, words) for h in entry["help"] if fields(h) <= known)
    if problem.section in {"value", "period"}:
        for i, choice in enumerate(problem.choices):
            key = "choice_or" if i else "choice"
            yield words.text("entry", key, choice=_typed(problem.option, choice))


def _entry(problem: RequestProblem, words: Words) -> dict[str, str]:
    found: dict[str, str] = words.catalogue[f"entry_{problem.section}"][problem.key]
    return found


def _filled(problem: RequestProblem, template: str, words: Words) -> str:
    facts = {
        k: prose(shortened(fact)) if isinstance(fact, str) else fact
        for k, fact in problem.facts.items()
    }
    return words.fill(template, option=problem.option, **facts).strip()


def _typed(option: str, choice: str) -> str:
    """An option with its value as a shell takes it; at a prompt the value alone.

    An option of two words is a key: `--set value` takes `--set value=51,038`.
    """
    if not option:
        return choice
    joint = "=" if choice.startswith("-") or " " in option else " "
    return f"{option}{joint}{shlex.quote(choice)}"
