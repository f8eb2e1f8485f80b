"""Options that every command has may stand before the verb as well as after it, or without one."""

from itertools import pairwise

_WITH_VALUE = frozenset(
    {"--file", "-f", "--as-of", "--known-on", "--lang", "--format", "--output", "-o"}
    | {"--color", "--width", "--at"}
)
_WITHOUT_VALUE = frozenset({"--json", "--quiet", "-q", "--debug", "--no-pager"})
FOR_MAIN = frozenset({"--quiet", "-q", "--debug", "--no-pager"})
"""Taken by `main` itself; no command sees them."""
BARE = "overview"
"""The verb that a line without one stands for."""
_INSTEAD = frozenset({"--help", "-h", "--version"})
"""What is asked in place of a verb."""


def verb_first(arguments: list[str]) -> list[str]:
    """Move leading shared options behind the verb."""
    leading, rest = _split(arguments)
    if not leading or not rest or rest[0].startswith("-"):
        return list(arguments)
    return [rest[0], *leading, *rest[1:]]


def with_verb(arguments: list[str]) -> list[str]:
    """Move leading shared options behind the verb, which is put in where there is none."""
    leading, rest = _split(arguments)
    if not rest:
        return [BARE, *leading]
    if rest[0] in _INSTEAD:
        return rest if _split(rest[1:])[1] else rest[:1]
    return verb_first(arguments)


def _split(arguments: list[str]) -> tuple[list[str], list[str]]:
    """Split off the shared options that a line begins with."""
    leading: list[str] = []
    rest = list(arguments)
    while rest and _is_shared(rest[0]):
        takes = 2 if rest[0] in _WITH_VALUE else 1
        leading, rest = leading + rest[:takes], rest[takes:]
    return leading, rest


def asked_language(arguments: list[str]) -> str | None:
    """Find what was typed after `--lang`: an error may come before the options are parsed."""
    for argument, following in pairwise([*arguments, None]):
        if argument == "--lang":
            return following
        if argument and argument.startswith("--lang="):
            return argument.removeprefix("--lang=")
    return None


def _is_shared(argument: str) -> bool:
    name = argument.split("=", 1)[0]
    return argument in _WITHOUT_VALUE or name in _WITH_VALUE
