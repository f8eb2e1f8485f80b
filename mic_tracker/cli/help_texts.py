"""Help in the reader's language: the texts of `help.toml` in place of those in the code.

English help stands in the code, beside the option that it is about, and costs nothing until it is
asked for. `help.toml` of English has the same texts, which a test holds in step: it is what
translators start from.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from typer._click.formatting import HelpFormatter

if TYPE_CHECKING:
    from mic_tracker.show.language.catalogue import Catalogue

_COMMAND = "mic-tracker"


def translate_help(context: Any, arguments: Sequence[str]) -> None:  # noqa: ANN401 - typer's own
    """Put the words of the reader's language into the help of a command, or of all of them."""
    if texts := _texts(arguments):
        _translate_context(context, texts)


def translate_command(context: Any, language: str) -> None:  # noqa: ANN401 - typer's own
    """Put the words of a language into the help of a command; English stands there already."""
    from mic_tracker.show.language.catalogue import DEFAULT, load

    if language != DEFAULT:
        _translate_context(context, load(language))


def _translate_context(context: Any, texts: "Catalogue") -> None:  # noqa: ANN401 - typer's own
    command = context.command
    for name, inner in getattr(command, "commands", {}).items():
        _translate(inner, name, texts)
    _translate(command, command.name or _COMMAND, texts)
    command.get_help_option(context).help = texts["help_option"]["help"]
    context.formatter_class = _formatter(texts["help_heading"])


def translate_option(option: Any, texts: "Catalogue", command: str) -> None:  # noqa: ANN401 - typer's own
    """Put the text of an option in place of its own."""
    own: Mapping[str, str] = texts["help_option_of"].get(command, {})
    option.help = own.get(option.name) or texts["help_option"].get(option.name, option.help)


def _texts(arguments: Sequence[str]) -> "Catalogue | None":
    """Return the texts of the language asked for; None for English, whose stand in the code."""
    from mic_tracker.cli.arguments import asked_language
    from mic_tracker.cli.environment import wished_language
    from mic_tracker.show.language.catalogue import DEFAULT, load

    code = wished_language(asked_language([*arguments])).spoken()
    return None if code == DEFAULT else load(code)


def _translate(command: Any, name: str, texts: "Catalogue") -> None:  # noqa: ANN401 - typer's own
    """Translate a command: its first sentence, what else it says, its options; examples stay."""
    first, *rest = (command.help or "").split("\n\n")
    more = iter(texts["help_more"].get(name, ()))
    said = [part if _is_example(part) else next(more, part) for part in rest]
    command.help = "\n\n".join([texts["help_command"].get(name, first), *said])
    command.options_metavar = texts["usage_metavar"]["options"]
    command.subcommand_metavar = texts["usage_metavar"]["command"]  # a group has them
    for option in command.params:
        translate_option(option, texts, name)


def _is_example(paragraph: str) -> bool:
    return paragraph.strip().startswith(_COMMAND)


def _formatter(headings: Mapping[str, str]) -> type[HelpFormatter]:
    """Return the formatter that writes headings and remarks of the library in a language."""

    class Formatter(HelpFormatter):
        def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
            super().write_usage(prog, args, prefix or f"{headings['Usage']}: ")

        def write_heading(self, heading: str) -> None:
            super().write_heading(headings.get(heading, heading))

        def write_dl(
            self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
        ) -> None:
            said = [(name, _remarks(text, headings)) for name, text in rows]
            super().write_dl(said, col_max, col_spacing)

    return Formatter


def _remarks(text: str, headings: Mapping[str, str]) -> str:
    """Translate what the library adds behind a text: [env var: …; default: …]."""
    said, bracket, added = text.rpartition("  [")
    for word, written in headings.items():
        if word.islower():  # headings begin with a capital
            added = added.replace(word, written)
    return said + bracket + added if bracket else text
