"""What only the command line touches: today's date, the environment and the terminal."""

import os
import sys
from collections.abc import Sequence
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from stat import S_ISFIFO
from typing import TYPE_CHECKING

from mic_tracker.errors import WrongUse

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from mic_tracker.assess.assess import FollowNames
    from mic_tracker.model.report import Clock
    from mic_tracker.show.language.catalogue import LanguageWish
    from mic_tracker.show.screen import Screen

PIPED_WIDTH = 120
PROMPT_WIDTH = 80
NAME = "targets.toml"


def clock(as_of: str | None, known_on: str | None) -> "Clock":
    """Return the days of judgement and of knowledge; only here is today's date read."""
    from mic_tracker.model.report import Clock

    today = date.today()  # noqa: DTZ011 - the reader's own calendar day
    return Clock(parse_day("--as-of", as_of) or today, parse_day("--known-on", known_on), today)


def two_clocks(as_of: str | None, known_on: str | None) -> tuple["Clock", "Clock"]:
    """Return the days of the later and of the earlier side: of A..B, else the same for both."""
    earlier, dots, later = (as_of or "").partition("..")
    if not dots:
        both = clock(as_of, known_on)
        return both, both
    from mic_tracker.text.periods.days import parse_past_day

    now = clock(later or None, known_on)
    return now, now.earlier(parse_past_day(earlier, now.as_of))


def registry(file: Path | None) -> Path:
    """Find the registry: the file given, else the nearest one upwards to the git root."""
    found = file or nearest_registry()
    if found is None:
        raise WrongUse("no_registry")
    return found


def nearest_registry() -> Path | None:
    """Find the registry of this folder, else the nearest one upwards to the git root."""
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / NAME).is_file():
            return _relative_path(folder / NAME, here)
        if (folder / ".git").exists():
            break
    return None


def registries(files: Sequence[Path] | None) -> tuple[Path, ...]:
    """Find the registries to check: the files given, else the one that other commands find."""
    if not files:
        named = os.environ.get("MIC_TRACKER_FILE")
        return (registry(Path(named) if named else None),)
    seen: dict[str, Path] = {}
    for file in files:
        first = seen.setdefault(os.path.realpath(file), file)
        if first is not file:
            raise WrongUse("registry_twice", path=file.as_posix(), first=first.as_posix())
    return tuple(files)


def _relative_path(path: Path, here: Path) -> Path:
    """The path as a user would type it from here."""
    return path.relative_to(here) if path.is_relative_to(here) else path


def parse_day(option: str, text: str | None) -> date | None:
    """Parse the day of an option: a date, or the last day of a period."""
    from mic_tracker.model.period import Period

    if text is None:
        return None
    try:
        return Period.parse(text.strip()).last
    except ValueError:
        from mic_tracker.text.periods.days import named_day

        day = named_day(text)
    if day is None:
        raise WrongUse("not_a_date", option=option, value=text)
    return day


def screen(
    colour: str = "auto",
    width: int | None = None,
    *,
    wide: bool = False,
    explain: bool = False,
    file: Path | None = None,
) -> "Screen":
    """Return what the output can show: a terminal's width and colours, or plain 120 columns."""
    from mic_tracker.show.screen import Screen

    choices = ("auto", "always", "never")
    if colour not in choices:
        raise WrongUse("not_one_of", option="--color", value=colour, known=choices)
    terminal = file is None and sys.stdout.isatty()
    return Screen(
        width=width or output_width(terminal=terminal, file=file is not None),
        colour=_use_colour(colour, terminal=terminal),
        encoding="utf-8" if file is not None else sys.stdout.encoding or "ascii",
        interactive=terminal,
        wide=wide,
        explain=explain,
    )


def output_width(*, terminal: bool, file: bool = False) -> int:
    """The width of the output: COLUMNS, else that of the terminal on which it is read.

    Through a pipe it may be read there, too, by way of `less`: then standard error is still the
    terminal. In a file, and in CI, it is the same wherever it was made.
    """
    wished = os.environ.get("COLUMNS", "")
    if wished.isdecimal() and int(wished):
        return max(40, min(int(wished), 1000))
    read_on = sys.stdout if terminal else sys.stderr if not file and _is_piped() else None
    if read_on is None:
        return PIPED_WIDTH
    return os.get_terminal_size(read_on.fileno()).columns or PIPED_WIDTH


