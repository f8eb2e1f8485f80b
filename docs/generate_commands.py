"""Writes docs/commands.md from the command line itself: help, examples, options, conventions."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import typer
from typer.main import get_command

from mic_tracker.cli.app import build_app
from mic_tracker.cli.arguments import verb_first

PAGE = Path(__file__).with_name("commands.md")
PROGRAM = "mic-tracker"
# fewer commands than this explain an option in their own tables
SHARED_BY = 3

_INTRODUCTION = """\
# Commands

What `mic-tracker NAME --help` prints, on one page. This page is generated:
`python docs/generate_commands.py`.
"""

_CONVENTIONS = """
## Exit codes

| code | meaning |
|---|---|
| 0 | Done. For `check`: nothing that it was asked to fail on. |
| 1 | `check` or `diff --exit-code` found what it was asked to find. Nothing else exits with 1. |
| 2 | Wrong usage; or an invalid or missing registry, base or input. |
| 3 | A bug in the program. `--debug` shows where. |
| 4 | The world outside: permission, disk, a closed or full output, another run's lock, a package. |
| 5 | There is nothing to judge. |
| 130 | Interrupted, also while the program starts, or declined at a prompt; nothing was written. |
| 141 | The reader of the output closed the pipe, as in `mic-tracker status \\| head -3`. |

## Conventions

- **Streams.** Results go to standard output; questions, warnings and errors to standard error. A
  standard error that is closed or full changes no exit code.
- **Outputs** (`-o`, `--format F:FILE`, baseline files, what `init` writes) are written whole or not
  at all. They are refused (2) where FILE is a link, or lies behind one that leads out of the git
  repository in which the link stands, and where it is a registry or a file that the command reads.
  The links of the system, such as `/dev/stdout`, are written to.
- **Pipes.** Into a pipe or a file, looks change and content does not: no colours, 120 columns.
- **Pagers.** At a terminal, a result for people that is longer than the screen is shown in a pager:
  `MIC_TRACKER_PAGER`, else `PAGER`, else `less` (with `LESS=FRX` if `LESS` is not set). None is
  used with `--no-pager`, with an empty variable or `cat`, with `CI` set or `TERM=dumb`. Where it
  does not start, the result is written as ever. To leave it early is no failure (0).
- **Colours.** `--color always` or `never` decides; else `NO_COLOR` switches them off, `FORCE_COLOR`
  and `CLICOLOR_FORCE` on; else a terminal has them, unless `CLICOLOR=0` or `TERM=dumb`. A status
  has its mark and its word in any case.
- **Width.** `--width`, else `COLUMNS`, else the width of the terminal; for a pipe that of standard
  error, as long as this is a terminal and `CI` is not set, so that `mic-tracker status | less` fits
  the screen. Columns that do not fit are
  left out by priority and named below the table; none is squeezed.
- **Editor.** `add-observations` without a file opens the editor that `VISUAL` names (not where
  `TERM` is `dumb`), else `EDITOR`, else `vi` or `nano`. The command comes from the environment
  alone: no file of a repository can name one.
- **Letters.** What programs read is UTF-8 on every stream: all formats but `terminal` and `text`,
  schemas and completion scripts. In texts for people what the stream cannot carry is spelt in
  ASCII, `>=` for ≥ and `Da Nang` for Đà Nẵng; a letter without a spelling is its code, `\\u65e5`.
- **Days.** A `DATE` is a day, `2026-11-21`, or a period, `2026`, `2026-Q3`, `2026-07`, which stands
  for its last day.
- **The registry.** `--file`, else `MIC_TRACKER_FILE`, else `targets.toml` in this folder, else in
  the folders above it up to the root of the git repository.
- **The language.** `--lang`, else `MIC_TRACKER_LANG`, else `language` of the registry, else that of
  `LC_ALL`, `LC_MESSAGES` or `LANG`, else English: of the words, and of what is typed. What programs
  read keeps its keys, numbers and days; `message`, `help` and names follow the language.
- **Questions** are asked only at a terminal, never with `CI` set.
- Nothing that changes a verdict comes from the environment or a home folder: that stands in the
  registry or on the command line.

| environment variable | effect |
|---|---|
| `MIC_TRACKER_FILE` | the registry, when `--file` is not given |
| `MIC_TRACKER_LANG` | the language of words and typed numbers, without `--lang` |
| `COLUMNS` | the width, when `--width` is not given |
| `NO_COLOR`, `FORCE_COLOR`, `CLICOLOR`, `CLICOLOR_FORCE`, `TERM` | colours, as above |
| `MIC_TRACKER_PAGER`, `PAGER`, `LESS` | the pager, as above |
| `CI` | when set, nothing is asked, there is no pager, and a pipe has 120 columns |
| `GITHUB_STEP_SUMMARY` | `check --format markdown:FILE` adds to this file what it can take |
"""


def page() -> str:
    """The whole page."""
    found = commands()
    shared = _shared(found.values())
    parts = [_INTRODUCTION, _overview(found), _shared_options(found, shared)]
    parts += [_section(name, command, shared) for name, command in found.items()]
    return "".join([*parts, _CONVENTIONS])


def commands() -> dict[str, Any]:
    """Every command by its name, as typer built it; its classes are private to typer."""
    group: Any = get_command(build_app())
    return dict(group.commands)


def paragraphs(command: Any) -> list[str]:  # noqa: ANN401 - private to typer
    """The paragraphs of a command's help; the first one is its summary."""
    return [part.strip() for part in (command.help or "").split("\n\n") if part.strip()]


