"""A command line with the answers of a dialog in it, as a shell takes it."""

import shlex
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from mic_tracker.cli.arguments import verb_first
from mic_tracker.text.escape import plain, spelt


class _Words(NamedTuple):
    """The words behind the name of a command."""

    arguments: list[str]
    options: list[tuple[str, str | None]]
    """Each option with its value; None for one that takes none."""


def command_line(arguments: Sequence[str], answers: Mapping[str, str], encoding: str) -> str:
    """The command line that was typed, with the answers in place of what it had for them.

    An answer to what is no option, such as `ID`, stands behind the name of the command.
    `encoding` is that of the terminal.
    """
    from mic_tracker.cli.app import build_app

    verb, *rest = verb_first([*arguments])
    command = _command(build_app((verb,)), verb)
    words = _split(rest, command)
    named = [p.name.upper() for p in command.params if p.param_type_name == "argument"]
    typed = dict(zip(named, words.arguments, strict=False))
    for option, text in answers.items():
        typed.pop(option.removeprefix("--").upper(), None)
        if not option.startswith("--"):
            typed[option] = text
    kept = [pair for pair in words.options if pair[0] not in answers]
    flags = {option for p in command.params for option in p.opts if getattr(p, "is_flag", False)}
    added = [(o, None if o in flags else t) for o, t in answers.items() if o.startswith("--")]
    options = [word for pair in (*kept, *added) for word in _option_words(*pair)]
    positional = [typed[name] for name in named if name in typed]
    ordered = [*positional, *options]
    if any(word.startswith("-") for word in positional):
        ordered = [*options, "--", *positional]
    return " ".join(shell_word(word, encoding) for word in ("mic-tracker", verb, *ordered))


def _command(app: Any, verb: str) -> Any:  # noqa: ANN401 - the class is private to typer
    from typer.main import get_command

    group: Any = get_command(app)
    return group.commands[verb]


def _split(words: Sequence[str], command: Any) -> _Words:  # noqa: ANN401 - see above
    """Tell arguments from options with their values; what follows `--` are arguments."""
    takes_value = {o for p in command.params for o in p.opts if not getattr(p, "is_flag", False)}
    found = _Words([], [])
    rest = iter(words)
    for word in rest:
        name, equals, value = word.partition("=")
        if word == "--":
            found.arguments.extend(rest)
        elif not word.startswith("-") or word == "-":
            found.arguments.append(word)
        elif equals:
            found.options.append((name, value))
        else:
            found.options.append((word, next(rest, "") if word in takes_value else None))
    return found


def _option_words(option: str, value: str | None) -> Iterator[str]:
    if value is None:
        yield option
    elif value.startswith("-"):
        yield f"{option}={value}"
    else:
        yield from (option, value)


def shell_word(word: str, encoding: str) -> str:
    r"""A word as a shell takes it, in signs that a terminal shows: `$'\x1b'` for those it obeys."""
    if spelt(plain(word), encoding) == word:
        return shlex.quote(word)
    escaped = "".join(_escaped(char, encoding) for char in word)
    return f"$'{escaped}'"


def _escaped(char: str, encoding: str) -> str:
    if char in {"'", "\\"}:
        return f"\\{char}"
    if char != "#" and spelt(plain(char), encoding) == char:
        return char
    if byte := char.encode("utf-8", "surrogateescape") if "\udc80" <= char <= "\udcff" else b"":
        return f"\\x{byte[0]:02x}"
    code = ord(char)
    return (
        f"\\x{code:02x}"
        if code < 0x80
        else f"\\u{code:04x}"
        if code < 0x10000
        else f"\\U{code:08x}"
    )
