"""Why a change may not be made, and what to type instead."""

import shlex
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from mic_tracker.model.edit import RequestProblem
from mic_tracker.show.language.template import fields
from mic_tracker.show.language.words import Words
from mic_tracker.text.escape import prose, shortened


def prompt_refusal(problem: RequestProblem, words: Words) -> tuple[str, tuple[str, ...]]:
    """Why an answer at a prompt will not do, and the ways out.

    Where the sentence of an error speaks of options, the catalogue has another one for prompts. A
    value or a period is typed again without its option.
    """
    bare = replace(problem, option="") if problem.section in {"value", "period"} else problem
    own: Mapping[str, Any] = words.catalogue.get(f"prompt_{problem.section}", {})
    entry = own.get(problem.key) or _entry(problem, words)
    return _say(bare, entry, words), tuple(_ways(bare, entry, words))


def refusal(problems: Sequence[RequestProblem], words: Words) -> tuple[str, tuple[str, ...]]:
    """What stands in the way, and the ways out, as an error has them."""
    told = [(problem, _entry(problem, words)) for problem in problems]
    parts = [(_say(*pair, words), tuple(_ways(*pair, words))) for pair in told]
    if len(parts) == 1:
        return parts[0]
    message = words.text("entry", "problems", n=len(parts))
    return message, tuple(line for say, ways in parts for line in (say, *(f"  {w}" for w in ways)))


def _say(problem: RequestProblem, entry: Mapping[str, Any], words: Words) -> str:
    return _filled(problem, entry["say"], words)


def _ways(problem: RequestProblem, entry: Mapping[str, Any], words: Words) -> Iterator[str]:
    known = {"option", *problem.facts}
    yield from (_filled(problem, h, words) for h in entry["help"] if fields(h) <= known)
    if problem.section in {"value", "period"}:
        for i, choice in enumerate(problem.choices):
            key = "choice_or" if i else "choice"
            yield words.text("entry", key, choice=_typed(problem.option, choice))


def _entry(problem: RequestProblem, words: Words) -> dict[str, Any]:
    found: dict[str, Any] = words.catalogue[f"entry_{problem.section}"][problem.key]
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