def examples(command: Any) -> list[str]:  # noqa: ANN401 - private to typer
    """The paragraphs of the help that are command lines, perhaps on several lines."""
    return [part for part in paragraphs(command) if part.startswith(f"{PROGRAM} ")]


def _context(name: str, command: Any) -> typer.Context:  # noqa: ANN401 - private to typer
    return typer.Context(command, info_name=f"{PROGRAM} {name}")


def _shared(found: Iterable[Any]) -> set[str]:
    """The options that several commands have with the same meaning, by their identity."""
    counts = Counter(_identity(option) for command in found for option in _options(command))
    return {option for option, count in counts.items() if count >= SHARED_BY}


def _options(command: Any) -> list[Any]:  # noqa: ANN401 - private to typer
    return [p for p in command.params if p.param_type_name == "option" and not p.hidden]


def _arguments(command: Any) -> list[Any]:  # noqa: ANN401 - private to typer
    return [p for p in command.params if p.param_type_name == "argument" and not p.hidden]


def _identity(option: Any) -> str:  # noqa: ANN401 - private to typer
    return f"{option.opts[0]}: {option.help}"


def _overview(found: dict[str, Any]) -> str:
    rows = [f"[`{name}`](#{name}) | {paragraphs(c)[0]}" for name, c in found.items()]
    return _table("command", "what it does", rows)


def _shared_options(found: dict[str, Any], shared: set[str]) -> str:
    rows: dict[str, str] = {}
    for name, command in found.items():
        for option in _options(command):
            if _identity(option) in shared:
                rows.setdefault(_identity(option), _row(option, _context(name, command)))
    own = [
        "`--quiet`, `-q` | Print no result: the exit code tells. Errors are still told.",
        "`--no-pager` | Write long results to the terminal, not to a pager.",
        "`--debug` | With an internal error: show where it happened.",
        "`-h`, `--help` | Print the help of the program or of a command.",
        "`--version` | Print the version; no command.",
        "`--install-completion`, `--show-completion` | Completion for the shell; no command.",
    ]
    table = _table("option", "meaning", [*rows.values(), *own])
    leading = ", ".join(f"`{option}`" for option in _leading(found.values()))
    said = "These may stand before the command as well as after it"
    return f"\n## Shared options\n{table}\n{said}: {leading}.\n"


def _leading(found: Iterable[Any]) -> list[str]:
    """The options that may stand before the command."""
    options = {o.opts[0]: o for command in found for o in _options(command)}
    lines = {name: [name] if o.is_flag else [name, "x"] for name, o in options.items()}
    return [name for name, words in lines.items() if verb_first([*words, PROGRAM])[0] == PROGRAM]


def _section(name: str, command: Any, shared: set[str]) -> str:  # noqa: ANN401 - private to typer
    context = _context(name, command)
    said = [part for part in paragraphs(command) if part not in examples(command)]
    text = f"\n## {name}\n\n" + "\n\n".join(said) + "\n"
    text += f"\n```text\n{' '.join(context.get_usage().split())}\n```\n"
    text += "\nExamples:\n\n```sh\n" + "\n".join(map(_continued, examples(command))) + "\n```\n"
    own = [option for option in _options(command) if _identity(option) not in shared]
    rows = [_row(parameter, context) for parameter in _arguments(command) + own]
    text += _table("argument or option", "meaning", rows) if rows else ""
    also = [f"`{o.opts[0]}`" for o in _options(command) if _identity(o) in shared]
    return text + (f"\nAlso: {', '.join(also)} ([shared](#shared-options)).\n" if also else "")


def _continued(example: str) -> str:
    """An example as a shell takes it, when it has several lines."""
    return " \\\n    ".join(line.strip() for line in example.splitlines())


def _row(parameter: Any, context: typer.Context) -> str:  # noqa: ANN401 - private to typer
    names, meaning = (" ".join(text.split()) for text in parameter.get_help_record(context))
    return " | ".join(text.replace("|", "\\|") for text in (f"`{names}`", meaning))


def _table(first: str, second: str, rows: list[str]) -> str:
    lines = [f"| {first} | {second} |", "|---|---|", *(f"| {row} |" for row in rows)]
    return "\n" + "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8", newline="\n")
