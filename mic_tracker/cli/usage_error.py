"""What is wrong with a command line, in the reader's language.

The library that reads the command line says it in English, with the facts inside its sentences. The
English catalogue has these sentences as templates: the one that fits gives the facts back, and they
fill the same sentence of another language. A sentence that none fits is told as it is.
"""

import re
from collections.abc import Iterator, Mapping
from functools import partial
from string import Formatter
from typing import TYPE_CHECKING, Any

from mic_tracker.text.escape import shortened

if TYPE_CHECKING:
    from mic_tracker.show.language.words import Words


def usage_error_text(problem: Any, words: "Words") -> str:  # noqa: ANN401 - the class is private to typer
    """Write a usage error: how the command is used, where its help is, and what is wrong."""
    problem.message = "\n".join(map(shortened, str(problem.message).split("\n")))
    message = _translate(" ".join(problem.format_message().split()), words)
    lines = [*_usage(problem.ctx, words), words.text("usage", "error", message=message)]
    return "".join(f"{line}\n" for line in lines)


def _usage(context: Any, words: "Words") -> Iterator[str]:  # noqa: ANN401 - the class is private to typer
    """Write how the command is used; nothing where it is not known which one was meant."""
    from mic_tracker.cli.help_texts import translate_command

    if context is None:
        return
    translate_command(context, words.language)
    yield context.get_usage()
    option = context.help_option_names[0]
    yield words.text("usage", "try", command=context.command_path, option=option)
    yield ""


def _translate(message: str, words: "Words") -> str:
    from mic_tracker.show.language.catalogue import DEFAULT, load

    for key, template in load(DEFAULT)["usage_message"].items():
        if found := re.fullmatch(_pattern(template), message):
            return words.text("usage_message", key, **_facts(found.groupdict(), words))
    return message


def _facts(found: Mapping[str, str], words: "Words") -> dict[str, str]:
    problem = partial(_translate, words=words)
    return {name: problem(text) if name == "problem" else text for name, text in found.items()}


def _pattern(template: str) -> str:
    """A regular expression that finds the facts in a filled template."""
    return "".join(
        re.escape(text) + (f"(?P<{name}>.+)" if name else "")
        for text, name, _, _ in Formatter().parse(template)
    )