def _is_piped() -> bool:
    """Whether the output goes through a pipe that a person at a terminal has set up."""
    if os.environ.get("CI") or not sys.stderr.isatty():
        return False
    try:
        return S_ISFIFO(os.fstat(sys.stdout.fileno()).st_mode)
    except (OSError, ValueError):  # a stream that is not open, or none of the system's
        return False


def followed(language: "LanguageWish") -> "AbstractContextManager[FollowNames]":
    """Return what follows the judging of targets: a bar where a person waits, else nothing."""
    if not sys.stderr.isatty():
        return nullcontext(iter)
    from mic_tracker.cli.progress import followed

    return followed(language)


def language(named: str | None) -> "LanguageWish":
    """Return the language that is wanted; WrongUse for one that there are no words in."""
    from mic_tracker.show.language.catalogue import load

    wish = wished_language(named)
    if wish.asked:
        load(wish.asked)
    return wish


def wished_language(named: str | None) -> "LanguageWish":
    """Return the language of --lang, else that of MIC_TRACKER_LANG; beside it the locale's."""
    from mic_tracker.show.language.catalogue import DEFAULT, LanguageWish, languages

    settings = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    locale = next(filter(None, settings), "").partition("_")[0].partition(".")[0]
    usual = locale if locale in languages() else DEFAULT
    return LanguageWish(named or os.environ.get("MIC_TRACKER_LANG") or None, usual)


def prompt_width() -> int:
    """The width of the terminal at which somebody is asked, as it is now."""
    wished = os.environ.get("COLUMNS", "")
    if wished.isdecimal() and int(wished):
        return max(40, min(int(wished), 1000))
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns or PROMPT_WIDTH
    except OSError:
        return PROMPT_WIDTH


def has_cursor() -> bool:
    """Whether the terminal can move its cursor, as editing a line needs."""
    return os.environ.get("TERM", "dumb") != "dumb"


def arguments() -> list[str]:
    """The command line behind the program's name."""
    return sys.argv[1:]


def _use_colour(choice: str, *, terminal: bool) -> bool:
    """Whether to use colours.

    In this order: --color, NO_COLOR, FORCE_COLOR, CLICOLOR_FORCE, CLICOLOR, TERM, the terminal.
    """
    environment = os.environ
    if choice != "auto":
        return choice == "always"
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR") or environment.get("CLICOLOR_FORCE", "0") != "0":
        return True
    quiet = environment.get("CLICOLOR") == "0" or environment.get("TERM") == "dumb"
    return terminal and not quiet


def is_interactive() -> bool:
    """Whether a person can be asked: a terminal on both sides, and not a CI job."""
    return sys.stdin.isatty() and sys.stderr.isatty() and not os.environ.get("CI")


def standard_input(most: int, *, typed: bool) -> bytes:
    """The bytes of standard input, one more than `most` where there are more.

    Nothing at a terminal, unless somebody is expected to type there.
    """
    if sys.stdin.isatty() and not typed:
        return b""
    return sys.stdin.buffer.read(most + 1)


def editor() -> str:
    """The command of the user's editor, as git finds it; WrongUse where there is none.

    No file of a repository is asked: it would name a program to run.
    """
    from mic_tracker.cli.user_program import find_words

    visual, dumb = os.environ.get("VISUAL"), os.environ.get("TERM", "dumb") == "dumb"
    named = (None if dumb else visual) or os.environ.get("EDITOR")
    known = ("notepad",) if os.name == "nt" else () if dumb else ("vi", "nano")
    found = named or next((name for name in known if find_words([name])), None)
    if not found:
        raise WrongUse("no_editor")
    return found


def repository_root(path: Path) -> Path:
    """The repository that holds a file, to which paths in CI are relative; else this folder."""
    folders = path.absolute().parents
    return next((folder for folder in folders if (folder / ".git").exists()), Path.cwd())
